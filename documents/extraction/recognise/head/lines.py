"""The lines of a document's head, its opening words and its closing words, each with the block that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.blocks import BlockKind, Part, Structured, TextBlock

# How many blocks from the end may hold «г. Тяньцзинь, 1 сентября 2025 года» or «Совершено в городе …».
TAIL = 30
# «Р Е Ш Е Н И Е»: letters set apart.
SPACED = re.compile(r"(?<!\w)(?:[А-ЯЁ]\s){3,}[А-ЯЁ](?!\w)")


# Only such an act hands its place over to what is annexed to it; a treaty with lists behind it stays the document.
ACT = re.compile(r"(?:^|[\s*])(?:решение|постановление|распоряжение|приказ)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A head line: clean text and its place. `annex` as in TextBlock."""

    text: str
    block: TextBlock

    @property
    def annex(self) -> int:
        return self.block.annex


@dataclass(frozen=True, slots=True)
class HeadLines:
    """`act`: the adopting act's head (or the only head); `annexed`: the head of the last annex, empty without annexes.

    `opening`: the first blocks of preamble and body; `closing`: the last blocks of the document, signatures included.
    """

    act: tuple[Line, ...]
    annexed: tuple[Line, ...]
    opening: tuple[Line, ...]
    closing: tuple[Line, ...]

    @property
    def own(self) -> tuple[Line, ...]:
        """The head of the document itself: the annex where there is one."""
        return self.annexed or self.act


def head_lines(doc: Structured) -> HeadLines:
    """Gather what the head's finders read."""
    annex = max((block.annex for block in doc.blocks if block.part is Part.HEAD), default=0)
    head = [
        Line(_closed_up(block.text), block) for block in doc.in_part(Part.HEAD) if block.kind is not BlockKind.SIGNATURE
    ]
    decided = any(ACT.search(line.text) for line in head if line.annex == 0)
    annex = min(annex, 1) if decided else 0
    rest = [Line(block.text, block) for block in doc.blocks if block.part in (Part.PREAMBLE, Part.BODY)]
    last = [block for block in doc.blocks[-TAIL:] if block.part is not Part.HEAD and block.kind is not BlockKind.CELL]
    closing = [Line(block.text, block) for block in last]
    return HeadLines(
        act=tuple(line for line in head if line.annex == 0),
        annexed=tuple(line for line in head if line.annex == annex) if annex else (),
        opening=tuple(line for line in rest if line.annex == annex)[:6],
        closing=tuple(closing),
    )


def _closed_up(text: str) -> str:
    return SPACED.sub(lambda hit: hit.group().replace(" ", ""), text)
