"""Events: each telling matched with what is known, so that one meeting told in two places is one event with two mentions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q

from actors.models import State
from documents.extraction.records import EventRecord
from documents.importing.cities import CityNames
from documents.importing.mentions import said
from documents.importing.protocol import ImportContext
from documents.importing.questions import answered, ask
from documents.importing.settling import Draft, Kind, settle, told_before
from documents.models import ChangeAction, Mention
from documents.reconcile.align import Telling, align
from documents.reconcile.claims import Group
from documents.reconcile.keys import event_key
from documents.reconcile.kinds import PRECISIONS, fuller, told
from documents.reconcile.match import FAR, Ambiguous, EventSketch, New, Same, match_event
from documents.reconcile.plan import Plan
from documents.services.storing import records_store
from events.models import Event, EventCity, EventMention, Outcome
from events.services import event_cities_store, event_outcomes_store
from sco_portal.numbering import reserve

DATES = frozenset({"start", "end"})
LINKS = frozenset({"mechanism", "chair", "initiator", "sector"})
LISTS = frozenset({"cities", "outcomes"})


def _days(values: Mapping[str, Any]) -> tuple[int, int]:
    """An exact day says more than a month; of two exact tellings, the one with more days."""
    start, end = (dt.date.fromisoformat(values[name]) if values.get(name) else None for name in ("start", "end"))
    precision = values.get("date_precision")
    length = (end - start).days if start and end and precision == "day" else 0
    return (PRECISIONS.index(precision) if precision in PRECISIONS else -1, length)


def _settled(values: Mapping[str, Any]) -> bool:
    """What was planned is overtaken by what happened."""
    return bool(values.get("status") != "planned")


GROUPS = (
    Group(("title",), rank=fuller("title")),
    Group(("kind",), rank=told("kind", "other"), foremost=True),
    Group(("mechanism",)),
    Group(("ordinal",)),
    Group(("start", "end", "date_precision", "date_words"), rank=_days),
    Group(("format",)),
    Group(("cities",), rank=lambda values: len(values["cities"]), items=True),
    Group(("chair",)),
    Group(("initiator",)),
    Group(("status", "status_reason"), rank=_settled, foremost=True, newest_first=True),
    Group(("sector",), rank=told("sector", "general"), foremost=True),
    Group(("outcomes",), union=True),
)


class EventKind(Kind[Event]):
    """Events with their cities and outcomes. Outcomes are items [document, action]."""

    name = "event"
    model = Event
    mention_model = EventMention
    groups = GROUPS

    def __init__(self, context: ImportContext) -> None:
        self.context = context
        self.cities = CityNames()
        self.states = frozenset(State.objects.values_list("pk", flat=True))

    def localise(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        found = {name: entry for name, entry in said.items() if name != "mechanism"}
        if "mechanism" in said and (mechanism := self.context.mechanism_named(said["mechanism"]["value"])):
            found["mechanism"] = {**said["mechanism"], "value": mechanism}
        for name in ("chair", "initiator"):
            if name in found and found[name]["value"] not in self.states:
                del found[name]
        if "cities" in said:
            found["cities"] = {**said["cities"], "value": self.cities.find_all(said["cities"]["value"])}
        if "outcomes" in said:
            items = [[item["document"], item["action"]] for item in said["outcomes"]["value"]]
            found["outcomes"] = {**said["outcomes"], "value": items}
        return found

    def ours(self, records: Sequence[Event]) -> dict[int, dict[str, Any]]:
        cities: dict[int, list[str]] = {}
        for event, city in (
            EventCity.objects.filter(event__in=records).order_by("position").values_list("event", "city")
        ):
            cities.setdefault(event, []).append(city)
        outcomes: dict[int, list[list[Any]]] = {}
        for row in Outcome.objects.filter(event__in=records).order_by("pk"):
            outcomes.setdefault(row.event_id, []).append([row.document_id, row.action])
        return {
            row.pk: {**_columns(row), "cities": cities.get(row.pk, []), "outcomes": outcomes.get(row.pk, [])}
            for row in records
        }

    def assign(self, record: Event, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            if name not in LISTS:
                setattr(record, f"{name}_id" if name in LINKS else name, _column_value(record, name, value))
        if record.start and not record.end:
            record.end = record.start
        record.key = event_key(record.title)

    def store(self, new: Sequence[Event], changed: Sequence[Event], fields: Iterable[str]) -> None:
        records_store(Event, new=new, changed=changed, fields=fields)

    def store_related(self, plans: Mapping[int, Plan], mentions: Mapping[int, Mention]) -> None:
        told = _outcomes_told(mentions)
        event_cities_store(cities={pk: made.values["cities"] for pk, made in plans.items() if "cities" in made.values})
        event_outcomes_store(
            outcomes={pk: made.values["outcomes"] for pk, made in plans.items() if "outcomes" in made.values}, told=told
        )


def import_events(context: ImportContext) -> None:
    """Reads the extraction's events; writes events, mentions, cities, outcomes, questions."""
    kind = EventKind(context)
    records = context.reading.extraction.events
    aligned = _aligned(context, records)
    known = {sketch.id: sketch for sketch in _known(context, records)}
    drafts = []
    for index, record in enumerate(records):
        sketch = _sketch(context, kind, record)
        pk, new = (aligned[index], False) if index in aligned else _match(context, record, sketch, known)
        known[pk] = _joined(known.get(pk), sketch, pk)
        drafts.append(_draft(context, record, pk, new=new))
        _note_unknown_cities(context, kind, record, pk)
    settle(context, kind, drafts)


