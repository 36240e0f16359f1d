"""Pieces of lines to lines: what stands on one base line is one line, unless a gap or a drawn rule parts columns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from documents.extraction.readers.building import raised
from documents.extraction.readers.pdf.glyphs import NOTE_SIGN, SMALL, Fragment, Glyphs, Page
from documents.extraction.readers.pdf.rules import Upright, rules_of, uprights_of

SAME_LINE = 3.0  # points that base lines may differ
EXCESS = 1.0  # heights of a letter that a line is longer than its letters need: a gap may be inside
# A gap between columns, in heights of a letter and against the other gaps of its line: in a justified one all are wide.
GAP, OUTLIER, SPACE = 0.9, 2.2, 0.25
LEAST_SPACE = 0.12  # heights of a letter that make a space
LEAST_TABLE = 4  # lines
SHORT_SHARE, SHORT_LINES = 0.6, 0.3  # of the width; of the lines of a page


def page_of(document: Any, number: int) -> Page:
    """Read a page of an open document."""
    page = document[number]
    width, height = page.get_size()
    found = Page(number + 1, width, height)
    text_page = page.get_textpage()
    try:
        glyphs = Glyphs(text_page)
        lines = list(_same_line(_with_signs(sorted(glyphs.pieces(), key=lambda piece: -piece.y))))
        found.fragments = _parted(glyphs, lines, [])
        if _may_hold_table(found):
            found.rules = rules_of(page)
            uprights = uprights_of(found.rules)
            found.fragments = _parted(glyphs, lines, uprights) if uprights else found.fragments
    finally:
        text_page.close()
        page.close()
    return found


def _with_signs(pieces: list[Fragment]) -> list[Fragment]:
    """Note signs that are pieces of their own, put to the words that they stand behind or, in a note, before."""
    found: list[Fragment] = []
    for number, piece in enumerate(pieces):
        near = [*pieces[max(0, number - 4) : number], *pieces[number + 1 : number + 5]]
        behind = next((other for other in near if _is_raised_beside(piece, other, piece.x0 - other.x1)), None)
        before = next((other for other in near if _is_raised_beside(piece, other, other.x0 - piece.x1)), None)
        if behind is not None:
            behind.text, behind.x1 = behind.text + raised(piece.text), piece.x1
        elif before is not None:
            before.text, before.x0 = raised(piece.text) + before.text, piece.x0
        else:
            found.append(piece)
    return found


def _is_raised_beside(sign: Fragment, words: Fragment, distance: float) -> bool:
    if not NOTE_SIGN.fullmatch(sign.text) or sign.size > SMALL * words.size:
        return False
    return 0 < sign.y - words.y < words.size and abs(distance) < words.size / 2


def _same_line(pieces: list[Fragment]) -> Iterator[list[Fragment]]:
    """Pieces on one base line, from left to right; lines from top to bottom."""
    line: list[Fragment] = []
    for piece in pieces:
        if line and line[0].y - piece.y > SAME_LINE:
            yield sorted(line, key=lambda item: item.x0)
            line = []
        line.append(piece)
    if line:
        yield sorted(line, key=lambda item: item.x0)


def _parted(glyphs: Glyphs, lines: list[list[Fragment]], uprights: list[Upright]) -> list[Fragment]:
    parting = _Parting(glyphs, lines, uprights)
    return [fragment for line in lines for fragment in parting.columns(line)]


class _Parting:
    """Parts the lines of a page into columns."""

    def __init__(self, glyphs: Glyphs, lines: list[list[Fragment]], uprights: list[Upright]) -> None:
        self.glyphs, self.uprights = glyphs, uprights
        advances = sorted(
            (piece.x1 - piece.x0) / len(piece.text) for line in lines for piece in line if len(piece.text) > 20
        )
        self.usual = advances[len(advances) // 4] if advances else 0.0  # lines with columns inside are long

    def columns(self, line: list[Fragment]) -> list[Fragment]:
        """The line as one fragment, or its columns."""
        if len(line) == 1 and not self._is_doubtful(line[0]):
            return line
        words = [word for piece in line for word in self.glyphs.words(piece)]
        return [_joined(group) for group in self._groups(words)]

    def _is_doubtful(self, piece: Fragment) -> bool:
        """Longer than its letters need, or crossed by a rule: worth measuring its words."""
        if " " not in piece.text:
            return False
        more = piece.x1 - piece.x0 - self.usual * len(piece.text)
        return more > EXCESS * piece.size or self._is_crossed(piece.x0, piece.x1, piece)

    def _groups(self, words: list[Fragment]) -> Iterator[list[Fragment]]:
        gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
        group = words[:1]
        for number, word in enumerate(words[1:]):
            others = sorted(gaps[:number] + gaps[number + 1 :])
            usual = others[len(others) // 2] if others else SPACE * word.size
            wide = gaps[number] > max(GAP * word.size, OUTLIER * usual)
            if wide or self._is_crossed(group[-1].x1 - 1, word.x0 + 1, word):
                yield group
                group = []
            group.append(word)
        yield group

    def _is_crossed(self, left: float, right: float, piece: Fragment) -> bool:
        """Whether an upright rule stands between two places of a line."""
        middle = piece.y + piece.size / 3
        return any(left <= x <= right and low < middle < high for x, low, high in self.uprights)


def _joined(words: list[Fragment]) -> Fragment:
    text = words[0].text
    for left, right in pairwise(words):
        text += (" " if right.x0 - left.x1 > LEAST_SPACE * left.size else "") + right.text
    first, last = words[0], words[-1]
    bold = first.bold and last.bold
    return Fragment(text, first.x0, last.x1, first.y, max(word.size for word in words), first.first, last.last, bold)


def _may_hold_table(page: Page) -> bool:
    """Much of the page is short lines or lines side by side: looking for rules takes longer than reading the text."""
    found = page.fragments
    if len(found) < LEAST_TABLE:
        return False
    beside = sum(abs(left.y - right.y) < SAME_LINE for left, right in pairwise(found))
    full = max(fragment.x1 for fragment in found) - min(fragment.x0 for fragment in found)
    short = sum(fragment.x1 - fragment.x0 < SHORT_SHARE * full for fragment in found)
    return beside >= 2 or short > SHORT_LINES * len(found)
