"""Signatures that a text shows side by side: the columns put one under the other.

Programs that keep the layout of a page write two signatures in one line, office beside office, state beside state. The
lines of such a block are set in reading order; the rest of the text stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from documents.extraction import typography as signs

GAP = re.compile(r"\s{3,}")
LONGEST = 60  # characters of an entry's line
SHIFT = 6  # columns by which the entries of a column may stand apart
LEAST_LINES = 2


@dataclass
class _Columns:
    """The lines of a block by column. `gutter`: where the right one begins; `lines`: how many lines it takes."""

    gutter: int
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    lines: int = 0

    @property
    def is_signed(self) -> bool:
        states = any(signs.STATE.search(line) for line in (*self.left, *self.right))
        return states and min(len(self.left), len(self.right)) >= LEAST_LINES


def in_reading_order(text: str) -> str:
    """The text with the columns of its signatures one after the other."""
    if not GAP.search(text):
        return text
    lines = text.split("\n")
    found: list[str] = []
    place = 0
    while place < len(lines):
        block = _block(lines, place)
        if block is not None and block.is_signed:
            found += [*block.left, *block.right]
            place += block.lines
        else:
            found.append(lines[place])
            place += 1
    return "\n".join(found)


def _block(lines: list[str], place: int) -> _Columns | None:
    """The block that begins at a line with two entries, an office among them."""
    first = _parts(lines[place])
    if len(first) != 2 or not all(_is_entry(words) for _, words in first):
        return None
    if not any(signs.is_office(words) or signs.FOR_SIGNER.match(words) for _, words in first):
        return None
    block = _Columns(first[1][0])
    for number, line in enumerate(lines[place:], start=1):
        if not line.strip():
            continue
        if "\f" in line or not _put(block, _parts(line)):
            break
        block.lines = number
    return block


def _parts(line: str) -> list[tuple[int, str]]:
    """The entries of a line with the columns where they stand."""
    found, here = [], 0
    for gap in [*GAP.finditer(line), None]:
        end = gap.start() if gap else len(line)
        words = line[here:end].strip()
        if words:
            found.append((here + len(line[here:end]) - len(line[here:end].lstrip()), words))
        here = gap.end() if gap else end
    return found


def _is_entry(words: str) -> bool:
    plain = len(words) <= LONGEST and not signs.ends(words) and words[-1] != ","
    return (
        plain and not signs.ANNEX.match(words) and not signs.STAMP.match(words) and not signs.has_capitals_only(words)
    )


def _put(block: _Columns, parts: list[tuple[int, str]]) -> bool:
    """Put a line's entries into their columns; False when the line belongs to no such block."""
    if not 0 < len(parts) <= 2 or not all(_is_entry(words) for _, words in parts):
        return False
    if len(parts) == 2 and abs(parts[1][0] - block.gutter) > SHIFT:
        return False
    for column, words in parts:
        if column >= block.gutter - SHIFT:
            block.right.append(words)
        elif column + len(words) <= block.gutter:
            block.left.append(words)
        else:
            return False
    return True
