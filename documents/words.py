"""How search knows a word: cities by the gazetteer, everything else by morphology, abbreviations by what they mean.

Dictionaries do not know the Chinese cities («в Куньмине»), so their case forms come from the reference data.
"""

from __future__ import annotations

from functools import cache

from actors.data import abbreviations, cities
from documents.extraction.find import morphology


@cache
def _city_forms() -> dict[str, str]:
    """Case form of a one-word city name, lower case, to its nominative."""
    return {
        form.lower().replace("ё", "е"): city.name_ru.lower().replace("ё", "е")
        for city in cities()
        for form in city.forms_ru
        if form.isalpha()
    }


def lemma(word: str) -> str:
    """The lemma of a lower-case word."""
    return _city_forms().get(word) or morphology.lemma(word)


def written_out() -> dict[str, str]:
    """General abbreviations of one word with what they stand for."""
    return {row.short: row.full_ru for row in abbreviations() if row.short.isalpha()}
