"""Plain text: one paragraph a line, lines wrapped by hand, or text taken from PDF with an empty line after every line."""

from __future__ import annotations

from documents.extraction import typography as signs
from documents.extraction.blocks import Block, BlockKind, Source
from documents.extraction.readers.encoding import decode
from documents.extraction.readers.layout import measure
from documents.extraction.readers.lines import Line, lines_of
from documents.extraction.readers.paragraphs import paragraphs

MEDIA_TYPE = "text/plain"


def read_plain(data: bytes) -> Source:
    """A text file in any encoding that `encoding` knows."""
    text, name = decode(data)
    return plain_source(text, encoding=name)


def plain_source(text: str, *, encoding: str | None = None) -> Source:
    """The blocks of a text that is decoded already."""
    lines = lines_of(text)
    groups = paragraphs(lines, measure(lines))
    return Source(
        text, tuple(block_of(index, group) for index, group in enumerate(groups)), MEDIA_TYPE, encoding=encoding
    )


def block_of(index: int, group: list[Line]) -> Block:
    """One paragraph as a block."""
    first, last = group[0], group[-1]
    if first.furniture:
        return Block(index, BlockKind.FURNITURE, first.start, last.end, page=first.page)
    mark = signs.marker(first.text)
    if not mark or (mark.end() == len(first.text) and len(group) == 1):
        return Block(index, BlockKind.PARAGRAPH, first.start, last.end, page=first.page)
    return Block(
        index,
        BlockKind.ITEM,
        first.start,
        last.end,
        page=first.page,
        level=signs.depth(mark["mark"]),
        marker=mark["mark"],
    )
