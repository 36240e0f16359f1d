"""What several passages say of one record, merged into one value a field; the order of reading makes no difference.

A passage's `said` is {field: {"value", "confidence", "rule"}}. Fields that mean something only together (first day,
last day, precision, words of the date) are one `Group` and are taken from one passage. Not here: what a person has
changed (`fields`).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Said = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Passage:
    """One mention: `authority` 1 when a document speaks of itself; `date`: of the document that speaks.

    `place`: where the words stand, the same in every database; it settles which of two equal passages is the source.
    """

    id: int
    said: Said
    authority: int = 0
    date: dt.date | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage says of one group of fields."""

    passage: Passage
    values: Mapping[str, Any]
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Group:
    """Fields taken together. `rank`: beyond confidence, which of two claims says more; the greater wins.

    `foremost`: rank goes before confidence. `own_first`: what a document tells of itself goes before all.
    `newest_first`: the newer document goes before confidence. `items`: a list that is settled item by item.
    `union`: such a list to which every passage adds.
    """

    fields: tuple[str, ...]
    rank: Callable[[Mapping[str, Any]], Any] = lambda _values: 0
    foremost: bool = False
    items: bool = False
    union: bool = False
    newest_first: bool = False
    own_first: bool = True

    @property
    def name(self) -> str:
        return self.fields[0]


@dataclass(frozen=True, slots=True)
class Merged:
    """The value of a group with where it comes from. `passages`: whose words they are, the deciding one first."""

    values: Mapping[str, Any]
    confidence: float
    rule: str
    passages: tuple[int, ...]


def merge(groups: Sequence[Group], passages: Iterable[Passage]) -> dict[str, Merged]:
    """By group name; a group that no passage speaks of is absent."""
    known = sorted(passages, key=lambda passage: passage.place)
    merged: dict[str, Merged] = {}
    for group in groups:
        claims = [claim for passage in known if (claim := _claim(group, passage)) is not None]
        if claims:
            merged[group.name] = _union(group, claims) if group.union else _best(group, claims)
    return merged


def _claim(group: Group, passage: Passage) -> Claim | None:
    """The group's fields as the passage tells them; None when it tells nothing of the first one."""
    first = passage.said.get(group.name)
    if first is None or first.get("value") in (None, "", [], {}):
        return None
    values = {field: passage.said[field]["value"] if field in passage.said else None for field in group.fields}
    return Claim(passage, values, float(first.get("confidence", 0)), str(first.get("rule", "")))


def _best(group: Group, claims: Sequence[Claim]) -> Merged:
    best = max(claims, key=lambda claim: _order(group, claim))
    agreeing = [claim for claim in claims if claim.values == best.values]
    return Merged(best.values, best.confidence, best.rule, _deciding_first(best, agreeing))


def _deciding_first(deciding: Claim, claims: Sequence[Claim]) -> tuple[int, ...]:
    others = (claim.passage.id for claim in claims if claim is not deciding)
    return (deciding.passage.id, *others)


def _order(group: Group, claim: Claim) -> tuple[Any, ...]:
    """Own text first, then what the group puts first, confidence, what says more, the newer document, the text."""
    rank = group.rank(claim.values)
    date = claim.passage.date or dt.date.min
    foremost = rank if group.foremost else 0
    newest = date if group.newest_first else dt.date.min
    authority = claim.passage.authority if group.own_first else 0
    return (authority, foremost, newest, claim.confidence, rank, date, _text(claim.values), claim.passage.place)


def _union(group: Group, claims: Sequence[Claim]) -> Merged:
    """Every item once, in order of its text; the lowest confidence speaks for the list."""
    items = {_text(item): item for claim in claims for item in claim.values[group.name]}
    ordered = [items[text] for text in sorted(items)]
    least = min(claims, key=lambda claim: (claim.confidence, claim.passage.place))
    return Merged({group.name: ordered}, least.confidence, least.rule, _deciding_first(least, claims))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
