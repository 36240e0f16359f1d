"""Keys: names in a fixed order of lemmas, so that the same name in other words, cases or order has the same key.

A key finds; it does not decide. Two documents with one key can still be two («Отчет …» of 2021 and of 2024): `likeness`
and `match` look at years, numbers, dates and parties.
"""

from __future__ import annotations

import re

from .words import Words, listed, take_apart, without_brackets

SPACES = re.compile(r"\s+")
LETTERS = re.compile(r"[^\w]+")


def document_key(title: str) -> str:
    """Head noun first, then the other lemmas in order of the alphabet, years and ordinals last."""
    found = take_apart(title)
    number = (f"№{found.number}",) if found.number else ()
    date = (found.date.isoformat(),) if found.date else ()
    return " ".join((*_headed(found.words), *number, *date, *_marks(found)))


def mechanism_key(name: str) -> str:
    """Brackets, ways to meet and who answers for what make no difference; ordinals are not part of a name."""
    return " ".join(_headed(mechanism_words(name)))


def mechanism_words(name: str) -> tuple[str, ...]:
    """The words that tell one body from another, the head noun first."""
    filler, meetings = listed("mechanisms", "filler"), listed("mechanisms", "meetings")
    words = take_apart(without_brackets(name)).words
    kept = tuple("совещание" if word in meetings else word for word in words if word not in filler)
    return kept or words


def event_key(title: str) -> str:
    """What an event is about, without its number and its words of meeting. Falls back to all words."""
    found = take_apart(without_brackets(title))
    filler = listed("events", "filler")
    words = tuple(word for word in found.words if word not in filler)
    return " ".join((*sorted(words or found.words), *(str(year) for year in sorted(found.years))))


def commitment_key(text: str) -> str:
    """The clause itself without marks, case and spaces: clauses repeat nearly word for word or not at all."""
    return SPACES.sub(" ", LETTERS.sub(" ", text.lower().replace("ё", "е"))).strip()


def _headed(words: tuple[str, ...]) -> tuple[str, ...]:
    """The first word, then the rest sorted."""
    return (*words[:1], *sorted(words[1:]))


def _marks(found: Words) -> tuple[str, ...]:
    ordinals = (f"#{ordinal}" for ordinal in sorted(found.ordinals))
    return (*ordinals, *sorted(found.numbers), *(str(year) for year in sorted(found.years)))
