"""By which words a sentence binds, intends, calls, charges, takes a stance or names a pending step.

The lists are `lexicon/modality.toml`: verbs by their dictionary form, read in every person, number and tense, and
phrases as patterns. `norm` is for documents that bind (statements, programmes, treaties, plans), `report` for accounts
of what took place, where the narrative past («обсудили», «утвердили») promises nothing. What stands in brackets or
quotation marks is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from documents.extraction.find.clauses import WORD, mask
from documents.extraction.find.morphology import parses
from documents.extraction.lexicon import load

NORM, REPORT = "norm", "report"
# Parts of speech in which a verb can say what a clause does.
SAYING = frozenset({"VERB", "PRTS"})


@dataclass(frozen=True, slots=True)
class ModalityHit:
    """`code` is that of the lexicon: agree, oblige, intend, future, call, charge, entrust, stance, importance, …"""

    start: int
    end: int
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class _Verb:
    """`infinitive`: «поручить» charges too. `after`: what must follow for the verb to say it."""

    code: str
    infinitive: bool
    after: re.Pattern[str] | None


@cache
def _patterns(scope: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    phrases = load("modality")["phrase"]
    return tuple(
        (phrase["code"], re.compile(rf"\b(?:{phrase['pattern']})\b"))
        for phrase in phrases
        if phrase["scope"] in (scope, "both")
    )


@cache
def _any_pattern(scope: str) -> re.Pattern[str]:
    """All patterns in one: most sentences have none, and one search tells it."""
    return re.compile("|".join(pattern.pattern for _, pattern in _patterns(scope)))


@cache
def _verbs(scope: str) -> dict[str, _Verb]:
    rows = [row for row in load("modality")["verb"] if row["scope"] in (scope, "both")]
    return {
        name: _Verb(
            row["code"],
            row.get("infinitive", False),
            re.compile(row["after"], re.IGNORECASE) if row.get("after") else None,
        )
        for row in rows
        for name in row["verbs"]
    }


@lru_cache(maxsize=50_000)
def _verb(word: str, scope: str) -> _Verb | None:
    """What this word form says, when its likeliest reading is a form of a listed verb."""
    best = parses(word)[0]
    found = _verbs(scope).get(str(best.normal_form))
    if found is None or not (best.tag.POS in SAYING or (found.infinitive and best.tag.POS == "INFN")):
        return None
    return found


def _by_verbs(text: str, masked: str, scope: str) -> Iterator[ModalityHit]:
    for hit in WORD.finditer(masked):
        verb = _verb(hit.group().lower(), scope)
        if verb and (verb.after is None or verb.after.match(masked, hit.end())):
            yield ModalityHit(hit.start(), hit.end(), verb.code, hit.group())


def _by_patterns(text: str, low: str, scope: str) -> Iterator[ModalityHit]:
    if not _any_pattern(scope).search(low):
        return
    for code, pattern in _patterns(scope):
        for hit in pattern.finditer(low):
            yield ModalityHit(hit.start(), hit.end(), code, text[hit.start() : hit.end()])


def find_modality(text: str, scope: str) -> list[ModalityHit]:
    """Hits in order of place, not overlapping; of two at one place the longer one."""
    masked = mask(text)
    hits = list(_by_patterns(text, masked.lower(), scope))
    hits.extend(_by_verbs(text, masked, scope))
    kept: list[ModalityHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
