"""By when something is to be done: «до 1 марта 2027 года», «II квартал 2028 года», «до конца года», «2026–2027 годы».

A deadline is the last day that the words allow. «ежегодно», «постоянно», «в течение 60 дней» name no day. Validity in
a title («Стратегии развития ШОС до 2035 года», «Плана на 2022 год») and the date of an act («от 4 июля 2024 г.») are
not deadlines.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from documents.extraction.find.clauses import mask

MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
# «до 1 марта следующего года» needs the document's year; a term without a date has words only.
TERM = re.compile(
    r"\bв\s+(?:(?:двух|тр[её]х|четыр[её]х|шести|одно)?(?:месячный|недельный|дневный)|(?:[а-я]+|\d+-?)дневный|кратчайший)\s+срок\b|"
    r"\b(?:в\s+течение|не\s+позднее\s+чем\s+через)\s+(?:\d+|[а-я]+)\s+(?:календарных\s+|рабочих\s+)?(?:дн(?:ей|я)|месяц\w*|недел\w*)\b",
    re.IGNORECASE,
)
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
PARTS = {"середин": 6, "перв": 6, "втор": 12, "зим": 2, "весн": 5, "лет": 8, "осен": 11}
ORDINALS = {"перв": 1, "втор": 2, "треть": 3, "четв": 4}

_MONTH = r"(?P<month>январ|феврал|март|апрел|ма(?=[йяею]\b)|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR_WORD = r"(?:\s*(?:года|году|годов|годы|год|гг\.|г\.\s*г\.|г\.|г\b))?"
_DAYS = r"(?:\d{1,2}(?:-?го)?\s*(?:[-–—]|и|по)\s*)?[«\"]?(?P<day>\d{1,2})(?:-?(?:го|му|е))?[»\"]?"
_BEFORE = (
    r"(?:в\s+срок\s+до|не\s+позднее(?:\s+чем)?|не\s+позже|до\s+(?:наступления\s+)?конца|до|к\s+концу|ко?|"
    r"[кдв]о?\s+середин[еы]|в\s+конце|в\s+начале|во?|на)\s+"
)
_QUARTER = r"(?P<quarter>I{1,3}|IV|[1-4](?:-?[а-я]{1,3})?|перв\w+|втор\w+|треть\w+|четв[её]рт\w+)"
_PART = r"(?P<part>середин(?:ой|е|ы)|(?:перв|втор)\w+\s+половин\w+|зим\w+|весн\w+|лет[оа]м?|осен\w+)"
GRAMMAR = (
    ("next_year", rf"(?P<lead>{_BEFORE})?{_DAYS}\s+{_MONTH}\s+(?P<next>следующего)\s+года"),
    ("numeric", rf"(?P<lead>{_BEFORE})?(?P<day>\d{{1,2}})\.(?P<number>\d{{2}})\.{_YEAR}"),
    (
        "day",
        rf"(?P<lead>{_BEFORE})?{_DAYS}\s+{_MONTH}(?:\s+{_YEAR}{_YEAR_WORD}|\s+(?P<this>с\.\s*г\.|т\.\s*г\.|текущего\s+года))?",
    ),
    (
        "quarter",
        rf"(?P<lead>{_BEFORE})?(?:(?:I{{1,3}}|[1-3])\s*[-–—]\s*)?{_QUARTER}\s+кв(?:артал\w*|\.)(?:\s+{_YEAR}{_YEAR_WORD})?",
    ),
    (
        "half",
        rf"(?P<lead>{_BEFORE})?(?P<quarter>I{{1,2}}|[12](?:-?[а-я]{{1,3}})?|перв\w+|втор\w+)\s+полугоди\w+(?:\s+{_YEAR}{_YEAR_WORD})?",
    ),
    ("month", rf"(?P<lead>{_BEFORE})?{_MONTH}\s+{_YEAR}{_YEAR_WORD}"),
    (
        "this_year",
        r"(?P<lead>до\s+конца|к\s+концу|в\s+конце|до\s+истечения)\s+(?:текущего\s+|этого\s+|отчетного\s+)?года",
    ),
    ("part", rf"(?P<lead>{_BEFORE})?{_PART}\s+{_YEAR}{_YEAR_WORD}"),
    ("within", rf"(?P<lead>в\s+течение|до\s+истечения|до\s+окончания)\s+{_YEAR}{_YEAR_WORD}"),
    ("years", rf"(?P<lead>{_BEFORE})?(?:19|20)\d\d\s*[-–—]\s*{_YEAR}{_YEAR_WORD}"),
    ("year", rf"(?P<lead>{_BEFORE})?{_YEAR}\s*(?:года|году|год\b|г\.)"),
)
PATTERNS = tuple((name, re.compile(rf"(?<![\w.]){pattern}", re.IGNORECASE)) for name, pattern in GRAMMAR)

# Words right before a date that make it something else than a deadline.
OTHER_DATE = re.compile(
    r"(?:\bот|\bс|№\s*[«\"\d»\"]+|\bпо\s+состоянию\s+на|\bпериод(?:\s+(?:с|до|на))?|\bза|\bчем\s+в|"
    r"\bс\s+\d{1,2}\s+[а-я]+(?:\s+\d{4}\s*[а-я.]*)?\s+по|\bс\s+[а-я]+(?:\s+\d{4}\s*[а-я.]*)?\s+по)\s*$",
    re.IGNORECASE,
)
TITLE_BEFORE = re.compile(
    r"(?:стратеги|программ|концепци|план|повестк|дорожн|конвенци|соглашени|меморандум|протокол|хартии|решени|перечн|бюджет)[^,;:]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DeadlineHit:
    """`due` is the last day that the words allow; `bound` tells «до», «к», «не позднее» from a plain date."""

    start: int
    end: int
    due: dt.date
    words: str
    bound: bool


def find_deadlines(text: str, *, year: int | None = None) -> list[DeadlineHit]:
    """Dates by which, in order of place. `year` is the document's, for «до конца года» and dates without one."""
    taken: list[tuple[int, int]] = []
    hits = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            taken.append((start, end))
            due = _due(name, match, year)
            if due and not _something_else(text, name, match):
                lead = (match.groupdict().get("lead") or "").strip().lower()
                words = text[start:end].strip()
                bound = lead.startswith(("до", "к", "не", "в срок", "в течение")) or lead == "к концу"
                hits.append(DeadlineHit(start, start + len(words), due, words, bound))
    return sorted(hits, key=lambda hit: hit.start)


