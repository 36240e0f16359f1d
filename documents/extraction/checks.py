"""What no record may be: told twice in the same words, ended before it began, dated far off, with an unknown code.

Doubles and impossible dates are dropped, since they come from the document. An unknown code is a fault of the reading
and raises.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from documents.extraction import vocabulary
from documents.extraction.records import (
    CommitmentRecord,
    DocumentRecord,
    EventRecord,
    Extraction,
    InstrumentRecord,
    Outcome,
    Record,
)

EARLIEST, LATEST = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
AnyRecord = TypeVar("AnyRecord", bound=Record)


def checked(found: Extraction) -> Extraction:
    """The same records without those that cannot be; raises ValueError at a code that is none."""
    _codes(found)
    return replace(
        found,
        document=_document(found.document),
        events=_once(tuple(filter(_possible, found.events)), _undated),
        instruments=_once(tuple(_instrument(one) for one in found.instruments)),
        commitments=_once(tuple(_commitment(one) for one in found.commitments)),
    )


def _once(
    records: tuple[AnyRecord, ...], spare: Callable[[AnyRecord], bool] = lambda _: False
) -> tuple[AnyRecord, ...]:
    """Without exact doubles: everything the same, the words they rest on included. Those to be spared all stay."""
    by_place: dict[tuple[int, int], list[AnyRecord]] = {}
    kept: list[AnyRecord] = []
    for record in records:
        here = by_place.setdefault((record.evidence.start, record.evidence.end), [])
        if spare(record) or record not in here:
            here.append(record)
            kept.append(record)
    return tuple(kept)


def _undated(event: EventRecord) -> bool:
    """Undated meetings may be alike to the letter: «четыре заседания» are four."""
    return event.start is None


def _possible(event: EventRecord) -> bool:
    if event.start and event.end and event.end < event.start:
        return False
    return all(_in_range(day) for day in (event.start, event.end))


def _in_range(day: dt.date | None) -> bool:
    return day is None or EARLIEST <= day <= LATEST


def _document(record: DocumentRecord) -> DocumentRecord:
    """A date that cannot be is taken as not stated."""
    changes = {name: None for name in ("date", "period_start", "period_end") if not _in_range(getattr(record, name))}
    if record.period_start and record.period_end and record.period_end < record.period_start:
        changes |= {"period_start": None, "period_end": None}
    return replace(record, **changes)  # type: ignore[arg-type]


def _instrument(record: InstrumentRecord) -> InstrumentRecord:
    years = (record.period_start, record.period_end)
    if not _in_range(record.action_date):
        record = replace(record, action_date=None)
    if any(year is not None and not EARLIEST.year <= year <= LATEST.year for year in years):
        record = replace(record, period_start=None, period_end=None)
    return record


def _commitment(record: CommitmentRecord) -> CommitmentRecord:
    return record if _in_range(record.deadline) else replace(record, deadline=None, deadline_basis=None)


def _codes(found: Extraction) -> None:
    document = found.document
    _known("document type", document.type, vocabulary.DOCUMENT_TYPES)
    _known("body", document.body, vocabulary.BODIES)
    for event in found.events:
        _known("event kind", event.kind, vocabulary.EVENT_KINDS)
        _known("event format", event.format, vocabulary.EVENT_FORMATS)
        _known("event status", event.status, vocabulary.EVENT_STATUSES)
        _known("date precision", event.date_precision, vocabulary.DATE_PRECISIONS)
        _known("sector", event.sector, vocabulary.SECTORS)
        _outcomes(event.outcomes)
    for instrument in found.instruments:
        _known("instrument type", instrument.type, vocabulary.DOCUMENT_TYPES)
        _known("instrument status", instrument.status, vocabulary.INSTRUMENT_STATUSES)
        _known("sector", instrument.sector, vocabulary.SECTORS)
    for commitment in found.commitments:
        _known("commitment kind", commitment.kind, vocabulary.COMMITMENT_KINDS)
        for sector in commitment.sectors:
            _known("sector", sector, vocabulary.SECTORS)


def _outcomes(outcomes: tuple[Outcome, ...]) -> None:
    for outcome in outcomes:
        _known("action", outcome.action, vocabulary.ACTIONS)


def _known(what: str, code: str | None, codes: tuple[str, ...]) -> None:
    if code is not None and code not in codes:
        raise ValueError(f"unknown {what}: {code!r}")
