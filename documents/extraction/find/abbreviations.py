"""Abbreviations: where a document defines its own, and spelling them out in the right case.

«Комиссия старших должностных лиц (далее – КСДЛ)» and «международной информационной безопасности (МИБ)» define; the
words must
have the letters. What a record's title spells out is decided by the reference data and, for what only the document
defines, by
the first letter: a common phrase («международная информационная безопасность») is spelled out, a proper name
(«Евразийская
экономическая комиссия») is known by its abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from actors.data import abbreviations as known_abbreviations
from documents.extraction.blocks import Structured
from documents.extraction.find.morphology import parses
from documents.extraction.find.nominative import in_case, nominative

DEFINITION = re.compile(
    r"\(\s*(?:далее\s*(?:именуем\w+\s*)?[-–—,:]?\s*)?(?P<short>[А-ЯЁ]{2,8})(?:\s+или\s+[\w-]+)?\s*\)"
)
WORD = re.compile(r"[^\W\d_]+(?:[-–][^\W\d_]+)*")
SMALL = frozenset("и в по на о об с со для из к".split())
PREPOSITION_CASES = {
    "о": "loct", "об": "loct", "при": "loct", "в": "loct", "во": "loct", "на": "loct",
    "по": "datv", "к": "datv", "ко": "datv", "согласно": "datv", "благодаря": "datv",
    "с": "ablt", "со": "ablt", "между": "ablt", "под": "ablt", "над": "ablt", "перед": "ablt", "за": "ablt",
}  # fmt: skip


def abbreviations(doc: Structured) -> dict[str, str]:
    """Short form → full phrase in the nominative, as this document defines them."""
    found: dict[str, str] = {}
    for block in doc.blocks:
        if "(" in block.text:
            found = {**defined_in(block.text), **found}
    return found


def defined_in(text: str) -> dict[str, str]:
    """The abbreviations that a text defines."""
    found: dict[str, str] = {}
    for hit in DEFINITION.finditer(text):
        phrase = _phrase_before(text[max(0, hit.start() - 220) : hit.start()], hit["short"])
        if phrase and hit["short"] not in found:
            found[hit["short"]] = nominative(phrase)
    return found


def _phrase_before(text: str, short: str) -> str | None:
    """The words right before the bracket whose first letters give the abbreviation; small words may be left out of
    it.
    """
    words = list(WORD.finditer(text))[-len(short) * 2 - 2 :]
    for start in range(len(words) - 1, -1, -1):
        chosen = words[start:]
        if words[start].group().lower() in SMALL or text[words[-1].end() :].strip():
            continue
        letters = "".join(_letters(word.group()) for word in chosen if word.group().lower() not in SMALL)
        if letters.startswith(short) or _loosely(letters, short, chosen):
            return text[words[start].start() : words[-1].end()]
    return None


def _letters(word: str) -> str:
    """First letters of the word and of its parts: «информационно-коммуникационные» → «ИК», «Межбанковского» → «МБ»
    needs both.
    """
    return "".join(part[0].upper() for part in re.split(r"[-–]", word) if part)


def _loosely(letters: str, short: str, chosen: list[re.Match[str]]) -> bool:
    """«Межбанковского объединения (МБО)», «постоянно действующих экспертных рабочих групп (ПДРГ)»: in order, ends
    met.
    """
    if len(chosen) < 2 or letters[:1] != short[:1] or letters[-1:] != short[-1:]:
        return False
    everything = iter("".join(word.group().upper() for word in chosen))
    return all(letter in everything for letter in short) and len(letters) <= len(short) + 1


@cache
def _for_document_titles() -> dict[str, str]:
    return {row.short: row.full_ru for row in known_abbreviations() if row.expand_in_document_titles}


@cache
def _kept_in_document_titles() -> frozenset[str]:
    return frozenset(row.short for row in known_abbreviations() if not row.expand_in_document_titles)


def for_document_titles(defined: Mapping[str, str]) -> dict[str, str]:
    """What the title of a document spells out, given what the document defines."""
    own = {
        short: full
        for short, full in defined.items()
        if full[:1].islower() and short not in _kept_in_document_titles() and short not in _for_document_titles()
    }
    return {**_for_document_titles(), **own}


def expand(text: str, table: Mapping[str, str]) -> str:
    """The text with the abbreviations of the table spelled out, each in the case that its place asks for."""
    if not table:
        return text
    return _any_of(tuple(sorted(table))).sub(lambda hit: in_case(table[hit.group()], case_at(text, hit.start())), text)


@lru_cache(maxsize=64)
def _any_of(shorts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, shorts))})(?![\w-])")


def case_at(text: str, start: int) -> str:
    """Nominative at the start, what a preposition governs after one, genitive after a noun, else that of the
    adjective.
    """
    words = WORD.findall(text[:start])
    if not words:
        return "nomn"
    last = words[-1].lower()
    if last in PREPOSITION_CASES:
        return PREPOSITION_CASES[last]
    tag = parses(last)[0].tag
    return str(tag.case) if tag.POS in {"ADJF", "PRTF"} and tag.case in {"gent", "datv", "ablt", "loct"} else "gent"
