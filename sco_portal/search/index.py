"""Keeping the search index: all of it, or the entries of some records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection, transaction

from sco_portal.models import SearchEntry, SearchWord

from .findable import Findable, sources
from .words import lemmas

BATCH = 500
# The tables' names are Django's for the models SearchEntry and SearchWord.
WRITE = """
    INSERT INTO sco_portal_searchentry (kind, object_id, title, text, words, date, public)
    VALUES (%s, %s, %s, %s,
            setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'B'), %s, %s)
    ON CONFLICT (kind, object_id) DO UPDATE SET title = EXCLUDED.title, text = EXCLUDED.text, words = EXCLUDED.words,
        date = EXCLUDED.date, public = EXCLUDED.public
"""
COUNT_WORDS = """
    INSERT INTO sco_portal_searchword (word, entries)
    SELECT word, ndoc FROM ts_stat('SELECT words FROM sco_portal_searchentry')
    ON CONFLICT (word) DO UPDATE SET entries = EXCLUDED.entries
"""


def reindex(kind: str | None = None, ids: Iterable[str] | None = None) -> int:
    """Write the entries of all kinds or of one, of all records or of those with `ids`; returns how many were written.

    Entries whose record is gone are removed. Safe to run at any time and twice.
    """
    wanted = None if ids is None else [str(one) for one in ids]
    written = 0
    with transaction.atomic():
        for one_kind, source in sources().items():
            if kind in (None, one_kind):
                written += _write(one_kind, source(wanted), wanted)
        _count_words()
    return written


def _write(kind: str, found: Iterator[Findable], wanted: list[str] | None) -> int:
    kept: list[str] = []
    with connection.cursor() as cursor:
        while batch := list(islice(found, BATCH)):
            cursor.executemany(WRITE, [_row(findable) for findable in batch])
            kept += [findable.object_id for findable in batch]
    old = SearchEntry.objects.filter(kind=kind)
    (old if wanted is None else old.filter(object_id__in=wanted)).exclude(object_id__in=kept).delete()
    return len(kept)


def _row(findable: Findable) -> tuple[Any, ...]:
    title = " ".join(lemmas(f"{findable.title} {findable.also}"))
    text = " ".join(lemmas(findable.text))
    return (
        findable.kind,
        findable.object_id,
        findable.title,
        findable.text,
        title,
        text,
        findable.date,
        findable.public,
    )


def _count_words() -> None:
    """The vocabulary that a mistyped word is compared with."""
    SearchWord.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(COUNT_WORDS)
