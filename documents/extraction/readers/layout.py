"""What the lines of a text tell of its layout: the usual width and the usual distance of two lines in a paragraph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from documents.extraction import typography as signs
from documents.extraction.readers.lines import Line

UNWRAPPED = 130  # longer lines are paragraphs, not lines of one
NARROWEST = 40
FULL = 0.8
LEAST_BROKEN = 0.08
OUTGROWN = 1.6  # in a text of wrapped lines none is so much longer than the others


@dataclass(frozen=True, slots=True)
class Layout:
    """`width`: characters of a full line; `step`: line ends between two lines of a paragraph; `wrapped`: lines are cut at a width."""

    width: int
    step: int
    wrapped: bool

    def room(self, line: Line, after: Line) -> float:
        """The share of the width that stayed free although the next line's first word was to come; about 0 when it was full."""
        first = len(after.text.split(None, 1)[0])
        return (self.width - _reach(line) - 1 - first) / self.width


def measure(lines: list[Line]) -> Layout:
    """The layout of the text that these lines make."""
    text = [line for line in lines if not line.furniture]
    lengths = sorted(_reach(line) for line in text)
    if not lengths:
        return Layout(NARROWEST, 1, wrapped=True)
    width = max(lengths[min(len(lengths) - 1, int(len(lengths) * 0.9))], NARROWEST)
    if width > UNWRAPPED or lengths[-1] > OUTGROWN * width or _broken_share(text) < LEAST_BROKEN:
        return Layout(width, 1, wrapped=False)
    return Layout(width, _step(text, width), wrapped=True)


def _reach(line: Line) -> int:
    """The column where a line ends."""
    return line.indent + len(line.text)


def _broken_share(lines: list[Line]) -> float:
    """The share of lines that end inside a sentence. A list of short paragraphs, each a line, has hardly any."""
    inside = sum(
        before.text[-1] not in ".;:,!?" and after.text[0].islower() and not signs.has_capitals_only(before.text)
        for before, after in pairwise(lines)
    )
    return inside / max(1, len(lines) - 1)


def _step(lines: list[Line], width: int) -> int:
    """The commonest distance between a full line and one that goes on in small letters."""
    steps = Counter(
        after.gap
        for before, after in pairwise(lines)
        if len(before.text) >= FULL * width and after.text[0].islower() and before.text[-1] not in ".;:"
    )
    if not steps:
        steps = Counter(line.gap for line in lines[1:])
    return steps.most_common(1)[0][0] if steps else 1
