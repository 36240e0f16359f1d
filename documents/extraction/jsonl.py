"""Records as lines of the extraction contract: one JSON object a line, the document first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from documents.extraction.records import Evidence, Extraction, Record


def lines(extraction: Extraction) -> Iterator[str]:
    """The contract's lines."""
    for row in rows(extraction):
        yield json.dumps(row, ensure_ascii=False)


def rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """The contract's objects, in order."""
    yield row("document", extraction.document)
    for kind, records in (
        ("event", extraction.events), ("instrument", extraction.instruments), ("commitment", extraction.commitments),
    ):  # fmt: skip
        for record in records:
            yield row(kind, record)


def row(kind: str, record: Record) -> dict[str, Any]:
    """One record under the contract's keys."""
    names = [item.name for item in fields(record) if item.name not in ("evidence", "also", "fields")]
    own = {name: plain(getattr(record, name)) for name in names}
    doubts = {name: {"confidence": doubt.confidence, "rule": doubt.rule} for name, doubt in record.fields.items()}
    return {
        "record": kind,
        **own,
        "source": place(record.evidence),
        "quote": record.evidence.quote,
        "also": [{"source": place(item), "quote": item.quote} for item in record.also],
        "fields": doubts,
    }


def place(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "page": evidence.page, "block": evidence.block}


def plain(value: object) -> Any:
    """Dates as ISO words, records inside records as objects; an inner evidence is its quote and place."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, Evidence):
        return {"source": place(value), "quote": value.quote}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value
