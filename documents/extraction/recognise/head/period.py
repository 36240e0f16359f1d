"""The period that a report covers.

«(ноябрь 2023 года – октябрь 2024 года)», «за 2022 год», «с 1 января по 31 декабря 2023 г.».
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from documents.extraction.find.deadlines import MONTHS

_MONTH = r"(?P<{0}month>январ|феврал|март|апрел|ма(?=[йяею]\b)|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*"
_YEAR = r"(?:\s*(?P<{0}year>(?:19|20)\d\d)\s*(?:года|году|год|г\.|гг\.)?)"
_QUARTER = r"(?P<{0}quarter>I{{1,3}}|IV|[1-4](?:-?[а-я]{{1,2}})?|перв\w+|втор\w+|треть\w+|четв[её]рт\w+)\s+квартал\w*"
QUARTERS = ("I", "II", "III", "IV")
ORDINAL_STEMS = ("перв", "втор", "треть", "четв")


def _point(name: str) -> str:
    month = _MONTH.format(name)
    quarter = _QUARTER.format(name)
    return rf"(?:(?:(?P<{name}day>\d{{1,2}})\s+)?{month}|{quarter}){_YEAR.format(name)}?"


RANGE = re.compile(rf"(?:\bс(?:о)?\s+)?{_point('a')}\s*(?:[-–—]|\bпо\b)\s*{_point('b')}", re.IGNORECASE)
HALF = re.compile(
    r"(?P<half>перв\w+|втор\w+|I{1,2}|[12](?:-?[а-я]{1,2})?)\s+полугоди\w+\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
SINGLE_QUARTER = re.compile(rf"\b(?:за|в|\()\s*{_QUARTER.format('a')}{_YEAR.format('a')}", re.IGNORECASE)
YEARS = re.compile(
    r"(?:\bза\s+(?:период\s+)?|\(\s*|\bв\s+)(?P<first>(?:19|20)\d\d)(?:\s*[-–—]\s*(?P<last>(?:19|20)\d\d))?\s*(?:год\w*|гг?\.)",
    re.IGNORECASE,
)
MONTH_OF = re.compile(rf"\bза\s+{_MONTH.format('a')}{_YEAR.format('a')}", re.IGNORECASE)


def report_period(text: str) -> tuple[dt.date, dt.date] | None:
    """The first period that the text tells."""
    for read in (_range, _half, _quarter, _month_of, _years):
        found = read(text)
        if found and found[0] <= found[1]:
            return found
    return None


def _range(text: str) -> tuple[dt.date, dt.date] | None:
    hit = RANGE.search(text)
    if not hit:
        return None
    last_year = hit["byear"] or hit["ayear"]
    first_year = hit["ayear"] or last_year
    if not last_year or not first_year:
        return None
    first, last = _bounds(hit, "a", int(first_year)), _bounds(hit, "b", int(last_year))
    return (first[0], last[1]) if first and last else None


def _bounds(hit: re.Match[str], name: str, year: int) -> tuple[dt.date, dt.date] | None:
    if hit[f"{name}quarter"]:
        quarter = _ordinal(hit[f"{name}quarter"])
        return (_month(year, quarter * 3 - 2)[0], _month(year, quarter * 3)[1]) if quarter else None
    month = MONTHS.index(hit[f"{name}month"].lower()) + 1
    if hit[f"{name}day"]:
        try:
            day = dt.date(year, month, int(hit[f"{name}day"]))
        except ValueError:
            return None
        return day, day
    return _month(year, month)


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _ordinal(words: str) -> int | None:
    if words.upper() in QUARTERS:
        return QUARTERS.index(words.upper()) + 1
    if words[0].isdigit():
        return int(words[0])
    return next((number for number, stem in enumerate(ORDINAL_STEMS, 1) if words.lower().startswith(stem)), None)


def _half(text: str) -> tuple[dt.date, dt.date] | None:
    hit = HALF.search(text)
    if not hit:
        return None
    number, year = _ordinal(hit["half"]), int(hit["year"])
    return (dt.date(year, 1, 1), dt.date(year, 6, 30)) if number == 1 else (dt.date(year, 7, 1), dt.date(year, 12, 31))


def _quarter(text: str) -> tuple[dt.date, dt.date] | None:
    hit = SINGLE_QUARTER.search(text)
    number = _ordinal(hit["aquarter"]) if hit else None
    return (
        (_month(int(hit["ayear"]), number * 3 - 2)[0], _month(int(hit["ayear"]), number * 3)[1])
        if hit and number
        else None
    )


def _month_of(text: str) -> tuple[dt.date, dt.date] | None:
    hit = MONTH_OF.search(text)
    return _month(int(hit["ayear"]), MONTHS.index(hit["amonth"].lower()) + 1) if hit else None


def _years(text: str) -> tuple[dt.date, dt.date] | None:
    hit = YEARS.search(text)
    if not hit:
        return None
    return dt.date(int(hit["first"]), 1, 1), dt.date(int(hit["last"] or hit["first"]), 12, 31)
