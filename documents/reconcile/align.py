"""Which passage of the new version is which passage of the old one? One to one, in order, before any other matching.

A meeting whose day was corrected, or a clause with one word changed, stays the record that it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .likeness import like_clauses

ALIKE = 0.9


@dataclass(frozen=True, slots=True)
class Telling:
    """A record as one version tells it. `id`: of the record; in the new version, its place in the list.

    `name`: its title or text as a key; `quote`: the passage; `facts`: what makes it this one among those of the same
    passage («9 и 19 февраля» is two meetings in one sentence), as text.
    """

    id: int
    name: str
    quote: str
    facts: str = ""


def align(old: Sequence[Telling], new: Sequence[Telling]) -> dict[int, int]:
    """`new` id -> `old` id. Rounds from strict to loose; what fits nothing stays out."""
    pairs: dict[int, int] = {}
    left, right = list(old), list(new)
    for alike in (_identical, _same_facts, _same_passage, _same_name_near, _near):
        _round(left, right, alike, pairs)
    return pairs


def _round(
    left: list[Telling], right: list[Telling], alike: Callable[[Telling, Telling], bool], pairs: dict[int, int]
) -> None:
    for telling in tuple(right):
        partner = next((other for other in left if alike(other, telling)), None)
        if partner is not None:
            pairs[telling.id] = partner.id
            left.remove(partner)
            right.remove(telling)


def _identical(old: Telling, new: Telling) -> bool:
    return old.name == new.name and old.facts == new.facts and old.quote == new.quote


def _same_facts(old: Telling, new: Telling) -> bool:
    return old.name == new.name and old.facts == new.facts and bool(old.facts)


def _same_passage(old: Telling, new: Telling) -> bool:
    return old.name == new.name and old.quote == new.quote


def _same_name_near(old: Telling, new: Telling) -> bool:
    return old.name == new.name and like_clauses(old.quote, new.quote) >= ALIKE


def _near(old: Telling, new: Telling) -> bool:
    return like_clauses(old.name, new.name) >= ALIKE and like_clauses(old.quote, new.quote) >= ALIKE
