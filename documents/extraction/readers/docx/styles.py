"""Paragraph styles: which are headings, which are bold, which number their paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from documents.extraction.readers.docx.words import W, attribute, switched_on
from documents.extraction.readers.numerals import whole

HEADING = re.compile(r"(?:heading|заголовок)\s*(?P<level>[1-6])", re.IGNORECASE)
DEEPEST = 12  # styles may be based on each other


@dataclass(frozen=True, slots=True)
class Style:
    """`outline`: level of a heading, 0 for none; `number`: (list, level) that the style gives."""

    outline: int = 0
    bold: bool = False
    number: tuple[str, int] | None = None


class Styles:
    """The styles of a document by their identity."""

    def __init__(self, root: Any) -> None:
        elements = () if root is None else root.iter(f"{W}style")
        self._elements = {attribute(element, "styleId"): element for element in elements}
        self._known: dict[str, Style] = {}

    def of(self, identity: str) -> Style:
        if identity not in self._known:
            self._known[identity] = self._resolve(identity)
        return self._known[identity]

    def _resolve(self, identity: str) -> Style:
        """A style's own word, else that of the one it is based on."""
        outline, bold, number = 0, None, None
        for element in self._chain(identity):
            outline = outline or _outline(element)
            weight = element.find(f"{W}rPr/{W}b")
            bold = switched_on(weight) if bold is None and weight is not None else bold
            number = number or _number(element)
        return Style(outline, bool(bold), number)

    def _chain(self, identity: str) -> list[Any]:
        chain: list[Any] = []
        while identity in self._elements and len(chain) < DEEPEST:
            chain.append(self._elements[identity])
            based = chain[-1].find(f"{W}basedOn")
            identity = attribute(based, "val") if based is not None else ""
        return chain


def _outline(element: Any) -> int:
    name = element.find(f"{W}name")
    hit = HEADING.match(attribute(name, "val")) if name is not None else None
    if hit:
        return int(hit["level"])
    level = element.find(f"{W}pPr/{W}outlineLvl")
    value = attribute(level, "val", "9") if level is not None else "9"
    return int(value) + 1 if value.isdigit() and int(value) < 6 else 0


def _number(element: Any) -> tuple[str, int] | None:
    identity, level = element.find(f"{W}pPr/{W}numPr/{W}numId"), element.find(f"{W}pPr/{W}numPr/{W}ilvl")
    if identity is None:
        return None
    return attribute(identity, "val"), whole(attribute(level, "val"), 0) if level is not None else 0
