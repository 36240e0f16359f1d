"""Text without layout, and the way back to the source."""

from __future__ import annotations

import re
from functools import lru_cache

from documents.extraction.blocks import Clean
from documents.extraction.find.morphology import analyser

# A hyphen at the end of a line, with the white space up to the next line's first character.
LINE_END = re.compile(r"[-\u2010\u00ad\x02][ \t\u00a0]*[\n\r]\s*")
LEFT = re.compile(r"[А-Яа-яЁёA-Za-z]+(?:-[А-Яа-яЁёA-Za-z]+)*$")
RIGHT = re.compile(r"[а-яёa-z]+")
# Marks that are no text: emphasis, references to notes, line breaks of Markdown, soft hyphens.
MARKS = re.compile(
    r"\*{2,3}|(?<![\w])_{1,3}(?=\w)|(?<=\w|[.,;:!?»)])_{1,3}(?!\w)|(?<!\S)\*(?=[^\s*])|(?<=[^\s*])\*(?!\w)"
    r"|<sup>[^<]*</sup>|\[\^\w+\]:?|(?<=[^\W\d_]|[»\".,;)])[¹²³⁴⁵⁶⁷⁸⁹⁰]+|^[ \t]*\#{1,6}[ \t]+|^[ \t]*>[ \t]?|</?[a-zA-Z]+\s*/?>|\\(?=\s*\n|[*_#.()\[\]-])|\u00ad(?!\s*[\n\r])",
    re.MULTILINE,
)
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\x02")


def clean(text: str, start: int, end: int, *, without: tuple[tuple[int, int], ...] = ()) -> Clean:
    """The clean text of a source span. `without`: spans inside that are no part of it (page numbers, notes)."""
    drops = _dropped(text, start, end)
    for first, last in without:
        drops.update(range(first, last))
    letters: list[str] = []
    offsets: list[int] = []
    for place in range(start, end):
        letter = text[place]
        if place in drops or letter in INVISIBLE:
            continue
        if letter.isspace():
            if not letters or letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        offsets.append(place)
    while letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return Clean("".join(letters), tuple(offsets))


def _dropped(text: str, start: int, end: int) -> set[int]:
    """Offsets that are layout only: hyphens of broken words with their line break, and markup marks."""
    drops: set[int] = set()
    for match in MARKS.finditer(text, start, end):
        drops.update(range(match.start(), match.end()))
    for match in LINE_END.finditer(text, start, end):
        first = match.start() if _broken(text, match, start, end) else match.start() + 1
        if text[match.start() - 1 : match.start()].isalpha() and text[match.end() : match.end() + 1].isalpha():
            drops.update(range(first, match.end()))
    return drops


def _broken(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the hyphen was set only because the line ended: the whole is a word and the compound is none."""
    if match.group()[0] in "\u00ad\x02":
        return True
    left = LEFT.search(text, max(start, match.start() - 40), match.start())
    right = RIGHT.match(text, match.end(), end)
    if not left or not right:
        return False
    last = left.group().rsplit("-", 1)[-1]
    return _is_word(last + right.group()) and not _compound(last, right.group())


def _compound(left: str, right: str) -> bool:
    """«торгово-экономического»: both halves stand alone in such words, the first ending in «о» or being a noun."""
    return _is_word(f"{left}-{right}") and _is_word(right) and not _is_common(left + right)


def _is_common(word: str) -> bool:
    return any(parse.score > 0.5 for parse in analyser().parse(word.lower())) and _is_word(word)


@lru_cache(maxsize=10_000)
def _is_word(word: str) -> bool:
    return bool(analyser().word_is_known(word.lower()))
