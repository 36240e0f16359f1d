"""The lines of a text as they stand on the page, with their place in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.extraction import typography as signs

# Other characters that end a line; each is one character long, so that offsets stay.
BREAKS = re.compile(r"[\f\v\r\u2028\u2029\x85]")
COLUMNS = re.compile(r"[ \t\u00a0]{3,}")
RUNNING = 3  # a running head stands on so many pages at least


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it.

    `start`, `end`: span in the source text. `indent`: columns of white space before it. `gap`: line ends between it and
    the line before. `tops`: first on its page, where the source tells. `furniture`: no part of the text. `length`,
    `bold`, `centred`: what a page's geometry tells.
    """

    start: int
    end: int
    text: str
    indent: float = 0
    gap: int = 1
    tops: bool = False
    furniture: bool = False
    page: int | None = None
    length: float = 0.0
    bold: bool = False
    centred: bool = False

    @property
    def width(self) -> float:
        """Columns that it takes: measured on a page, else its characters."""
        return self.length or len(self.text)


def lines_of(text: str) -> list[Line]:
    """All lines that hold something, page furniture marked."""
    return marked_furniture(list(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    """Lines by their ends; a line of signatures in two columns is one line for each column."""
    gap, tops = 0, False
    here = 0
    for raw in BREAKS.sub("\n", text).split("\n"):
        gap += 1
        tops = tops or (here > 0 and text[here - 1] == "\f")
        for start, end in _columns(raw):
            yield Line(here + start, here + end, raw[start:end], start, gap, tops)
            gap, tops = 0, False
        here += len(raw) + 1


def _columns(raw: str) -> list[tuple[int, int]]:
    lead, end = len(raw) - len(raw.lstrip()), len(raw.rstrip())
    if lead >= end:
        return []
    parts = [(hit.start(), hit.end()) for hit in COLUMNS.finditer(raw, lead, end)]
    if not parts:
        return [(lead, end)]
    spans = list(zip([lead, *(right for _, right in parts)], [*(left for left, _ in parts), end], strict=True))
    signed = all(signs.is_office(raw[left:right]) or signs.is_state(raw[left:right]) for left, right in spans)
    return spans if signed else [(lead, end)]


def marked_furniture(lines: list[Line]) -> list[Line]:
    """The same lines; page numbers, rules, addresses and running heads are marked."""
    running = _running_heads(lines)
    return [
        replace(line, furniture=True) if signs.is_furniture(line.text) or line.text in running else line
        for line in lines
    ]


def _running_heads(lines: list[Line]) -> set[str]:
    """Lines that come again and again next to page numbers or page ends."""
    beside: Counter[str] = Counter()
    for place, line in enumerate(lines):
        near = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
        if line.tops or any(signs.is_furniture(other.text) for other in near):
            beside[line.text] += 1
    # The first page begins with it too, and nothing stands before that.
    told = Counter(line.text for line in lines)
    return {text for text, times in beside.items() if times >= RUNNING - 1 and told[text] >= RUNNING}
