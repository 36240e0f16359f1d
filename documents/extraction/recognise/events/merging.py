"""Several tellings of one event become one, with the further passages beside the first.

Two tellings are one when their days are the same or overlap and their names are alike: same mechanism, or one name
within the other, without different ordinals, different quoted names or different places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from documents.extraction.find.morphology import lemma
from documents.extraction.recognise.events.tellings import Telling

ALIKE = 86
# How many blocks after «проведены три заседания» the meetings may be told one by one.
LIST_REACH = 12
QUOTED = re.compile(r"«([^»]*)")
FILLERS = frozenset("государство член шос организация страна шанхайский сотрудничество и в по на о".split())


@dataclass(slots=True)
class Draft:
    """An event in the making: its telling, title, mechanism, kind; `also` holds further tellings."""

    telling: Telling
    title: str
    mechanism: str | None
    kind: str
    also: list[Telling] = field(default_factory=list)

    @property
    def passages(self) -> list[Telling]:
        return [self.telling, *self.also]


def merged(drafts: list[Draft]) -> list[Draft]:
    """The drafts with repeated tellings folded into the first or fullest of them, in document order."""
    kept: list[Draft] = []
    drafts = _without_counted(drafts)
    for draft in drafts:
        same = next((other for other in kept if _may_meet(other, draft) and same_event(other, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            _fold(same, draft)
    return kept


def _may_meet(one: Draft, two: Draft) -> bool:
    """A cheap look before the dear one: days that do not overlap are two events."""
    a, b = one.telling, two.telling
    return not (a.first and b.first and a.last and b.last) or (a.first <= b.last and b.first <= a.last)


def _without_counted(drafts: list[Draft]) -> list[Draft]:
    """«проведены три заседания» and then each with its day: what is told with a day is not counted again."""
    gone: set[int] = set()
    for draft in drafts:
        counted = draft.telling
        if counted.undated_count < 2 or counted.dated:
            continue
        told = [
            d
            for d in drafts
            if d.telling.dated and d.telling.status == "held" and _after(counted, d.telling) and alike(draft, d)
        ]
        same = [
            d
            for d in drafts
            if d.telling.start == counted.start and d.telling.block is counted.block and not d.telling.dated
        ]
        gone |= {id(one) for one in same[: len(told)]}
    return [draft for draft in drafts if id(draft) not in gone]


def _after(counted: Telling, telling: Telling) -> bool:
    """Told in the same section, at or after the count."""
    distance = telling.block.block.index - counted.block.block.index
    return 0 <= distance <= LIST_REACH and telling.block.section == counted.block.section


def same_event(one: Draft, two: Draft) -> bool:
    """Whether both drafts tell of the same occurrence."""
    a, b = one.telling, two.telling
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return False
    if not _same_days(a, b) or (a.dated and b.dated and a.status != b.status and "not_held" in (a.status, b.status)):
        return False
    if not (a.dated and b.dated) and (a.status == "not_held") != (b.status == "not_held"):
        return False
    if a.cities and b.cities and not set(a.cities) & set(b.cities):
        return False
    return alike(one, two)


def _same_days(a: Telling, b: Telling) -> bool:
    if a.first and b.first and a.last and b.last:
        whole = a.precision != "day" or b.precision != "day"
        exact = a.dates == b.dates
        return exact or (
            a.first <= b.last
            and b.first <= a.last
            and (not whole or (a.ordinal is not None and a.ordinal == b.ordinal))
        )
    if "planned" in (a.status, b.status) and a.status != b.status:
        return False
    return a.undated_count == b.undated_count == 1


def alike(one: Draft, two: Draft) -> bool:
    """Whether the names can be of one event."""
    if one.kind != two.kind and "other" not in (one.kind, two.kind):
        return False
    if one.mechanism and two.mechanism:
        return _ratio(one.mechanism, two.mechanism) >= ALIKE or _within(one.mechanism, two.mechanism)
    if not _same_quotes(one.title, two.title):
        return False
    return _ratio(one.title, two.title) >= ALIKE or _within(one.title, two.title)


def _same_quotes(one: str, two: str) -> bool:
    """Quoted names decide: two different ones are two events."""
    left, right = QUOTED.findall(one), QUOTED.findall(two)
    return not left or not right or fuzz.token_set_ratio(left[0].lower(), right[0].lower()) > 85


@lru_cache(maxsize=5_000)
def key(name: str) -> str:
    """Content words in their dictionary form, in order."""
    words = [lemma(word) for word in re.findall(r"[А-Яа-яЁёA-Za-z\d]+", name)]
    return " ".join(word for word in words if word not in FILLERS)


def _ratio(one: str, two: str) -> float:
    return fuzz.token_sort_ratio(key(one), key(two))


def _within(one: str, two: str) -> bool:
    """All content words of the shorter name stand in the longer one, and they are more than the event word."""
    short, long = sorted((key(one).split(), key(two).split()), key=len)
    return len(short) >= 2 and set(short) <= set(long)


def _fold(into: Draft, other: Draft) -> None:
    """Keep the fuller telling in front; fill what it does not say from the other."""
    if _weight(other.telling) > _weight(into.telling):
        into.telling, other.telling = other.telling, into.telling
        into.title, into.mechanism, into.kind = other.title, other.mechanism or into.mechanism, other.kind
    elif len(other.title) > len(into.title) and other.telling.ordinal == into.telling.ordinal:
        into.mechanism = into.mechanism or other.mechanism
    fill(into.telling, other.telling)
    into.also.append(other.telling)


def _weight(telling: Telling) -> tuple[bool, bool, int]:
    return (
        telling.dated and telling.status != "planned",
        telling.rule in {"event.dated_verb", "event.moved", "event.table", "event.adopting"},
        sum(map(bool, (telling.cities, telling.format, telling.chair, telling.ordinal))),
    )


def fill(telling: Telling, other: Telling) -> None:
    """Silent fields from another telling of the same event, marked as less sure."""
    for name in ("ordinal", "format", "chair", "initiator", "cities"):
        if not getattr(telling, name) and getattr(other, name):
            if name == "cities" and telling.format == "online":
                continue
            setattr(telling, name, getattr(other, name))
            telling.doubt(name, 0.8, "merge.other_telling")
    if not telling.dated and other.dated:
        telling.first, telling.last, telling.words, telling.precision = (
            other.first,
            other.last,
            other.words,
            other.precision,
        )
    elif telling.first and other.first and telling.dates != other.dates:
        if _length(other) > _length(telling):
            telling.first, telling.last, telling.words, telling.precision = (
                other.first,
                other.last,
                other.words,
                other.precision,
            )
        telling.doubt("start", 0.6, "merge.dates_differ")


def _length(telling: Telling) -> int:
    """Days from the first to the last; a date not told to the day counts nothing."""
    if not telling.first or not telling.last or telling.precision != "day":
        return 0
    return (telling.last - telling.first).days + 1
