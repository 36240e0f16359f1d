"""The lines of a page with their places, from PDFium's characters.

Coordinates are in points, y upward from the bottom of the page. Per line only the first and the last character are measured; single
characters are where it matters: raised note numbers, gaps between columns.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

from documents.extraction.readers.building import raised

LINE_HYPHEN = "\u0002"  # what PDFium gives for a hyphen at the end of a line
BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
NOTE_NUMBER = re.compile(r"(?<=[^\W\d_]|[»”\").,;])\d{1,2}(?=[\s.,;:)]|$)|(?<=\d{4})\d(?=[\s.,;:)]|$)|^\d{1,2}(?=\s?[А-ЯЁ])")
SMALL = 0.8  # of the size of the letters beside it
WIDE_ADVANCE = 1.25  # of the usual advance: gaps may be inside
SHORT_LINE = 70  # characters: a longer one has no columns unless it is loose
# A gap between columns, in heights of a letter and against the other gaps of its line, which are all wide in a justified one.
GAP, OUTLIER, SPACE = 0.9, 2.2, 0.25


@dataclass
class Fragment:
    """A piece of a line. `y` is its base line, `size` the height of its letters. `first`, `last`: characters on the page."""

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
    column: float | None = None  # left edge of the column that it stands in, None for the page itself


@dataclass
class Page:
    """A page: fragments from top to bottom. `rules`: (x0, y0, x1, y1) of drawn lines, only where columns were found."""

    number: int
    width: float
    height: float
    fragments: list[Fragment] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)

    @property
    def letters(self) -> int:
        return sum(len(fragment.text) for fragment in self.fragments)


def page_of(document: Any, number: int) -> Page:
    """Read a page of an open document."""
    page = document[number]
    width, height = page.get_size()
    found = Page(number + 1, width, height)
    text_page = page.get_textpage()
    try:
        found.fragments = _Glyphs(text_page.raw, _text(text_page)).fragments()
        found.fragments.sort(key=lambda fragment: (-round(fragment.y / 3), fragment.x0))
        if _may_hold_table(found):
            found.rules = _rules(page)
    finally:
        text_page.close()
        page.close()
    return found


def _text(text_page: Any) -> str:
    """The page's characters one for one; PDFium's own text where both have the same length."""
    count = text_page.count_chars()
    text = str(text_page.get_text_range()) if count else ""
    if len(text) == count:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page.raw, place) or 32) for place in range(count))


class _Glyphs:
    """Measures characters of one page."""

    def __init__(self, raw: Any, text: str) -> None:
        self.raw, self.text = raw, text
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def fragments(self) -> list[Fragment]:
        lines = [self._fragment(start, end) for start, end in _spans(self.text)]
        advances = sorted((line.x1 - line.x0) / len(line.text) for line in lines if len(line.text) > 20)
        usual = advances[len(advances) // 2] if advances else 0.0
        return [piece for line in lines for piece in self._pieces(line, usual)]

    def _fragment(self, start: int, end: int) -> Fragment:
        left, height = self._left_and_height(start)
        right = self._right(end - 1)
        bold = _is_bold(self._font(start)) and _is_bold(self._font(end - 1))
        pdfium.FPDFText_GetCharOrigin(self.raw, start, self._x, self._y)
        text = self._words(start, end)
        return Fragment(text, left, right, self._y.value, height, start, end, bold)

    def _words(self, start: int, end: int) -> str:
        """The text of a span; hyphens as hyphens, note numbers raised."""
        text = self.text[start:end]
        pieces, here = [], 0
        for hit in NOTE_NUMBER.finditer(text):
            beside = start + (hit.start() - 1 if hit.start() else hit.end() + 1)
            if beside < end and self._is_raised(start + hit.start(), beside):
                pieces += [text[here : hit.start()], raised(hit.group())]
                here = hit.end()
        return "".join([*pieces, text[here:]]).replace(LINE_HYPHEN, "-").replace("\ufffe", "-")

    def _is_raised(self, place: int, beside: int) -> bool:
        """Whether a digit is smaller than the letter beside it."""
        return self._left_and_height(place)[1] < SMALL * self._left_and_height(beside)[1]

    def _left_and_height(self, place: int) -> tuple[float, float]:
        pdfium.FPDFText_GetLooseCharBox(self.raw, place, self._box)
        return self._box.left, abs(self._box.top - self._box.bottom)

    def _right(self, place: int) -> float:
        pdfium.FPDFText_GetLooseCharBox(self.raw, place, self._box)
        return float(self._box.right)

    def _font(self, place: int) -> bytes:
        name, flags = ctypes.create_string_buffer(96), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.raw, place, name, 96, flags)
        return name.value

    def _pieces(self, line: Fragment, usual: float) -> list[Fragment]:
        """The line, or its columns where a gap parts it that is no word space."""
        loose = usual and (line.x1 - line.x0) / len(line.text) > WIDE_ADVANCE * usual
        if " " not in line.text or not (loose or len(line.text) < SHORT_LINE):
            return [line]
        spans = self._parted(line)
        return [self._fragment(start, end) for start, end in spans] if len(spans) > 1 else [line]

    def _parted(self, line: Fragment) -> list[tuple[int, int]]:
        gaps = [
            (line.first + hit.start(), line.first + hit.end())
            for hit in re.finditer(r"\s+", self.text[line.first : line.last])
        ]
        widths = [self._left_and_height(right)[0] - self._right(left - 1) for left, right in gaps]
        spans, start = [], line.first
        for number, (left, right) in enumerate(gaps):
            others = sorted(widths[:number] + widths[number + 1 :])
            usual = others[len(others) // 2] if len(others) > 1 else SPACE * line.size
            if widths[number] > max(GAP * line.size, OUTLIER * usual):
                spans.append((start, left))
                start = right
        return [*spans, (start, line.last)]


@cache
def _is_bold(name: bytes) -> bool:
    return bool(BOLD.search(name))


def _spans(text: str) -> list[tuple[int, int]]:
    """Lines without the white space around them."""
    found = []
    for hit in re.finditer(r"[^\r\n]*\S[^\r\n]*", text):
        words = hit.group()
        start = hit.start() + len(words) - len(words.lstrip())
        found.append((start, hit.start() + len(words.rstrip())))
    return found


def _may_hold_table(page: Page) -> bool:
    """Several lines stand beside each other."""
    beside = sum(abs(left.y - right.y) < 3 for left, right in zip(page.fragments, page.fragments[1:], strict=False))
    return beside >= 2


def _rules(page: Any) -> list[tuple[float, float, float, float]]:
    """Thin drawn lines and the edges of drawn boxes."""
    found: list[tuple[float, float, float, float]] = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        x0, y0, x1, y1 = item.get_bounds()
        if x1 - x0 < 3 or y1 - y0 < 3:
            found.append((x0, y0, x1, y1))
        else:
            found += [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
    return found
