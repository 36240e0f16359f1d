"""What the history of a record says: who changed which fields, when, from what to what.

The rows come from the record's `history` (sco_portal.history); fetched here are only the names of people, for readers
who may see them, and those of the rows that a changed link led from and to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from sco_portal.provenance import label_of

# What follows from other fields, or counts saves: of no interest to a reader.
SILENT = frozenset(
    {"id", "revision", "updated_at", "created_at", "provenance", "confidence", "locked_fields", "key"}
    | {"slug", "position"}
)
LONGEST = 160  # characters of a value


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that changed. `before`, `after`: as a reader sees them; None where only the change itself is told."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One state of a record. `made`: insert, update, delete. `run`: id of an import; `person`: who, where told."""

    at: dt.datetime
    made: str
    run: int | None
    by_hand: bool
    person: str
    fields: tuple[FieldChange, ...]


def changes(states: Sequence[Any], viewer: Any) -> list[Change]:
    """The states of a record, newest first as given, each against the one before it; saves without effect left out."""
    rows = list(states)
    people = _people(rows) if getattr(viewer, "sees_unpublished", False) else {}
    found = [_change(new, tuple(_differences(old, new, viewer)), people) for new, old in pairwise(rows)]
    if rows:
        found.append(_change(rows[-1], (), people))
    return [change for change in found if change.fields or change.made != "update"]


def _metadata(state: Any) -> dict[str, Any]:
    return state.pgh_context.metadata if state.pgh_context else {}


def _people(states: Sequence[Any]) -> dict[int, str]:
    """Names of those who changed something by hand; no query where nobody did."""
    ids = {user for state in states if (user := _metadata(state).get("user"))}
    return {pk: str(user) for pk, user in get_user_model()._default_manager.in_bulk(ids).items()} if ids else {}


def _change(state: Any, fields: tuple[FieldChange, ...], people: dict[int, str]) -> Change:
    about = _metadata(state)
    run, user = about.get("run"), about.get("user")
    by_hand = run is None and user is not None
    return Change(state.pgh_created_at, state.pgh_label, run, by_hand, people.get(user or 0, ""), fields)


def _differences(old: Any, new: Any, viewer: Any) -> Iterator[FieldChange]:
    for field in new._meta.fields:
        if field.name in SILENT or field.name.startswith("pgh_"):
            continue
        before, after = getattr(old, field.attname), getattr(new, field.attname)
        if before != after:
            yield _told(field, before, after, viewer)


def _told(field: Any, before: Any, after: Any, viewer: Any) -> FieldChange:
    """A link is told by the names of its rows; only as changed where the reader may not see one of them."""
    label = label_of(field.model, field.name)
    if isinstance(field, models.ForeignKey):
        names = {None: "—", **_names(field.related_model, [before, after], viewer)}
        if before not in names or after not in names:
            return FieldChange(label, None, None)
        return FieldChange(label, _short(names[before]), _short(names[after]))
    return FieldChange(label, _shown(field, before), _shown(field, after))


def _names(model: Any, keys: list[Any], viewer: Any) -> dict[Any, str]:
    rows = model._default_manager
    rows = rows.visible_to(viewer) if hasattr(rows, "visible_to") else rows.all()
    return {row.pk: str(row) for row in rows.filter(pk__in=[key for key in keys if key is not None])}


def _shown(field: Any, value: Any) -> str:
    if value in (None, "", [], {}):
        return "—"
    if isinstance(value, dt.datetime):
        value = value.date()
    return _short(str(dict(field.flatchoices).get(value, value)))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
