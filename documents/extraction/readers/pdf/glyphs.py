"""The lines of a page with their places, from PDFium's characters.

Coordinates are in points, y upward from the bottom of the page. Per line only the first and the last character are measured; single
characters are where it matters: raised note numbers, gaps between columns.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from documents.extraction.readers.building import raised
from documents.extraction.readers.pdf.rules import Upright, rules_of, uprights_of

LINE_HYPHENS = str.maketrans("\u0002\ufffe", "--")  # what PDFium gives for a hyphen at the end of a line
BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
LINE = re.compile(
    r"[^\r\n\x02\ufffe]*[^\s\x02\ufffe][^\r\n\x02\ufffe]*[\x02\ufffe]?"
)  # the hyphen stands for the line end, too
NOTE_NUMBER = re.compile(
    r"(?<=[^\W\d_]|[»”\").,;])\s?\d{1,2}(?=[\s.,;:)]|$)|(?<=\d{4})\s?\d(?=[\s.,;:)]|$)|^\d{1,2}(?=\s?[А-ЯЁ])"
)
RAISED_SPACE = re.compile(r"(?<=[¹²³⁴-⁹⁰])\s+(?=[.,;:)])")
NOTE_SIGN = re.compile(r"\d{1,2}|\*{1,3}")
SMALL = 0.92  # of the size of the letters beside it
SAME_LINE = 3.0  # points that base lines may differ
WIDE_ADVANCE = 1.25  # of the usual advance: gaps may be inside
SHORT_LINE = 70  # characters: a longer one has no columns unless it is loose
# A gap between columns, in heights of a letter and against the other gaps of its line, which are all wide in a justified one.
GAP, OUTLIER, SPACE = 0.9, 2.2, 0.25


NEXT, LEAST_SPACE = 0.6, 0.12  # heights of a letter between two pieces of one line, and those that make a space
LEAST_TABLE = 4  # lines
SHORT_SHARE, SHORT_LINES = 0.6, 0.3  # of the width; of the lines of a page


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
    """A page: fragments from top to bottom. `rules`: (x0, y0, x1, y1) of drawn lines."""

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
        glyphs = _Glyphs(text_page.raw, _text(text_page))
        found.fragments = _in_order(glyphs.fragments([]), [])
        if _may_hold_table(found):
            found.rules = rules_of(page)
            uprights = uprights_of(found.rules)
            found.fragments = _in_order(glyphs.fragments(uprights), uprights) if uprights else found.fragments
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
        self.uprights: list[Upright] = []
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def fragments(self, uprights: list[Upright]) -> list[Fragment]:
        """The lines of the page, parted at gaps and at upright rules."""
        self.uprights = uprights
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
            if beside < end and self._is_raised(start + hit.end() - 1, beside):
                pieces += [text[here : hit.start()], raised(hit.group().strip())]
                here = hit.end()
        words = "".join([*pieces, text[here:]]).translate(LINE_HYPHENS)
        return RAISED_SPACE.sub("", words) if pieces else words

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
        crossed = any(line.x0 < x < line.x1 and low < line.y + line.size / 3 < high for x, low, high in self.uprights)
        if " " not in line.text or not (loose or crossed or len(line.text) < SHORT_LINE):
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
            if widths[number] > max(GAP * line.size, OUTLIER * usual) or self._ruled(left, right, line):
                spans.append((start, left))
                start = right
        return [*spans, (start, line.last)]

    def _ruled(self, left: int, right: int, line: Fragment) -> bool:
        """Whether an upright rule stands in a gap."""
        if not self.uprights:
            return False
        begin, end, middle = self._right(left - 1), self._left_and_height(right)[0], line.y + line.size / 3
        return any(begin - 1 <= x <= end + 1 and low < middle < high for x, low, high in self.uprights)


@cache
def _is_bold(name: bytes) -> bool:
    return bool(BOLD.search(name))


def _spans(text: str) -> list[tuple[int, int]]:
    """Lines without the white space around them."""
    found = []
    for hit in LINE.finditer(text):
        words = hit.group()
        start = hit.start() + len(words) - len(words.lstrip())
        found.append((start, hit.start() + len(words.rstrip())))
    return found


def _in_order(fragments: list[Fragment], uprights: list[Upright]) -> list[Fragment]:
    """From top to bottom and from left to right; what a raised sign parted is one line again."""
    found: list[Fragment] = []
    line: list[Fragment] = []
    for fragment in _with_signs(sorted(fragments, key=lambda item: -item.y)):
        if line and line[0].y - fragment.y > SAME_LINE:
            found += _across(line, uprights)
            line = []
        line.append(fragment)
    return [*found, *_across(line, uprights)]


def _with_signs(fragments: list[Fragment]) -> list[Fragment]:
    """Note signs that are pieces of their own, put to the words that they stand behind."""
    found: list[Fragment] = []
    for number, fragment in enumerate(fragments):
        near = [*fragments[max(0, number - 4) : number], *fragments[number + 1 : number + 5]]
        host = next((other for other in near if _stands_behind(fragment, other)), None)
        if host is None:
            found.append(fragment)
        else:
            host.text, host.x1 = host.text + raised(fragment.text), fragment.x1
    return found


def _stands_behind(sign: Fragment, words: Fragment) -> bool:
    if not NOTE_SIGN.fullmatch(sign.text) or sign.size > SMALL * words.size:
        return False
    return 0 < sign.y - words.y < words.size and abs(sign.x0 - words.x1) < words.size / 2


def _across(line: list[Fragment], uprights: list[Upright]) -> list[Fragment]:
    """Pieces of a line from left to right, near ones put together."""
    found: list[Fragment] = []
    for fragment in sorted(line, key=lambda item: item.x0):
        before = found[-1] if found else None
        if before is None or not _touches(before, fragment, uprights):
            found.append(fragment)
            continue
        space = " " if fragment.x0 - before.x1 > LEAST_SPACE * before.size else ""
        before.text, before.x1, before.last = before.text + space + fragment.text, fragment.x1, fragment.last
        before.bold = before.bold and fragment.bold
    return found


def _touches(left: Fragment, right: Fragment, uprights: list[Upright]) -> bool:
    if right.x0 - left.x1 > NEXT * left.size:
        return False
    middle = left.y + left.size / 3
    return not any(left.x1 - 1 <= x <= right.x0 + 1 and low < middle < high for x, low, high in uprights)


def _may_hold_table(page: Page) -> bool:
    """Much of the page is short lines or lines side by side: looking for rules takes longer than reading the text."""
    found = page.fragments
    if len(found) < LEAST_TABLE:
        return False
    beside = sum(abs(left.y - right.y) < SAME_LINE for left, right in pairwise(found))
    full = max(fragment.x1 for fragment in found) - min(fragment.x0 for fragment in found)
    short = sum(fragment.x1 - fragment.x0 < SHORT_SHARE * full for fragment in found)
    return beside >= 2 or short > SHORT_LINES * len(found)
