"""The lines of the contract."""

from __future__ import annotations

import datetime as dt
import json

from documents.extraction.jsonl import lines, rows
from documents.extraction.records import (
    CommitmentRecord,
    DocumentRecord,
    Doubt,
    EventRecord,
    Evidence,
    Exclusion,
    Extraction,
    InstrumentRecord,
    Outcome,
)

WORDS = Evidence(3, 12, 2, 1, "заседание")
FOUND = Extraction(
    document=DocumentRecord(
        evidence=WORDS, rule="head", confidence=0.9, title="Отчет", type="report", date=dt.date(2024, 10, 16),
        parties=("KZ", "UZ"), states_excluded=(Exclusion("IN", "Заявления", WORDS),),
    ),
    events=(
        EventRecord(
            evidence=WORDS, rule="event", confidence=0.8, title="Заседание", kind="commission",
            start=dt.date(2024, 5, 2),
            outcomes=(Outcome("План", "approved", WORDS),), also=(Evidence(40, 49, None, 4, "заседания"),),
            fields={"cities": Doubt(0.5, "carried")},
        ),
    ),
    instruments=(InstrumentRecord(evidence=WORDS, rule="title", confidence=1.0, title="План", type="plan"),),
    commitments=(CommitmentRecord(evidence=WORDS, rule="item", confidence=1.0, text="продолжить", kind="measure"),),
    version="1",
)  # fmt: skip


def test_one_object_a_line_the_document_first() -> None:
    read = [json.loads(line) for line in lines(FOUND)]
    assert [row["record"] for row in read] == ["document", "event", "instrument", "commitment"]
    assert not any("\n" in line for line in lines(FOUND))


def test_russian_stays_readable() -> None:
    assert "Заседание" in "".join(lines(FOUND))


def test_every_record_carries_where_it_stands() -> None:
    for row in rows(FOUND):
        assert row["source"] == {"start": 3, "end": 12, "page": 2, "block": 1}
        assert row["quote"] == "заседание"
        assert row["rule"]
        assert 0 <= row["confidence"] <= 1


def test_dates_are_iso_and_unknown_is_null() -> None:
    document, event, instrument, commitment = json.loads(f"[{','.join(lines(FOUND))}]")
    assert (document["date"], document["number"]) == ("2024-10-16", None)
    assert (event["start"], event["end"], event["chair"]) == ("2024-05-02", None, None)
    assert (instrument["action_date"], commitment["deadline"]) == (None, None)


def test_what_is_inside_a_record_keeps_its_words() -> None:
    document, event, *_ = rows(FOUND)
    assert document["parties"] == ["KZ", "UZ"]
    assert document["states_excluded"][0]["state"] == "IN"
    assert event["outcomes"][0]["title"] == "План"
    assert event["also"][0]["quote"] == "заседания"
    assert event["fields"] == {"cities": {"confidence": 0.5, "rule": "carried"}}
