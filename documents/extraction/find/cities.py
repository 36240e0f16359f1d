"""Cities in running text, in the nominative, with their country: «в г.Исламабаде», «(г. Пекин)», «в городе
Чолпон-Ата».

`venue` tells a city where something is held («в Ташкенте», «(Минск, 17 октября)») from one that a name contains
(«Институт … Исламабада»). A city that no list has is taken only after «г.» or «город».

Left alone: «2024 г. Министры», words that are also common words («дали»), cities inside quotation marks as venues.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from actors.data import cities as city_rows
from documents.extraction.find.gazetteer import Table, lookup, table
from documents.extraction.find.morphology import analyser, parses
from documents.extraction.find.tokens import quotations

MARK = (
    r"(?:(?<!\d)(?<!\d\s)(?<!\w)(?<![ст]\.)(?<![ст]\.\s)гг?\.\s*|(?<!\w)гор\.\s*"
    r"|(?<!\w)город(?:е|а|у|ом|ах|ов|ами)?\s+)"
)
MARK_BEFORE = re.compile(rf"{MARK}$", re.IGNORECASE)
VENUE_BEFORE = re.compile(
    rf"(?:\b[Вв]о?\s+(?:(?:столичном|(?:том|этом)\s+же)\s+)?|[(（|]\s*|^\s*|\bгород(?:е|ах)\s+)(?:{MARK})?$|\bгород(?:е|ах)\s+$|[–—]\s+в\s+$"
)
LISTED_BEFORE = re.compile(rf"(?:\s*,\s*|\s+и\s+)(?:в\s+)?(?:{MARK})?$")
IN_BRACKET_BEFORE = re.compile(rf"[(（][^()（）]*[,;]\s*(?:{MARK})?$")
# «14–16 февраля, г. Самара»: apart from any name that it could belong to.
APART_BEFORE = re.compile(rf"[,;–—]\s*{MARK}$", re.IGNORECASE)
# «Москва принимала семинар».
HOST_AFTER = re.compile(r"\s+(?:принимал[аио]?|принял[аио]?|стал[аио]?\s+(?:местом|площадкой))\b")
# «18 мая – семинар «…», Ташкент», «Ташкент, 7 октября»: by itself between marks, in the nominative.
ALONE_BEFORE = re.compile(r"(?:^|[,;:–—.(|»])\s*$")
ALONE_AFTER = re.compile(r"\s*(?:$|[,;:.)|]|[–—])")
HOST_BEFORE = re.compile(
    r"\b(?:принимал[аио]?|принял[аио]?|стал[аио]?(?:\s+(?:местом|площадкой))?|эстафету\s+принял[аио]?)\s+(?:г\.\s*|город\s+)?$"
)
# «7 мая в Гилгите», «в Гилгите 7 мая»: a word that no dictionary has, in the place of a city.
BESIDE_DAY = re.compile(
    r"(?:(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|года|г\.)\s+в\s+(?P<after>[А-ЯЁ][а-яё]{3,}е)"
    r"|\bв\s+(?P<before>[А-ЯЁ][а-яё]{3,}е)\s+\d{1,2}(?:[–-]\d{1,2})?\s+[а-я]{3,8}[ая]\b)(?!\w)"
)
UNKNOWN = re.compile(rf"{MARK}(?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]*)*)")


@dataclass(frozen=True, slots=True)
class CityHit:
    """A city at text[start:end]. `country` is None for a city that no list has."""

    start: int
    end: int
    name: str
    country: str | None
    venue: bool
    known: bool = True


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    country: str
    needs_mark: bool


@cache
def _table() -> Table:
    rows: list[tuple[str, object]] = []
    for city in city_rows():
        rows += [(form, _Known(city.name_ru, city.country, city.needs_marker)) for form in city.forms_ru]
        for alias in city.aliases:
            rows += [(form, _Known(alias.name_ru, city.country, alias.needs_marker)) for form in alias.forms_ru]
    return table(rows)


def find_cities(text: str) -> list[CityHit]:
    """Every city, in order."""
    quoted = quotations(text)
    hits: list[CityHit] = []
    listed = _known(text)
    for start, end, name, country, known in sorted(listed + _unknown(text, {hit[0] for hit in listed})):
        if hits and start < hits[-1].end:
            continue
        inside = any(left < start < right for left, right in quoted)
        venue = not inside and _is_venue(text, start, end, hits[-1] if hits else None)
        hits.append(CityHit(start, end, name, country or None, venue, known))
    return hits


def _known(text: str) -> list[tuple[int, int, str, str, bool]]:
    found = []
    for start, end, value in lookup(text, _table()):
        assert isinstance(value, _Known)
        if not value.needs_mark or MARK_BEFORE.search(text, 0, start):
            found.append((start, end, value.name, value.country, True))
    return found


def _unknown(text: str, known: set[int]) -> list[tuple[int, int, str, str, bool]]:
    """Cities that no list has, after «г.» or «город»; `known`: starts of those that one has."""
    marked = [(match.start("name"), match["name"]) for match in UNKNOWN.finditer(text)]
    groups = [(match, match.lastgroup or "after") for match in BESIDE_DAY.finditer(text)]
    marked += [(match.start(group), match[group]) for match, group in groups if _is_strange(match[group])]
    return [(start, start + len(word), _nominative(word), "", False) for start, word in marked if start not in known]


def _is_strange(word: str) -> bool:
    """In no dictionary, neither in the locative nor with an institution's meaning."""
    return not analyser().word_is_known(word.lower())


def _is_venue(text: str, start: int, end: int, previous: CityHit | None) -> bool:
    before = text[max(0, start - 160) : start]
    if VENUE_BEFORE.search(before) or IN_BRACKET_BEFORE.search(before) or APART_BEFORE.search(before):
        return True
    if HOST_AFTER.match(text, end) or HOST_BEFORE.search(before):
        return True
    if ALONE_BEFORE.search(before) and ALONE_AFTER.match(text, end) and text[start:end] in _nominatives():
        return True
    listed = previous is not None and previous.venue and LISTED_BEFORE.fullmatch(text, previous.end, start)
    return bool(listed)


@cache
def _nominatives() -> frozenset[str]:
    return frozenset(
        name for city in city_rows() for name in (city.name_ru, *(alias.name_ru for alias in city.aliases))
    )


def _nominative(form: str) -> str:
    """The dictionary's city name, else the form without a locative ending after a hard consonant («Куньмине»)."""
    for parse in parses(form):
        if "Geox" in parse.tag:
            return "-".join(part.capitalize() for part in str(parse.normal_form).split("-"))
    return form[:-1] if re.search(r"[нкрлмгтдсхбпвз]е$", form) else form
