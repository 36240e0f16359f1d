"""Plain text: lines put together into paragraphs by what the lines look like.

Texts taken from a PDF have an empty line after every line, others one line for a paragraph, others lines of even width with
empty lines between paragraphs. `layout` measures which it is; `paragraphs` puts the lines together by that measure.
"""

from __future__ import annotations

from documents.extraction.blocks import Block, BlockKind, Source
from documents.extraction.readers.encoding import decode
from documents.extraction.readers.layout import measure
from documents.extraction.readers.lines import lines_of
from documents.extraction.readers.marks import depth, mark_of
from documents.extraction.readers.paragraphs import Paragraph, paragraphs

MEDIA_TYPE = "text/plain"


def read_plain(data: bytes) -> Source:
    """A text file in any encoding that `encoding` knows."""
    text, name = decode(data)
    return plain_source(text.replace("\r\n", "\n"), encoding=name)


def plain_source(text: str, *, encoding: str | None = None) -> Source:
    """Blocks of a plain text that is decoded already."""
    lines = lines_of(text)
    found = paragraphs(lines, measure(lines))
    blocks = tuple(_block(index, paragraph, text) for index, paragraph in enumerate(found))
    return Source(text, blocks, MEDIA_TYPE, encoding=encoding)


def _block(index: int, paragraph: Paragraph, text: str) -> Block:
    start, end = paragraph.lines[0].start, paragraph.lines[-1].end
    if paragraph.furniture:
        return Block(index, BlockKind.FURNITURE, start, end)
    mark = None if paragraph.continues else mark_of(text[start:end])
    if not mark:
        return Block(index, BlockKind.PARAGRAPH, start, end, continues=paragraph.continues)
    return Block(index, BlockKind.ITEM, start, end, level=depth(mark["mark"]), marker=mark["mark"])
