"""Looking up names of several words in running text: one pass over the words, a table by first word, longest name
first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

WORD = re.compile(r"[А-Яа-яЁёA-Za-z]+(?:[-‐‑][А-Яа-яЁёA-Za-z]+)*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the lists have it. `value` is what it stands for."""

    words: tuple[str, ...]
    value: object


Table = dict[str, list[Name]]


def table(rows: Iterable[tuple[str, object]]) -> Table:
    """Names by their first word, longest first; case is kept, so that «Дали» is not «дали»."""
    found: Table = {}
    for form, value in rows:
        words = tuple(WORD.findall(form))
        if words:
            found.setdefault(words[0], []).append(Name(words, value))
    for names in found.values():
        names.sort(key=lambda name: -len(name.words))
    return found


def lookup(text: str, names: Table) -> Iterator[tuple[int, int, object]]:
    """(start, end, value) of every name, none overlapping."""
    words = list(WORD.finditer(text))
    place = 0
    while place < len(words):
        hit = _longest(text, words, place, names)
        if hit is None:
            place += 1
            continue
        count, value = hit
        yield words[place].start(), words[place + count - 1].end(), value
        place += count


def _longest(text: str, words: list[re.Match[str]], place: int, names: Table) -> tuple[int, object] | None:
    for name in names.get(words[place].group(), ()):
        here = words[place : place + len(name.words)]
        if tuple(word.group() for word in here) == name.words and _close(text, here):
            return len(name.words), name.value
    return None


def _close(text: str, words: list[re.Match[str]]) -> bool:
    """The words stand side by side, with nothing but white space between."""
    return all(not text[one.end() : two.start()].strip() for one, two in pairwise(words))
