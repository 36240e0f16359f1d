"""What a document undertakes: one record a clause, with kind, sectors, responsible body and deadline.

Reads the structured document and its head; the head's type tells a binding document from a report, which are read by
different rules (`norms`, `reports`). `passages` comes first, fields (`kinds`, `responsible`, deadlines) last.
"""

from __future__ import annotations

from collections.abc import Iterator

from documents.extraction.blocks import Structured
from documents.extraction.evidence import evidence
from documents.extraction.find.deadlines import DeadlineHit, find_deadlines, main_deadline
from documents.extraction.find.sectors import GENERAL, sectors
from documents.extraction.recognise.commitments.draft import Draft
from documents.extraction.recognise.commitments.kinds import kind
from documents.extraction.recognise.commitments.norms import norm_drafts
from documents.extraction.recognise.commitments.passages import Passage, passages
from documents.extraction.recognise.commitments.reports import report_drafts
from documents.extraction.recognise.commitments.responsible import responsible
from documents.extraction.records import CommitmentRecord, DocumentRecord

# A planned step happens at its date, so that a plain date in it is its deadline.
DATED_CODES = frozenset({"planned", "ready", "charge"})


# «договорились провести в первом полугодии 2025 года …»: a date to come is when a promise falls due.
PROMISING = frozenset({"agree", "charge", "intend", "future", "call", "item", "norm"})
# A clause that names more sectors than this is about none of them.
MANY = 5


def recognise_commitments(doc: Structured, head: DocumentRecord) -> tuple[CommitmentRecord, ...]:
    """Every clause of the body that binds, calls or waits, in order, none twice."""
    found, seen = [], set()
    for passage in passages(doc):
        for draft in _drafts(passage, head):
            place = (draft.passage.block.block.index, draft.start)
            if place not in seen and draft.end - draft.start > 2:
                seen.add(place)
                found.append(_record(doc, draft, head))
    return tuple(found)


def _drafts(passage: Passage, head: DocumentRecord) -> Iterator[Draft]:
    if head.type == "report":
        return report_drafts(passage)
    return norm_drafts(passage, type_=head.type)


def _record(doc: Structured, draft: Draft, head: DocumentRecord) -> CommitmentRecord:
    report = head.type == "report"
    kind_ = kind(draft, type_=head.type)
    due = _deadline(draft, head, dated=kind_ == "follow_up" and (not report or draft.code in DATED_CODES))
    if due is None and not report and draft.code in PROMISING:
        due = _coming(draft, head)
    section = draft.passage.section or draft.passage.lead
    return CommitmentRecord(
        evidence=evidence(doc, draft.passage.block, draft.start, draft.end),
        rule=draft.rule,
        confidence=draft.confidence,
        text=draft.text,
        kind=kind_,
        section=section,
        sectors=_sectors(draft, section, head, report=report),
        responsible=responsible(draft, report=report),
        deadline=due.due if due else None,
        deadline_basis=due.words if due else None,
    )


def _sectors(draft: Draft, section: str | None, head: DocumentRecord, *, report: bool) -> tuple[str, ...]:
    """By the clause; the prior is the heading, in a report without telling headings the meeting that the paragraph is
    on.
    """
    if not report:
        return sectors(draft.text, section=section, document=head.title)
    found = _report_sectors(draft, section, head.title)
    return (GENERAL, *found) if len(found) > MANY else found


def _report_sectors(draft: Draft, section: str | None, title: str) -> tuple[str, ...]:
    if section and sectors(section) != (GENERAL,):
        return sectors(draft.text, section=section)
    if "секретариат" not in title.lower():
        # The Secretariat reports on everything, any other body on its own field.
        return sectors(draft.text, section=section, document=title)
    first = draft.passage.block.sentences[:1] or ((0, 0),)
    told = draft.passage.block.text[slice(*first[0])] if first[0][1] <= draft.start else None
    return sectors(draft.text, section=told)


def _coming(draft: Draft, head: DocumentRecord) -> DeadlineHit | None:
    """A plain date in the clause that lies after the document's own."""
    hit = main_deadline(draft.text, plain=True)
    return hit if hit and head.date and hit.due > head.date else None


def _deadline(draft: Draft, head: DocumentRecord, *, dated: bool) -> DeadlineHit | None:
    """From the «Срок:» line when there is one, else from the clause itself; `dated`: a plain date is one too."""
    year = head.date.year if head.date else None
    if draft.passage.due:
        hits = find_deadlines(draft.passage.due, year=year)
        return hits[-1] if hits else None
    if draft.passage.by:
        return (find_deadlines(draft.text, year=year) or [None])[-1]
    return main_deadline(draft.text, year=year, plain=dated)
