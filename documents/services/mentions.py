"""Writing mentions: in bulk, once, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from documents.models import Mention

BATCH = 500


def mentions_store(rows: Sequence[Mention]) -> None:
    """Insert mentions of any kinds."""
    for model, group in groupby(sorted(rows, key=lambda row: type(row).__name__), key=type):
        model._default_manager.bulk_create(list(group), batch_size=BATCH)
