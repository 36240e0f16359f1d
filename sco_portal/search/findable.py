"""What an app tells search about one of its records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """A record as search sees it.

    `title` weighs more than `text`; `also` holds further words that lead to it and are not shown: abbreviations, other
    names, names in English and Chinese. `public`: whether people without an account may find it.
    """

    kind: str
    object_id: str
    title: str
    text: str = ""
    also: str = ""
    date: dt.date | None = None
    public: bool = False


Source = Callable[[Iterable[str] | None], Iterator[Findable]]


def sources() -> dict[str, Source]:
    """Kind of record to the function that yields its findables: of the ids given, or of all."""
    return {kind: import_string(name) for kind, name in settings.SEARCH_SOURCES.items()}