# --- matching ---------------------------------------------------------------------------------------------------------
def _aligned(context: ImportContext, records: Sequence[EventRecord]) -> dict[int, int]:
    """Tellings that a version before had already."""
    old = [
        Telling(row.event.merged_into_id or row.event_id, row.key, row.quote, _facts(row.said))
        for row in told_before(context, EventMention)
    ]
    new = [
        Telling(index, event_key(record.title), record.evidence.quote, _facts(said(record, _values(record))))
        for index, record in enumerate(records)
    ]
    return align(old, new)


def _facts(said: Mapping[str, Any]) -> str:
    told = [str(said[name]["value"]) for name in ("start", "end", "ordinal") if name in said]
    return " ".join(told)


def _known(context: ImportContext, records: Sequence[EventRecord]) -> list[EventSketch]:
    """Events that a record of this reading could be: near in time, or with a number in the same series."""
    days = [day for record in records for day in (record.start, record.end) if day]
    mechanisms = {context.mechanism_named(record.mechanism) for record in records if record.mechanism} - {None}
    numbers = {record.ordinal for record in records if record.ordinal is not None}
    near = Q(mechanism__in=mechanisms, ordinal__in=numbers)
    if days:
        near |= Q(start__lte=max(days) + FAR, end__gte=min(days) - FAR)
    rows = list(Event.objects.filter(near).select_related("merged_into"))
    titles = _titles(rows)
    cities: dict[int, set[str]] = {}
    for event, city in EventCity.objects.filter(event__in=rows).values_list("event", "city"):
        cities.setdefault(event, set()).add(city)
    return [_sketch_of(row, titles.get(row.pk, set()), frozenset(cities.get(row.pk, ()))) for row in rows]


