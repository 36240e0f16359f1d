"""The lines of a plain text: where each stands, how it is set off, and which are page furniture."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

# Other characters that end a line; each is one character long, so that offsets stay.
BREAKS = re.compile(r"[\f\v\r\u2028\u2029\x85]")
LINE = re.compile(r"[^\n]*\S[^\n]*")
PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?\d{1,3}(?:\s*[-–—])?$|(?:стр(?:аница|\.)|с\.|page)\s*\d{1,3}(?:\s*(?:из|of|/)\s*\d{1,3})?$|\d{1,3}\s*(?:/|из)\s*\d{1,3}$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+(?:\s+\d{1,3}/\d{1,3})?$", re.IGNORECASE)
PRINTED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s+\d{1,2}:\d{2}\b.*$")
RULE = re.compile(r"[-_=*–—.·•~\s]{3,}$")
# A running head stands on this many pages at least.
RUNNING = 3
INDENT = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it. `gap`: line breaks before it; `indent`: columns before its first letter.

    `breaks`: stands first on its page. `furniture`: no part of the text.
    """

    text: str
    start: int
    gap: int
    indent: int
    breaks: bool = False
    furniture: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def width(self) -> int:
        return len(self.text)


def lines_of(text: str) -> list[Line]:
    """All lines with words, in order, furniture marked."""
    feeds = [hit.start() for hit in re.finditer("\f", text)]
    text = BREAKS.sub("\n", text)
    found: list[Line] = []
    before = 0
    for hit in LINE.finditer(text):
        plain = hit.group().strip()
        start = hit.start() + hit.group().index(plain[0])
        breaks = any(before <= feed <= start for feed in feeds) if feeds else False
        found.append(Line(plain, start, text.count("\n", before, start), start - hit.start(), breaks))
        before = start + len(plain)
    return _mark_furniture(found)


def _mark_furniture(lines: list[Line]) -> list[Line]:
    running = _running_heads(lines)
    marked = [
        replace(line, furniture=True) if _is_furniture(line) or line.text in running else line for line in lines
    ]
    return marked


def _is_furniture(line: Line) -> bool:
    return any(pattern.match(line.text) for pattern in (PAGE_NUMBER, ADDRESS, PRINTED, RULE))


def _running_heads(lines: list[Line]) -> set[str]:
    """Lines that come again and again next to page numbers or page breaks."""
    beside: Counter[str] = Counter()
    for place, line in enumerate(lines):
        near = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
        if line.breaks or any(_is_furniture(other) for other in near):
            beside[line.text] += 1
    return {text for text, times in beside.items() if times >= RUNNING}
