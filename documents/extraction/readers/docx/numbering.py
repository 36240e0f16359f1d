"""The numbers of lists, counted as Word counts them: «1.», «2.1.», «б)», «IV.», «–»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from documents.extraction.readers.docx.words import W, attribute
from documents.extraction.readers.numerals import spelled, whole

PLACE = re.compile(r"%(\d)")
SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf02d": "-",
    "\uf0d8": "•",
    "\uf0fc": "•",
    "o": "•",
}  # of the fonts Symbol, Wingdings


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered. `text`: «%1.%2.» or a bullet."""

    format: str
    text: str
    start: int


class Numbering:
    """All lists of a document with their counters."""

    def __init__(self, root: Any) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}  # list -> what it counts with: lists of one definition go on with each other
        self._counters: dict[str, dict[int, int]] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: Any) -> None:
        abstract = {attribute(item, "abstractNumId"): _levels(item) for item in root.iter(f"{W}abstractNum")}
        for item in root.iter(f"{W}num"):
            link = item.find(f"{W}abstractNumId")
            definition = attribute(link, "val") if link is not None else ""
            levels = dict(abstract.get(definition, {}))
            overrides = item.findall(f"{W}lvlOverride")
            for override in overrides:
                _override(levels, override)
            identity = attribute(item, "numId")
            self._levels[identity] = levels
            self._lists[identity] = identity if overrides else definition

    def next(self, identity: str, depth: int) -> tuple[str | None, int]:
        """The mark of the next paragraph of a list at a depth from 0, and its depth from 1."""
        levels = self._levels.get(identity, {})
        level = levels.get(depth)
        if level is None or level.format == "none":
            return None, 0
        counters = self._counters.setdefault(self._lists[identity], {})
        counters[depth] = counters.get(depth, level.start - 1) + 1
        for deeper in [key for key in counters if key > depth]:
            del counters[deeper]
        return self._mark(level, levels, counters), depth + 1

    def _mark(self, level: Level, levels: dict[int, Level], counters: dict[int, int]) -> str | None:
        if level.format == "bullet":
            return (
                SYMBOLS.get(level.text, level.text if level.text and not "\ue000" <= level.text[0] <= "\uf8ff" else "•")
                or "•"
            )

        def number(hit: re.Match[str]) -> str:
            place = int(hit[1]) - 1
            shown = levels.get(place)
            return spelled(counters.get(place, shown.start if shown else 1), shown.format if shown else "decimal")

        return PLACE.sub(number, level.text).strip() or None


def _levels(item: Any) -> dict[int, Level]:
    return {whole(attribute(level, "ilvl"), 0): _level(level) for level in item.iter(f"{W}lvl")}


def _level(element: Any) -> Level:
    def value(name: str, default: str) -> str:
        found = element.find(f"{W}{name}")
        return attribute(found, "val", default) if found is not None else default

    return Level(value("numFmt", "decimal"), value("lvlText", ""), whole(value("start", "1"), 1))


def _override(levels: dict[int, Level], override: Any) -> None:
    depth = whole(attribute(override, "ilvl"), 0)
    level, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
    if level is not None:
        levels[depth] = _level(level)
    if start is not None and depth in levels:
        old = levels[depth]
        levels[depth] = Level(old.format, old.text, whole(attribute(start, "val"), 1))
