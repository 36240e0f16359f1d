"""Builds the text and the blocks of a source from paragraphs and tables that a format names as such.

Used by the readers of structured formats. Numbers that a word processor shows but does not store are written into the
text, so that it reads as the page does; a table that only places things on the page (signatures, date and city) becomes
paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.extraction import typography as signs
from documents.extraction.blocks import Block, BlockKind, Source

RAISED = str.maketrans("1234567890", "¹²³⁴⁵⁶⁷⁸⁹⁰")
LONGEST_HEADING = 200
LONGEST_PLACED = 160  # characters of a cell that only places a line on the page


def raised(mark: str) -> str:
    """A reference to a note as it stands in the text: «1» is «¹», a star stays."""
    return mark.translate(RAISED)


@dataclass
class Builder:
    """The source so far."""

    media_type: str
    parts: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    size: int = 0

    def paragraph(
        self,
        text: str,
        *,
        heading: int = 0,
        bold: bool = False,
        marker: str | None = None,
        depth: int = 0,
        page: int | None = None,
    ) -> None:
        """A paragraph, list item or heading. `marker`: a mark that the format gives and the text does not hold."""
        text = _tidy(text)
        if not text:
            return
        if marker:
            self._add(
                BlockKind.HEADING if heading else BlockKind.ITEM,
                f"{marker} {text}",
                heading or depth or 1,
                marker,
                page,
            )
            return
        if signs.is_furniture(text):
            self._add(BlockKind.FURNITURE, text, 0, None, page)
            return
        mark = signs.marker(text)
        if heading or (bold and _is_heading(text)):
            self._add(BlockKind.HEADING, text, heading or 1, None, page)
        elif mark and mark.end() < len(text):
            self._add(BlockKind.ITEM, text, signs.depth(mark["mark"]), mark["mark"], page)
        else:
            self._add(BlockKind.PARAGRAPH, text, 0, None, page)

    def footnote(self, mark: str, text: str) -> None:
        """The text of a note; `mark` as in its reference."""
        text = _tidy(text)
        if text:
            self._add(BlockKind.FOOTNOTE, f"{raised(mark)} {text}", 0, mark)

    def signature(self, text: str) -> None:
        self._add(BlockKind.SIGNATURE, _tidy(text))

    def table(self, rows: list[list[str]]) -> None:
        """Rows of cells; empty cells keep their column."""
        rows = [[_tidy(cell) for cell in row] for row in rows]
        rows = [row for row in rows if any(row)]
        if _only_places(rows):
            self._placed(rows)
            return
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell:
                    self._add(BlockKind.CELL, cell, row=number, column=column)

    def _placed(self, rows: list[list[str]]) -> None:
        for row in rows:
            for cell in row:
                if cell and _is_signature(cell):
                    self.signature(cell)
                elif cell:
                    self.paragraph(cell)

    def _add(
        self,
        kind: BlockKind,
        text: str,
        level: int = 0,
        marker: str | None = None,
        page: int | None = None,
        *,
        row: int | None = None,
        column: int | None = None,
    ) -> None:
        if not text:
            return
        start = self.size
        self.parts.append(text)
        self.size += len(text) + 1
        self.blocks.append(Block(len(self.blocks), kind, start, start + len(text), page, level, marker, row, column))

    def source(self, *, pages: int | None = None, encoding: str | None = None) -> Source:
        return Source("\n".join(self.parts), tuple(self.blocks), self.media_type, pages, encoding)


def _tidy(text: str) -> str:
    """Lines without white space around them, no empty ones."""
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


def _is_heading(text: str) -> bool:
    """A bold paragraph that is no sentence and no line of the head or of a signature."""
    return len(text) < LONGEST_HEADING and not signs.ends(text) and not signs.is_office(text) and text[-1] != ","


def _is_signature(text: str) -> bool:
    plain = " ".join(text.split())
    return (signs.is_office(plain) and bool(signs.STATE.search(plain))) or signs.is_state(plain)


def _only_places(rows: list[list[str]]) -> bool:
    """One row or one column, or nothing but signatures: a table without lines, made to place things."""
    cells = [cell for row in rows for cell in row if cell]
    if not cells or max(sum(bool(cell) for cell in row) for row in rows) == 1:
        return True
    if all(_is_signature(cell) or signs.is_office(" ".join(cell.split())) for cell in cells):
        return True
    return len(rows) == 1 and all(len(cell) < LONGEST_PLACED for cell in cells)
