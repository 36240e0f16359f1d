"""Where a title that opens with a document noun ends.

The walk takes one token at a time; the first rule of `RULES` that has a say decides: go on (to a position) or stop.
The list of
rules is the policy. Offsets are in the given text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from documents.extraction.find.morphology import parses
from documents.extraction.find.titles.grammar import (
    ABBREVIATION,
    ACT_DATE,
    CLOSING,
    GOVERNING_INSTRUMENTAL,
    INSTRUMENTAL_PREPOSITIONS,
    MEMBERS_SLIP,
    NOMINAL,
    NUMBER,
    OUTSIDE,
    QUOTED,
    STOP_WORDS,
    SUBJECTS,
    TOKEN,
    VALIDITY,
    VERBAL,
    WORDS_IN_BRACKETS,
    YEARS_IN_BRACKETS,
    cases_of,
    part_of,
    word_at,
)
from documents.extraction.find.titles.kinds import Kind, readings
from documents.extraction.find.titles.walk import Walk, clause_after_comma, clause_closed, joins, list_goes_on

YEARS_SAID = "years"  # after validity or date only a preposition goes on: «План на 2025 год по реализации …»
# «рассмотрение Соглашения о почте перенесено на 2026 год»: treaties and statements have no single year.
WITHOUT_YEARS = frozenset({"agreement", "memorandum", "protocol", "statement", "declaration", "communique", "decision"})
ONE_YEAR = re.compile(r"(?:на|за)\s+\d{4}\s*(?:год|г\.)", re.IGNORECASE)
SUMMING_UP = frozenset({"communique", "statement", "declaration", "protocol"})
LONGEST = 700


Verdict = int | None
STOP = -1


def title_end(text: str, start: int, noun_end: int, kind: Kind) -> int:
    """The end of the title whose noun ends at `noun_end`; equal to `noun_end` for a bare noun."""
    limit = min(len(text), noun_end + LONGEST)
    walk = Walk(text, start, noun_end, limit, kind, noun_end)
    while walk.position < walk.limit:
        gap = re.compile(r"[\s ]*").match(text, walk.position)
        walk.position = gap.end() if gap else walk.position
        verdict = next((v for v in (rule(walk) for rule in RULES) if v is not None), STOP)
        if verdict == STOP:
            break
        walk.position = verdict
    return max(noun_end, _without_subject(walk))


def _quoted(walk: Walk) -> Verdict:
    found = QUOTED.match(walk.text, walk.position)
    if not found:
        return None
    walk.previous, walk.last_cases, walk.end = "»", frozenset(), found.end()
    return found.end()


def _colon(walk: Walk) -> Verdict:
    """«принята инициатива: «…»» goes on only from the bare noun."""
    if walk.text[walk.position : walk.position + 1] != ":":
        return None
    after = re.compile(r":\s*(?=[«“\"])").match(walk.text, walk.position)
    return after.end() if after and walk.end <= walk.position and not walk.previous else STOP


def _years(walk: Walk) -> Verdict:
    found = VALIDITY.match(walk.text, walk.position) or YEARS_IN_BRACKETS.match(walk.text, walk.position)
    if not found:
        return None
    if walk.kind.code in WITHOUT_YEARS and ONE_YEAR.match(found.group()):
        return STOP
    walk.end, walk.previous = found.end(), YEARS_SAID
    return found.end()


def _act_mark(walk: Walk) -> Verdict:
    """Number and date of the act: «№ 10», «от 17 сентября 2021 г.»."""
    date = ACT_DATE.match(walk.text, walk.position)
    found = date or NUMBER.match(walk.text, walk.position)
    if not found:
        return None
    walk.previous = YEARS_SAID if date and walk.previous else "0"
    walk.end = found.end()
    return found.end()


def _bracket(walk: Walk) -> Verdict:
    """An abbreviation or a word of the name may stand in brackets; dates and remarks end the title."""
    if walk.text[walk.position : walk.position + 1] != "(":
        return None
    words = WORDS_IN_BRACKETS.match(walk.text, walk.position)
    if words and walk.previous not in {"", "»"}:
        walk.end, walk.previous = words.end(), ")"
        return words.end()
    found = ABBREVIATION.match(walk.text, walk.position)
    return found.end() if found and not re.search(r"\d{4}", found.group()) else STOP


def _outside(walk: Walk) -> Verdict:
    if walk.text.startswith("а также", walk.position) or walk.text.startswith("а  также", walk.position):
        return None
    if (
        walk.kind.code in SUMMING_UP
        and not walk.previous
        and re.compile(r"по\s+итогам\s").match(walk.text, walk.position)
    ):
        return None
    return STOP if OUTSIDE.match(walk.text, walk.position) else None


def _also(walk: Walk) -> Verdict:
    """«…, а также перспектив …» goes on with a list that is already open."""
    found = re.compile(r"а\s+также\s+").match(walk.text, walk.position)
    if not found:
        return None
    if not (walk.in_list and joins(walk, found.end(), strict=True)):
        return STOP
    walk.previous = "и"
    return found.end()


def _comma(walk: Walk) -> Verdict:
    if walk.text[walk.position : walk.position + 1] != ",":
        return None
    after = re.compile(r",\s*").match(walk.text, walk.position)
    here = after.end() if after else walk.position + 1
    for rule in (clause_after_comma, clause_closed, list_goes_on):
        if rule(walk, here):
            walk.previous = ","
            return here
    return STOP


def _and(walk: Walk) -> Verdict:
    found = re.compile(r"(?:и/или|и|или)\s+", re.IGNORECASE).match(walk.text, walk.position)
    if not found or not walk.previous:
        return STOP if found else None
    if not joins(walk, found.end(), strict=False):
        return STOP
    walk.previous = "и"
    return found.end()


def _word_rule(walk: Walk) -> Verdict:
    found = TOKEN.match(walk.text, walk.position)
    if not found:
        return STOP
    word = found.group()
    if not word[0].isalpha():
        return _digits(walk, found)
    if word.lower() in STOP_WORDS:
        return STOP
    part = part_of(word)
    if (part != "PREP" and walk.previous == YEARS_SAID) or (readings(word) and word.isupper()):
        return STOP
    if part == "ADVB" and not _adverb_of_adjective(walk.text, found.end()):
        return STOP
    if part != "PREP" and CLOSING.fullmatch(walk.previous) and not word.isupper():
        return STOP
    if part == "PREP":
        walk.preposition, walk.previous = word.lower(), word
        walk.prepositions.add(word.lower())
        return found.end()
    if part in VERBAL and not _noun_like(walk, word):
        return STOP
    if not (word.isupper() and len(word) > 1) and not _case_fits(walk, word):
        return STOP
    return _taken(walk, found, word, part)


def _adverb_of_adjective(text: str, here: int) -> bool:
    """«постоянно действующей группы», not «ежегодно готовит»."""
    return part_of(word_at(text, here + 1)) in {"ADJF", "PRTF"}


def _taken(walk: Walk, found: re.Match[str], word: str, part: str) -> int:
    if part in NOMINAL:
        cases = cases_of(word)
        if part == "NOUN":
            walk.last_cases = cases
            walk.cases |= cases
        elif part in {"ADJF", "PRTF"}:
            walk.cases |= cases
    walk.previous, walk.end = word, found.end()
    if part in {"NOUN", ""} and walk.preposition not in INSTRUMENTAL_PREPOSITIONS:
        walk.preposition = walk.preposition if part == "" else "." + walk.preposition.lstrip(".")
    return found.end()


def _digits(walk: Walk, found: re.Match[str]) -> Verdict:
    """A number inside a name: «5-го Совещания», «COVID-19», «78/311»; any other sign ends the title."""
    if found.group()[0].isdigit():
        ordinal = re.compile(r"\d+-?(?:го|й|я|е|ого|ой|му|м|х)\b").match(walk.text, walk.position)
        joined = ordinal or re.compile(r"\d+(?:/\d+)*").match(walk.text, walk.position)
        if ordinal or "/" in found.group() or walk.text[walk.position - 1] == "-":
            walk.end = joined.end() if joined else found.end()
            walk.previous = "0"
            return walk.end
        return STOP
    if found.group() in "-–—" and walk.previous and re.compile(r"[-–—]\s?[А-ЯA-Z\d]").match(walk.text, walk.position):
        return found.end()
    return STOP


def _noun_like(walk: Walk, word: str) -> bool:
    """A word read as a verb first that is a noun here: after a preposition or an adjective that agrees."""
    return any(p.tag.POS in {"NOUN", "ADJF"} and p.tag.case in {"gent", "loct", "datv"} for p in parses(word)) and bool(
        walk.previous and (part_of(walk.previous) in {"PREP", "ADJF"})
    )


def _case_fits(walk: Walk, word: str) -> bool:
    """A sure nominative or a stray instrumental is not part of the title any more."""
    cases = cases_of(word)
    if not cases:
        return True
    accusative = walk.preposition.lstrip(".") in {"на", "в", "во", "за", "под", "через", "про", "о", "об", "по"}
    if cases <= {"nomn", "voct"} or (cases <= {"nomn", "accs", "voct"} and not accusative):
        return walk.preposition.lstrip(".") == "–"
    if cases == {"ablt"} and walk.preposition.lstrip(".") not in INSTRUMENTAL_PREPOSITIONS:
        return bool(
            MEMBERS_SLIP.match(word) or GOVERNING_INSTRUMENTAL.match(walk.previous) or "ablt" in cases_of(walk.previous)
        )
    return True


def _without_subject(walk: Walk) -> int:
    """Cut off a subject that stands before the verb at which the walk stopped."""
    stop = TOKEN.match(walk.text, walk.position)
    if not stop or not stop.group()[0].isalpha() or part_of(stop.group()) not in {"VERB", "PRTS"}:
        return walk.end
    found = SUBJECTS.search(walk.text[walk.start : walk.end])
    return walk.start + found.start() if found else walk.end


RULES: tuple[Callable[[Walk], Verdict], ...] = (
    _quoted, _colon, _years, _act_mark, _bracket, _outside, _also, _comma, _and, _word_rule,
)  # fmt: skip