def _titles(rows: Sequence[Event]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    told = EventMention.objects.filter(event__in=rows, said__title__isnull=False)
    for pk, title in told.values_list("event", "said__title__value").distinct():
        found.setdefault(pk, set()).add(title)
    return found


def _sketch_of(row: Event, titles: set[str], cities: frozenset[str]) -> EventSketch:
    return EventSketch(
        row.merged_into_id or row.pk, (row.title, *sorted(titles - {row.title})), row.kind, row.mechanism_id, row.ordinal,
        row.start, row.end, row.date_precision or None, cities, row.status,
    )  # fmt: skip


def _sketch(context: ImportContext, kind: EventKind, record: EventRecord) -> EventSketch:
    mechanism = context.mechanism_named(record.mechanism) if record.mechanism else None
    return EventSketch(
        0, (record.title,), record.kind, mechanism, record.ordinal, record.start, record.end or record.start,
        _precision(record), frozenset(kind.cities.find_all(record.cities)), record.status,
    )  # fmt: skip


def _joined(known: EventSketch | None, told: EventSketch, pk: int) -> EventSketch:
    """What a later record of the same reading is compared with."""
    if known is None:
        return EventSketch(
            pk, told.titles, told.kind, told.mechanism, told.ordinal, told.start, told.end, told.precision, told.cities,
            told.status,
        )  # fmt: skip
    return EventSketch(
        pk, tuple(dict.fromkeys((*known.titles, *told.titles))), known.kind, known.mechanism or told.mechanism,
        known.ordinal or told.ordinal, known.start or told.start, known.end or told.end, known.precision or told.precision,
        known.cities or told.cities, known.status,
    )  # fmt: skip


def _match(
    context: ImportContext, record: EventRecord, sketch: EventSketch, known: Mapping[int, EventSketch]
) -> tuple[int, bool]:
    """The event's id and whether it is to be made. A likely one is asked about; the telling stands by itself meanwhile."""
    answer = match_event(sketch, known.values())
    key = " ".join(filter(None, (event_key(record.title), _facts(said(record, _values(record))))))
    if isinstance(answer, Ambiguous):
        decision = answered("event", key)
        if decision is not None:
            answer = Same(decision.answer_id) if decision.answer_id else New()
    if isinstance(answer, Same):
        return answer.id, False
    pk = reserve(Event, 1)[0]
    if isinstance(answer, Ambiguous):
        ask(
            context, "event", key=key, words=record.title, quote=record.evidence.quote, candidates=answer.ids,
            label=lambda one: known[one].titles[0], record_id=pk,
        )  # fmt: skip
    return pk, True


# --- what a record says -----------------------------------------------------------------------------------------------
def _draft(context: ImportContext, record: EventRecord, pk: int, *, new: bool) -> Draft:
    values = _values(record)
    outcomes = [
        {"title": outcome.title, "action": outcome.action, "document": context.document_named(outcome.title)}
        for outcome in record.outcomes
    ]
    values["outcomes"] = [item for item in outcomes if item["document"] is not None]
    told = said(record, values)
    return Draft(pk, new, record.evidence, told, event_key(record.title), record.rule, record.confidence, record.also)


def _values(record: EventRecord) -> dict[str, Any]:
    return {
        "title": record.title, "kind": record.kind, "mechanism": record.mechanism, "ordinal": record.ordinal,
        "start": record.start, "end": record.end or record.start, "date_precision": _precision(record),
        "date_words": record.date_words, "format": record.format, "cities": record.cities, "chair": record.chair,
        "initiator": record.initiator, "status": record.status, "status_reason": record.status_reason,
        "sector": record.sector,
    }  # fmt: skip


def _precision(record: EventRecord) -> str | None:
    return (record.date_precision or "day") if record.start else None


def _note_unknown_cities(context: ImportContext, kind: EventKind, record: EventRecord, pk: int) -> None:
    """A city that the gazetteer lacks is no link, but a line of the plan; its words stay with the mention."""
    unknown = [name for name in record.cities if kind.cities.find(name) is None]
    if unknown:
        context.note("city", ChangeAction.FAILED, after={"event": pk, "cities": unknown}, quote=record.evidence.quote)


# --- columns ----------------------------------------------------------------------------------------------------------
def _columns(row: Event) -> dict[str, Any]:
    names = [name for group in GROUPS for name in group.fields if name not in LISTS]
    return {name: _plain(getattr(row, f"{name}_id" if name in LINKS else name)) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _column_value(record: Event, name: str, value: Any) -> Any:
    if name in DATES:
        return dt.date.fromisoformat(value) if value else None
    return "" if value is None and not record._meta.get_field(name).null else value


def _outcomes_told(mentions: Mapping[int, Mention]) -> dict[tuple[int, int, str], tuple[str, Mention]]:
    """(event, document, action) to the title as told and the mention that tells it."""
    rows = [row for row in mentions.values() if isinstance(row, EventMention)]
    return {
        (row.event_id, item["document"], item["action"]): (item["title"], row)
        for row in rows
        for item in row.said.get("outcomes", {}).get("value", [])
    }
