"""A text as tokens for the finders of phrases: words, numbers, quotations and brackets as one piece each, signs.

Quotations and brackets may nest. Of two nested quotations that end together Russian typography closes only one («…
программы «Умный город»), so one closing mark may close both. Spans are offsets in the given text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MARK = re.compile(r"[«»„“”]")
BRACKET = re.compile(r"[(（][^()（）]*(?:\([^()]*\)[^()（）]*)*[)）]")
WORD = r"[^\W\d_]+(?:[-‐‑][^\W_]+|\s?[-–—]\s?(?=член|наблюдател|участни)[^\W\d_]+)*"
NUMBER = r"\d+(?:\s?-\s?(?:го|му|ое|ой|ая|ую|ый|ий|ых|ым|[еймяхю])(?!\w))?"
PIECE = re.compile(rf"(?P<word>{WORD})|(?P<number>{NUMBER})|(?P<sign>\S)")
ENDS_BOTH = re.compile(r"\s*(?:[(（,.;:)]|$)")
OPENING, CLOSING = "«„", "»”"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text. `kind`: quote, bracket, word, number, sign."""

    start: int
    end: int
    text: str
    kind: str
    low: str  # lower case, ё as е


@lru_cache(maxsize=512)
def quotations(text: str) -> tuple[Span, ...]:
    """Spans of the outermost quotations, marks included."""
    marks = [(match.start(), match.group()) for match in MARK.finditer(text)]
    found: list[Span] = []
    opened: list[int] = []
    for place, (here, mark) in enumerate(marks):
        closes = mark in CLOSING or (mark == "“" and bool(opened))
        if not closes:
            opened.append(here)
            continue
        if not opened:
            continue
        if len(opened) > 1 and _ends_both(text, here, marks[place + 1 :]):
            del opened[1:]
        start = opened.pop()
        if not opened:
            found.append((start, here + 1))
    return tuple(found)


def _ends_both(text: str, here: int, later: list[tuple[int, str]]) -> bool:
    """No closing mark comes before the next opening one, and the words break off here."""
    return (not later or later[0][1] in OPENING) and bool(ENDS_BOTH.match(text, here + 1))


@lru_cache(maxsize=512)
def without_quotations(text: str) -> str:
    """The text with the words inside quotations blotted out, same length, marks kept."""
    out = text
    for start, end in quotations(text):
        out = out[: start + 1] + "_" * (end - start - 2) + out[end - 1 :]
    return out


@lru_cache(maxsize=512)
def brackets(text: str) -> tuple[Span, ...]:
    """Spans of the outermost brackets that stand outside quotations, or hold whole ones."""
    return tuple(match.span() for match in BRACKET.finditer(without_quotations(text)))


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """All tokens of the text, in order."""
    return tuple(_tokens(text))


def _token(start: int, end: int, text: str, kind: str) -> Token:
    return Token(start, end, text, kind, text.lower().replace("ё", "е"))


def _tokens(text: str) -> Iterator[Token]:
    closed = sorted(
        [(start, end, "bracket") for start, end in brackets(text)] + [(*span, "quote") for span in quotations(text)]
    )
    here = 0
    for start, end, kind in closed:
        if start < here:
            continue  # a quotation inside a bracket
        yield from _pieces(text, here, start)
        yield _token(start, end, text[start:end], kind)
        here = end
    yield from _pieces(text, here, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[Token]:
    for match in PIECE.finditer(text, start, end):
        yield _token(match.start(), match.end(), match.group(), match.lastgroup or "sign")
