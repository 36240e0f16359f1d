"""What the lines of a text tell of its layout: width, distance of lines, indent of first lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from documents.extraction import typography as signs
from documents.extraction.readers.lines import Line

Pair = tuple[Line, Line]  # neighbours
UNWRAPPED = 130  # longer lines are paragraphs, not lines of one
NARROWEST = 40
FULL = 0.8
LEAST_BROKEN = 0.08
OUTGROWN, MOST_OUTGROWN = 1.6, 0.04  # in a text of wrapped lines hardly any is so much longer than the others
INDENTS = range(2, 13)  # columns by which first lines are set in
LEAST_INDENTED, LEAST_SAMPLES = 0.6, 3


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text stand.

    `width`: columns of a full line; `step`: line ends between two lines of a paragraph; `wrapped`: lines are cut at a
    width; `first`: columns by which the first line of a paragraph is set in, None where it is not.
    """

    width: float
    step: int
    wrapped: bool
    first: int | None = None

    def room(self, line: Line, after: Line) -> float:
        """The share of the width left free behind a line, the next one's first word counted in; about 0 when full."""
        word = len(after.text.split(None, 1)[0])
        return (self.width - line.indent - line.width - 1 - word) / self.width


def measure(lines: list[Line]) -> Layout:
    """The layout of the text that these lines make."""
    text = [line for line in lines if not line.furniture]
    extents = sorted(line.indent + line.width for line in text)
    if not extents:
        return Layout(NARROWEST, 1, wrapped=True)
    width = max(extents[min(len(extents) - 1, int(len(extents) * 0.9))], NARROWEST)
    pairs = [(one, two) for one, two in pairwise(lines) if not (one.furniture or two.furniture)]
    outgrown = sum(extent > OUTGROWN * width for extent in extents)
    if width > UNWRAPPED or outgrown > MOST_OUTGROWN * len(extents) or _broken_share(pairs) < LEAST_BROKEN:
        return Layout(width, 1, wrapped=False)
    return Layout(width, _step(pairs, width), wrapped=True, first=_first(pairs, width))


def _broken_share(pairs: list[Pair]) -> float:
    """The share of lines that end inside a sentence. A list of short paragraphs, each a line, has hardly any."""
    inside = sum(
        before.text[-1] not in ".;:,!?" and after.text[0].islower() and not signs.has_capitals_only(before.text)
        for before, after in pairs
    )
    return inside / max(1, len(pairs))


def _step(pairs: list[Pair], width: float) -> int:
    """The commonest distance between a full line and one that goes on in small letters."""
    steps = Counter(
        after.gap
        for before, after in pairs
        if before.width >= FULL * width and after.text[0].islower() and before.text[-1] not in ".;:"
    )
    if not steps:
        steps = Counter(after.gap for _, after in pairs)
    return steps.most_common(1)[0][0] if steps else 1


def _first(pairs: list[Pair], width: float) -> int | None:
    """The indent of lines that follow the short last line of a paragraph, where most of them agree."""
    indents = [
        round(after.indent)
        for before, after in pairs
        if signs.ends(before.text) and before.indent + before.width < FULL * width and not after.centred
    ]
    if len(indents) < LEAST_SAMPLES:
        return None
    indent, times = Counter(indents).most_common(1)[0]
    return indent if indent in INDENTS and times >= LEAST_INDENTED * len(indents) else None
