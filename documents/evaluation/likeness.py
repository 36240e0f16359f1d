"""When an extracted record tells the same as an annotated one, and which of its fields are right.

Typography never decides: texts are compared as small words without signs, «ё» as «е».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from rapidfuzz import fuzz

Row = dict[str, Any]
Likeness = Callable[[Row, Row], float]
Check = Callable[[Row, Row], bool]

SAME_EVENT = 60  # least likeness of two events with the same dates
SAME_TEXT = 85  # of two clauses, and of two documents' titles
QUOTE_HEAD = 80  # characters of a quote that are compared


def plain(text: object) -> str:
    """Small words only."""
    return " ".join(re.findall(r"\w+", str(text or "").lower().replace("ё", "е")))


def alike(left: object, right: object) -> float:
    """0..100: the same words in any order."""
    return fuzz.token_sort_ratio(plain(left), plain(right))


def event_likeness(gold: Row, found: Row) -> float:
    """Only events with the same dates are compared: by title, by the quotes, by the body that met."""
    if _dates(gold) != _dates(found):
        return 0
    inside = fuzz.token_set_ratio(plain(gold.get("title")), plain(found.get("title")))
    quotes = [gold.get("quote"), *(gold.get("also") or [])]
    quoted = max(fuzz.partial_ratio(plain(quote)[:QUOTE_HEAD], plain(found.get("quote"))) for quote in quotes)
    both = gold.get("mechanism") and found.get("mechanism")
    met = alike(gold["mechanism"], found["mechanism"]) if both else 0
    best = max(alike(gold.get("title"), found.get("title")), inside - 10, quoted - 15, met - 5)
    return best if best >= SAME_EVENT else 0


def _dates(row: Row) -> tuple[object, object]:
    return row.get("start"), row.get("end")


def text_likeness(key: str) -> Likeness:
    """Likeness by the words under one key."""

    def likeness(gold: Row, found: Row) -> float:
        reached = alike(gold.get(key), found.get(key))
        return reached if reached >= SAME_TEXT else 0

    return likeness


def pairs(gold: Sequence[Row], found: Sequence[Row], likeness: Likeness) -> list[tuple[int, int]]:
    """One-to-one pairs of places, the most alike first; ties go to what stands first in the document."""
    ranked = sorted(
        (-reached, left, right)
        for left, one in enumerate(gold)
        for right, other in enumerate(found)
        if (reached := likeness(one, other)) > 0
    )
    chosen: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, left, right in ranked:
        if left not in taken_gold and right not in taken_found:
            chosen.append((left, right))
            taken_gold.add(left)
            taken_found.add(right)
    return chosen


def equal(*keys: str) -> Check:
    """The same values; nothing and empty are one."""
    return lambda gold, found: all((gold.get(key) or None) == (found.get(key) or None) for key in keys)


def named(key: str, least: int) -> Check:
    """Names that are alike enough, or stated in neither."""

    def check(gold: Row, found: Row) -> bool:
        if not gold.get(key) or not found.get(key):
            return not gold.get(key) and not found.get(key)
        return bool(alike(gold[key], found[key]) >= least)

    return check


def same_cities(gold: Row, found: Row) -> bool:
    return {plain(city) for city in gold.get("cities") or []} == {plain(city) for city in found.get("cities") or []}


def same_main_sector(gold: Row, found: Row) -> bool:
    return bool((gold.get("sectors") or [None])[0] == (found.get("sectors") or [None])[0])


def same_outcomes(gold: Row, found: Row) -> bool:
    """As many documents, each with one that is named alike."""
    want, have = gold.get("outcomes") or [], found.get("outcomes") or []
    return len(want) == len(have) == len(pairs(want, have, text_likeness("title")))


def same_value(key: str) -> Check:
    """A field of the document's head: lists in any order, words without typography."""

    def check(gold: Row, found: Row) -> bool:
        want, have = gold.get(key), found.get(key)
        if isinstance(want, list) or isinstance(have, list):
            return sorted(want or []) == sorted(have or [])
        return (want or None) == (have or None) or plain(want) == plain(have)

    return check
