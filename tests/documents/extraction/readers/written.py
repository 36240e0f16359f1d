"""One document written as files of every format, so that readers can be held against each other.

A document is a list of `Piece`s. «{1}» in a text is a reference to the note of that mark.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

REFERENCE = re.compile(r"\{(\d)\}")


@dataclass(frozen=True)
class Piece:
    """`kind`: title, line, heading, text, item, signature, row, note. `cells` of a row; `mark` of an item or note."""

    kind: str
    text: str = ""
    mark: str = ""
    cells: tuple[str, ...] = ()


def title(text: str) -> Piece:
    return Piece("title", text)


def line(text: str) -> Piece:
    return Piece("line", text)


def heading(text: str) -> Piece:
    return Piece("heading", text)


def text(words: str) -> Piece:
    return Piece("text", words)


def item(words: str, mark: str = "–") -> Piece:
    return Piece("item", words, mark)


def signature(words: str) -> Piece:
    return Piece("signature", words)


def row(*cells: str) -> Piece:
    return Piece("row", cells=cells)


def note(mark: str, words: str) -> Piece:
    return Piece("note", words, mark)


def grouped(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Rows of one table and signatures together, everything else alone."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if found and piece.kind in ("row", "signature") and found[-1][0].kind == piece.kind:
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def raised(words: str) -> str:
    return REFERENCE.sub(lambda hit: "¹²³⁴⁵⁶⁷⁸⁹"[int(hit[1]) - 1], words)


def as_text(pieces: list[Piece]) -> bytes:
    """One line a paragraph."""
    lines = [
        f"{raised('{' + p.mark + '}')} {p.text}" if p.kind == "note" else f"{p.mark} {raised(p.text)}".strip()
        for p in pieces
    ]
    return "\n\n".join(lines).encode()


def as_markdown(pieces: list[Piece]) -> bytes:
    out: list[str] = []
    for group in grouped(pieces):
        first = group[0]
        words = REFERENCE.sub(r"[^\1]", first.text)
        if first.kind == "row":
            rows = ["| " + " | ".join(piece.cells) + " |" for piece in group]
            out.append("\n".join([rows[0], "|" + "---|" * len(first.cells), *rows[1:]]))
        elif first.kind == "signature":
            out += [f"**{piece.text}**" for piece in group]
        elif first.kind == "title":
            out.append(f"**{words}**")
        elif first.kind == "heading":
            out.append(f"## {words}")
        elif first.kind == "note":
            out.append(f"[^{first.mark}]: {words}")
        elif first.kind == "item":
            out.append(f"{'-' if first.mark == '–' else first.mark} {words}")
        else:
            out.append(words)
    return "\n\n".join(out).encode()


def as_html(pieces: list[Piece]) -> bytes:
    out = [
        "<!doctype html><html lang=ru><head><meta charset=utf-8><title>Сайт</title></head>",
        "<body><nav>Главная</nav><main>",
    ]
    for group in grouped(pieces):
        first = group[0]
        words = REFERENCE.sub(r"<sup>\1</sup>", escape(first.text))
        if first.kind in ("row", "signature"):
            rows = ["".join(f"<td>{escape(cell)}</td>" for cell in (piece.cells or (piece.text,))) for piece in group]
            out.append("<table>" + "".join(f"<tr>{cells}</tr>" for cells in rows) + "</table>")
        elif first.kind == "title":
            out.append(f"<p><b>{words}</b></p>")
        elif first.kind == "heading":
            out.append(f"<h2>{words}</h2>")
        elif first.kind == "note":
            out.append(f"<p><sup>{first.mark}</sup> {words}</p>")
        else:
            out.append(f"<p>{first.mark} {words}</p>")
    return "\n".join([*out, "</main><footer>Подвал</footer></body></html>"]).encode()


def as_rtf(pieces: list[Piece]) -> bytes:
    notes = {piece.mark: piece.text for piece in pieces if piece.kind == "note"}

    def coded(words: str) -> str:
        return "".join(char if char.isascii() and char not in "\\{}" else f"\\u{ord(char)}?" for char in words)

    def full(words: str) -> str:
        parts = REFERENCE.split(words)
        out = [coded(parts[0])]
        for mark, rest in zip(parts[1::2], parts[2::2], strict=True):
            out.append(r"{\super\chftn}{\footnote\pard\plain{\super\chftn} " + coded(notes[mark]) + "}" + coded(rest))
        return "".join(out)

    out = [r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times New Roman;}}\f0"]
    for piece in pieces:
        if piece.kind == "row":
            out.append(r"\trowd\intbl " + "".join(f"{coded(cell)}\\cell " for cell in piece.cells) + r"\row\pard")
        elif piece.kind in ("title", "heading"):
            out.append(r"\pard{\b " + full(piece.text) + r"}\par")
        elif piece.kind == "item":
            out.append(r"\pard{\listtext " + coded(piece.mark) + r"\tab}" + full(piece.text) + r"\par")
        elif piece.kind != "note":
            out.append(r"\pard " + full(piece.text) + r"\par")
    return "\n".join([*out, "}"]).encode("ascii")


def as_odt(pieces: list[Piece]) -> bytes:
    notes = {piece.mark: piece.text for piece in pieces if piece.kind == "note"}

    def full(words: str) -> str:
        return REFERENCE.sub(
            lambda hit: (
                f'<text:note text:note-class="footnote"><text:note-citation>{hit[1]}</text:note-citation>'
                f"<text:note-body><text:p>{escape(notes[hit[1]])}</text:p></text:note-body></text:note>"
            ),
            escape(words),
        )

    out: list[str] = []
    for group in grouped(pieces):
        first = group[0]
        if first.kind in ("row", "signature"):
            rows = [
                "".join(
                    f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>"
                    for cell in p.cells or (p.text,)
                )
                for p in group
            ]
            out.append(
                "<table:table>"
                + "".join(f"<table:table-row>{cells}</table:table-row>" for cells in rows)
                + "</table:table>"
            )
        elif first.kind == "heading":
            out.append(f'<text:h text:outline-level="2">{full(first.text)}</text:h>')
        elif first.kind == "title":
            out.append(f'<text:p text:style-name="B">{full(first.text)}</text:p>')
        elif first.kind != "note":
            out.append(f"<text:p>{escape(first.mark)} {full(first.text)}</text:p>")
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:automatic-styles>'
        '<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>'
        "</style:style></office:automatic-styles>"
        f"<office:body><office:text>{''.join(out)}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def zipped(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    return out.getvalue()


def as_docx(pieces: list[Piece]) -> bytes:
    """With footnotes of Word's own, which python-docx cannot write: they are put in afterwards."""
    import docx

    notes = {piece.mark: piece.text for piece in pieces if piece.kind == "note"}
    document = docx.Document()
    for group in grouped(pieces):
        first = group[0]
        if first.kind in ("row", "signature"):
            columns = max(len(piece.cells) for piece in group) or 1
            table = document.add_table(len(group), columns)
            for place, piece in enumerate(group):
                for column, cell in enumerate(piece.cells or (piece.text,)):
                    table.rows[place].cells[column].text = cell
        elif first.kind != "note":
            _docx_paragraph(document, first)
    out = io.BytesIO()
    document.save(out)
    return _with_footnotes(out.getvalue(), notes) if notes else out.getvalue()


