"""The pieces that a document's structure is made of while it is being found.

Reads the blocks of a `Source`; drops furniture and puts together what a page end, a rule or a footnote parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from documents.extraction import typography as signs
from documents.extraction.blocks import Block, BlockKind, Clean, Part, Source
from documents.extraction.normalise import RAISED as RAISED_DIGITS
from documents.extraction.normalise import clean_with_notes, hyphenation

MERGEABLE = (BlockKind.PARAGRAPH, BlockKind.ITEM)
SHORT = 40
WIDEST_ROW = 40  # cells


@dataclass
class Piece:
    """One block-to-be. `bold`: all of it is bold; `broken`: something stood between it and the piece before."""

    block: Block
    clean: Clean
    notes: tuple[tuple[int, str], ...]
    bold: bool = False
    broken: bool = False
    part: Part = Part.BODY
    annex: int = 0
    section: str | None = None
    lead: str | None = None
    ends: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.clean.text

    @property
    def kind(self) -> BlockKind:
        return self.block.kind

    def become(self, kind: BlockKind) -> None:
        if self.block.kind is not kind:
            self.block = replace(self.block, kind=kind)


def pieces(source: Source) -> list[Piece]:
    """The source's blocks without furniture, broken ones put together."""
    found: list[Piece] = []
    notes: list[Piece] = []
    broken = ruled = False
    for block in source.blocks:
        if block.kind is BlockKind.FURNITURE:
            broken = True
            ruled = ruled or bool(signs.UNDERLINE.fullmatch(source.text, block.start, block.end))
            continue
        block = _as_footnote(source.text, block, found, ruled=ruled)  # noqa: PLW2901
        piece = _piece(source.text, block)
        if not piece.text:
            continue
        if piece.kind is BlockKind.FOOTNOTE:
            notes.append(piece)
            broken = True
            continue
        piece.broken = broken or (bool(found) and found[-1].block.page != block.page)
        if piece.kind is BlockKind.CELL and block.continues and (cell := _cell_above(found, block)):
            merge(cell, piece)
        elif found and (block.continues or _continues(found[-1], piece)):
            merge(found[-1], piece)
        else:
            found.extend(_flush(notes, found))
            found.append(piece)
        broken = False
    return [*found, *notes]


def _cell_above(found: list[Piece], block: Block) -> Piece | None:
    """The cell that a page end has cut."""
    near = (piece for piece in reversed(found[-WIDEST_ROW:]) if piece.kind is BlockKind.CELL)
    return next((piece for piece in near if (piece.block.row, piece.block.column) == (block.row, block.column)), None)


def _as_footnote(text: str, block: Block, found: list[Piece], *, ruled: bool) -> Block:
    """In plain text a note is known by a raised number, a star that stood in the text, or the line drawn above it."""
    if block.kind not in MERGEABLE:
        return block
    words = text[block.start : block.end]
    raised = RAISED.match(words)
    star = STARRED.match(words)
    if star and not any(mark == star["mark"] for piece in found for _, mark in piece.notes):
        star = None
    numbered = NUMBERED_NOTE.match(words) if ruled else None
    hit = raised or star or numbered
    return replace(block, kind=BlockKind.FOOTNOTE, marker=hit["mark"].translate(RAISED_DIGITS)) if hit else block


def _flush(notes: list[Piece], found: list[Piece]) -> Iterator[Piece]:
    """Footnotes come after the paragraph that they stood in the middle of."""
    while notes:
        yield notes.pop(0)


def _piece(text: str, block: Block) -> Piece:
    start = block.start
    if block.marker and block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE):
        start = _after_marker(text, block)
    while start < block.end and text[start].isspace():
        start += 1
    raw = text[start : block.end]
    cleaned, notes = clean_with_notes(text, start, block.end)
    bold = raw.startswith(("**", "__")) and raw.endswith(("**", "__"))
    return Piece(block, cleaned, notes, bold=bold)


RAISED = re.compile(r"(?P<mark>[¹²³⁴-⁹⁰]+)\s*(?=[А-ЯЁ])")
STARRED = re.compile(r"(?P<mark>\*{1,3})\)?\s+(?=[А-ЯЁ])")
NUMBERED_NOTE = re.compile(r"(?P<mark>\d{1,2})\s+(?=[А-ЯЁ])")
FOOTNOTE_MARK = re.compile(r"<sup>\s*[^<]{1,4}?\s*</sup>\s*|\[\^[^\]]+\]:?\s*|[¹²³⁴-⁹]+\s*|\*{1,3}\)?\s*|\d{1,2}\s+")


def _after_marker(text: str, block: Block) -> int:
    words = text[block.start : block.end]
    if block.kind is BlockKind.FOOTNOTE:
        mark = FOOTNOTE_MARK.match(words)
        return block.start + (mark.end() if mark else 0)
    place = words.find(block.marker or "")
    return block.start + place + len(block.marker or "") if 0 <= place <= 3 else block.start


def _continues(before: Piece, after: Piece) -> bool:
    """Whether a sentence goes on from one block to the next."""
    if before.kind not in MERGEABLE or after.kind is not BlockKind.PARAGRAPH or before.bold != after.bold:
        return False
    left, right = before.text, after.text
    if _stands_alone(left) or _stands_alone(right) or signs.TERMINAL.search(left) or left[-1] in ":;":
        return False
    if left[-1] in "-\u00ad" and len(left) > 1 and left[-2].isalpha():
        return right[0].isalpha()
    if right[0].islower():
        return after.broken if left[-1] == "," else after.broken or not _opens_list(left, right)
    return after.broken and len(left) > SHORT and not signs.has_capitals_only(right)


def _stands_alone(text: str) -> bool:
    return bool(
        signs.PLACE_AND_DATE.match(text) or signs.ANNEX.match(text) or signs.has_capitals_only(text)
        or signs.is_office(text) or signs.is_state(text) or signs.SECTION_NAME.match(text)
    )  # fmt: skip


def _opens_list(left: str, right: str) -> bool:
    """«По итогам обсуждения главы делегаций» / «подтвердили …;»: words that lead a list without a colon."""
    return right.endswith(";") and len(left) < 2 * SHORT


def merge(before: Piece, after: Piece) -> None:
    """Put `after` behind `before`; what stood between stays out of the text."""
    left, right = before.clean, after.clean
    joint = hyphenation(left.text, right.text)
    text, offsets = left.text, left.offsets
    if joint is None:
        text, offsets = f"{text} ", (*offsets, offsets[-1])
    elif not joint:
        text, offsets = text[:-1], offsets[:-1]
    before.notes = (*before.notes, *((len(text) + place, mark) for place, mark in after.notes))
    before.clean = Clean(text + right.text, (*offsets, *right.offsets))
    before.block = replace(before.block, end=after.block.end)
