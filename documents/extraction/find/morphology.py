"""What kind of word form a Russian word can be: a thin, cached face of pymorphy3.

The analyser is built on first use and shared. Words are judged alone, so an answer is what a form may be, never what
it is in its sentence; finders that ask must hold the context themselves.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pymorphy3 import MorphAnalyzer

# Parses below this share are readings that nobody means («намерены» as a form of «намерить»).
LEAST_SHARE = 0.02
FINITE = frozenset({"VERB"})
SHORT = frozenset({"PRTS", "ADJS"})


@lru_cache(maxsize=1)
def analyser() -> MorphAnalyzer:
    """The one analyser of the process."""
    return MorphAnalyzer()


@lru_cache(maxsize=50_000)
def parses(word: str) -> tuple[Any, ...]:
    """Readings of a word form, best first. A hyphenated word that is unknown is read by its last part."""
    found = analyser().parse(word.lower())
    kept = tuple(parse for parse in found if parse.score >= LEAST_SHARE)
    return kept or tuple(found[:1])


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """The likeliest dictionary form."""
    return str(parses(word)[0].normal_form)


@lru_cache(maxsize=50_000)
def part_of_speech(word: str) -> str:
    """The likeliest part of speech, in OpenCorpora's codes; empty for numbers, Latin letters and signs."""
    return str(parses(word)[0].tag.POS or "")


@lru_cache(maxsize=50_000)
def may_be(word: str, *grammemes: str) -> bool:
    """Whether some reading of the word has all these grammemes."""
    wanted = set(grammemes)
    return any(wanted <= set(parse.tag.grammemes) for parse in parses(word))


def is_infinitive(word: str) -> bool:
    return part_of_speech(word) == "INFN"


def is_finite(word: str) -> bool:
    """A personal form of a verb: «продолжат», «обязуются», «договорились»."""
    return part_of_speech(word) in FINITE


def is_short(word: str) -> bool:
    """A short participle or adjective that can be a predicate: «принята», «намерены», «нацелен»."""
    return any(parse.tag.POS in SHORT for parse in parses(word)[:2]) and part_of_speech(word) in SHORT
