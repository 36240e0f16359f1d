"""One title found in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TitleHit:
    """One title at `text[start:end]`. `title` is nominative; `code` the document type; years of validity as in the
    title.

    `draft`: «проект(а)» stands before it. `nested`: it lies inside another title. `bare`: only the noun, names
    nothing alone.
    `dated`: the words of the act's own date («от 17 сентября 2021 г.»), None when not told.
    `cases`: those that the document noun may stand in here.
    """

    start: int
    end: int
    title: str
    code: str
    period_start: int | None = None
    period_end: int | None = None
    draft: bool = False
    nested: bool = False
    bare: bool = False
    dated: str | None = None
    cases: frozenset[str] = frozenset()
