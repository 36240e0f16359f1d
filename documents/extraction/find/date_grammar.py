"""The shapes that dates are written in, as patterns. Years are settled by `dates`.

Each shape is one pattern and one reading function; shapes are tried in order, and a stretch of text that one of them
took is closed to the next.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from documents.extraction.find.ordinals import DAY_WORDS

MONTHS = {
    "январ": 1, "феврал": 2, "март": 3, "апрел": 4, "ма": 5, "июн": 6,
    "июл": 7, "август": 8, "сентябр": 9, "октябр": 10, "ноябр": 11, "декабр": 12,
}  # fmt: skip
QUARTERS = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "перв": 1,
    "втор": 2,
    "трет": 3,
    "четв": 4,
}

MONTH_GENITIVE = r"(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
MONTH_ANY = (
    r"(?:январ[ьюея]|феврал[ьюея]|март[уеа]?|апрел[ьюея]|ма[йюея]|июн[ьюея]|июл[ьюея]|август[уеа]?"
    r"|(?:сентябр|октябр|ноябр|декабр)[ьюея])"
)
YEAR_MARK = r"(?:\s*(?:год(?:а|у|ом|е|ов|ы)?\b|г\.\s?г\.|гг?\.|г(?=[\s,;:)»]|$)))"
YEAR = rf"(?P<year>(?:19|20)\d\d)(?!\d){YEAR_MARK}?"
THIS_YEAR = r"(?P<this>(?:с|т)\.\s?г\.|текущего\s+года|(?:нынешнего|этого|сего)\s+года)"
YEAR_TAIL = rf"(?:\s*,?\s*(?:{YEAR}|{THIS_YEAR}))?"
DASH = r"\s*[-‐‑–—−]\s*"
ORDINAL_END = r"(?:-?(?:го|е|ое|ого|му|ому))?"
DAY_WORD = "|".join(sorted(DAY_WORDS, key=len, reverse=True))
DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?!\d){ORDINAL_END}|(?:{DAY_WORD}))"
FROM = r"(?:(?:в\s+период\s+)?[сc]о?\s+)?"
TO = rf"(?:{DASH}|\s+(?:по|до)\s+)"
SPAN = rf"{FROM}{DAY}(?:{TO}{DAY})?"
CLEAR = r"(?<![\d.,/№-])(?<!\w)(?=[\dсcвптчшдо])"

NUMERIC_RANGE = re.compile(
    rf"{CLEAR}(?:[сc]о?\s+)?(?P<d1>\d\d?)\.(?P<m1>\d\d)(?:\.(?P<y1>(?:19"
    rf"|20)\d\d))?{TO}(?P<d2>\d\d?)\.(?P<m2>\d\d)\.(?P<y2>(?:19|20)\d\d)(?![\d]){YEAR_MARK}?"
)  # fmt: skip
NUMERIC_SHORT_RANGE = re.compile(
    rf"{CLEAR}(?:[сc]о?\s+)?(?P<d1>\d\d?){TO}(?P<d2>\d\d?)\.(?P<m2>\d\d)\.(?P<y2>(?:19|20)\d\d)(?!\d){YEAR_MARK}?",
)
NUMERIC = re.compile(rf"{CLEAR}(?P<d1>\d\d?)\.(?P<m1>\d\d)\.(?P<y1>(?:19|20)\d\d)(?!\d){YEAR_MARK}?")
CROSS_MONTH = re.compile(
    rf"{CLEAR}{FROM}(?P<d1>{DAY})\s+(?P<m1>{MONTH_GENITIVE})\b(?:\s+(?P<y1>(?:19|20)\d\d)(?!\d){YEAR_MARK}?)?"
    rf"{TO}(?P<d2>{DAY})\s+(?P<m2>{MONTH_GENITIVE})\b{YEAR_TAIL}"
)  # fmt: skip
DAYS_OF_MONTH = re.compile(
    rf"{CLEAR}(?P<days>{SPAN}(?:(?:\s*,\s*(?:а\s+также\s+)?"
    rf"|\s+и\s+){SPAN})*)\s+(?P<month>{MONTH_GENITIVE})\b{YEAR_TAIL}",
)
MONTH = re.compile(
    rf"(?<!\w)(?P<prep>(?:в|на|за)\s+(?:(?:начал|конц"
    rf"|середин)[еу]\s+)?)?(?P<m1>{MONTH_ANY})(?:{DASH}(?P<m2>{MONTH_ANY}))?(?![\w-])"
    rf"(?:\s+(?:{YEAR}|{THIS_YEAR}))?"
)  # fmt: skip
QUARTER = re.compile(
    rf"(?<![\w-])(?:(?:в|во|на|за)\s+)?(?P<q>iv|i{{1,3}}|[1-4](?:-?[а-я]{{1,2}})?|(?:перв|втор|трет"
    rf"|четв[её]рт)\w+)\s+квартал\w*"
    rf"(?:\s+(?:{YEAR}|{THIS_YEAR}))?"
)  # fmt: skip
YEARS = re.compile(
    rf"(?<![\d.№/-])(?P<y1>(?:19|20)\d\d)(?:{YEAR_MARK}?{DASH}(?P<y2>(?:19|20)\d\d))?(?![\d/])(?P<mark>{YEAR_MARK})",
)
SPAN_PARTS = re.compile(rf"{FROM}(?P<d1>{DAY})(?:{TO}(?P<d2>{DAY}))?")
ANY_SIGN = re.compile(r"\d|квартал|" + MONTH_GENITIVE + r"|\bв\s+(?:начале\s+|конце\s+|середине\s+)?" + MONTH_ANY)


@dataclass(frozen=True, slots=True)
class Raw:
    """A date as written; `year` None when not said beside it. `first_year` only where a range says both years."""

    start: int
    end: int
    first_day: int
    first_month: int
    last_day: int
    last_month: int
    year: int | None
    precision: str = "day"
    first_year: int | None = None
    this_year: bool = False
    said: tuple[int, int] | None = (
        None  # the words that tell it, when wider than the span («9 и 19 февраля» tells the 9th)
    )

    @property
    def wraps(self) -> bool:
        """A range over the new year («28 декабря – 3 января»)."""
        return self.precision != "year" and (self.first_month, self.first_day) > (self.last_month, self.last_day or 31)


@lru_cache(maxsize=1024)
def scan(text: str) -> tuple[Raw, ...]:
    """Every date shape in order, none overlapping. Several finders ask for the same text."""
    return tuple(sorted(_scan(text), key=lambda raw: raw.start))


def _scan(text: str) -> Iterator[Raw]:
    """Longest shapes first. Patterns are for lower case: much faster than ignoring case."""
    low = text.lower()
    if not ANY_SIGN.search(low):
        return
    taken: list[tuple[int, int]] = []
    for pattern, read in SHAPES:
        for match in pattern.finditer(low):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            raws = list(read(match))
            if raws:
                taken.append(match.span())
                yield from raws


def start_of(raw: Raw, year: int) -> dt.date | None:
    """The first day in that year; None for a day that the calendar lacks."""
    return _date(year, raw.first_month, raw.first_day)


def end_of(raw: Raw, year: int) -> dt.date | None:
    """The last day; `last_day` 0 is the month's last."""
    day = raw.last_day or calendar.monthrange(year, raw.last_month)[1]
    return _date(year, raw.last_month, day)


