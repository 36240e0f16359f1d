"""Dates in running text: «12 сентября 2024 г.», «10-11 июля», «в период с 28 февраля по 2 марта т.г.», «в I квартале
2025 года».

A chain «9 и 19 февраля 2021 года» gives one hit per date, a range one hit. A year said once reaches back over the
chain; a date without any year takes it from what was said before (`Context`). `role` tells the date of an occurrence
from the date of an act («от 17 сентября 2021 г.»), a deadline («до 1 октября») and years of validity («на 2021-2025
годы»).

Left alone: decimals, sums, telephone numbers, paragraph numbers, ages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.extraction.find import date_grammar as grammar
from documents.extraction.find.date_grammar import Raw

ACT_BEFORE = re.compile(
    r"(?:\bот|(?:подписанн|принят(?!ь)|утвержд[её]нн|одобренн|заключ[её]нн|датированн|опубликованн|ратифицированн)\w*)\s*$",
    re.IGNORECASE,
)
INSTEAD_BEFORE = re.compile(r"\b(?:вместо|взамен)\s*$", re.IGNORECASE)
DEADLINE_BEFORE = re.compile(r"(?:\bдо|\bк|не\s+позднее|\bсрок(?:ом)?\s*[:–-])\s*$", re.IGNORECASE)
VALIDITY_BEFORE = re.compile(
    r"\b(?:на|до|за)\s+(?:период\s+)?(?:с\s+)?$|\bпериод\s*[:–-]?\s*$|гг?\.\s*[-–—]\s*$", re.IGNORECASE
)
# How far from the document's own year a year told before is still carried over.
NEAR_YEARS = 2
# «г. Москва», «т.г. Участники»: a full stop after these letters ends no sentence.
SENTENCE_END = re.compile(r"(?<!\bг)(?<!\bгг)(?<!\bим)(?<!\bт)(?<!\bс)[.!?]\s+(?=[А-ЯЁA-Z«\"])")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known before the text is read: the last date told, the document's own date, its reporting period."""

    previous: dt.date | None = None
    document: dt.date | None = None
    period: tuple[dt.date, dt.date] | None = None


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date at text[start:end]. `precision`: day, month, quarter, year. `year_said`: the year stands in the text
    itself.
    """

    start: int
    end: int
    first: dt.date
    last: dt.date
    precision: str
    words: str
    role: str = "occurrence"
    year_said: bool = True


def find_dates(text: str, *, context: Context | None = None) -> list[DateHit]:
    """Every date, in order. A date that no year can be found for is left out."""
    raws = grammar.scan(text)
    if not raws:
        return []
    return list(_settled(text, raws, context or Context()))


def _role(text: str, raw: Raw) -> str:
    """occurrence, act, deadline or validity, by the words before."""
    before = text[max(0, raw.start - 40) : raw.start]
    if raw.precision == "year":
        return "validity" if VALIDITY_BEFORE.search(before) or raw.first_year != raw.year else "occurrence"
    if ACT_BEFORE.search(before):
        return "act"
    if INSTEAD_BEFORE.search(before):
        return "replaced"
    return "deadline" if DEADLINE_BEFORE.search(before) else "occurrence"


def _settled(text: str, raws: tuple[Raw, ...], context: Context) -> Iterator[DateHit]:
    previous = context.previous
    for place, raw in enumerate(raws):
        year = _year_of(text, raws, place, previous, context)
        hit = _hit(text, raw, year) if year else None
        if hit is None:
            continue
        if hit.precision == "day":
            previous = hit.last
        yield hit


def _year_of(text: str, raws: tuple[Raw, ...], place: int, previous: dt.date | None, context: Context) -> int | None:
    raw = raws[place]
    if raw.year:
        return raw.year
    if raw.this_year:
        return _in_period(raw, context) or _document_year(context) or (previous.year if previous else None)
    following = _following_year(text, raws, place)
    if following:
        return following
    if led := _year_of_lead(text, raws, place):
        return led
    if previous and _is_near(previous, context):
        return previous.year
    return _in_period(raw, context) or _document_year(context)


def _following_year(text: str, raws: tuple[Raw, ...], place: int) -> int | None:
    """The year said later in the same sentence; «25 декабря и 10 января 2024 г.» turns back over the new year."""
    raw = raws[place]
    for later in raws[place + 1 :]:
        if later.precision in {"year", "quarter"} or SENTENCE_END.search(text, raw.end, later.start + 1):
            return None
        if later.year:
            return later.year - 1 if raw.first_month - later.first_month >= 6 else later.year
    return None


def _year_of_lead(text: str, raws: tuple[Raw, ...], place: int) -> int | None:
    """«На 2025 год намечены: 14 апреля – …»: the year said before the colon."""
    for raw in reversed(raws[:place]):
        if raw.precision == "year" and raw.first_year == raw.year and ":" in text[raw.end : raws[place].start]:
            return raw.year
    return None


def _is_near(previous: dt.date, context: Context) -> bool:
    """Whether a year told before can be meant: not one of history («учреждена 15 июня 2001 года»)."""
    known = context.document or (context.period[1] if context.period else None)
    return known is None or abs(known.year - previous.year) <= NEAR_YEARS


def _document_year(context: Context) -> int | None:
    return context.document.year if context.document else (context.period[1].year if context.period else None)


def _in_period(raw: Raw, context: Context) -> int | None:
    """The only year that puts the date inside the reporting period."""
    if not context.period:
        return None
    first, last = context.period
    years = [
        year
        for year in range(first.year, last.year + 1)
        if (start := grammar.start_of(raw, year)) is not None and first <= start <= last
    ]
    return years[0] if len(years) == 1 else None


def _hit(text: str, raw: Raw, year: int) -> DateHit | None:
    first_year = raw.first_year or (year - 1 if raw.wraps else year)
    start, end = grammar.start_of(raw, first_year), grammar.end_of(raw, year)
    if start is None or end is None or end < start:
        return None
    return DateHit(
        start=raw.start,
        end=raw.end,
        first=start,
        last=end,
        precision=raw.precision,
        words=" ".join(text[slice(*(raw.said or (raw.start, raw.end)))].split()),
        role=_role(text, raw),
        year_said=raw.year is not None,
    )
