"""From tellings to records: names completed, titles and mechanisms made, repeated tellings merged, outcomes joined."""

from __future__ import annotations

from documents.extraction.blocks import Structured
from documents.extraction.evidence import evidence
from documents.extraction.find.sectors import main_sector
from documents.extraction.recognise.events import names
from documents.extraction.recognise.events.adopting import outcome
from documents.extraction.recognise.events.kinds import kind_of
from documents.extraction.recognise.events.mechanisms import mechanism_of
from documents.extraction.recognise.events.merging import Draft, merged
from documents.extraction.recognise.events.tellings import Telling
from documents.extraction.recognise.events.titles import title_of
from documents.extraction.records import DocumentRecord, Evidence, EventRecord

IN_PERSON_KINDS = frozenset({"in_person"})


def assembled(doc: Structured, head: DocumentRecord, tellings: list[Telling]) -> tuple[EventRecord, ...]:
    """The records, in the order of their first telling."""
    known = [body for block in doc.blocks for body in names.bodies(block.text)] if tellings else []
    defined: dict[str, str] = {}
    drafts = [draft for telling in tellings for draft in _drafts(telling, known, defined)]
    drafts = merged(drafts)
    return tuple(_record(doc, head, draft) for draft in drafts)


def _drafts(telling: Telling, known: list[str], defined: dict[str, str]) -> list[Draft]:
    telling.name = names.completed(telling.name, known)
    title = title_of(telling, defined)
    kind = kind_of(telling.head, title)
    mechanism = mechanism_of(telling, title, kind)
    return [Draft(telling, title, mechanism, kind)] * telling.undated_count


def _record(doc: Structured, head: DocumentRecord, draft: Draft) -> EventRecord:
    telling = draft.telling
    form = telling.format
    if form is None and (telling.cities or telling.place_known):
        form = "in_person"
    return EventRecord(
        evidence=_evidence(doc, telling),
        rule=telling.rule,
        confidence=telling.confidence,
        also=tuple(_evidence(doc, other) for other in draft.also),
        fields=dict(telling.doubts),
        title=draft.title,
        kind=draft.kind,
        start=telling.first,
        end=telling.last,
        date_precision=telling.precision,
        date_words=telling.words,
        mechanism=draft.mechanism,
        ordinal=telling.ordinal,
        format=form,
        cities=telling.cities if telling.format != "online" else (),
        chair=telling.chair,
        initiator=telling.initiator,
        status=telling.status,
        status_reason=telling.reason if telling.status == "not_held" else None,
        sector=main_sector(draft.title, section=telling.block.section),
        outcomes=(outcome(head, doc),) if telling.rule == "event.adopting" else (),
    )


def _evidence(doc: Structured, telling: Telling) -> Evidence:
    return evidence(doc, telling.block, telling.start, telling.end)
