"""How events are stored: what their tellings' words mean as rows, with cities and outcomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actors.models import State
from documents.importing.cities import CityNames
from documents.importing.columns import read_columns, write_columns
from documents.importing.kind import Kind
from documents.importing.protocol import FindMechanism, no_mechanism
from documents.models import Document, Mention
from documents.reconcile.claims import Group
from documents.reconcile.keys import event_key, mechanism_key
from documents.reconcile.kinds import PRECISIONS, fuller, told
from documents.reconcile.plan import Plan
from documents.services.storing import records_store
from events.models import Event, EventCity, EventMention, Outcome
from events.services import event_cities_store, event_outcomes_store


def _days(values: Mapping[str, Any]) -> tuple[int, int]:
    """An exact day says more than a month; of two exact tellings, the one with more days."""
    start, end = (dt.date.fromisoformat(values[name]) if values.get(name) else None for name in ("start", "end"))
    precision = values.get("date_precision")
    length = (end - start).days if start and end and precision == "day" else 0
    return (PRECISIONS.index(precision) if precision in PRECISIONS else -1, length)


BY_TITLE = {"rule": "mechanism.by_title", "confidence": 0.85}


def mechanism_of(name: str | None, title: str, mechanism_named: FindMechanism) -> int | None:
    """Whose event it is: the mechanism named beside it; where none is, the one whose very name or alias is the title.

    A name that means no mechanism yet is a question; the title does not answer it.
    """
    return mechanism_named(name or title)


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
    makes_mechanisms = True

    def __init__(self, mechanism_named: FindMechanism = no_mechanism) -> None:
        super().__init__(mechanism_named)
        self.cities = CityNames()
        self.states = frozenset(State.objects.values_list("pk", flat=True))
        self.merged = dict(Document.objects.filter(merged_into__isnull=False).values_list("pk", "merged_into_id"))

    def localise(self, said: Mapping[str, Any]) -> Mapping[str, Any]:
        found = {name: entry for name, entry in said.items() if name != "mechanism"}
        found |= self._mechanism(said)
        for name in ("chair", "initiator"):
            if name in found and found[name]["value"] not in self.states:
                del found[name]
        if "cities" in said:
            found["cities"] = {**said["cities"], "value": self.cities.find_all(said["cities"]["value"])}
        if "outcomes" in said:
            found["outcomes"] = {**said["outcomes"], "value": [list(item) for item in self.outcomes(said)]}
        return found

    def _mechanism(self, said: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        name, title = said.get("mechanism"), said.get("title", {"value": ""})
        pk = mechanism_of(name["value"] if name else None, title["value"], self.mechanism_named)
        return {"mechanism": {**(name or BY_TITLE), "value": pk}} if pk else {}

    def outcomes(self, said: Mapping[str, Any]) -> dict[tuple[int, str], str]:
        """(document, action) to the title as told. A merged document is the one that stands."""
        items = said.get("outcomes", {}).get("value", [])
        return {(self.merged.get(item["document"], item["document"]), item["action"]): item["title"] for item in items}

    def ours(self, records: Sequence[Event]) -> dict[int, dict[str, Any]]:
        cities: dict[int, list[str]] = {}
        places = EventCity.objects.filter(event__in=records).order_by("position")
        for event, city in places.values_list("event_id", "city_id"):
            cities.setdefault(event, []).append(city)
        outcomes: dict[int, list[list[Any]]] = {}
        for row in Outcome.objects.filter(event__in=records).order_by("pk"):
            outcomes.setdefault(row.event_id, []).append([row.document_id, row.action])
        lists = {row.pk: {"cities": cities.get(row.pk, []), "outcomes": outcomes.get(row.pk, [])} for row in records}
        return {row.pk: {**read_columns(row, GROUPS), **lists[row.pk]} for row in records}

    def assign(self, record: Event, values: Mapping[str, Any]) -> None:
        write_columns(record, values)
        record.key = event_key(record.title)

    def store(self, new: Sequence[Event], changed: Sequence[Event], fields: Iterable[str]) -> None:
        records_store(Event, new=new, changed=changed, fields=fields)

    def store_related(self, plans: Mapping[int, Plan], mentions: Sequence[Mention]) -> None:
        cities = {pk: made.values["cities"] for pk, made in plans.items() if "cities" in made.values}
        outcomes = {pk: made.values["outcomes"] for pk, made in plans.items() if "outcomes" in made.values}
        told = {
            (row.event_id, *place): (title, row)
            for row in reversed(mentions)  # of several tellings of one outcome the first gives its title
            if isinstance(row, EventMention)
            for place, title in self.outcomes(row.said).items()
        }
        event_cities_store(cities=cities)
        event_outcomes_store(outcomes=outcomes, told=told)

    def naming_mechanism(self, key: str) -> list[Mention]:
        rows = EventMention.objects.filter(said__mechanism__isnull=False, event__mechanism__isnull=True)
        return [row for row in rows if mechanism_key(row.said["mechanism"]["value"]) == key]

    def meant_by_title(self) -> set[int]:
        """Events without a mechanism whose title is by now the name of one: aliases come with later documents too."""
        rows = EventMention.objects.filter(event__mechanism__isnull=True, said__mechanism__isnull=True)
        rows = rows.filter(event__provenance__mechanism__isnull=True, said__title__isnull=False)
        told = rows.values_list("event_id", "said__title__value").distinct()
        return {pk for pk, title in told if self.mechanism_named(title)}

    def pointing_at(self, kind: str, record: int) -> set[int]:
        if kind != "document":
            return set()
        return set(Outcome.objects.filter(document=record).values_list("event_id", flat=True))
