"""Events: each telling is matched with what is known, so that a meeting told twice is one event with two mentions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from documents.extraction.records import EventRecord
from documents.importing.documents import place_of
from documents.importing.kind import Draft
from documents.importing.mentions import said
from documents.importing.protocol import ImportContext
from documents.importing.questions import answered, ask
from documents.importing.settling import resettle, settle
from documents.models import ChangeAction
from documents.reconcile.keys import event_key
from documents.reconcile.match import Ambiguous, EventSketch, New, Same, match_event
from events.models import Event
from sco_portal.numbering import reserve

from .dating import dated
from .kind import EventKind
from .matching import aligned, facts, joined, known_events, precision, sketch


def import_events(context: ImportContext) -> None:
    """Reads the extraction's events; writes events, mentions, cities, outcomes, questions."""
    kind = EventKind(context.mechanism_named)
    records = [dated(record) for record in context.reading.extraction.events]
    told = [(record, said(record, _values(context, record))) for record in records]
    placed = aligned(context, told)
    known = known_events(records, context.mechanism_named)
    drafts = []
    for index, (record, words) in enumerate(told):
        this = sketch(record, context.mechanism_named, kind.cities)
        pk, new = (placed[index], False) if index in placed else _match(context, record, facts(words), this, known)
        known[pk] = joined(known.get(pk), this, pk)
        drafts.append(_draft(record, pk, words, new=new))
        _note_unknown_cities(context, kind, record, pk)
    settle(context, kind, drafts)
    resettle(context, kind, kind.meant_by_title())


def _match(
    context: ImportContext, record: EventRecord, when: str, this: EventSketch, known: Mapping[int, EventSketch]
) -> tuple[int, bool]:
    """The event's id, and whether it is to be made. A likely one is asked about; meanwhile the telling stands alone."""
    answer = match_event(this, known.values())
    key = f"{event_key(record.title)} {when}".strip()
    if isinstance(answer, Ambiguous) and (decision := answered("event", key)):
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


def _draft(record: EventRecord, pk: int, told: dict[str, dict[str, Any]], *, new: bool) -> Draft:
    return Draft(pk, new, record.evidence, told, event_key(record.title), record.rule, record.confidence, record.also)


def _values(context: ImportContext, record: EventRecord) -> dict[str, Any]:
    outcomes = [
        {"title": one.title, "action": one.action, "document": context.document_named(one.title, place_of(record, one))}
        for one in record.outcomes
    ]
    return {
        "title": record.title,
        "kind": record.kind,
        "mechanism": record.mechanism,
        "ordinal": record.ordinal,
        "start": record.start,
        "end": record.end or record.start,
        "date_precision": precision(record),
        "date_words": record.date_words,
        "format": record.format,
        "cities": record.cities,
        "chair": record.chair,
        "initiator": record.initiator,
        "status": record.status,
        "status_reason": record.status_reason,
        "sector": record.sector,
        "outcomes": [item for item in outcomes if item["document"] is not None],
    }


def _note_unknown_cities(context: ImportContext, kind: EventKind, record: EventRecord, pk: int) -> None:
    """A city that the gazetteer lacks is no link, but a line of the plan; its words stay with the mention."""
    unknown = [name for name in record.cities if kind.cities.find(name) is None]
    if unknown:
        context.note("city", ChangeAction.FAILED, after={"event": pk, "cities": unknown}, quote=record.evidence.quote)
