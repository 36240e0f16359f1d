"""What the lines of a plain text tell of its layout: the usual width and the usual distance of two lines in a paragraph."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from documents.extraction.readers.lines import Line

# Lines longer than this are paragraphs of their own, not lines of one.
UNWRAPPED = 130
LEAST_WIDTH = 40
FULL = 0.8
# In a text of even lines none is much longer than the others.
OUTGROWN = 1.5


@dataclass(frozen=True, slots=True)
class Layout:
    """`width`: of a full line; `step`: line breaks between two lines of a paragraph; `wrapped`: lines are cut at a width."""

    width: int
    step: int
    wrapped: bool


def measure(lines: list[Line]) -> Layout:
    """The layout of the text that these lines make."""
    text = [line for line in lines if not line.furniture]
    widths = sorted(line.width for line in text)
    if not widths:
        return Layout(LEAST_WIDTH, 1, wrapped=True)
    width = max(widths[min(len(widths) - 1, int(len(widths) * 0.9))], LEAST_WIDTH)
    if width > UNWRAPPED or widths[-1] > OUTGROWN * width:
        return Layout(width, 1, wrapped=False)
    return Layout(width, _step(text, width), wrapped=True)


def _step(lines: list[Line], width: int) -> int:
    """The commonest distance between a full line and one that goes on in small letters."""
    steps = Counter(
        after.gap
        for before, after in pairwise(lines)
        if before.width >= FULL * width and after.text[:1].islower() and before.text[-1] not in ".;:"
    )
    if not steps:
        steps = Counter(line.gap for line in lines[1:])
    return steps.most_common(1)[0][0] if steps else 1
