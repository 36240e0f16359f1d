"""The record's title from the words of the source: nominative, without asides, slips of case repaired.

The quote keeps the source's words; only the record's own title is mended here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from documents.extraction.find.morphology import parses
from documents.extraction.find.nominative import capitalised, nominative
from documents.extraction.find.titles.grammar import ABBREVIATION, ACT_DATE, NUMBER, VALIDITY, YEARS_IN_BRACKETS
from documents.extraction.find.titles.kinds import Kind

# Kinds that are told apart by their date, so that it belongs to the name.
DATED = frozenset({"protocol", "decision"})
SLIP = re.compile(r"(?P<noun>[а-яё-]+)\s+государствами(?P<dash>\s?[-–—]\s?)членами", re.IGNORECASE)
TAKES_INSTRUMENTAL = re.compile(r"(?:управлени|руководств|между|обмен|с|со|над|перед)$|(?:ыми|ими)$", re.IGNORECASE)
RANGE = re.compile(r"(\d{4})\s*(?:[-–—]|и|по|до|,)\s*(?:(?:года|г\.)\s*)?(\d{4})")
UNTIL = re.compile(r"до\s+(\d{4})")
SINGLE = re.compile(r"\b(?:на|за)\s+(?:период\s+)?(\d{4})(?=\s*(?:год|г\.))")


@lru_cache(maxsize=5_000)
def title_of(words: str, kind: Kind) -> str:
    """The title as a register would list it."""
    words = re.sub(r"\s+", " ", words).strip()
    words = _without_abbreviations(words)
    if not keeps_date(words, kind):
        words = re.sub(r"\s+", " ", ACT_DATE.sub("", words)).strip()
    words = re.sub(r":\s*(?=[«“\"])", " ", words)
    words = SLIP.sub(_mended, words)
    return capitalised(nominative(words, number="plur" if kind.plural else "sing"))


def keeps_date(words: str, kind: Kind) -> bool:
    """«Решение № 10 от 4 июля 2024 г.» is known by its date, «Хартия ШОС от 7 июня 2002 года» is not."""
    return kind.code in DATED or bool(NUMBER.search(words)) or bool(re.search(r"\d+/\d+", words))


def period(words: str) -> tuple[int | None, int | None]:
    """Years of validity in a title: «на 2022-2024 годы» → 2022, 2024; «до 2030 года» → None, 2030; «на 2025 год» →
    2025, 2025.
    """
    said = [hit.group() for pattern in (VALIDITY, YEARS_IN_BRACKETS) for hit in pattern.finditer(words)]
    for phrase in said:
        years = RANGE.search(phrase)
        if years:
            return int(years[1]), int(years[2])
    for phrase in said:
        single = SINGLE.search(phrase)
        if single:
            return int(single[1]), int(single[1])
    until = next((UNTIL.search(phrase) for phrase in said if UNTIL.search(phrase)), None)
    return (None, int(until[1])) if until else (None, None)


def _without_abbreviations(words: str) -> str:
    return (
        ABBREVIATION.sub(lambda hit: hit.group() if YEARS_IN_BRACKETS.match(hit.group()) else "", words)
        .replace("  ", " ")
        .replace(" ,", ",")
        .strip()
    )


def _mended(hit: re.Match[str]) -> str:
    """«торговле государствами-членами»: an instrumental that nothing governs stands for the genitive."""
    noun = hit["noun"]
    if TAKES_INSTRUMENTAL.search(noun) or not any(parse.tag.POS == "NOUN" for parse in parses(noun)):
        return hit.group()
    return f"{noun} государств{hit['dash']}членов"
