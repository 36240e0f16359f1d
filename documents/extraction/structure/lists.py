"""List members and the words that lead them.

A paragraph that ends with a colon leads what follows; members without marks are known by small first letters and
semicolons. Lists stand inside lists: «3. Формами признаны: а) …; б) … . 4. …».
"""

from __future__ import annotations

from dataclasses import dataclass, field

from documents.extraction import typography as signs
from documents.extraction.blocks import BlockKind, Part
from documents.extraction.structure.pieces import Piece


@dataclass
class _Lists:
    """Open lists from outer to inner: (style of the marks or None while unknown, lead)."""

    open: list[tuple[str | None, str]] = field(default_factory=list)

    def lead(self, text: str) -> None:
        self.open.append((None, text))

    def member(self, style: str) -> str | None:
        """The lead of a member with such a mark; lists inside are closed by it."""
        if self.open and self.open[-1][0] is None:
            self.open[-1] = (style, self.open[-1][1])
        while self.open and self.open[-1][0] != style:
            self.open.pop()
        return self.open[-1][1] if self.open else None


def assign_leads(found: list[Piece]) -> None:
    """Set the lead of every list member, and the kind ITEM of those without a mark."""
    lists = _Lists()
    before: Piece | None = None
    for number, piece in enumerate(found):
        if piece.part not in (Part.BODY, Part.PREAMBLE) or piece.kind is BlockKind.HEADING:
            lists = _Lists()
        elif piece.kind in (BlockKind.CELL, BlockKind.FOOTNOTE) or signs.ATTRIBUTE.match(piece.text):
            continue
        else:
            _place(lists, piece, before, found[number + 1] if number + 1 < len(found) else None)
        before = piece


def _place(lists: _Lists, piece: Piece, before: Piece | None, after: Piece | None) -> None:
    if piece.kind is BlockKind.ITEM:
        piece.lead = lists.member(signs.style(piece.block.marker or ""))
    elif lists.open and before is not None and _unmarked_member(piece, before):
        piece.become(BlockKind.ITEM)
        piece.lead = lists.member("none")
    else:
        lists.open.clear()
    if piece.text.endswith(":") or (piece.kind is not BlockKind.ITEM and _leads_without_colon(piece, after)):
        lists.lead(piece.text)


def _unmarked_member(piece: Piece, before: Piece) -> bool:
    opens = before.text[-1] in ":;," or _leads_without_colon(before, piece)
    return opens and (piece.text[0].islower() or (piece.text[0] == "«" and piece.text[-1] in ";."))


def _leads_without_colon(piece: Piece, after: Piece | None) -> bool:
    """«Государства-члены нацелены на укрепление …;» or «По итогам обсуждения главы делегаций» before small letters."""
    if after is None or not after.text[0].islower() or piece.part is not Part.BODY:
        return False
    return piece.text[-1] == ";" or (piece.text[-1].isalpha() and after.text.endswith(";"))
