"""Word documents, from their own XML: numbers of lists, footnotes, tables; tracked insertions in, deletions out.

Read directly, because what an official text needs (real list numbers, «India is no party» in a footnote, accepted
changes) is lost by the libraries for this format.
"""

from __future__ import annotations

from typing import Any

from documents.extraction.blocks import Source
from documents.extraction.readers.archive import Archive
from documents.extraction.readers.building import Builder
from documents.extraction.readers.docx.numbering import Numbering
from documents.extraction.readers.docx.runs import Notes, Paragraph, paragraph
from documents.extraction.readers.docx.styles import Styles
from documents.extraction.readers.docx.words import W, attribute, children
from documents.extraction.readers.numerals import whole

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_SPANNED = 60  # columns of a table
WRAPPERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")


def read_docx(data: bytes) -> Source:
    """Paragraphs, lists, tables and footnotes of a DOCX file."""
    archive = Archive(data)
    reader = _Reader(archive)
    body = archive.tree("word/document.xml").find(f"{W}body")
    if body is not None:
        reader.blocks(body)
    return reader.builder.source()


class _Reader:
    """Walks over the body; notes are put behind the paragraph that refers to them."""

    def __init__(self, archive: Archive) -> None:
        self.builder = Builder(MEDIA_TYPE)
        self.styles = Styles(_part(archive, "word/styles.xml"))
        self.numbering = Numbering(_part(archive, "word/numbering.xml"))
        self.notes = Notes(_part(archive, "word/footnotes.xml"), _part(archive, "word/endnotes.xml"))

    def blocks(self, parent: Any) -> None:
        for element in children(parent):
            name = element.tag.removeprefix(W)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name in WRAPPERS:
                self.blocks(element)

    def _paragraph(self, element: Any) -> None:
        found = paragraph(element, self.notes)
        if found.text.strip():
            style = self.styles.of(found.style)
            marker, depth = self._number(found)
            heading = style.outline or (1 if found.outline else 0)
            self.builder.paragraph(
                found.text, heading=heading, bold=found.bold or style.bold, marker=marker, depth=depth
            )
        for box in found.boxes:
            self.blocks(box)
        for mark, text in found.notes:
            self.builder.footnote(mark, text)

    def _number(self, found: Paragraph) -> tuple[str | None, int]:
        """The mark that Word shows before the paragraph, counted on."""
        number = found.number or self.styles.of(found.style).number
        return self.numbering.next(*number) if number else (None, 0)

    def _table(self, element: Any) -> None:
        """Cells by row and column; nested tables are read as text of their cell."""
        notes: list[tuple[str, str]] = []
        rows = [self._row(row, notes) for row in _rows(element)]
        self.builder.table(rows)
        for mark, text in notes:
            self.builder.footnote(mark, text)

    def _row(self, row: Any, notes: list[tuple[str, str]]) -> list[str]:
        cells: list[str] = []
        for cell in (child for child in row.iter(f"{W}tc") if _row_of(child) is row):
            cells.append("" if _continues(cell) else "\n".join(self._cell_lines(cell, notes)))
            cells += [""] * (_span(cell) - 1)
        return cells

    def _cell_lines(self, cell: Any, notes: list[tuple[str, str]]) -> list[str]:
        lines = []
        for element in cell.iter(f"{W}p"):
            found = paragraph(element, self.notes)
            marker, _ = self._number(found) if found.text.strip() else (None, 0)
            lines.append(f"{marker} {found.text}" if marker else found.text)
            notes += found.notes
        return lines


def _part(archive: Archive, name: str) -> Any:
    return archive.tree(name) if name in archive.names else None


def _rows(table: Any) -> list[Any]:
    """Rows that stay: a row whose deletion is tracked is gone."""
    own = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
    return [row for row in own if row.find(f"{W}trPr/{W}del") is None]


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{W}tr"))


def _continues(cell: Any) -> bool:
    """The lower part of cells merged over rows."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and attribute(merged, "val", "continue") == "continue"


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = attribute(span, "val", "1") if span is not None else "1"
    return min(whole(value, 1), MOST_SPANNED)
