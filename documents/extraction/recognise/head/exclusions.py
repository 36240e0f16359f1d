"""States that the document says are not a party to something: footnotes, «за исключением …», «не присоединилась», «не
участвует».

What they are not party to is the title at the footnote's mark, the title or the point that the sentence names, else
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.extraction.blocks import BlockKind, Part, Structured, TextBlock
from documents.extraction.evidence import evidence
from documents.extraction.find.nominative import nominative
from documents.extraction.find.states import StateHit, find_states
from documents.extraction.find.titles import find_titles
from documents.extraction.records import Exclusion

NOT_PARTY = re.compile(
    r"\bне\s+(?:явля\w+\s+участни\w+|явля\w+\s+(?:стороной|подписант\w+)|участву\w+\s+в|присоедин\w+(?:\s+к)?|подписал\w*|поддержал\w*|"
    r"поддержива\w+|приняла?\s+участия\s+в|распространя\w+\s+на)",
    re.IGNORECASE,
)
EXCEPT = re.compile(r"\b(?:за\s+исключением|кроме)\s+(?P<who>[^,;.()]+)", re.IGNORECASE)
POINT = re.compile(r"пункт\w*\s+(?P<number>\d+(?:\.\d+)*)", re.IGNORECASE)
THIS_DOCUMENT = re.compile(r"(?:данн\w+|настоящ\w+|указанн\w+)?\s*документ\w*", re.IGNORECASE)
INITIATIVE = re.compile(r"инициатив\w+\s+«[^»]+»", re.IGNORECASE)


def exclusions(doc: Structured, *, type_name: str) -> tuple[Exclusion, ...]:
    """All of them, once for each state and thing.

    `type_name`: the document's own kind in the genitive («Плана действий»).
    """
    found: dict[tuple[str, str | None], Exclusion] = {}
    for block in doc.blocks:
        if block.kind is BlockKind.SIGNATURE or block.part is Part.HEAD:
            continue
        for exclusion in _in_block(doc, block, type_name):
            if not _told_already(found, exclusion):
                found.setdefault((exclusion.state, exclusion.of), exclusion)
    return tuple(found.values())


def _told_already(found: dict[tuple[str, str | None], Exclusion], new: Exclusion) -> bool:
    """A second telling that adds no thing («Положения пункта 4 не распространяются …» and its footnote)."""
    return new.of is None and any(state == new.state for state, _ in found)


def _in_block(doc: Structured, block: TextBlock, type_name: str) -> Iterator[Exclusion]:
    text = block.text
    if not NOT_PARTY.search(text) and not EXCEPT.search(text):
        return
    footnote = block.kind is BlockKind.FOOTNOTE or block.part is Part.NOTES
    for start, end in block.sentences or ((0, len(text)),):
        for state in _states(text, start, end):
            of = _thing(text[start:end], type_name)
            if of is None and footnote:
                of = _at_mark(doc, block)
            yield Exclusion(state.code, of, evidence(doc, block, start, end))


def _states(text: str, start: int, end: int) -> list[StateHit]:
    """The states that are left out in the sentence."""
    sentence = text[start:end]
    left_out = EXCEPT.search(sentence)
    if left_out:
        return find_states(left_out["who"])
    verb = NOT_PARTY.search(sentence)
    if not verb:
        return []
    near = sentence[verb.end() :] if "распространя" in verb.group() else sentence[: verb.start()]
    return [hit for hit in find_states(near) if not hit.adjective or "сторон" in near]


def _thing(sentence: str, type_name: str) -> str | None:
    point = POINT.search(sentence)
    if point:
        return f"Пункт {point['number']} {type_name}"
    initiative = INITIATIVE.search(sentence)
    if initiative:
        return nominative(initiative.group()[0].upper() + initiative.group()[1:])
    titles = find_titles(sentence)
    if titles:
        return titles[0].title
    named = re.search(r"участни\w+\s+(?P<thing>[А-ЯЁ][^.,;]+)|присоедин\w+\s+к\s+(?P<other>[А-ЯЁ][^.,;]+)", sentence)
    thing = (named["thing"] or named["other"]) if named else None
    return nominative(thing.strip()) if thing and not THIS_DOCUMENT.fullmatch(thing.strip()) else None


def _at_mark(doc: Structured, note: TextBlock) -> str | None:
    """The title where the footnote's mark stands in the text."""
    mark = (note.block.marker or "").strip("[]^<>/sup ")
    for block in doc.blocks:
        for offset, name in block.note_marks:
            if name.strip("[]^") == mark and block is not note:
                ending = [hit for hit in find_titles(block.text) if hit.start < offset and hit.end >= offset - 3]
                return ending[-1].title if ending else None
    return None