def _docx_paragraph(document: Any, piece: Piece) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.add_heading("", 2) if piece.kind == "heading" else document.add_paragraph()
    parts = REFERENCE.split(f"{piece.mark} {piece.text}".strip())
    for place, words in enumerate(parts):
        run = paragraph.add_run("" if place % 2 else words)
        run.bold = piece.kind == "title" or None
        if place % 2:
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), words)
            run._r.append(reference)


def _with_footnotes(data: bytes, notes: dict[str, str]) -> bytes:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    texts = "".join(
        f'<w:footnote w:id="{mark}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(words)}</w:t></w:r></w:p></w:footnote>'
        for mark, words in notes.items()
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    members["word/footnotes.xml"] = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {names}>{texts}</w:footnotes>'
    return zipped(members)


def as_pdf(pieces: list[Piece], *, password: str | None = None) -> bytes:
    """A4, fourteen points, first lines set in, page numbers at the top, notes small at the end, ruled tables."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import cm
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    regular, bold = _fonts()
    body = ParagraphStyle("body", fontName=regular, fontSize=14, leading=18, firstLineIndent=1.25 * cm, alignment=4)
    centred = ParagraphStyle("centred", fontName=bold, fontSize=14, leading=18, alignment=1)
    flush = ParagraphStyle("flush", parent=body, firstLineIndent=0, alignment=0)
    small = ParagraphStyle("small", parent=flush, fontSize=10, leading=12)
    rules = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    story: list[Any] = []
    for group in grouped(pieces):
        first = group[0]
        words = REFERENCE.sub(r"<super size=9>\1</super>", escape(first.text))
        if first.kind == "row":
            cells = [[Paragraph(escape(cell), flush) for cell in piece.cells] for piece in group]
            story.append(Table(cells, colWidths=[16.5 * cm / len(first.cells)] * len(first.cells), style=rules))
        elif first.kind == "signature":
            texts = [Paragraph(escape(piece.text), flush) for piece in group]
            pairs = [[*texts[place : place + 2], ""][:2] for place in range(0, len(texts), 2)]
            story += [Spacer(1, 18), Table(pairs, colWidths=[8 * cm, 8 * cm]), Spacer(1, 18)]
        elif first.kind in ("title", "heading"):
            story += [Paragraph(words, centred), Spacer(1, 9)]
        elif first.kind == "note":
            story.append(Paragraph(f"<super size=7>{first.mark}</super> {words}", small))
        else:
            story.append(Paragraph(f"{first.mark} {words}".strip(), flush if first.kind == "line" else body))
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, leftMargin=3 * cm, rightMargin=1.5 * cm, topMargin=2 * cm, bottomMargin=2 * cm, encrypt=password
    )
    template.build(story, onFirstPage=_page_number, onLaterPages=_page_number)
    return out.getvalue()


def _page_number(canvas: Any, template: Any) -> None:
    canvas.setFont(_fonts()[0], 12)
    canvas.drawCentredString(297, 810, str(template.page))


def _fonts() -> tuple[str, str]:
    """Roboto from its package: reportlab's own fonts have no Cyrillic letters."""
    import font_roboto
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, path in (("Regular", font_roboto.Roboto), ("Bold", font_roboto.RobotoBold)):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, path))
    return "Regular", "Bold"


WRITERS = {
    "txt": as_text, "md": as_markdown, "html": as_html, "rtf": as_rtf, "odt": as_odt, "docx": as_docx, "pdf": as_pdf,
}  # fmt: skip
