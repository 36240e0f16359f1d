"""Three-way by field: what the portal has (ours), what the source said before (base), what it says now (theirs).

Source unchanged: ours stays. Ours untouched: theirs is taken. Both changed: a conflict; ours stays, a person decides.
A locked field stays. None never overwrites a value. In every case base becomes what the source says now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """What becomes of a field."""

    SAME = "same"  # both say the same, or the source says nothing
    KEEP = "keep"  # ours differs, by a person's will
    TAKE = "take"
    CONFLICT = "conflict"


def settle(ours: Any, base: Any, theirs: Any, *, locked: bool = False) -> Verdict:
    """Decide one field."""
    if empty(theirs) or equal(ours, theirs):
        return Verdict.SAME
    if locked or (not empty(base) and equal(theirs, base)):
        return Verdict.KEEP
    if empty(ours) and empty(base):
        return Verdict.TAKE
    return Verdict.TAKE if equal(ours, base) else Verdict.CONFLICT


def settle_group(
    ours: Mapping[str, Any], base: Mapping[str, Any], theirs: Mapping[str, Any], *, locked: bool = False
) -> Verdict:
    """Decide fields that stand or fall together. They differ if any of them does."""
    fields = sorted(theirs)
    return settle(
        tuple(_plain(ours.get(field)) for field in fields) if any(not empty(ours.get(f)) for f in fields) else None,
        tuple(_plain(base.get(field)) for field in fields) if any(not empty(base.get(f)) for f in fields) else None,
        tuple(_plain(theirs.get(field)) for field in fields) if any(not empty(theirs.get(f)) for f in fields) else None,
        locked=locked,
    )


def settle_items(ours: Sequence[Any], base: Sequence[Any], theirs: Sequence[Any], *, locked: bool = False) -> list[Any]:
    """A list item by item: the source's new items come in, those it dropped go, a person's additions and removals stay.

    A list that nobody touched follows the source in its order too.
    """
    if locked or not theirs:
        return list(ours)
    if list(ours) == list(base):
        return list(theirs)
    added = [item for item in theirs if item not in base and item not in ours]
    dropped = [item for item in base if item not in theirs]
    return [item for item in ours if item not in dropped] + added


def empty(value: Any) -> bool:
    """Not stated. Zero and False are statements."""
    return value is None or value in ("", [], (), {})


def equal(one: Any, other: Any) -> bool:
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    """The empty text of a column and None of a record are one."""
    return None if empty(value) else value
