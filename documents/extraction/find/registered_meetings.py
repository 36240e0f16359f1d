"""Meetings of ministers and heads of agencies whose event word is wrong, known by what follows it.

The register's «Совещание министров государств-членов ШОС, отвечающих за …» is told by its tail; when a noun that is
neither an event nor a document stands in front of that very tail, as a numbered or capitalised name, the register's
own word was meant.

Left alone: documents of ministers («Заявление министров …»), acts and states («участие министров …», «под
руководством министров …»), tails that several event words share.
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz

from actors.data import mechanisms
from documents.extraction.find.event_words import head_of
from documents.extraction.find.morphology import may_be
from documents.extraction.find.titles.kinds import readings
from documents.extraction.find.tokens import Token

OFFICIALS = ("министров", "руководителей", "председателей", "секретарей", "глав", "прокуроров")
# Likeness of the tail to the register's; shorter tails are too common to tell a body.
SAME_TAIL = 92
LEAST_TAIL = 4


@cache
def _tails() -> dict[str, str]:
    """Tail of the name -> event word in the nominative, where one word alone goes with it."""
    found: dict[str, set[str]] = {}
    for row in mechanisms():
        word, _, tail = row.name_ru.partition(" ")
        if head_of(word) and tail.startswith(OFFICIALS) and len(tail.split()) >= LEAST_TAIL:
            found.setdefault(tail.lower(), set()).add(word)
    return {tail: words.pop() for tail, words in found.items() if len(words) == 1}


def word_of_tail(text: str, words: tuple[Token, ...], place: int, *, numbered: bool) -> str | None:
    """The event word that the register has before this tail, when words[place] is a name's noun but no event word."""
    token = words[place]
    if place + 1 >= len(words) or words[place + 1].low not in OFFICIALS or not _is_name(words, place, numbered):
        return None
    if readings(token.text) or not may_be(token.text, "NOUN"):
        return None
    rest = re.sub(r"\s+", " ", text[words[place + 1].start :]).lower()
    scored = [(fuzz.ratio(rest[: len(tail)], tail), word) for tail, word in _tails().items()]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= SAME_TAIL else None


def _is_name(words: tuple[Token, ...], place: int, numbered: bool) -> bool:  # noqa: FBT001 - private
    """Numbered, or with a capital that no sentence start explains."""
    inside = place > 0 and words[place - 1].kind != "sign"
    return numbered or (inside and words[place].text[0].isupper())
