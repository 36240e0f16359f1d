"""Measures PDFium's characters: the pieces of lines as the page's content has them, and single words where it matters.

Coordinates are in points, y upward from the bottom of the page. Per piece only the first and the last character are
measured; single characters are where note numbers may be raised or columns may part.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

from documents.extraction.readers.building import raised
from documents.extraction.readers.pdf.rules import Rule

LINE_HYPHENS = str.maketrans("\u0002\ufffe", "--")  # what PDFium gives for a hyphen at the end of a line
BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
LINE = re.compile(
    r"[^\r\n\x02\ufffe]*[^\s\x02\ufffe][^\r\n\x02\ufffe]*[\x02\ufffe]?"
)  # the hyphen stands for the line end, too
NOTE_NUMBER = re.compile(
    r"(?<=[^\W\d_]|[»”\").,;])\s?\d{1,2}(?=[\s.,;:)]|$)|(?<=\d{4})\s?\d(?=[\s.,;:)]|$)|^\d{1,2}(?=\s?[А-ЯЁ])"
)
NOTE_SIGN = re.compile(r"\d{1,2}|\*{1,3}")
RAISED_SPACE = re.compile(r"(?<=[¹²³⁴-⁹⁰])\s+(?=[.,;:)])")
LEAST_SIZE = 0.5  # points: letters without height are broken
SMALL = 0.92  # of the size of the letters beside it


@dataclass
class Fragment:
    """A piece of a line.

    `y`: base line; `size`: height of its letters; `first`, `last`: its characters on the page; `column`: left edge
    of the column that it stands in, None for the page itself; `note`: the mark of the footnote that it belongs to.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    first: int
    last: int
    bold: bool = False
    furniture: bool = False
    note: str | None = None
    column: float | None = None


@dataclass
class Page:
    """A page: fragments from top to bottom, `rules` drawn on it where tables may be."""

    number: int
    width: float
    height: float
    fragments: list[Fragment] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    @property
    def letters(self) -> int:
        return sum(len(fragment.text) for fragment in self.fragments)


class Glyphs:
    """The characters of one page."""

    def __init__(self, text_page: Any) -> None:
        self.raw = text_page.raw
        self.text = _text(text_page)
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def pieces(self) -> list[Fragment]:
        """The lines and parts of lines that PDFium tells apart."""
        return [self.piece(start, end) for start, end in _spans(self.text)]

    def piece(self, start: int, end: int) -> Fragment:
        left, height = self.left_and_height(start)
        bold = _is_bold(self._font(start)) and _is_bold(self._font(end - 1))
        pdfium.FPDFText_GetCharOrigin(self.raw, start, self._x, self._y)
        return Fragment(self._words(start, end), left, self.right(end - 1), self._y.value, height, start, end, bold)

    def words(self, piece: Fragment) -> list[Fragment]:
        """The words of a piece; what was put before or behind it stays with the first and the last."""
        text = self.text[piece.first : piece.last]
        spans = [(piece.first + hit.start(), piece.first + hit.end()) for hit in re.finditer(r"\S+", text)]
        told = piece.text.split()
        if len(told) != len(spans):
            told = [self.text[start:end].translate(LINE_HYPHENS) for start, end in spans]
        words = [self._word(piece, words, start, end) for words, (start, end) in zip(told, spans, strict=True)]
        words[0].x0, words[-1].x1 = piece.x0, piece.x1
        return words

    def _word(self, piece: Fragment, text: str, start: int, end: int) -> Fragment:
        left, height = self.left_and_height(start)
        if height < SMALL * piece.size and NOTE_SIGN.fullmatch(text):
            text = raised(text)
        return replace(piece, text=text, x0=left, x1=self.right(end - 1), first=start, last=end)

    def left_and_height(self, place: int) -> tuple[float, float]:
        pdfium.FPDFText_GetLooseCharBox(self.raw, place, self._box)
        return self._box.left, max(abs(self._box.top - self._box.bottom), LEAST_SIZE)

    def right(self, place: int) -> float:
        pdfium.FPDFText_GetLooseCharBox(self.raw, place, self._box)
        return float(self._box.right)

    def _words(self, start: int, end: int) -> str:
        """The text of a span; hyphens as hyphens, note numbers raised."""
        text = self.text[start:end]
        pieces, here = [], 0
        for hit in NOTE_NUMBER.finditer(text):
            beside = start + (hit.start() - 1 if hit.start() else hit.end() + 1)
            if beside < end and self._is_raised(start + hit.end() - 1, beside):
                pieces += [text[here : hit.start()], raised(hit.group().strip())]
                here = hit.end()
        words = "".join([*pieces, text[here:]]).translate(LINE_HYPHENS)
        return RAISED_SPACE.sub("", words) if pieces else words

    def _is_raised(self, place: int, beside: int) -> bool:
        """Whether a digit is smaller than the letter beside it."""
        return self.left_and_height(place)[1] < SMALL * self.left_and_height(beside)[1]

    def _font(self, place: int) -> bytes:
        name, flags = ctypes.create_string_buffer(96), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.raw, place, name, 96, flags)
        return name.value


def _text(text_page: Any) -> str:
    """The page's characters one for one; PDFium's own text where both have the same length."""
    count = text_page.count_chars()
    text = str(text_page.get_text_range()) if count else ""
    if len(text) == count:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page.raw, place) or 32) for place in range(count))


@cache
def _is_bold(name: bytes) -> bool:
    return bool(BOLD.search(name))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Lines without the white space around them."""
    for hit in LINE.finditer(text):
        words = hit.group()
        start = hit.start() + len(words) - len(words.lstrip())
        yield start, hit.start() + len(words.rstrip())
