"""Columns of a record as plain values, and back: links by key, days as ISO text, the empty text as None."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from documents.reconcile.claims import Group


def read_columns(row: models.Model, groups: Iterable[Group]) -> dict[str, Any]:
    """The fields of the groups that are columns of the row; lists are not."""
    fields = {field.name: field for field in row._meta.concrete_fields}
    names = [name for group in groups for name in group.fields if name in fields]
    return {name: _plain(getattr(row, fields[name].attname)) for name in names}


def write_columns(row: models.Model, values: Mapping[str, Any]) -> None:
    """Put plain values on the row; names that are no columns are passed over."""
    fields = {field.name: field for field in row._meta.concrete_fields}
    for name, value in values.items():
        if name in fields:
            setattr(row, fields[name].attname, _column(fields[name], value))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _column(field: Any, value: Any) -> Any:
    if isinstance(field, models.DateField) and isinstance(value, str):
        return dt.date.fromisoformat(value)
    if value is None and not field.null:
        return ""
    return value[: field.max_length] if isinstance(value, str) and field.max_length else value
