"""From the bytes of a file to its records: each stage reads what the one before it wrote."""

from __future__ import annotations

from documents.extraction.blocks import Structured
from documents.extraction.checks import checked
from documents.extraction.readers import read
from documents.extraction.recognise.commitments import recognise_commitments
from documents.extraction.recognise.events import recognise_events
from documents.extraction.recognise.head import recognise_head
from documents.extraction.recognise.instruments import recognise_instruments
from documents.extraction.records import Extraction
from documents.extraction.structure import structure

VERSION = "1"


def read_structured(data: bytes, *, filename: str) -> Structured:
    """The document as recognisers see it; raises Unreadable."""
    return structure(read(data, filename=filename))


def extract(data: bytes, *, filename: str) -> Extraction:
    """All records of a file; raises Unreadable."""
    return recognise(read_structured(data, filename=filename))


def recognise(doc: Structured) -> Extraction:
    """All records of a structured document."""
    head = recognise_head(doc)
    events = recognise_events(doc, head)
    found = Extraction(
        document=head,
        events=events,
        instruments=recognise_instruments(doc, head, events=events),
        commitments=recognise_commitments(doc, head),
        version=VERSION,
    )
    return checked(found)
