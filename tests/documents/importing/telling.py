"""Readings made by hand: paragraphs of a small document, and records whose evidence is found by their words.

page = Page("17 мая 2024 г. состоялось совещание министров энергетики.")
reading = page.reading(page.head("Отчет …", "report"), events=[page.event("совещание министров", title=…)])
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from django.db import transaction

from documents.extraction.blocks import Block, BlockKind, Clean, Part, Source, Structured, TextBlock
from documents.extraction.records import (
    CommitmentRecord,
    DocumentRecord,
    Doubt,
    EventRecord,
    Evidence,
    Extraction,
    InstrumentRecord,
)
from documents.importing.protocol import ImportContext, Reading
from documents.importing.run import import_reading
from documents.models import ImportRun, RunKind, RunStatus


class Page:
    """A text of paragraphs, one block each."""

    def __init__(self, *paragraphs: str) -> None:
        self.text = "\n\n".join(paragraphs)
        self.blocks: list[TextBlock] = []
        start = 0
        for index, words in enumerate(paragraphs):
            block = Block(index, BlockKind.PARAGRAPH, start, start + len(words))
            clean = Clean(words, tuple(range(start, start + len(words))))
            self.blocks.append(TextBlock(block, clean, Part.BODY, None, None, 0, ((0, len(words)),)))
            start += len(words) + 2

    def evidence(self, words: str, *, place: int = 0) -> Evidence:
        """Where these words stand; the `place`-th time they do."""
        start = -1
        for _ in range(place + 1):
            start = self.text.index(words, start + 1)
        block = next(one.block.index for one in self.blocks if one.block.start <= start < one.block.end)
        return Evidence(start, start + len(words), None, block, words)

    def head(self, title: str, type_: str = "report", *, words: str | None = None, **values: Any) -> DocumentRecord:
        return DocumentRecord(
            title=title,
            type=type_,
            evidence=self.evidence(words or self.text[:10]),
            rule="head",
            confidence=0.9,
            **values,
        )

    def event(self, words: str, *, title: str, fields: dict[str, Doubt] | None = None, **values: Any) -> EventRecord:
        values = {"kind": "ministerial", "rule": "event", "confidence": 0.9, **values}
        return EventRecord(title=title, evidence=self.evidence(words), fields=fields or {}, **values)

    def instrument(self, words: str, *, title: str, type_: str, **values: Any) -> InstrumentRecord:
        return InstrumentRecord(
            title=title, type=type_, evidence=self.evidence(words), rule="instrument", confidence=0.9, **values
        )

    def commitment(self, words: str, **values: Any) -> CommitmentRecord:
        values = {"kind": "measure", "sectors": ("energy",), **values}
        return CommitmentRecord(text=words, evidence=self.evidence(words), rule="clause", confidence=0.9, **values)

    def reading(
        self, head: DocumentRecord, *, events: tuple[EventRecord, ...] = (),
        instruments: tuple[InstrumentRecord, ...] = (), commitments: tuple[CommitmentRecord, ...] = (),
    ) -> Reading:  # fmt: skip
        source = Source(self.text, tuple(block.block for block in self.blocks), "text/plain")
        extraction = Extraction(head, tuple(events), tuple(instruments), tuple(commitments), "test")
        return Reading(Structured(source, tuple(self.blocks)), extraction)


def take(reading: Reading, *, kind: str = RunKind.UPLOAD, code: str = "test", publish: bool = False) -> ImportContext:
    """Import a reading as a run of its own would."""
    run = ImportRun.objects.create(
        kind=kind, status=RunStatus.RUNNING, filename="made-by-hand.txt", file="made-by-hand.txt", publish=publish,
        sha256=hashlib.sha256(reading.structured.source.text.encode()).hexdigest(), code_version=code,
    )  # fmt: skip
    with transaction.atomic():
        return import_reading(run, reading)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
