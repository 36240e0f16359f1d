"""Blocks that a page break, a footnote or an empty line has cut are put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from documents.extraction.blocks import Block, BlockKind, Source
from documents.extraction.normalise import clean
from documents.extraction.readers.marks import ROMAN, mark_of
from documents.extraction.readers.paragraphs import ends, is_preamble_clause

JOINED = (BlockKind.PARAGRAPH, BlockKind.ITEM)
BETWEEN = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)
# A line shorter than this is a line of a heading or a signature, not the beginning of a cut sentence.
LEAST = 60
DANGLING = re.compile(
    r"(?:^|\s)(?:и|в|на|по|с|о|об|от|до|за|к|для|при|из|у|под|между|со|во|или|а|также|не|№|что|как)$|[(–—,]$", re.IGNORECASE
)
DATE_START = re.compile(r"\d{1,2}\s*[-–—,и]?\s*(?:\d{1,2}\s+)?[а-я]+\s+\d{4}")


@dataclass(slots=True)
class Joined:
    """One text: its first block, and all source spans that make it."""

    block: Block
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.spans[-1][1]

    @property
    def gaps(self) -> tuple[tuple[int, int], ...]:
        """Source spans between the pieces, which are no part of the text."""
        return tuple((left[1], right[0]) for left, right in zip(self.spans, self.spans[1:], strict=False))


def join(source: Source) -> list[Joined]:
    """The source's blocks in order, cut ones joined; furniture is left out."""
    found: list[Joined] = []
    last: Joined | None = None
    apart = False
    for block in source.blocks:
        if block.kind in BETWEEN:
            apart = True
            if block.kind is BlockKind.FOOTNOTE:
                found.append(Joined(block, [(block.start, block.end)]))
            continue
        if last is not None and _continues(source, last, block, apart=apart):
            last.spans.append((block.start, block.end))
        else:
            last = Joined(block, [(block.start, block.end)])
            found.append(last)
        apart = False
    return [replace(one, block=replace(one.block, end=one.end)) for one in found]


def _continues(source: Source, before: Joined, block: Block, *, apart: bool) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or before.block.kind not in JOINED:
        return False
    if block.continues:
        return True
    if source.media_type == "text/plain" and not apart:
        return False  # the lines were weighed already
    left = clean(source.text, *before.spans[-1]).text
    right = clean(source.text, block.start, min(block.end, block.start + 200)).text
    return bool(left and right) and cut(left, right)


def cut(left: str, right: str) -> bool:
    """Whether a text that stops at `left` goes on at `right`."""
    if len(left) < LEAST and not (DANGLING.search(left) and right[:1].islower()):
        return False
    if ends(left) or left.endswith((";", ":")) or mark_of(right) or ROMAN.match(right):
        return False
    if left.endswith(",") and is_preamble_clause(right):
        return False
    if right[:1].islower():
        return True
    return bool(DANGLING.search(left)) and not DATE_START.match(right)
