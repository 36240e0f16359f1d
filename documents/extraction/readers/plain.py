"""Plain text: one paragraph a line, wrapped lines, or text taken from PDF with an empty line after every line."""

from __future__ import annotations

from documents.extraction import typography as signs
from documents.extraction.blocks import Block, BlockKind, Source
from documents.extraction.readers.encoding import decode
from documents.extraction.readers.layout import measure
from documents.extraction.readers.lines import lines_of
from documents.extraction.readers.paragraphs import Paragraph, paragraphs
from documents.extraction.readers.signing import in_reading_order

MEDIA_TYPE = "text/plain"


def read_plain(data: bytes) -> Source:
    """A text file in any encoding that `encoding` knows."""
    text, name = decode(data)
    return plain_source(text, encoding=name)


def plain_source(text: str, *, encoding: str | None = None) -> Source:
    """The blocks of a text that is decoded already."""
    text = in_reading_order(text)
    lines = lines_of(text)
    found = paragraphs(lines, measure(lines))
    blocks = tuple(block_of(index, paragraph) for index, paragraph in enumerate(found))
    return Source(text, blocks, MEDIA_TYPE, encoding=encoding)


def block_of(index: int, paragraph: Paragraph) -> Block:
    """One paragraph as a block."""
    first, last = paragraph.lines[0], paragraph.lines[-1]
    kind, mark = BlockKind.PARAGRAPH, None
    if first.furniture:
        kind = BlockKind.FURNITURE
    elif not paragraph.continues and (hit := signs.marker(first.text)):
        bare = hit.end() == len(first.text) and len(paragraph.lines) == 1
        kind, mark = (kind, None) if bare else (BlockKind.ITEM, hit["mark"])
    level = signs.depth(mark) if mark else 0
    return Block(index, kind, first.start, last.end, first.page, level, mark, continues=paragraph.continues)
