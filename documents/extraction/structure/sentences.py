"""Sentences of a clean text: razdel's boundaries with what official Russian needs beside them."""

from __future__ import annotations

import re

from razdel import sentenize

from documents.extraction.find.morphology import is_finite, is_short

# «в 2024 г. Документ»: the year's letter may end a sentence, the city's («в г. Душанбе») never does.
AFTER_YEAR = re.compile(r"(?<=\d{4}\s)(?:г|гг|г\.\s?г)\.(?P<gap>\s+)(?=«?[А-ЯЁ])")
SHORTENED = re.compile(
    r"(?:^|[\s(«])(?:г|гор|ст|п|пп|пр|им|т\.\s?е|т\.\s?к|т\.\s?н|см|ср|стр|рис|№|[А-ЯЁ]|[А-ЯЁ]\.\s?[А-ЯЁ])\.$"
)
MONEY = re.compile(r"\bдол\w*\.$", re.IGNORECASE)
THIS_YEAR = re.compile(r"\b[ст]\.\s?г\.$")
WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
YEAR_BEFORE = re.compile(r"\d{4}\s(?:г|гг|г\.\s?г)\.$")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences, in order."""
    spans: list[tuple[int, int]] = []
    for found in sentenize(text):
        for start, end in _after_years(text, found.start, found.stop):
            if spans and _goes_on(text[spans[-1][0] : spans[-1][1]], text[start:end]):
                spans[-1] = spans[-1][0], end
            else:
                spans.append((start, end))
    return tuple(spans)


def _after_years(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, here = [], start
    for hit in AFTER_YEAR.finditer(text, start, end):
        if _unfinished(text[here : hit.start("gap")]):
            continue
        spans.append((here, hit.start("gap")))
        here = hit.end()
    return [*spans, (here, end)]


def _unfinished(before: str) -> bool:
    """«21 ноября 2023 г. Центр … провел»: a bracket is open, or nothing is told yet."""
    if before.count("(") > before.count(")"):
        return True
    return not any(is_finite(word) or is_short(word) for word in WORD.findall(before))


def _goes_on(before: str, after: str) -> bool:
    """The full stop belonged to an abbreviation, or what follows is no beginning."""
    if after[:1].islower() or after[:1] in ",;)»":
        return True
    # «(г. Астана, 4 июля 2024 г.) План …»: no sentence ends in an open bracket, nor at a closed one without a full
    # stop.
    if before.count("(") > before.count(")") or before.endswith(".)"):
        return True
    if THIS_YEAR.search(before) and _unfinished(before):
        return True
    if MONEY.search(before) and after.startswith("США"):
        return True
    return bool(SHORTENED.search(before)) and not YEAR_BEFORE.search(before)
