"""From tellings to records: names completed, titles and mechanisms made, repeated tellings merged, outcomes joined."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz

from documents.extraction.blocks import Structured
from documents.extraction.evidence import evidence
from documents.extraction.find.nominative import capitalised, nominative
from documents.extraction.find.sectors import main_sector
from documents.extraction.recognise.events import names
from documents.extraction.recognise.events.adopting import outcome, own_place
from documents.extraction.recognise.events.kinds import kind_of
from documents.extraction.recognise.events.mechanisms import mechanism_of, registered
from documents.extraction.recognise.events.merging import Draft, key, merged
from documents.extraction.recognise.events.tellings import Telling
from documents.extraction.recognise.events.titles import cleaned, spelled_out, title_of
from documents.extraction.records import DocumentRecord, EventRecord, Evidence

# Likeness at which a body named in passing is one that the document names in full.
SAME_BODY = 80
# Kinds that settle the sector.
OF_KIND = {"summit": "general", "sport": "sport"}


def assembled(doc: Structured, head: DocumentRecord, tellings: list[Telling]) -> tuple[EventRecord, ...]:
    """The records, in the order of their first telling."""
    if not tellings:
        return ()
    known = names.known_names(doc, head)
    for telling in tellings:
        known.learn(telling)
    drafts = []
    for place, telling in enumerate(tellings):
        telling.name = names.completed(telling, known, tellings[:place])
        _settle_status(telling, head)
        drafts += _drafts(telling)
    drafts = merged(drafts)
    _frames(drafts)
    return tuple(_record(doc, head, draft) for draft in drafts)


def _frames(drafts: list[Draft]) -> None:
    """The body in whose frame an event was held, by its name in the document."""
    known = [draft.mechanism for draft in drafts if draft.mechanism]
    for draft in drafts:
        if draft.mechanism is None and draft.telling.within:
            name = capitalised(nominative(spelled_out(cleaned(draft.telling.within), "nomn"), number="sing"))
            scored = [(fuzz.token_sort_ratio(key(name), key(other)), other) for other in known]
            best = max(scored, default=(0, name))
            draft.mechanism = best[1] if best[0] >= SAME_BODY else name


def _settle_status(telling: Telling, head: DocumentRecord) -> None:
    """What a document tells of days after its own is still to come."""
    known_until = head.date or head.period_end
    if known_until and telling.first and telling.first > known_until and telling.status == "held":
        telling.status = "planned"
        telling.doubt("status", 0.8, "status.after_document")


def _drafts(telling: Telling) -> list[Draft]:
    title = title_of(telling)
    kind = kind_of(telling.head, title)
    mechanism = mechanism_of(telling, title, kind)
    return [
        Draft(replace(telling) if place else telling, title, mechanism, kind) for place in range(telling.undated_count)
    ]


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
        sector=_sector(draft, telling, head),
        outcomes=(outcome(head, doc),) if any(own_place(one, head) for one in draft.passages) else (),
    )


def _sector(draft: Draft, telling: Telling, head: DocumentRecord) -> str:
    """The register's sector of a body it knows, else what name and section say, else the document's theme."""
    if draft.kind in OF_KIND:
        return OF_KIND[draft.kind]
    known = registered(draft.mechanism) if draft.mechanism else None
    if known and known.sector != "general":
        return known.sector
    theme = None if head.type == "report" else head.title
    found = main_sector(draft.title, section=telling.block.section, document=theme)
    return main_sector(head.title) if found == "general" and head.body not in {"SGG", "SGP"} else found


def _evidence(doc: Structured, telling: Telling) -> Evidence:
    return evidence(doc, telling.block, telling.start, telling.end)
