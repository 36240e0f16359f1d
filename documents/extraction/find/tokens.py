"""A text as tokens for the finders of phrases: words, numbers, quotations and brackets as one piece each, signs.

Quotations and brackets may nest. Spans are offsets in the given text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

INNER = r"[^«»]"
QUOTE = rf"«{INNER}*(?:«{INNER}*(?:«{INNER}*»{INNER}*)*»{INNER}*)*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\""
BRACKET = r"[(（][^()（）]*(?:\([^()]*\)[^()（）]*)*[)）]"
WORD = r"[^\W\d_]+(?:[-‐‑][^\W_]+|\s?[-–—]\s?(?=член|наблюдател|участни)[^\W\d_]+)*"
NUMBER = r"\d+(?:\s?-\s?(?:го|му|ое|ой|ая|ую|ый|ий|ых|ым|[еймяхю])(?!\w))?"
TOKEN = re.compile(
    rf"(?P<quote>{QUOTE})|(?P<bracket>{BRACKET})|(?P<word>{WORD})|(?P<number>{NUMBER})|(?P<sign>\S)", re.UNICODE
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text. `kind`: quote, bracket, word, number, sign."""

    start: int
    end: int
    text: str
    kind: str

    @property
    def low(self) -> str:
        return self.text.lower().replace("ё", "е")


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """All tokens of the text, in order."""
    return tuple(Token(match.start(), match.end(), match.group(), match.lastgroup or "sign") for match in TOKEN.finditer(text))
