"""The block model that every reader yields and every recogniser reads.

A reader turns a file into one `Source`: the text as a person could select it, and the blocks that cover it. Spans
are character offsets into `Source.text`, end exclusive. Page furniture and signatures are labelled, never cut, so that
every character of the source stays addressable.

`structure` turns a `Source` into a `Structured` document: the same blocks with clean text, part and section.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is on the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # a bullet, a numbered or lettered clause
    CELL = "cell"  # one cell of a table
    FOOTNOTE = "footnote"
    SIGNATURE = "signature"  # who signed: office and state
    FURNITURE = "furniture"  # page numbers, running heads, rules


class Part(StrEnum):
    """Which part of the document a block belongs to."""

    HEAD = "head"  # organisation, type, number, date, city, title
    PREAMBLE = "preamble"  # «руководствуясь …», up to «заявляем:», «решил:»
    BODY = "body"
    SIGNATURES = "signatures"
    NOTES = "notes"  # footnotes, «Примечание»


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the source.

    `start`, `end`: span in `Source.text`. `page`: 1-based, None where the format has no pages. `level`: heading or list
    depth, 1-based, 0 when neither. `marker`: the list marker as written («-», «1.», «а)»), or the footnote's mark.
    `row`, `column`: 0-based place in a table for cells. `continues`: goes on with the paragraph before it, which a page
    break, a footnote or furniture has cut.
    """

    index: int
    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    level: int = 0
    marker: str | None = None
    row: int | None = None
    column: int | None = None
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file as text with its blocks, in reading order, not overlapping."""

    text: str
    blocks: tuple[Block, ...]
    media_type: str
    pages: int | None = None
    encoding: str | None = None  # of text files


@dataclass(frozen=True, slots=True)
class Clean:
    """Text without layout, and the way back.

    `text`: white space collapsed, line-end hyphenation undone, markup marks dropped; letters, quotes and dashes as
    the source has them. `offsets[i]` is the source offset of `text[i]`.
    """

    text: str
    offsets: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of `text[start:end]`; raises ValueError for an empty or impossible range."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no text at {start}:{end} of {len(self.text)}")
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block with its clean text, its part of the document and the heading it stands under.

    `section`: clean text of the nearest heading, None before the first. `lead`: for items, the paragraph that
    introduces the list («… следующие меры:»), clean, None when there is none. `annex`: 0 in the adopting act, 1 in the
    first annex.
    `sentences`: spans in `clean.text`.
    """

    block: Block
    clean: Clean
    part: Part
    section: str | None
    lead: str | None
    annex: int
    sentences: tuple[tuple[int, int], ...]
    note_marks: tuple[tuple[int, str], ...] = ()  # footnote references: (offset in clean.text, mark)

    @property
    def text(self) -> str:
        return self.clean.text

    @property
    def kind(self) -> BlockKind:
        return self.block.kind


@dataclass(frozen=True, slots=True)
class Structured:
    """The document as recognisers see it: `blocks` without furniture, in order."""

    source: Source
    blocks: tuple[TextBlock, ...]

    def in_part(self, *parts: Part) -> Iterator[TextBlock]:
        return (block for block in self.blocks if block.part in parts)
