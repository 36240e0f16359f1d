"""How alike two names are, with the guards that keep different things apart.

Words are paired one to one, slips of one letter forgiven. What is left over decides: nothing or only weak words on one
side is the same name; a word replaced by another is another thing («энергетики» / «туризма»). Guards come before: other
years, another number, another order of kinds («План … Концепции» / «Концепция»), other parties (words left over on both
sides).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from .keys import mechanism_words
from .words import Words, listed, take_apart, without_brackets

SLIP_LENGTH = 6  # shorter words with a letter changed are other words: «труд», «трут»
ROOT = 4  # first letters that two words of one thought share: «техника», «технология»
FEW = 3  # strong words that one name may have more than the other and still be asked about
LEAST_COMMON = 2  # words that two names of bodies share at least


class Likeness(StrEnum):
    """What a comparison of two names says."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words without a partner, weak ones put aside. `common`: how many words were paired."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    common: int


def like_documents(one: str, other: str) -> Likeness:
    """Whether two titles name one document."""
    left, right = take_apart(one), take_apart(other)
    if _heads(left) != _heads(right) or left.words[:1] == () or right.words[:1] == ():
        return Likeness.DIFFERENT
    if _differ(left.years, right.years) or _differ(left.ordinals, right.ordinals):
        return Likeness.DIFFERENT
    if _differ(left.numbers | _number(left), right.numbers | _number(right)):
        return Likeness.DIFFERENT
    verdict = _judge(leftover(left.words, right.words, listed("documents", "weak")))
    return verdict if _as_exact(left, right) or verdict is not Likeness.SAME else Likeness.UNSURE


def like_mechanisms(one: str, other: str) -> Likeness:
    """Whether two names mean one body. Different ministers' meetings and differently constituted groups never do."""
    left, right = mechanism_words(one), mechanism_words(other)
    qualifiers = listed("mechanisms", "qualifiers")
    if not left or not right or _other_head(left[0], right[0], qualifiers):
        return Likeness.DIFFERENT
    if _qualified_otherwise(set(left) & qualifiers, set(right) & qualifiers):
        return Likeness.DIFFERENT
    over = leftover(left, right, listed("mechanisms", "weak"))
    return _judge(over) if over.common >= LEAST_COMMON else Likeness.DIFFERENT


def like_events(one: str, other: str) -> Likeness:
    """Whether two titles tell one event, dates and places put aside."""
    left, right = take_apart(without_brackets(one)), take_apart(without_brackets(other))
    if _differ(left.ordinals, right.ordinals) or _differ(left.years, right.years):
        return Likeness.DIFFERENT
    filler = listed("events", "filler")
    strong = [tuple(word for word in side.words if word not in filler) or side.words for side in (left, right)]
    return _judge(leftover(strong[0], strong[1], listed("documents", "weak")))


def like_clauses(one: str, other: str) -> float:
    """0..1: how alike two clauses of one document are, letter by letter."""
    return fuzz.ratio(one, other) / 100


def leftover(left: Iterable[str], right: Iterable[str], weak: frozenset[str]) -> Leftover:
    """Pair equal words, then words one slip apart; say what stays alone."""
    here, there = list(left), list(right)
    common = _pair(here, there, lambda a, b: a == b) + _pair(here, there, _slip)
    return Leftover(
        tuple(word for word in here if word not in weak), tuple(word for word in there if word not in weak), common
    )


def _pair(here: list[str], there: list[str], same: Callable[[str, str], bool]) -> int:
    """Take out the pairs for which `same` holds; how many there were."""
    found = 0
    for word in tuple(here):
        partner = next((other for other in there if same(word, other)), None)
        if partner is not None:
            here.remove(word)
            there.remove(partner)
            found += 1
    return found


def _slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SLIP_LENGTH:
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def _judge(over: Leftover) -> Likeness:
    if not over.left and not over.right:
        return Likeness.SAME
    if over.left and over.right:
        return Likeness.UNSURE if _kin(over.left, over.right) else Likeness.DIFFERENT
    more = len(over.left) + len(over.right)
    return Likeness.UNSURE if more <= FEW and over.common > more else Likeness.DIFFERENT


def _kin(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Every word left over has one of the same root on the other side: «техники» / «технологий»."""
    here, there = {word[:ROOT] for word in left}, {word[:ROOT] for word in right}
    return here == there


def _heads(found: Words) -> tuple[str, ...]:
    heads = listed("documents", "heads")
    return tuple(word for word in found.words if word in heads)


def _other_head(one: str, other: str, qualifiers: frozenset[str]) -> bool:
    return one != other and not _slip(one, other) and not {one, other} <= qualifiers


def _as_exact(left: Words, right: Words) -> bool:
    """Neither names a year, a place in a series or a number where the other does not."""
    return all(
        bool(one) == bool(other)
        for one, other in (
            (left.years, right.years),
            (left.ordinals, right.ordinals),
            (left.numbers | _number(left), right.numbers | _number(right)),
        )
    )


def _number(found: Words) -> frozenset[str]:
    return frozenset({found.number} if found.number else ())


def _differ(one: frozenset[Any], other: frozenset[Any]) -> bool:
    """Both say something, and not the same."""
    return bool(one and other) and one != other


def _qualified_otherwise(one: set[str], other: set[str]) -> bool:
    """«Специальная рабочая группа» and «Постоянная рабочая группа» are two, whatever they deal with."""
    return bool(one - other) and bool(other - one)
