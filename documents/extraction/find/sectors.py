"""The sectors that a text speaks of, main first.

Stems of the lexicon are weighed: what stands right after «в сфере», «по вопросам», «министров» says what the text is
about and
weighs more; a repeated stem adds little. The section heading is a prior: it decides where the text says nothing, and
tips the
balance between near equals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from documents.extraction.lexicon import load

GENERAL = "general"
WEIGHTS = {"sure": 5.0, "strong": 3.0, "plain": 2.0, "attribute": 2.0, "weak": 1.0}
TOPICAL = 1.5
FIRST = 0.6
HEADING_MAIN, HEADING_FURTHER = 2.2, 1.6
DOCUMENT_MAIN, DOCUMENT_FURTHER = 2.4, 1.2
REPEATED = 0.3
ATTRIBUTE = 0.6
MANY, MANY_SHARE = 4, 0.45
# Clauses on the document itself belong to its own sector, whatever they say of money and offices.
SELF = re.compile(
    r"\bнастоящ(?:ей|его|ему|ем|им|ая|ее|ую|ий)\b|\bрасход|\bфинансиру|финансировани\w*\s+(?:мероприят|осуществл|"
    r"производ)|"
    r"финансов\w+\s+обеспечени|\bвнебюджетн|\bвзнос|\bоплачива|\bдепозитари|\bконтактн\w+\s+(?:лиц|пункт)|"
    r"\bконтрол\w+\s+за|"
    r"\bсекретариат",
    re.IGNORECASE,
)
# A further sector must have at least this score and this share of the main one's.
LEAST_FURTHER, FURTHER_SHARE = 2.0, 0.45
KEY = 3
WORD = re.compile(r"[a-zа-яё][a-zа-яё-]*")
TOPIC = re.compile(
    r"(?:\bв\s+(?:сфере|области|сферах|областях)|\bпо(?:\s+(?:вопросам|развитию|проблемам|обеспечению|"
    r"сокращению))?|\bминистр\w*|"
    r"\b(?:отвечающ|ответственн|курирующ|занимающ)\w*(?:\s+за)?(?:\s+(?:вопросы|вопросами|сферу|развитие))?|"
    r"\bтем[аыу]|\bобъединени\w)"
    r"\s+[«\"]?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stem:
    """One entry of the lexicon: a pattern that starts at a word."""

    sector: str
    weight: float
    pattern: re.Pattern[str]
    name: str
    attribute: bool = False


def main_sector(text: str, *, section: str | None = None, document: str | None = None) -> str:
    """The one sector that the text is about; `general` when it tells none."""
    return sectors(text, section=section, document=document)[0]


@lru_cache(maxsize=10_000)
def sectors(text: str, *, section: str | None = None, document: str | None = None) -> tuple[str, ...]:
    """Sector codes, main first, never empty. `section` is the heading above the text, `document` the title of a
    document
    on one theme (a statement, programme, treaty); leave it out for reports on many."""
    own = scores(text)
    total: dict[str, float] = defaultdict(float, own)
    _add(total, _of_heading(section or ""), HEADING_MAIN, HEADING_FURTHER)
    about_itself = 2.0 if document and SELF.search(text) else 1.0
    _add(total, _of_heading(document or "")[:2], DOCUMENT_MAIN * about_itself, DOCUMENT_FURTHER)
    ranked = sorted(total, key=lambda sector: -total[sector])
    if not ranked:
        return (GENERAL,)
    main = _of_many(own, section) or ranked[0]
    least = max(LEAST_FURTHER, FURTHER_SHARE * own.get(main, 0.0))
    return (main, *(sector for sector in ranked if sector != main and own.get(sector, 0.0) >= least))


def _of_many(own: dict[str, float], section: str | None) -> str | None:
    """A text that lists many fields («инновации, инвестиции, транспорт») belongs to its section, if it is one."""
    near = [sector for sector, score in own.items() if score >= MANY_SHARE * max(own.values())]
    heading = _of_heading(section or "")
    return heading[0] if len(near) >= MANY and heading and heading[0] in near else None


def _add(total: dict[str, float], ranked: tuple[str, ...], main: float, further: float) -> None:
    for place, sector in enumerate(ranked):
        total[sector] += further if place else main


@lru_cache(maxsize=10_000)
def scores(text: str) -> dict[str, float]:
    """How much a text speaks of each sector."""
    low = text.lower()
    found: dict[str, float] = defaultdict(float)
    seen: set[str] = set()
    taken = 0
    for word in WORD.finditer(low):
        if word.start() < taken:
            continue
        hits = _at(low, word.start())
        if not hits:
            continue
        end = max(hit.end() for _, hit in hits)
        taken = end if " " in low[word.start() : end] else taken
        topical = TOPICAL if TOPIC.search(low[max(0, word.start() - 45) : word.start()]) else 1.0
        for stem, hit in hits:
            if hit.end() - hit.start() < (end - word.start()) and " " in low[word.start() : end]:
                continue
            weight = ATTRIBUTE if stem.attribute and _next_has_sector(low, hit.end(), stem.sector) else stem.weight
            found[stem.sector] += weight * (REPEATED if stem.name in seen else topical) + (0.0 if seen else FIRST)
            seen.add(stem.name)
    return dict(found)


def _next_has_sector(low: str, here: int, sector: str) -> bool:
    following = WORD.search(low, here, here + 30)
    return following is not None and any(stem.sector != sector for stem, _ in _at(low, following.start()))


def _at(low: str, start: int) -> list[tuple[Stem, re.Match[str]]]:
    """The best stem of each sector that starts at this word."""
    best: dict[str, tuple[Stem, re.Match[str]]] = {}
    for stem in _index().get(low[start : start + KEY], ()):
        hit = stem.pattern.match(low, start)
        if hit and (stem.sector not in best or stem.weight > best[stem.sector][0].weight):
            best[stem.sector] = stem, hit
    return list(best.values())


@lru_cache(maxsize=2_000)
def _of_heading(section: str) -> tuple[str, ...]:
    found = scores(section)
    return tuple(sorted(found, key=lambda sector: -found[sector]))


@cache
def _index() -> dict[str, tuple[Stem, ...]]:
    """Stems by their first letters."""
    index: dict[str, list[Stem]] = defaultdict(list)
    for sector, row in load("sectors").items():
        for level, weight in WEIGHTS.items():
            for name in row.get(level, ()):
                stem = Stem(sector, weight, _pattern(name.lower()), name, level == "attribute")
                index[name.lower()[:KEY]].append(stem)
    return {key: tuple(stems) for key, stems in index.items()}


def _pattern(name: str) -> re.Pattern[str]:
    whole = name.endswith("|")
    words = [re.escape(word).replace(r"\*", r"[\w-]*") for word in name.rstrip("|").split(" ")]
    return re.compile(r"\s+".join(words) + (r"\b" if whole else r"[\w-]*"))
