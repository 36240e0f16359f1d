"""Words of a text, and the lemmas that stand for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

# A hyphenated compound is two words: «государств-членов», «Нур-Султане».
WORD = re.compile(r"[^\W_]+")
LONGEST = 60


@cache
def _lemmatiser() -> Callable[[str], str]:
    found: Callable[[str], str] = import_string(settings.SEARCH_LEMMATISER)
    return found


def lemma(word: str) -> str:
    """What stands for a word in the index."""
    return _lemmatiser()(word.lower().replace("ё", "е")).replace("ё", "е")[:LONGEST]


def lemmas(text: str) -> Iterator[str]:
    """The lemmas of a text in order."""
    return (lemma(match.group()) for match in WORD.finditer(text))
