"""What is dropped, what is taken as not stated, and what is refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from documents.extraction.checks import checked
from documents.extraction.records import (
    CommitmentRecord,
    DocumentRecord,
    EventRecord,
    Evidence,
    Extraction,
    InstrumentRecord,
    Outcome,
)

WORDS = Evidence(0, 9, None, 0, "заседание")
HEAD = DocumentRecord(evidence=WORDS, rule="r", confidence=1.0, title="Отчет", type="report")
EVENT = EventRecord(evidence=WORDS, rule="r", confidence=1.0, title="Заседание", kind="commission")
PLAN = InstrumentRecord(evidence=WORDS, rule="r", confidence=1.0, title="План", type="plan")
DUTY = CommitmentRecord(evidence=WORDS, rule="r", confidence=1.0, text="продолжить работу", kind="measure")


def _found(*records: EventRecord | InstrumentRecord | CommitmentRecord, head: DocumentRecord = HEAD) -> Extraction:
    def of(kind: type) -> tuple:
        return tuple(record for record in records if isinstance(record, kind))

    return Extraction(head, of(EventRecord), of(InstrumentRecord), of(CommitmentRecord), "1")


def test_sound_records_pass_as_they_are() -> None:
    held = replace(EVENT, start=dt.date(2024, 5, 2), end=dt.date(2024, 5, 3), outcomes=(Outcome("План", "approved"),))
    found = _found(held, replace(PLAN, period_start=2024, period_end=2026), replace(DUTY, sectors=("energy",)))
    assert checked(found) == found


def test_a_double_goes_but_the_same_meeting_on_another_day_stays() -> None:
    first, second = replace(EVENT, start=dt.date(2024, 5, 2)), replace(EVENT, start=dt.date(2024, 5, 9))
    assert checked(_found(first, first, second)).events == (first, second)


def test_undated_meetings_that_one_phrase_counts_are_each_kept() -> None:
    assert checked(_found(EVENT, EVENT)).events == (EVENT, EVENT)


def test_the_same_words_at_another_place_are_no_double() -> None:
    again = replace(EVENT, evidence=Evidence(50, 59, None, 3, "заседание"))
    assert len(checked(_found(EVENT, again)).events) == 2


def test_an_event_that_ends_before_it_begins_goes() -> None:
    assert not checked(_found(replace(EVENT, start=dt.date(2024, 5, 3), end=dt.date(2024, 5, 2)))).events


@pytest.mark.parametrize("day", [dt.date(1989, 12, 31), dt.date(2101, 1, 1)])
def test_an_event_far_off_goes(day: dt.date) -> None:
    assert not checked(_found(replace(EVENT, start=day, end=day))).events


@pytest.mark.parametrize("day", [dt.date(1990, 1, 1), dt.date(2100, 12, 31), None])
def test_the_bounds_themselves_and_no_date_are_kept(day: dt.date | None) -> None:
    assert len(checked(_found(replace(EVENT, start=day, end=day))).events) == 1


def test_elsewhere_an_impossible_date_is_not_stated() -> None:
    far = dt.date(1899, 1, 1)
    head = replace(HEAD, date=far, period_start=dt.date(2024, 2, 1), period_end=dt.date(2024, 1, 1))
    found = checked(
        _found(
            replace(PLAN, action_date=far, period_start=204, period_end=2026),
            replace(DUTY, deadline=far, deadline_basis="до 1899 года"),
            head=head,
        )
    )
    assert (found.document.date, found.document.period_start, found.document.period_end) == (None, None, None)
    assert (found.instruments[0].action_date, found.instruments[0].period_start) == (None, None)
    assert (found.commitments[0].deadline, found.commitments[0].deadline_basis) == (None, None)


@pytest.mark.parametrize(
    "record",
    [
        replace(EVENT, kind="party"),
        replace(EVENT, format="letter"),
        replace(EVENT, status="maybe"),
        replace(EVENT, sector="space"),
        replace(EVENT, date_precision="week"),
        replace(EVENT, outcomes=(Outcome("План", "read"),)),
        replace(PLAN, type="poem"),
        replace(PLAN, status="lost"),
        replace(DUTY, kind="wish"),
        replace(DUTY, sectors=("energy", "space")),
    ],
)
def test_an_unknown_code_raises(record: EventRecord | InstrumentRecord | CommitmentRecord) -> None:
    with pytest.raises(ValueError, match="unknown"):
        checked(_found(record))


def test_an_unknown_body_or_type_of_the_document_raises() -> None:
    with pytest.raises(ValueError, match="body"):
        checked(_found(head=replace(HEAD, body="UN")))
