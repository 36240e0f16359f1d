"""The plan for one record: which fields to set, what to remember of their source, which conflicts to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .claims import Group, Merged
from .fields import Verdict, empty, equal, settle_group, settle_items

Provenance = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Ours:
    """What the portal has: values by field, provenance by field, fields locked by a person."""

    values: Mapping[str, Any] = field(default_factory=dict)
    provenance: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """`values`: fields to set. `provenance`: whole, as it is to be. `conflicts`: field to (ours, theirs)."""

    values: dict[str, Any]
    provenance: Provenance
    conflicts: dict[str, tuple[Any, Any]]
    before: dict[str, Any]

    @property
    def changes(self) -> bool:
        return bool(self.values)


def plan(groups: Sequence[Group], ours: Ours, merged: Mapping[str, Merged]) -> Plan:
    """Work out one record. Groups that no passage speaks of stay as they are."""
    result = Plan({}, {name: dict(entry) for name, entry in ours.provenance.items()}, {}, {})
    for group in groups:
        if group.name in merged:
            _plan_group(group, ours, merged[group.name], result)
    return result


def confidence(provenance: Mapping[str, Mapping[str, Any]]) -> float | None:
    """The lowest of any imported field."""
    told = [entry["confidence"] for entry in provenance.values() if entry.get("confidence") is not None]
    return min(told, default=None)


def _plan_group(group: Group, ours: Ours, theirs: Merged, result: Plan) -> None:
    locked = any(_locked(ours, name) for name in group.fields)
    have = {name: ours.values.get(name) for name in group.fields}
    base = {name: ours.provenance.get(name, {}).get("base") for name in group.fields}
    taken = (
        _items(group, have, base, theirs, locked=locked)
        if group.items or group.union
        else _whole(have, base, theirs, result, locked=locked)
    )
    for name, value in taken.items():
        if not equal(have.get(name), value):
            result.values[name], result.before[name] = value, have.get(name)
    for name in group.fields:
        result.provenance[name] = _entry(
            ours.provenance.get(name, {}), theirs, name, now=taken.get(name, have.get(name))
        )


def _whole(
    have: Mapping[str, Any], base: Mapping[str, Any], theirs: Merged, result: Plan, *, locked: bool
) -> dict[str, Any]:
    verdict = settle_group(have, base, theirs.values, locked=locked)
    if verdict is Verdict.TAKE:
        return dict(theirs.values)
    if verdict is Verdict.CONFLICT:
        for name, value in theirs.values.items():
            if not equal(have.get(name), value):
                result.conflicts[name] = (have.get(name), value)
    return {}


def _items(
    group: Group, have: Mapping[str, Any], base: Mapping[str, Any], theirs: Merged, *, locked: bool
) -> dict[str, Any]:
    name = group.name
    now = settle_items(have.get(name) or [], base.get(name) or [], theirs.values[name], locked=locked)
    return {name: now}


def _locked(ours: Ours, name: str) -> bool:
    entry = ours.provenance.get(name, {})
    return name in ours.locked or bool(entry.get("locked")) or entry.get("origin") == "reference"


def _entry(before: Mapping[str, Any], theirs: Merged, name: str, *, now: Any) -> dict[str, Any]:
    """Base is always what the source says now; the origin is a person where their value stands."""
    base = theirs.values.get(name)
    if before.get("origin") == "reference":
        return {**before, "base": base}
    imported = empty(base) or equal(now, base)
    return {
        "base": base,
        "origin": "imported" if imported else "by_hand",
        "confidence": theirs.confidence,
        "rule": theirs.rule,
        "mention": theirs.passages[0],
        "locked": bool(before.get("locked")),
    }