def month_number(word: str) -> int:
    """«февраля» -> 2."""
    low = word.lower()
    return next(
        number for stem, number in sorted(MONTHS.items(), key=lambda item: -len(item[0])) if low.startswith(stem)
    )


def day_number(word: str) -> int:
    """«12», «2-го», «двадцать шестого»."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else DAY_WORDS[re.sub(r"\s+", " ", word.lower())]


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _int(value: str | None) -> int | None:
    return int(value) if value else None


def _numeric(match: re.Match[str]) -> Iterator[Raw]:
    part = match.groupdict()
    day, year = int(part["d1"]), _int(part.get("y2") or part.get("y1"))
    last_month = int(part.get("m2") or part["m1"])
    first_month = int(part.get("m1") or last_month)
    last_day = int(part.get("d2") or day)
    if not (1 <= first_month <= 12 and 1 <= last_month <= 12 and 1 <= day <= 31 and 1 <= last_day <= 31):
        return
    first_year = _int(part.get("y1")) if part.get("y2") else None
    yield Raw(match.start(), match.end(), day, first_month, last_day, last_month, year, first_year=first_year)


def _cross_month(match: re.Match[str]) -> Iterator[Raw]:
    yield Raw(
        match.start(),
        match.end(),
        day_number(match["d1"]),
        month_number(match["m1"]),
        day_number(match["d2"]),
        month_number(match["m2"]),
        _int(match["year"]),
        first_year=_int(match["y1"]),
        this_year=bool(match["this"]),
    )


def _days_of_month(match: re.Match[str]) -> Iterator[Raw]:
    month, offset = month_number(match["month"]), match.start("days")
    parts = list(SPAN_PARTS.finditer(match["days"]))
    for place, part in enumerate(parts):
        end = match.end() if place == len(parts) - 1 else offset + part.end()
        first, last = day_number(part["d1"]), day_number(part["d2"] or part["d1"])
        if last < first:
            continue
        yield Raw(
            offset + part.start(),
            end,
            first,
            month,
            last,
            month,
            _int(match["year"]),
            this_year=bool(match["this"]),
            said=match.span(),
        )


def _months(match: re.Match[str]) -> Iterator[Raw]:
    in_bracket = match.string[match.start() - 1 : match.start()] == "("
    if not (match["prep"] or match["year"] or match["this"] or in_bracket):
        return
    first, last = month_number(match["m1"]), month_number(match["m2"] or match["m1"])
    yield Raw(
        match.start(),
        match.end(),
        1,
        first,
        0,
        last,
        _int(match["year"]),
        precision="month",
        this_year=bool(match["this"]),
    )


def _quarter(match: re.Match[str]) -> Iterator[Raw]:
    word = match["q"]
    key = (
        word.upper()
        if word.upper() in QUARTERS
        else (word[0] if word[0].isdigit() else word[:4].lower().replace("ё", "е"))
    )
    if key not in QUARTERS:
        return
    last = QUARTERS[key] * 3
    yield Raw(
        match.start(),
        match.end(),
        1,
        last - 2,
        0,
        last,
        _int(match["year"]),
        precision="quarter",
        this_year=bool(match["this"]),
    )


def _years(match: re.Match[str]) -> Iterator[Raw]:
    last = _int(match["y2"]) or int(match["y1"])
    yield Raw(match.start(), match.end(), 1, 1, 31, 12, last, precision="year", first_year=int(match["y1"]))


SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Raw]]], ...] = (
    (NUMERIC_RANGE, _numeric),
    (NUMERIC_SHORT_RANGE, _numeric),
    (NUMERIC, _numeric),
    (CROSS_MONTH, _cross_month),
    (DAYS_OF_MONTH, _days_of_month),
    (QUARTER, _quarter),
    (MONTH, _months),
    (YEARS, _years),
)
