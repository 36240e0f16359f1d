"""Headings of the body and the section that each piece stands under."""

from __future__ import annotations

import re
from dataclasses import replace

from documents.extraction import typography as signs
from documents.extraction.blocks import BlockKind, Part
from documents.extraction.structure.pieces import Piece

LONGEST = 200
LONGEST_BARE = 70  # a heading without number, bold or capitals
# A number or «Статья 3» alone: its words come in the next line.
BARE_NAME = re.compile(
    rf"(?:{signs.ROMAN}|(?:статья|раздел|глава|часть|§)\s*(?:\d{{1,2}}|{signs.ROMAN}))\.?", re.IGNORECASE
)


def assign_sections(found: list[Piece]) -> None:
    """Mark headings and give every piece of the body the nearest one before it."""
    section, annex, name = None, 0, ""
    for number, piece in enumerate(found):
        if piece.annex != annex:
            section, annex, name = None, piece.annex, ""
        if piece.part is not Part.BODY:
            if piece.kind is BlockKind.HEADING:
                piece.become(BlockKind.PARAGRAPH)
            continue
        if is_heading(found, number):
            _make_heading(piece)
            section = f"{name} {piece.text}".strip()
            name = piece.text if BARE_NAME.fullmatch(piece.text) else ""
            continue
        name = ""
        if _opens_numbered_part(piece):
            section = (piece.block.marker or "").rstrip(".)")
            piece.become(BlockKind.PARAGRAPH)
        piece.section = section


def _make_heading(piece: Piece) -> None:
    """The number belongs to a heading's text."""
    if piece.block.marker:
        text, first = piece.clean.text, piece.clean.offsets[0]
        mark = f"{piece.block.marker} "
        offsets = tuple(piece.block.start + min(place, len(mark) - 1) for place in range(len(mark)))
        piece.clean = replace(
            piece.clean, text=mark + text, offsets=(*(min(at, first) for at in offsets), *piece.clean.offsets)
        )
        piece.notes = tuple((place + len(mark), name) for place, name in piece.notes)
    piece.block = replace(piece.block, kind=BlockKind.HEADING, level=piece.block.level or 1)


def is_heading(found: list[Piece], number: int) -> bool:
    """Whether a piece of the body names a section."""
    piece, text = found[number], found[number].text
    if piece.kind is BlockKind.HEADING:
        return True
    if piece.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or len(text) > LONGEST or not _is_name(text):
        return False
    if signs.SECTION_NAME.match(text) or _is_bare_number(found, number):
        return True
    if piece.block.marker:
        return _numbered_heading(found, number)
    return piece.bold or signs.has_capitals_only(text) or _bare_heading(found, number)


def _is_name(text: str) -> bool:
    """No sentence: capital first, no closing sign (a bare «Статья 3.» may have one)."""
    mark = signs.marker(text)
    first = text[mark.end() :][:1] if mark else text[0]
    if not (first.isupper() or first == "«"):
        return False
    return text[-1] not in ".:;,!?" or bool(re.fullmatch(r"\w+\s+[\dIVXLC]+\.", text))


def _is_bare_number(found: list[Piece], number: int) -> bool:
    """«II» over a heading in capitals."""
    after = found[number + 1] if number + 1 < len(found) else None
    return (
        bool(re.fullmatch(signs.ROMAN, found[number].text))
        and after is not None
        and signs.has_capitals_only(after.text)
    )


def _numbered_heading(found: list[Piece], number: int) -> bool:
    """«2. Финансы» over a text; not one of several numbered points, nor one with a term."""
    mark = found[number].block.marker or ""
    if signs.DASH_MARK.match(mark) or mark[0] == "(" or mark[0].islower():
        return False
    after = found[number + 1] if number + 1 < len(found) else None
    if after is None or signs.ATTRIBUTE.match(after.text) or found[number].lead:
        return False
    return not _sibling(mark, after) and not (
        number and _sibling(mark, found[number - 1]) and found[number - 1].kind is BlockKind.ITEM
    )


def _sibling(mark: str, other: Piece) -> bool:
    theirs = other.block.marker
    if not theirs or other.kind is not BlockKind.ITEM:
        return False
    return _depth(mark) == _depth(theirs)


def _depth(mark: str) -> tuple[bool, bool, int]:
    plain = mark.strip("().")
    return plain[:1].isdigit(), bool(signs.ROMAN_MARK.match(plain)), plain.count(".")


def _bare_heading(found: list[Piece], number: int) -> bool:
    """«Наука»: a short line between two finished texts."""
    piece = found[number]
    if len(piece.text) > LONGEST_BARE or piece.kind is BlockKind.ITEM or signs.ATTRIBUTE.match(piece.text):
        return False
    before = found[number - 1] if number else None
    after = found[number + 1] if number + 1 < len(found) else None
    if after is None or after.part is not Part.BODY or (after.text[0].islower() and after.kind is not BlockKind.ITEM):
        return False
    closed = (
        before is None
        or before.part is not Part.BODY
        or bool(signs.TERMINAL.search(before.text))
        or before.kind is not BlockKind.PARAGRAPH
    )
    return closed and (after.text[-1] in ".:;" or after.kind in (BlockKind.ITEM, BlockKind.CELL))


def _opens_numbered_part(piece: Piece) -> bool:
    """«I. Влияние пандемии … продолжало …»: a roman number before running text."""
    mark = piece.block.marker or ""
    return (
        piece.kind is BlockKind.ITEM
        and bool(signs.ROMAN_MARK.match(mark))
        and bool(signs.TERMINAL.search(piece.text) or piece.text[-1] == ":")
    )
