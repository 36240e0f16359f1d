"""Signatures that were set in two or three lines: the office, then the state, put together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from documents.extraction.blocks import BlockKind, Clean
from documents.extraction.structure.signatures import is_office, is_signature, is_state_line

if TYPE_CHECKING:
    from documents.extraction.structure import Draft

# One office takes so many lines at most («Министр торговли, / промышленности и / недропользования / …»).
MOST_LINES = 5
LONGEST_LINE = 60


def offices(drafts: list[Draft]) -> list[Draft]:
    """The same blocks, each signature in one."""
    found: list[Draft] = []
    place = 0
    while place < len(drafts):
        length = _length(drafts, place)
        if length > 1:
            found.append(_merged(drafts[place : place + length]))
        else:
            found.append(drafts[place])
        place += length
    return found


def _length(drafts: list[Draft], place: int) -> int:
    """How many blocks the signature that begins here takes; 1 when none does."""
    first = drafts[place]
    if first.block.kind is not BlockKind.PARAGRAPH or not is_office(first.text) or is_signature(first.text):
        return 1
    for here in range(place + 1, min(place + MOST_LINES, len(drafts))):
        other = drafts[here]
        if other.block.kind is not BlockKind.PARAGRAPH or len(other.text) > LONGEST_LINE or is_office(other.text):
            return 1
        if is_state_line(other.text):
            return here - place + 1
    return 1


def _merged(drafts: list[Draft]) -> Draft:
    text, offsets = drafts[0].clean.text, drafts[0].clean.offsets
    for draft in drafts[1:]:
        text = f"{text} {draft.clean.text}"
        offsets = (*offsets, offsets[-1] + 1, *draft.clean.offsets)
    block = replace(drafts[0].block, kind=BlockKind.SIGNATURE, end=drafts[-1].block.end)
    merged = drafts[0]
    merged.block, merged.clean = block, Clean(text, offsets)
    return merged
