"""Signatures that a text without layout breaks into lines: the office and the state are put together again."""

from __future__ import annotations

from documents.extraction import typography as signs
from documents.extraction.blocks import BlockKind
from documents.extraction.structure.pieces import Piece, merge

MOST_LINES = 5  # «Министр торговли, / промышленности и / недропользования / Исламской Республики Иран»
LONGEST_LINE = 60


def join_signatures(found: list[Piece]) -> list[Piece]:
    """The same pieces, each signature in one."""
    result: list[Piece] = []
    place = 0
    while place < len(found):
        size = _size(found, place)
        for piece in found[place + 1 : place + size]:
            merge(found[place], piece)
        result.append(found[place])
        place += size
    return result


def _size(found: list[Piece], place: int) -> int:
    """How many pieces the signature that begins here takes; 1 when none begins."""
    first = found[place]
    if not _is_line(first) or not signs.signs_off(first.text) or signs.STATE.search(first.text):
        return 1
    words = first.text
    for size, piece in enumerate(found[place + 1 : place + MOST_LINES], start=2):
        if not _is_line(piece) or signs.signs_off(piece.text):
            return 1
        words = f"{words} {piece.text}"
        if signs.STATE.search(words):
            return size
    return 1


def _is_line(piece: Piece) -> bool:
    return piece.kind is BlockKind.PARAGRAPH and len(piece.text) < LONGEST_LINE and piece.text[-1] not in ".:;"
