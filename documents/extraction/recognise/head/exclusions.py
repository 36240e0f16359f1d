"""States that the document says are not a party to something.

Footnotes, «за исключением …», «не присоединилась», «не участвует». What they are not party to is the title at the
footnote's mark or before the bracket, the title or the point that the sentence names, this document itself, else None.
A delegation that stayed away from a meeting is no exclusion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.extraction.blocks import BlockKind, Part, Structured, TextBlock
from documents.extraction.evidence import evidence
from documents.extraction.find.nominative import nominative
from documents.extraction.find.states import StateHit, find_states
from documents.extraction.find.titles import find_titles
from documents.extraction.records import Exclusion

NOT_PARTY = re.compile(
    r"\bне\s+(?:явля\w+\s+(?:участни\w+|стороной|подписант\w+)|участву(?:ет|ют)(?!\s+в\s+(?:заседани|встреч|совещани))|"
    r"присоедин\w+|подписал[аи]?|поддержал[аи]?|поддержива\w+|принима(?:ет|ют)\s+участия|распространя\w+\s+на)",
    re.IGNORECASE,
)
EXCEPT = re.compile(r"\b(?:за\s+исключением|кроме)\s+(?P<who>[^,;.()]+)", re.IGNORECASE)
POINT = re.compile(r"пункт\w*\s+(?P<number>\d+(?:\.\d+)*)", re.IGNORECASE)
OWN = re.compile(
    r"\bнастоящ\w+\s+(?:заявлени|деклараци|план|программ|дорожн|концепци|стратеги|положени|соглашени|меморандум|"
    r"протокол|решени|коммюнике|документ)",
    re.IGNORECASE,
)
INITIATIVE = re.compile(r"инициатив\w+\s+«[^»]+»", re.IGNORECASE)
NAMED = re.compile(
    r"(?:участни\w+|участия\s+в|участву\w+\s+в|присоедин\w+\s+к)\s+(?P<thing>(?!документ|реализаци)[А-ЯЁ][^.,;)]+)"
)
DOCUMENT_WORD = re.compile(r"\bдокумент\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Own:
    """How the document names itself: title, and its kind in the genitive («Плана действий»)."""

    title: str
    genitive: str


def exclusions(doc: Structured, own: Own) -> tuple[Exclusion, ...]:
    """All of them, once for each state and thing."""
    found: dict[tuple[str, str | None], Exclusion] = {}
    for block in doc.blocks:
        if block.kind is BlockKind.SIGNATURE or block.part is Part.HEAD:
            continue
        for exclusion in _in_block(doc, block, own):
            if not _told_already(found, exclusion):
                found.setdefault((exclusion.state, exclusion.of), exclusion)
    return tuple(found.values())


def _told_already(found: dict[tuple[str, str | None], Exclusion], new: Exclusion) -> bool:
    """A second telling that adds no thing («Положения пункта 4 не распространяются …» and its footnote)."""
    return new.of is None and any(state == new.state for state, _ in found)


def _in_block(doc: Structured, block: TextBlock, own: Own) -> Iterator[Exclusion]:
    text = block.text
    if not NOT_PARTY.search(text) and not EXCEPT.search(text):
        return
    footnote = block.kind is BlockKind.FOOTNOTE or block.part is Part.NOTES
    for start, end in block.sentences or ((0, len(text)),):
        for state in _states(text[start:end]):
            of = _thing(text[start:end], own)
            if of is None and footnote:
                of = _at_mark(doc, block)
            yield Exclusion(state.code, of, evidence(doc, block, start, end))


def _states(sentence: str) -> list[StateHit]:
    """The states that are left out in the sentence."""
    left_out = EXCEPT.search(sentence)
    if left_out:
        return find_states(left_out["who"])
    verb = NOT_PARTY.search(sentence)
    if not verb:
        return []
    if "распространя" in verb.group():
        return find_states(sentence[verb.end() :])
    clause = sentence[_clause_start(sentence, verb.start()) : verb.start()]
    return [hit for hit in find_states(clause) if not hit.adjective or "сторон" in clause]


def _clause_start(sentence: str, verb: int) -> int:
    """A bracket opens its own clause: «… Стратегии (Республика Индия в документе не участвует)»."""
    bracket = sentence.rfind("(", 0, verb)
    return bracket + 1 if bracket >= 0 and ")" not in sentence[bracket:verb] else 0


def _thing(sentence: str, own: Own) -> str | None:
    point = POINT.search(sentence)
    if point:
        return f"Пункт {point['number']} {own.genitive}"
    if OWN.search(sentence):
        return own.title
    initiative = INITIATIVE.search(sentence)
    if initiative:
        words = nominative(initiative.group())
        return words[0].upper() + words[1:]
    return _titled(sentence) or _named(sentence)


def _titled(sentence: str) -> str | None:
    """The title in the sentence; of several the last one before the bracket that leaves the state out."""
    verb = NOT_PARTY.search(sentence)
    bracket = _clause_start(sentence, verb.start()) if verb else 0
    titles = [hit for hit in find_titles(sentence) if not bracket or hit.end <= bracket]
    return titles[-1 if bracket else 0].title if titles else None


def _named(sentence: str) -> str | None:
    named = NAMED.search(sentence)
    return nominative(named["thing"].strip()) if named and not DOCUMENT_WORD.match(named["thing"]) else None


def _at_mark(doc: Structured, note: TextBlock) -> str | None:
    """The title where the footnote's mark stands in the text."""
    mark = (note.block.marker or "").strip("[]^<>/sup ")
    for block in doc.blocks:
        for offset, name in block.note_marks:
            if name.strip("[]^") == mark and block is not note:
                ending = [hit for hit in find_titles(block.text) if hit.start < offset and hit.end >= offset - 3]
                return ending[-1].title if ending else None
    return None
