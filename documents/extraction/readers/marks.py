"""The marks that open a list item or a note, as plain text and Markdown write them."""

from __future__ import annotations

import re

BULLETS = "-–—－−•·▪●◦*"
# «-», «•»; «1.», «4.2.», «1)», «(1)»; «а)», «(а)», «i)». A decimal or a date is no mark: white space or a letter must follow.
MARK = re.compile(
    r"(?P<mark>[-–—－−•·▪●◦*](?=\s|[А-ЯЁа-яё«])|\(?\d{1,3}(?:\.\d{1,3})*[.)](?=\s|[А-ЯЁ«])|\d{1,2}(?:\.\d{1,2})+(?=\s+[А-ЯЁ«])|\(?(?:[а-яa-z]|[ivx]{1,5})\)(?=\s))"
    r"\s*(?=\S)"
)
ROMAN = re.compile(r"(?P<mark>[IVXLC]{1,6}[.)])\s+(?=[А-ЯЁ«])")
DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}\.\d{1,2}\.?\s*[-–—]")


def mark_of(text: str) -> re.Match[str] | None:
    """The mark at the beginning of a text."""
    return None if DAY.match(text) else MARK.match(text)


def is_bullet(mark: str) -> bool:
    return mark in BULLETS


def depth(mark: str) -> int:
    """How deep an item with this mark lies: 1 for «1.» and bullets, one more for each further number."""
    return max(1, mark.strip(".()").count(".") + 1) if mark[:1].isdigit() else 1
