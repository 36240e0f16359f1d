"""Documents: the one that the file is, and every one that it names.

A named document meets the one whose text is held, or an earlier mention, or is made without text («wanted»). What could
be several known ones stands by itself, with a question. The acts that events brought about are read here too, so that
events need only look them up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from documents.extraction.find.titles.kinds import forms
from documents.extraction.records import (
    DocumentRecord,
    EventRecord,
    Evidence,
    Exclusion,
    InstrumentRecord,
    Outcome,
    Record,
)
from documents.models import Document
from documents.reconcile.keys import document_key
from documents.reconcile.kinds import life_of
from documents.reconcile.match import SETTLING, Ambiguous, DocumentSketch, New, Same
from documents.reconcile.words import take_apart
from sco_portal.numbering import reserve

from .carrying import link_carried_out
from .catalogue import body_key
from .document_kind import DocumentKind
from .kind import Draft
from .mentions import said
from .protocol import ImportContext
from .questions import answered, ask
from .settling import settle
from .text import own_sketch

STAGE_OF_ACTION = {"discussed": "draft", "extended": "in_force"}
OPENING = 3  # words within which a title's noun stands
ADOPTED_TYPES = frozenset({"statement", "declaration", "communique", "decision", "charter"})


@dataclass(frozen=True, slots=True)
class Named:
    """A document named in a passage, before it is matched."""

    sketch: DocumentSketch
    values: dict[str, Any]
    record: Record
    evidence: Evidence
    also: tuple[Evidence, ...] = ()


def import_documents(context: ImportContext) -> None:
    """Writes the file's own document, those it names, their parties and questions; fills `context.document_named`."""
    head = context.reading.extraction.document
    context.catalogue.add(own_sketch(head, context.document_id))
    drafts, ids, places = [], dict[str, int](), dict[tuple[str, int], int]()
    annexed, told = _annexed(head), list[tuple[Named, int]]()
    for named in (*([annexed] if annexed else []), *_named(context)):
        draft = _draft(context, named, instrument_of(named, told))
        told.append((named, draft.id))
        ids.setdefault(named.sketch.titles[0], draft.id)
        places.setdefault((named.sketch.titles[0], named.evidence.start), draft.id)
        drafts.append(draft)
    annex_id = ids.get(head.annex_of) if annexed and head.annex_of else None
    settle(context, DocumentKind(context.mechanism_named), [_own_draft(context, head, annex_id), *drafts])
    link_carried_out()
    _ask_about_own(context, head)
    context.document_named = lambda title, place: places.get((title, place)) or ids.get(title)


# --- the file's own document ------------------------------------------------------------------------------------------
def _own_draft(context: ImportContext, head: DocumentRecord, annex_id: int | None) -> Draft:
    stage = _own_stage(head)
    values = {
        "title": head.title, "type": head.type, "number": head.number, "date": head.date,
        "date_precision": "day" if head.date else None, "city_words": head.city, "body": head.body,
        "language": head.language, "period_start": head.period_start, "period_end": head.period_end,
        "annex_words": head.annex_of, "annex_of": annex_id, "stage": stage, "life": life_of(stage),
        "sectors": head.sectors,
        "parties": _signers(head),
    }  # fmt: skip
    told = said(head, values)
    return Draft(
        context.own.id,
        context.own.new,
        head.evidence,
        told,
        document_key(head.title),
        head.rule,
        head.confidence,
        head.also,
    )


def _signers(head: DocumentRecord) -> list[str]:
    """The states that the head names, as parties: of the act that was signed and of what is annexed to it."""
    return [f"{state}:party" for state in sorted(head.parties)]


def _own_stage(head: DocumentRecord) -> str | None:
    """A text with the day of its act is settled: adopted, or approved by the decision that it is annexed to."""
    if head.date is None:
        return None
    return "adopted" if head.type in ADOPTED_TYPES and not head.annex_of else "approved"


def _ask_about_own(context: ImportContext, head: DocumentRecord) -> None:
    if context.own.ask:
        _question(context, head.title, head.evidence.quote, context.own.ask, context.own.id)


# --- documents that it names ------------------------------------------------------------------------------------------
def _named(context: ImportContext) -> Iterator[Named]:
    """Instruments first: they say most of each document."""
    extraction = context.reading.extraction
    yield from (_instrument(record) for record in extraction.instruments)
    for event in extraction.events:
        yield from (_outcome(event, outcome) for outcome in event.outcomes)
    yield from (_excluded(extraction.document, one) for one in extraction.document.states_excluded if one.of)


def _annexed(head: DocumentRecord) -> Named | None:
    """The act that the file's document is annexed to, as a document of its own."""
    if not head.annex_of:
        return None
    found = take_apart(head.annex_of)
    kind = type_of(head.annex_of)
    values = {
        "title": head.annex_of, "type": kind, "number": found.number, "date": found.date, "body": head.body,
        "date_precision": "day" if found.date else None, "stage": "adopted", "life": "in_force",
        "city_words": head.city, "parties": _signers(head),
    }  # fmt: skip
    sketch = DocumentSketch(0, (head.annex_of,), kind, found.number, found.date, body_key(None, head.body))
    return Named(sketch, values, head, head.evidence)


