"""Words of a text, and the lemmas that stand for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

# Chinese is written without spaces: each character is a word, and what was typed must stand there in its order.
CHINESE = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# A hyphenated compound is two words: «государств-членов», «Нур-Султане».
WORD = re.compile(rf"[{CHINESE}]|[^\W_{CHINESE}]+")
TYPED = re.compile(rf"[{CHINESE}]+|[^\W_{CHINESE}]+")  # what a reader types as one word
LONGEST = 60


@cache
def _lemmatiser() -> Callable[[str], str]:
    found: Callable[[str], str] = import_string(settings.SEARCH_LEMMATISER)
    return found


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Lemma of an abbreviation to the lemmas of what it stands for, in order."""
    source: Callable[[], Mapping[str, str]] = import_string(settings.SEARCH_ABBREVIATIONS)
    return {lemma(short): tuple(lemmas(full)) for short, full in source().items()}


def lemma(word: str) -> str:
    """What stands for a word in the index."""
    return _lemmatiser()(word.lower().replace("ё", "е")).replace("ё", "е")[:LONGEST]


def lemmas(text: str) -> Iterator[str]:
    """The lemmas of a text in order."""
    return (lemma(match.group()) for match in WORD.finditer(text))
