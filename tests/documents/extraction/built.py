"""Structured documents made by hand, so that recognisers are tested without readers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from razdel import sentenize

from documents.extraction.blocks import Block, BlockKind, Clean, Part, Source, Structured, TextBlock


def block(
    text: str,
    kind: BlockKind = BlockKind.PARAGRAPH,
    part: Part = Part.BODY,
    *,
    marker: str | None = None,
    annex: int = 0,
    cell: tuple[int, int] | None = None,
) -> TextBlock:
    """A block that does not know its place yet."""
    row, column = cell or (None, None)
    raw = Block(0, kind, 0, len(text), marker=marker, row=row, column=column)
    sentences = tuple((found.start, found.stop) for found in sentenize(text))
    return TextBlock(raw, Clean(text, tuple(range(len(text)))), part, None, None, annex, sentences)


def head(*texts: str, annex: int = 0) -> list[TextBlock]:
    return [block(text, BlockKind.TITLE, Part.HEAD, annex=annex) for text in texts]


def heading(text: str) -> TextBlock:
    return block(text, BlockKind.HEADING)


def item(text: str, marker: str = "–") -> TextBlock:
    return block(text, BlockKind.ITEM, marker=marker)


def signed(*texts: str) -> list[TextBlock]:
    return [block(text, BlockKind.SIGNATURE, Part.SIGNATURES) for text in texts]


def document(*blocks: TextBlock) -> Structured:
    """The blocks one after the other, each a line of the source, headings as sections."""
    source, placed, section = "", [], None
    for index, made in enumerate(blocks):
        start = len(source)
        source += made.text + "\n"
        section = made.text if made.kind is BlockKind.HEADING else section
        raw = replace(made.block, index=index, start=start, end=start + len(made.text))
        clean = Clean(made.text, tuple(range(start, start + len(made.text))))
        placed.append(replace(made, block=raw, clean=clean, section=section))
    assert all(one.block.end <= two.block.start for one, two in pairwise(placed))
    return Structured(Source(source, tuple(made.block for made in placed), "text/plain"), tuple(placed))
