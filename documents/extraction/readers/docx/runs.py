"""The text of a paragraph: runs, breaks, references to notes; deletions and field codes left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from documents.extraction.readers.building import raised
from documents.extraction.readers.docx.words import W, attribute, children, switched_on
from documents.extraction.readers.numerals import whole

LEFT_OUT = frozenset(
    [
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "instrText",
        "delText",
        "delInstrText",
        "fldChar",
        "commentReference",
        "rt",
        "oMath",
    ]
)
NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


class Notes:
    """Footnotes and endnotes by kind and identity, with the numbers that Word shows."""

    def __init__(self, footnotes: Any, endnotes: Any) -> None:
        self._texts = {
            "footnoteReference": _texts(footnotes, "footnote"),
            "endnoteReference": _texts(endnotes, "endnote"),
        }
        self._numbers: dict[tuple[str, str], str] = {}

    def mark(self, kind: str, identity: str, custom: str | None) -> tuple[str, str]:
        """The mark of the note that a reference means, and its text."""
        mark = custom or self._numbers.setdefault((kind, identity), str(len(self._numbers) + 1))
        return mark, self._texts[kind].get(identity, "")


def _texts(root: Any, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for note in () if root is None else root.iter(f"{W}{name}"):
        if attribute(note, "type") not in NO_NOTES:
            found[attribute(note, "id")] = " ".join("".join(_plain(element)) for element in note.iter(f"{W}p")).strip()
    return found


def _plain(element: Any) -> Iterator[str]:
    for piece in children(element):
        name = piece.tag.removeprefix(W)
        if name == "t":
            yield piece.text or ""
        elif name in ("tab", "br"):
            yield " "
        elif name not in LEFT_OUT:
            yield from _plain(piece)


@dataclass
class Paragraph:
    """What a paragraph holds.

    `bold`: every visible letter is; `number`: (list, level); `boxes`: text boxes anchored in it.
    """

    style: str = ""
    number: tuple[str, int] | None = None
    outline: bool = False
    pieces: list[str] = field(default_factory=list)
    bold: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    plain_letters: int = 0
    bold_letters: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def paragraph(element: Any, notes: Notes) -> Paragraph:
    """Read a paragraph element."""
    found = Paragraph()
    properties = element.find(f"{W}pPr")
    if properties is not None:
        _properties(found, properties)
    _content(found, element, notes, bold=False)
    found.bold = found.bold_letters > 0 and found.plain_letters == 0
    return found


def _properties(found: Paragraph, properties: Any) -> None:
    style, number = properties.find(f"{W}pStyle"), properties.find(f"{W}numPr")
    found.style = attribute(style, "val") if style is not None else ""
    if number is not None:
        identity, level = number.find(f"{W}numId"), number.find(f"{W}ilvl")
        if identity is not None:
            found.number = attribute(identity, "val"), whole(attribute(level, "val"), 0) if level is not None else 0
    outline = properties.find(f"{W}outlineLvl")
    found.outline = outline is not None and attribute(outline, "val", "9") in "012345"


def _content(found: Paragraph, parent: Any, notes: Notes, *, bold: bool) -> None:
    for piece in children(parent):
        name = piece.tag.removeprefix(W)
        if name == "r":
            _run(found, piece, notes)
        elif name == "txbxContent":
            found.boxes.append(piece)
        elif name not in LEFT_OUT:
            _content(found, piece, notes, bold=bold)


def _run(found: Paragraph, run: Any, notes: Notes) -> None:
    properties = run.find(f"{W}rPr")
    if properties is not None and switched_on(properties.find(f"{W}vanish")):
        return
    bold = properties is not None and switched_on(properties.find(f"{W}b"))
    upper = properties is not None and switched_on(properties.find(f"{W}caps"))
    above = properties is not None and properties.find(f"{W}vertAlign[@{W}val='superscript']") is not None
    for piece in children(run):
        name = piece.tag.removeprefix(W)
        if name == "t":
            _letters(found, piece.text or "", bold=bold, upper=upper, above=above)
        elif name in ("br", "cr"):
            found.pieces.append("\n")
        elif name in ("tab", "ptab"):
            found.pieces.append(" ")
        elif name == "noBreakHyphen":
            found.pieces.append("-")
        elif name in ("footnoteReference", "endnoteReference"):
            _reference(found, piece, name, notes, run)
        elif name not in LEFT_OUT:
            _boxes(found, piece)


def _letters(found: Paragraph, text: str, *, bold: bool, upper: bool, above: bool) -> None:
    if text.strip():
        found.bold_letters += bold
        found.plain_letters += not bold
    plain = text.upper() if upper else text
    found.pieces.append(raised(plain) if above and plain.strip().isdigit() else plain)


def _reference(found: Paragraph, piece: Any, kind: str, notes: Notes, run: Any) -> None:
    custom = None
    if switched_on(piece.find(".")) and attribute(piece, "customMarkFollows") in ("1", "true"):
        custom = "".join(text.text or "" for text in run.iter(f"{W}t")).strip() or None
    mark, text = notes.mark(kind, attribute(piece, "id"), custom)
    if custom is None:
        found.pieces.append(raised(mark))
    found.notes.append((mark, text))


def _boxes(found: Paragraph, piece: Any) -> None:
    """Text boxes hang in drawings, at any depth; each is read once."""
    for child in children(piece):
        if child.tag == f"{W}txbxContent":
            found.boxes.append(child)
        else:
            _boxes(found, child)
