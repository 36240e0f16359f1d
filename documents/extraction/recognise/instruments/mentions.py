"""Mentions of documents: each title with the block and sentence it stands in, self-references left out.

Reads the clean text of head, preamble, body and notes; yields mentions in document order. What became of the
document is judged in
`acts`, sameness in `sameness`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.extraction.blocks import BlockKind, Part, Structured, TextBlock
from documents.extraction.find.titles import TitleHit, find_mentions
from documents.extraction.records import EventRecord

# Words of a document that is named only through its body: «утвержден ее регламент», «проект положения которой».
LEANING = re.compile(
    r"\b(?:положени|регламент|устав)\w*\s+(?:об?\s+)?котор|\b(?:е[её]|его|их)\s+(?:регламент|устав|положени)",
    re.IGNORECASE,
)
SKIPPED_KINDS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.SIGNATURE, BlockKind.FURNITURE})
READ_PARTS = frozenset({Part.PREAMBLE, Part.BODY, Part.NOTES})


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence with what stands around it. Offsets of hits are in `block.text`; `start`, `end` bound the
    sentence.
    """

    block: TextBlock
    start: int
    end: int
    hits: tuple[TitleHit, ...]

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """A title in its passage, with the state that the passage reports."""

    block: TextBlock
    start: int
    end: int
    title: str
    code: str
    period_start: int | None
    period_end: int | None
    status: str = "in_force"
    action_date: dt.date | None = None
    action_body: str | None = None
    rule: str = "title"
    confidence: float = 0.9
    sector: str = "general"
    action: str | None = None  # what was done to it there, in the codes of outcomes; None when it is only mentioned
    event: EventRecord | None = None  # the occurrence that the passage speaks of


def passages(doc: Structured) -> Iterator[Passage]:
    """Sentences that mention documents."""
    for block in doc.blocks:
        if block.part not in READ_PARTS or block.kind in SKIPPED_KINDS:
            continue
        hits = find_mentions(block.text)
        if not hits and not LEANING.search(block.text):
            continue
        for start, end in _sentences(block, hits):
            inside = tuple(hit for hit in hits if start <= hit.start < end)
            if inside or LEANING.search(block.text, start, end):
                yield Passage(block, start, end, inside)


def _sentences(block: TextBlock, hits: list[TitleHit]) -> Iterator[tuple[int, int]]:
    """Sentences, with those joined that only a semicolon or colon parts, or a year before a title that cannot open a
    sentence («на 2024-2025 гг. Плана …»).
    """
    start = 0
    oblique = {hit.start for hit in hits if hit.cases and not hit.cases & {"nomn", "accs"}}
    for number, (_, end) in enumerate(block.sentences):
        last = number + 1 == len(block.sentences)
        goes_on = not last and block.sentences[number + 1][0] in oblique
        if last or not (goes_on or block.text[:end].rstrip().endswith((";", ":"))):
            yield start, (len(block.text) if last else end)
            start = end
    if not block.sentences:
        yield 0, len(block.text)


def lead_of(block: TextBlock) -> str:
    """The paragraph that introduces the list which the block is an item of."""
    return block.lead or ""