def _instrument(record: InstrumentRecord) -> Named:
    found = take_apart(record.title)
    date = found.date or (record.action_date if record.status in SETTLING else None)
    values = {
        "title": record.title, "type": record.type, "number": found.number, "date": date,
        "date_precision": "day" if date else None, "body_words": record.action_body, "stage": record.status,
        "life": life_of(record.status), "period_start": _year(record.period_start, 1, 1),
        "period_end": _year(record.period_end, 12, 31), "sectors": [record.sector],
    }  # fmt: skip
    sketch = DocumentSketch(0, (record.title,), record.type, found.number, date, body_key(record.action_body, None))
    return Named(sketch, values, record, record.evidence, record.also)


def _outcome(event: EventRecord, outcome: Outcome) -> Named:
    """A one-day event dates what it settled."""
    found = take_apart(outcome.title)
    kind, stage = type_of(outcome.title), STAGE_OF_ACTION.get(outcome.action, outcome.action)
    one_day = event.start if event.start == event.end and event.date_precision == "day" else None
    date = found.date or (one_day if stage in SETTLING and outcome.action != "extended" else None)
    body = event.mechanism if stage in SETTLING else None
    values = {
        "title": outcome.title, "type": kind, "number": found.number, "date": date, "body_words": body,
        "date_precision": "day" if date else None, "stage": stage, "life": life_of(stage),
    }  # fmt: skip
    sketch = DocumentSketch(0, (outcome.title,), kind, found.number, date, body_key(body, None))
    return Named(sketch, values, event, _evidence(event, outcome))


def _evidence(event: EventRecord, outcome: Outcome) -> Evidence:
    return outcome.evidence or event.evidence


def place_of(event: EventRecord, outcome: Outcome) -> int:
    """Where the outcome is told."""
    return _evidence(event, outcome).start


def _excluded(head: DocumentRecord, exclusion: Exclusion) -> Named:
    title = exclusion.of or ""
    values = {"title": title, "type": type_of(title), "parties": [f"{exclusion.state}:not_party"]}
    found = take_apart(title)
    return Named(
        DocumentSketch(0, (title,), type_of(title), found.number, found.date), values, head, exclusion.evidence
    )


def type_of(title: str) -> str:
    """The type that a title's own noun tells: the first of its kind among the first words («Совместное коммюнике»)."""
    words = title.lower().replace("ё", "е").split()[:OPENING]
    known = (forms().get(word.strip("«»,.")) for word in words)
    return next((readings[0].kind.code for readings in known if readings), "other")


def _year(year: int | None, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if year else None


# --- outcomes and instruments of one file -----------------------------------------------------------------------------
def instrument_of(outcome: Named, told: Sequence[tuple[Named, int]]) -> int | None:
    """The instrument of this file that is the outcome's paper: the same title, told of the same occasion."""
    event, key = outcome.record, document_key(outcome.sketch.titles[0])
    if not isinstance(event, EventRecord):
        return None
    found = {
        pk for named, pk in told
        if isinstance(named.record, InstrumentRecord) and document_key(named.sketch.titles[0]) == key
        and _one_occasion(event, outcome, named, named.record.action_date)
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


def _one_occasion(event: EventRecord, outcome: Named, instrument: Named, day: dt.date | None) -> bool:
    """The day of the act is one of the event's, and no other body acted; without a day, the very same passage."""
    here, there = outcome.sketch.body, instrument.sketch.body
    if (here and there and here != there) or not _agree(outcome.sketch.number, instrument.sketch.number):
        return False
    if day and event.start:
        return event.start <= day <= (event.end or event.start)
    passages = (instrument.evidence, *instrument.also)
    return any(one.start < outcome.evidence.end and outcome.evidence.start < one.end for one in passages)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


# --- matching ---------------------------------------------------------------------------------------------------------
def _draft(context: ImportContext, named: Named, known: int | None) -> Draft:
    title = named.sketch.titles[0]
    pk, new, asked = (known, False, ()) if known else _match(context, named.sketch)
    context.catalogue.add(replace(named.sketch, id=pk))
    if asked:
        _question(context, title, named.evidence.quote, asked, pk)
    record = named.record
    told = said(record, named.values)
    return Draft(pk, new, named.evidence, told, document_key(title), record.rule, record.confidence, named.also)


def _match(context: ImportContext, sketch: DocumentSketch) -> tuple[int, bool, tuple[int, ...]]:
    """The document's id, whether it is to be made, and the known ones to ask about."""
    answer = context.catalogue.find(sketch)
    if isinstance(answer, Ambiguous):
        decision = answered("document", document_key(sketch.titles[0]))
        if decision is not None:
            answer = Same(decision.answer_id) if decision.answer_id else New()
    if isinstance(answer, Same):
        return answer.id, False, ()
    return reserve(Document, 1)[0], True, answer.ids if isinstance(answer, Ambiguous) else ()


def _question(context: ImportContext, title: str, quote: str, candidates: tuple[int, ...], pk: int) -> None:
    ask(
        context, "document", key=document_key(title), words=title, quote=quote, candidates=candidates,
        label=context.catalogue.title, record_id=pk,
    )  # fmt: skip