# «ежегодно до 1 апреля» is no single day.
YEARLY = re.compile(r"\bежегодн|\bкажд(?:ый|ого|ом)\s+год", re.IGNORECASE)


def main_deadline(text: str, *, year: int | None = None, plain: bool = False) -> DeadlineHit | None:
    """The clause's deadline. Plain dates count only where `plain` says so (a planned meeting, a «Срок:» line)."""
    masked = mask(text)
    found = find_deadlines(text, year=None if YEARLY.search(text) else year)
    hits = [hit for hit in found if masked[hit.start] != "_"]
    # «(до конца 2023 года)» behind the clause is its deadline too.
    bound = [hit for hit in found if hit.bound and (hit in hits or text[hit.start - 1 : hit.start] == "(")]
    if bound:
        return bound[0]
    return hits[-1] if plain and hits else None


def term(text: str) -> str | None:
    """A term that names no day: «в месячный срок», «в течение 30 дней»."""
    hit = TERM.search(mask(text))
    return hit.group() if hit else None


def _due(name: str, match: re.Match[str], year: int | None) -> dt.date | None:
    parts = match.groupdict()
    told = int(parts["year"]) if parts.get("year") else year
    if told is None:
        return None
    if name == "part":
        return _part_end(told, parts["part"].lower())
    if name == "next_year":
        return _day(told + 1, _month(parts["month"]), int(parts["day"])) if year else None
    if name == "numeric":
        return _day(told, int(parts["number"]), int(parts["day"]))
    if name == "day":
        return _day(told, _month(parts["month"]), int(parts["day"]))
    if name in {"quarter", "half"}:
        months = 3 if name == "quarter" else 6
        number = _count(parts["quarter"])
        return _month_end(told, number * months) if number else None
    if name == "month":
        return _month_end(told, _month(parts["month"]))
    return dt.date(told, 12, 31)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month(stem: str) -> int:
    return MONTHS.index(stem.lower()) + 1


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _part_end(year: int, words: str) -> dt.date:
    """The last day of a season or half; «к середине года» is its 30 June."""
    month = next((month for stem, month in PARTS.items() if words.startswith(stem)), 12)
    return _month_end(year, month)


def _count(words: str) -> int | None:
    plain = re.split(r"-", words)[0]
    if plain.upper() in QUARTERS:
        return QUARTERS[plain.upper()]
    digits = re.match(r"[1-4]", plain)
    if digits:
        return int(digits.group())
    return next((number for stem, number in ORDINALS.items() if plain.lower().startswith(stem)), None)


def _something_else(text: str, name: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    lead = (match.groupdict().get("lead") or "").strip().lower()
    if OTHER_DATE.search(before):
        return True
    if name in {"year", "years"} and lead in {"на", "до", "к", ""}:
        return bool(before.strip()) and (bool(TITLE_BEFORE.search(before)) or lead in {"на", ""})
    return False
