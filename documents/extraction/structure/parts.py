"""Which part of the document a piece belongs to: head, preamble, body, signatures, notes; and which annex.

One walk over the pieces in order. An annex opens a head of its own; a preamble is there only when words that close one
(«заявляем:», «решил:») are still to come.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction import typography as signs
from documents.extraction.blocks import BlockKind, Part
from documents.extraction.structure.pieces import Piece

LONGEST_PREAMBLE = 30  # pieces
SENTENCE = 60  # characters: shorter lines of a head may end with a full stop
OPENING = re.compile(
    r"(?:Мы,|Стороны\b|Государства\s*[-–—]\s*члены|Правительства\b|Главы\b|Лидеры\b|Руководители\b|Министры\b|Совет\s+глав\b|В\s+соответствии\b)"
)
OPENING_SECTION = re.compile(
    r"(?:введение|преамбула|вступление|предисловие|общие\s+положения|аннотация)\b", re.IGNORECASE
)
CLOSING_WORDS = 12  # pieces from the end of a part in which «г. Тяньцзинь, 1 сентября» may close it


@dataclass
class _Walk:
    """Where the walk stands. `titled`: the current head has a title already; `last_title`: its last line so far."""

    part: Part = Part.HEAD
    annex: int = 0
    titled: bool = False
    last_title: str = ""


def assign_parts(found: list[Piece]) -> None:
    """Set part and annex of every piece, and the kinds TITLE and SIGNATURE."""
    walk = _Walk()
    for number, piece in enumerate(found):
        _step(walk, found, number)
        piece.part, piece.annex = walk.part, walk.annex
        if piece.kind is BlockKind.FOOTNOTE or signs.NOTE.match(piece.text):
            piece.part = Part.NOTES
            piece.become(BlockKind.FOOTNOTE)
        elif walk.part is Part.HEAD:
            _head_piece(walk, piece)
        elif walk.part is Part.PREAMBLE and signs.resolves(piece.text):
            walk.part = Part.BODY
        elif walk.part is Part.SIGNATURES and _is_signature(found, number):
            piece.become(BlockKind.SIGNATURE)


def _step(walk: _Walk, found: list[Piece], number: int) -> None:
    """Move to the part that this piece opens, if it opens one."""
    piece = found[number]
    if piece.kind is BlockKind.FOOTNOTE:
        return
    if walk.part is not Part.HEAD and _opens_annex(piece):
        walk.part, walk.annex, walk.titled = Part.HEAD, walk.annex + 1, False
    elif walk.part is Part.HEAD and _opens_text(walk, found, number):
        walk.part = Part.PREAMBLE if _has_preamble(found, number) else Part.BODY
    elif walk.part is Part.BODY and _opens_signatures(found, number):
        walk.part = Part.SIGNATURES
    elif walk.part is Part.SIGNATURES and _is_text(piece) and not signs.CONCLUDED.match(piece.text):
        walk.part = Part.BODY


def _opens_annex(piece: Piece) -> bool:
    text = piece.text
    if piece.kind in (BlockKind.CELL, BlockKind.ITEM) or len(text) > 300 or text[-1] in ".;:":
        return False
    return bool((signs.ANNEX.match(text) or signs.STAMP.match(text)) and text[0].isupper())


def _opens_text(walk: _Walk, found: list[Piece], number: int) -> bool:
    """Whether the head ends before this piece."""
    piece, text = found[number], found[number].text
    if piece.kind in (BlockKind.CELL, BlockKind.ITEM):
        return True
    if signs.STAMP.match(text) or signs.PLACE_AND_DATE.match(text) or signs.ANNEX.match(text) or text[0] == "(":
        return False
    if _is_heading(piece, text):
        return _is_section(walk, text) and _sentence_follows(found, number)
    if OPENING.match(text) and (text[-1] in ",:;." or signs.resolves(text)) and walk.titled:
        return True
    return _is_text(piece)


def _is_section(walk: _Walk, text: str) -> bool:
    """A heading of the text, not a line of the title: «ЗАЯВЛЕНИЕ» alone is no title yet, «О …» goes on with one."""
    mark = signs.marker(text)
    if not walk.titled or not text[mark.end() if mark else 0 :][:1].isupper():
        return False
    if mark or signs.SECTION_NAME.match(text) or OPENING_SECTION.match(text):
        return True
    return not signs.has_capitals_only(walk.last_title) and not signs.SUBJECT.match(text)


def _is_heading(piece: Piece, text: str) -> bool:
    short = len(text) < SENTENCE and not signs.TERMINAL.search(text) and text[-1] not in ",:;"
    return (
        piece.kind is BlockKind.HEADING
        or bool(signs.SECTION_NAME.match(text))
        or (short and not signs.has_capitals_only(text))
    )


def _sentence_follows(found: list[Piece], number: int) -> bool:
    after = next((piece for piece in found[number + 1 :] if piece.kind is not BlockKind.FOOTNOTE), None)
    return after is not None and (_is_text(after) or after.kind in (BlockKind.ITEM, BlockKind.CELL))


def _is_text(piece: Piece) -> bool:
    text = piece.text
    if signs.STAMP.match(text) or signs.has_capitals_only(text) or piece.bold:
        return False
    return len(text) > SENTENCE and bool(signs.TERMINAL.search(text) or text[-1] in ",:;")


def _has_preamble(found: list[Piece], number: int) -> bool:
    """Words that close a preamble are to come before the first heading, item or finished sentence.

    A preamble is one long sentence, whatever lines it is set in; a communiqué that ends in «договорились.» has none.
    """
    for piece in found[number : number + LONGEST_PREAMBLE]:
        if piece.kind in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL) or signs.SECTION_NAME.match(piece.text):
            return False
        if signs.resolves(piece.text):
            return True
        if signs.TERMINAL.search(piece.text) and piece is not found[number]:
            return False
    return False


def _head_piece(walk: _Walk, piece: Piece) -> None:
    text = piece.text
    if signs.PLACE_AND_DATE.match(text) or signs.STAMP.match(text) or signs.ANNEX.match(text) or text.startswith("№"):
        return
    piece.become(BlockKind.TITLE)
    walk.titled, walk.last_title = True, text


def _opens_signatures(found: list[Piece], number: int) -> bool:
    piece = found[number]
    if piece.kind is BlockKind.CELL:
        return False
    if signs.CONCLUDED.match(piece.text):
        return True
    if signs.PLACE_AND_DATE.match(piece.text):
        return _near_end(found, number)
    return _is_signature(found, number)


def _near_end(found: list[Piece], number: int) -> bool:
    """Only signatures and notes come until the end or the next annex."""
    for piece in found[number + 1 : number + CLOSING_WORDS]:
        if _opens_annex(piece):
            return True
        if _is_text(piece) and piece.kind is not BlockKind.FOOTNOTE and not signs.NOTE.match(piece.text):
            return False
    return True


def _is_signature(found: list[Piece], number: int) -> bool:
    """Office and state in one piece or in two, «За Правительство …», the Secretariat's name at the end."""
    piece, text = found[number], found[number].text
    if piece.kind is BlockKind.SIGNATURE:
        return True
    if len(text) > 160 or text[-1] in ".:;,":
        return False
    if signs.SECRETARIAT.fullmatch(text):
        return number >= len(found) - 3
    after = found[number + 1].text if number + 1 < len(found) else ""
    before = found[number - 1].text if number else ""
    ends_in_state = bool(signs.STATE.search(text))
    if signs.is_office(text):
        return ends_in_state or signs.is_state(after) or (signs.is_office(after) and len(text) < 60) or not after
    if signs.is_state(text):
        signed = signs.is_office(before) or bool(signs.FOR_SIGNER.match(before))
        return signed or signs.is_state(after) or signs.is_office(after)
    return bool(signs.FOR_SIGNER.match(text)) and ends_in_state
