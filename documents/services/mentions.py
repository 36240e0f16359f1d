"""Writing mentions: in bulk, once, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from documents.models import Mention

BATCH = 500


def mentions_store(rows: Sequence[Mention]) -> None:
    """Insert mentions of any kinds."""
    for _name, group in groupby(sorted(rows, key=_table), key=_table):
        same = list(group)
        type(same[0])._default_manager.bulk_create(same, batch_size=BATCH)


def _table(row: Mention) -> str:
    return row._meta.db_table
