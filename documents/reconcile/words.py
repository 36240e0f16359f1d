"""The words that names are compared by: lemmas without filler, numbers and years apart.

«Концепция сотрудничества государств-членов ШОС в сфере энергетики на 2021-2025 годы» -> концепция сотрудничество
энергетика, years 2021 and 2025. Not here: deciding whether two names mean the same (`likeness`).
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from actors.data import abbreviations
from documents.extraction.find.morphology import lemma
from documents.extraction.find.ordinals import find_ordinals

TOKEN = re.compile(r"\d+|[^\W\d]+(?:-[^\W\d]+)*")
YEAR = re.compile(r"(?:19|20)\d\d")
MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
ACT_DATE = re.compile(rf"\bот\s+(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+((?:19|20)\d\d)\s*(?:года|г\.)?", re.IGNORECASE)
ACT_NUMBER = re.compile(r"(?:№|\bN)\s?(\d+(?:[-/]\w+)?)")
HEADS_OF_STATE = re.compile(r"\b(глав\w*\s+государств\w*)\s*[-–—]?\s*член\w*")  # the council keeps its states
BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Words:
    """A name taken apart. `words`: lemmas in the order said. `ordinals`, `numbers`, `years`: taken out of the words.
    `numbers` holds the months of a period too («ноябрь 2023 года – октябрь 2024 года»).

    `number`, `date`: of an act named by them («Решение № 14 от 4 июля 2024 г.»).
    """

    words: tuple[str, ...]
    years: frozenset[int] = frozenset()
    ordinals: frozenset[int] = frozenset()
    numbers: frozenset[str] = frozenset()
    number: str | None = None
    date: dt.date | None = None


@cache
def lexicon() -> dict[str, Any]:
    """The word lists, read once."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def listed(*path: str) -> frozenset[str]:
    """A word list by its place: `listed("documents", "weak")`."""
    return _listed(path)


@lru_cache(maxsize=20_000)
def take_apart(name: str) -> Words:
    """The words of a name; filler gone, abbreviations of the organisation's bodies spelt out."""
    number = ACT_NUMBER.search(name)
    date = ACT_DATE.search(name)
    rest = ACT_NUMBER.sub(" ", ACT_DATE.sub(" ", name))
    rest = _spelt_out(rest)
    hits = find_ordinals(rest)
    tokens = _tokens(_without(rest, [(hit.start, hit.end) for hit in hits]))
    years = frozenset(int(token) for token in tokens if YEAR.fullmatch(token))
    months = {token for token in tokens if token in listed("months")} if years else set()
    numbers = frozenset(token for token in tokens if token.isdigit() and not YEAR.fullmatch(token)) | months
    words = tuple(token for token in tokens if not token.isdigit() and token not in months)
    return Words(
        words=_one_name(words),
        years=years,
        ordinals=frozenset(hit.value for hit in hits),
        numbers=numbers,
        number=number.group(1) if number else None,
        date=_date(date) if date else None,
    )


def without_brackets(name: str) -> str:
    """«центральных (национальных) банков» -> «центральных банков»."""
    return BRACKETS.sub(" ", name)


@cache
def _listed(path: tuple[str, ...]) -> frozenset[str]:
    place: Any = lexicon()
    for step in path:
        place = place[step]
    return frozenset(place)


@cache
def _organisation() -> re.Pattern[str]:
    return re.compile("|".join(lexicon()["organisation"]))


@cache
def _expansions() -> dict[str, str]:
    """Abbreviations of bodies and of common words. Names of other organisations stay short: they tell parties apart."""
    return {row.short: row.full_ru for row in abbreviations() if row.expand_in_event_titles or row.full_ru[0].islower()}


def _spelt_out(text: str) -> str:
    return TOKEN.sub(lambda match: _expansions().get(match[0], match[0]), text)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _tokens(text: str) -> list[str]:
    """Lemmas of the words. The organisation's name goes, unless the name would then be a bare noun («Форум ШОС»)."""
    folded = text.replace("ё", "е").replace("Ё", "Е")
    bare = _organisation().sub(" ", HEADS_OF_STATE.sub(r"\1", folded.lower()))
    tokens = [_lemma(token, folded) for token in TOKEN.findall(bare)]
    kept = [token for token in tokens if token not in listed("filler")]
    return [*kept, "шос"] if len(kept) == 1 and bare != folded.lower() else kept


def _lemma(token: str, text: str) -> str:
    """Abbreviations have no lemma: «МОТ» is not «мотать»."""
    if token.upper() in text and token.isalpha() and len(token) > 1:
        return token
    return lemma(token).replace("ё", "е") if not token.isdigit() else token


def _one_name(words: tuple[str, ...]) -> tuple[str, ...]:
    line = f" {' '.join(words)} "
    for phrase, name in lexicon()["phrases"].items():
        line = line.replace(f" {phrase} ", f" {name} " if name else " ")
    return tuple(line.split())


def _date(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(match[3]), MONTHS.index(match[2].lower()) + 1, int(match[1]))
    except ValueError:
        return None
