"""The state of a walk along a title, and whether a title goes on after a comma or «и»."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from documents.extraction.find.morphology import parses
from documents.extraction.find.titles.grammar import (
    ACT_STEMS,
    OUTSIDE,
    QUOTED,
    STOP_WORDS,
    TOKEN,
    VERBAL,
    cases_of,
    part_of,
    word_at,
)
from documents.extraction.find.titles.kinds import Kind, readings


@dataclass(slots=True)
class Walk:
    """The state of one walk. `end` is where the title ends so far."""

    text: str
    start: int
    position: int
    limit: int
    kind: Kind
    end: int = 0
    previous: str = ""
    preposition: str = ""
    in_clause: bool = False
    in_list: bool = False
    cases: set[str] = field(default_factory=set)
    last_cases: frozenset[str] = frozenset()
    prepositions: set[str] = field(default_factory=set)


def clause_after_comma(walk: Walk, here: int) -> bool:
    """«министров, отвечающих за торговлю», «о мероприятиях, проведенных в рамках …»: of a word inside, not of the
    document.
    """
    word = word_at(walk.text, here)
    tags = [parse.tag for parse in parses(word) if parse.tag.POS in {"PRTF", "ADJF"}]
    inside = any(t.number == "plur" and t.case in {"gent", "loct", "accs"} for t in tags) and not walk.kind.plural
    active = any("actv" in t for t in tags) or word.lower().startswith("ответственн")
    passive = walk.kind.code == "report" and any("pssv" in t for t in tags) and not ACT_STEMS.match(word)
    walk.in_clause = walk.in_clause or (inside and (active or passive))
    return inside and (active or passive)


def clause_closed(walk: Walk, here: int) -> bool:
    """«министров, отвечающих за …, по вопросам …»"""
    if not walk.in_clause or not re.compile(r"(?:по|об?|в\s+(?:сфере|области))\s", re.IGNORECASE).match(
        walk.text, here
    ):
        return False
    walk.in_clause = False
    return not OUTSIDE.match(walk.text, here)


def list_goes_on(walk: Walk, here: int) -> bool:
    """A further member of a list inside the title: in one sure case, or short and followed by «и»."""
    also = re.compile(r"а\s+также\s+").match(walk.text, here)
    if also:
        return walk.in_list and joins(walk, also.end(), strict=True)
    short = re.compile(
        r"[\w«»-]+(?:\s[\w«»-]+){0,2}(?:,\s[\w«»-]+(?:\s[\w«»-]+){0,2}){0,4},?\s(?:и|а также)\s", re.IGNORECASE
    ).match(walk.text, here)
    tags = [parse.tag for parse in parses(word_at(walk.text, here) or "и")]
    participle = any(tag.POS == "PRTF" for tag in tags) and not any(tag.POS == "ADJF" for tag in tags)
    if participle or any("pssv" in tag for tag in tags):
        return False
    if not joins(walk, here, strict=not short) and not _later_member(walk, here):
        return False
    walk.in_list = True
    return True


def _later_member(walk: Walk, here: int) -> bool:
    """«…, оценки рисков …, а также аналитической работы …»: a later member shows the case that this one hides."""
    later = re.compile(r"[^.;:()]*?,?\s+а\s+также\s+").match(walk.text, here)
    if later is None:
        return False
    return joins(walk, here, strict=False) and joins(walk, later.end(), strict=True)


def joins(walk: Walk, here: int, *, strict: bool) -> bool:
    """Whether the word at `here` can be a further member: same case as a noun before it, no verb, no new title."""
    word = word_at(walk.text, here)
    if not word:
        return (bool(QUOTED.match(walk.text, here)) and walk.previous == "»") or bool(
            re.compile(r"\d").match(walk.text, here)
        )
    if OUTSIDE.match(walk.text, here) or word.lower() in STOP_WORDS or opens_title(walk.text, here, word):
        return False
    if part_of(word) == "PREP":
        return word.lower() in walk.prepositions
    if word.isupper() and len(word) > 1:
        return not strict and not _verb_follows(walk.text, here)
    found = cases_of(word)
    if "ablt" in found and walk.preposition == "между":
        return True
    if not found and part_of(word) == "NOUN":
        return not strict and not _verb_follows(walk.text, here)
    if not found or part_of(word) in VERBAL or _new_subject(walk.text, here, found):
        return False
    if strict:
        wanted = walk.cases if walk.in_list else walk.last_cases or walk.cases
        return bool(found & wanted) and not found & {"nomn", "accs"}
    return bool((found - {"nomn"}) & walk.cases)


def _new_subject(text: str, here: int, cases: frozenset[str]) -> bool:
    """«… и стороны договорились»: a noun that may be nominative with a verb close behind."""
    return "nomn" in cases and _verb_follows(text, here)


def _verb_follows(text: str, here: int) -> bool:
    for word in TOKEN.findall(text[here : here + 90])[1:4]:
        if word in ",.;:()":
            return False
        if word[0].isalpha() and part_of(word) in {"VERB", "PRTS"}:
            return True
    return False


def opens_title(text: str, here: int, word: str) -> bool:
    """Whether a new document is named here: a document noun, capital or after a capital adjective."""
    tokens = TOKEN.findall(text[here : here + 80])[:4]
    capital = word[:1].isupper()
    for token in tokens:
        if readings(token):
            return capital or token[:1].isupper() or bool(re.match(r"проект", word, re.IGNORECASE))
        if not token[0].isalpha() or part_of(token) not in {"ADJF", "PRTF", "NOUN"}:
            return False
        if part_of(token) == "NOUN" and not re.match(r"проект", token, re.IGNORECASE):
            return False
        capital = capital or token[:1].isupper()
    return False
