"""Events: what took place, was due and did not, or is still to come, with place, form, chair, status and outcomes.

Order of work: scenes (all finders on a block) -> tellings (rules on clauses, lists, tables) -> names completed ->
titles, mechanisms, kinds -> repeated tellings merged -> outcomes -> records.
"""

from __future__ import annotations

from documents.extraction.blocks import Structured
from documents.extraction.recognise.events.adopting import adopting_meeting
from documents.extraction.recognise.events.assembly import assembled
from documents.extraction.recognise.events.outcomes import with_outcomes
from documents.extraction.recognise.events.reader import read_tellings
from documents.extraction.records import DocumentRecord, EventRecord


def recognise_events(doc: Structured, head: DocumentRecord) -> tuple[EventRecord, ...]:
    """Every event of the document, in the order of their first telling."""
    tellings = read_tellings(doc, head)
    own = adopting_meeting(doc, head)
    return with_outcomes(doc, head, assembled(doc, head, [*([own] if own else []), *tellings]))
