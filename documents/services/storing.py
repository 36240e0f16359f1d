"""Writing records in bulk, for importers of every app."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sco_portal.records import Record

R = TypeVar("R", bound=Record)
BATCH = 500
# What an import never writes on a row that stands: who may see it is decided by people.
NEVER = frozenset({"id", "created_at", "review", "locked_fields", "withdrawn_at", "merged_into"})


def records_store(model: type[R], *, new: Sequence[R], changed: Sequence[R], fields: Iterable[str]) -> None:
    """Insert the new rows; write `fields` of the changed ones, where «*» stands for every column of the record."""
    model._default_manager.bulk_create(new, batch_size=BATCH)
    names = set(fields)
    if "*" in names:
        names = {field.name for field in model._meta.concrete_fields} - NEVER
    if changed and names:
        model._default_manager.bulk_update(changed, sorted(names - NEVER), batch_size=BATCH)
