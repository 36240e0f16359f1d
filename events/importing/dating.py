"""Days for an event whose source tells only a month, a quarter or a year: the ends of that time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.extraction.find.dates import DateHit, find_dates
from documents.extraction.records import Doubt, EventRecord

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
COARSE = frozenset({"month", "quarter", "year"})
OF_A_PLAN = Doubt(0.7, "date.only_time_of_the_plan")


def dated(record: EventRecord) -> EventRecord:
    """The record with the ends of the time that its words name, where no day is told; else as it is.

    A plan tells its time loosely («готовность провести в 2025 году …»): where no words of a date were read, the only
    month, quarter or year of its sentence is it. Several times are a choice that nobody has made: they date nothing.
    """
    if record.start is not None:
        return record
    if record.date_words and _of_something_else(record.evidence.quote, record.date_words):
        return record
    if record.date_words:
        return _at(record, find_dates(record.date_words), record.fields)
    if record.status != "planned":
        return record
    quote = record.evidence.quote
    hits = [hit for hit in find_dates(quote) if hit.precision in COARSE and hit.role == "occurrence"]
    if len(set(YEAR.findall(quote))) > 1:
        return record
    return _at(record, hits, {**record.fields, "start": OF_A_PLAN})


def _of_something_else(quote: str, words: str) -> bool:
    """The term of a document («Плана действий на 2022 год») or the day of an act is not the time of a meeting."""
    hits = [hit for hit in find_dates(quote) if hit.words == words]
    return bool(hits) and all(hit.role != "occurrence" for hit in hits)


def _at(record: EventRecord, hits: Sequence[DateHit], fields: dict[str, Doubt]) -> EventRecord:
    if len({(hit.first, hit.last) for hit in hits}) != 1:
        return record
    (hit, *_) = hits
    words = record.date_words or hit.words
    return replace(
        record, start=hit.first, end=hit.last, date_precision=str(hit.precision), date_words=words, fields=fields
    )
