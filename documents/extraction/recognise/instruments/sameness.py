"""Whether two titles name one document: likeness of the words that tell, with guards.

Different years, numbers, quoted names or parties, or another order of nested documents mean different documents,
however alike
the rest is. Words that nearly every title has («сотрудничество», «государств-членов ШОС») tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from actors.data import abbreviations as known_abbreviations
from documents.extraction.find.abbreviations import expand
from documents.extraction.find.morphology import lemma
from documents.extraction.find.titles.kinds import readings
from documents.extraction.find.titles.naming import period

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
NUMBER = re.compile(r"№\s*[«\"]?(\d+)|\b(\d+/\d+)\b")
QUOTED = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»")
ACRONYM = re.compile(r"(?<![\w-])[А-ЯЁA-Z]{3,}(?![\w-])")
TELLS_NOTHING = frozenset(
    "и в о об на по с со между для из к до от при под сотрудничество государство-член государства-члены "
    "государство член шос шанхайский "
    "организация развитие сфера область рамка реализация практический мероприятие действие период год "
    "среднесрочный перспектива "
    "пространство вопрос совместный создание дальнейший совет глава правительство премьер-министр страна меры "
    "мера её ее его их "
    "очередной заинтересованный обеспечение секретариат г гг".split()
)
ALIKE_WORDS = 50


@dataclass(frozen=True, slots=True)
class Key:
    """What a title is compared by."""

    title: str
    code: str
    words: frozenset[str]
    years: tuple[int | None, int | None]
    numbers: frozenset[str]
    quoted: tuple[str, ...]
    kinds: tuple[str, ...]


def key_of(title: str, code: str, defined: Mapping[str, str]) -> Key:
    """The key of a title; abbreviations are spelled out for the comparison alone."""
    full = expand(title, {**defined, **_known()})
    words = [lemma(word) for word in WORD.findall(full)]
    numbers = frozenset(a or b for a, b in NUMBER.findall(title))
    quoted = tuple(" ".join(lemma(word) for word in WORD.findall(name)) for name in QUOTED.findall(title))
    kinds = tuple(form[0].kind.noun for word in WORD.findall(title) if (form := readings(word)) and word[0].isupper())
    telling = frozenset(word for word in words[1:] if word not in TELLS_NOTHING and not readings(word))
    return Key(title, code, telling | _first_adjectives(title, words), period(title), numbers, quoted, kinds)


def same(left: Key, right: Key) -> bool:
    """Whether two keys mean one document."""
    if left.code != right.code or left.numbers != right.numbers or not _years_agree(left, right):
        return False
    if left.quoted and right.quoted and left.quoted != right.quoted:
        return False
    if left.kinds != right.kinds:
        return False
    if not left.words or not right.words:
        return left.words == right.words and left.title.lower() == right.title.lower()
    return _words_agree(left.words, right.words)


def _words_agree(left: frozenset[str], right: frozenset[str]) -> bool:
    only_left, only_right = left - right, right - left
    if only_left and only_right:
        return len(left & right) >= 3 and len(only_left) == len(only_right) == 1 and _slip(*only_left, *only_right)
    spare = len(only_left or only_right)
    shared = min(len(left), len(right))
    return spare == 0 or (shared >= 4 and spare <= shared // 4)


def _slip(left: str, right: str) -> bool:
    """«комиссия», «коллегия»; «техника», «технология»: one word for another in a name that is else the same."""
    return left[:2] == right[:2] and fuzz.ratio(left, right) >= ALIKE_WORDS


def _years_agree(left: Key, right: Key) -> bool:
    """Equal, or told in one title only."""
    if left.years == right.years:
        return True
    return (None, None) in (left.years, right.years)


def _first_adjectives(title: str, words: list[str]) -> frozenset[str]:
    """«Астанинская декларация»: what stands before the document noun tells too."""
    nouns = [place for place, word in enumerate(WORD.findall(title)) if readings(word)]
    first = nouns[0] if nouns else 0
    return frozenset(word for word in words[:first] if word not in TELLS_NOTHING)


@cache
def _known() -> dict[str, str]:
    return {row.short: row.full_ru for row in known_abbreviations() if row.short != "ШОС"}
