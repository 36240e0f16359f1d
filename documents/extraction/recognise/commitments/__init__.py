"""What a document undertakes: one record a clause, with kind, sectors, responsible body and deadline.

Reads the structured document and its head; the head's type tells a binding document from a report, which are read by
different rules (`norms`, `reports`). `passages` comes first, fields (`kinds`, `responsible`, deadlines) last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from documents.extraction.blocks import Structured
from documents.extraction.evidence import evidence
from documents.extraction.find.deadlines import DeadlineHit
from documents.extraction.recognise.commitments.accounts import ACCOUNT, reading
from documents.extraction.recognise.commitments.draft import Draft
from documents.extraction.recognise.commitments.fields import clause_deadline, clause_sectors, told_term
from documents.extraction.recognise.commitments.kinds import kind
from documents.extraction.recognise.commitments.names import short_names
from documents.extraction.recognise.commitments.norms import norm_drafts
from documents.extraction.recognise.commitments.passages import Passage, passages
from documents.extraction.recognise.commitments.reports import report_drafts
from documents.extraction.recognise.commitments.responsible import responsible
from documents.extraction.records import CommitmentRecord, DocumentRecord, Doubt


def recognise_commitments(doc: Structured, head: DocumentRecord) -> tuple[CommitmentRecord, ...]:
    """Every clause of the body that binds, calls or waits, in order, none twice."""
    head = replace(head, type=reading(doc, head))
    names = short_names(doc)
    found, seen = [], set()
    for passage in passages(doc):
        for draft in _drafts(passage, head):
            place = (draft.passage.block.block.index, draft.start)
            if place not in seen and draft.end - draft.start > 2:
                seen.add(place)
                found.append(_record(doc, draft, head, names))
    return tuple(found)


def _drafts(passage: Passage, head: DocumentRecord) -> Iterator[Draft]:
    if head.type == ACCOUNT:
        return report_drafts(passage)
    return norm_drafts(passage, type_=head.type)


def _record(doc: Structured, draft: Draft, head: DocumentRecord, names: Mapping[str, str]) -> CommitmentRecord:
    kind_ = kind(draft, type_=head.type)
    due = clause_deadline(draft, head, kind_)
    section = draft.passage.section or draft.passage.lead
    by = responsible(draft, report=head.type == ACCOUNT, names=names)
    return CommitmentRecord(
        evidence=evidence(doc, draft.passage.block, draft.start, draft.end),
        rule=draft.rule,
        confidence=draft.confidence,
        text=draft.text,
        kind=kind_,
        section=section,
        sectors=clause_sectors(draft, section, head),
        responsible=by,
        deadline=due.due if due else None,
        deadline_basis=due.words if due else told_term(draft),
        also=tuple(evidence(doc, line, 0, len(line.text)) for line in draft.passage.lines if line.text),
        fields=_doubts(draft, due, by),
    )


def _doubts(draft: Draft, due: DeadlineHit | None, by: str | None) -> dict[str, Doubt]:
    """What was inferred rather than told in the clause."""
    doubts = {}
    if due and not re.search(r"\b(?:19|20)\d\d\b", due.words):
        doubts["deadline"] = Doubt(0.7, "year-of-the-document")
    if by and draft.code == "agree" and by.split()[0].lower()[:5] not in draft.text.lower():
        doubts["responsible"] = Doubt(0.6, "body-of-the-session")
    return doubts
