"""Which of the known things is this one? One answer, none, or several: several are a question, never a choice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .keys import document_key, event_key, mechanism_key
from .likeness import Likeness, like_documents, like_events, like_mechanisms
from .words import listed, take_apart


@dataclass(frozen=True, slots=True)
class Same:
    """It is the known thing `id`."""

    id: int


@dataclass(frozen=True, slots=True)
class New:
    """Nothing known is like it."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """It may be one of `ids`, likeliest first."""

    ids: tuple[int, ...]


Answer = Same | New | Ambiguous
T = TypeVar("T")

# Acts of one day: another year is another act, however alike the titles. Plans and concepts live through drafts.
ONE_SHOT = frozenset({"statement", "declaration", "communique", "protocol", "report", "decision"})
# Acts by which a document came to be; a discussion or a draft has no date of the document's own.
SETTLING = frozenset({"adopted", "approved", "signed", "in_force"})


@dataclass(frozen=True, slots=True)
class DocumentSketch:
    """What identity needs to know of a document. `titles`: every title under which it has been told.

    `date`: of the act that settled it. `body`: key of the mechanism or council that adopted it, None when unknown.
    """

    id: int
    titles: tuple[str, ...]
    type: str
    number: str | None = None
    date: dt.date | None = None
    body: str | None = None

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(document_key(title) for title in self.titles)


@dataclass(frozen=True, slots=True)
class EventSketch:
    """What identity needs to know of an event. `cities`: slugs. `precision`: of the dates, None without dates."""

    id: int
    titles: tuple[str, ...]
    kind: str = "other"
    mechanism: int | None = None
    ordinal: int | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    precision: str | None = None
    cities: frozenset[str] = frozenset()
    status: str = "held"

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(event_key(title) for title in self.titles)


def match(this: T, known: Iterable[T], same: Callable[[T, T], Likeness], *, id_of: Callable[[T], int]) -> Answer:
    """Compare with all; exactly one SAME wins, several or only UNSURE ones are ambiguous."""
    verdicts = [(id_of(other), same(this, other)) for other in known]
    certain = _ids(verdicts, Likeness.SAME)
    if len(certain) == 1:
        return Same(certain[0])
    possible = certain or _ids(verdicts, Likeness.UNSURE)
    return Ambiguous(tuple(possible)) if possible else New()


def _ids(verdicts: Sequence[tuple[int, Likeness]], wanted: Likeness) -> list[int]:
    return sorted({known for known, verdict in verdicts if verdict is wanted})


# --- mechanisms -------------------------------------------------------------------------------------------------------
def match_mechanism(name: str, known: Iterable[tuple[int, str]]) -> Answer:
    """`known`: pairs of a mechanism's id and one of its names. An equal key decides at once."""
    pairs = tuple(known)
    key = mechanism_key(name)
    exact = sorted({id_ for id_, other in pairs if mechanism_key(other) == key})
    if len(exact) == 1:
        return Same(exact[0])
    return match((0, name), pairs, lambda this, other: like_mechanisms(this[1], other[1]), id_of=lambda pair: pair[0])


# --- documents --------------------------------------------------------------------------------------------------------
def match_document(this: DocumentSketch, known: Iterable[DocumentSketch]) -> Answer:
    """Type, number and date first; else titles with their guards. An exact key among several like ones decides."""
    others = tuple(known)
    answer = match(this, others, same_document, id_of=lambda sketch: sketch.id)
    if isinstance(answer, Ambiguous):
        exact = [other.id for other in others if other.id in answer.ids and _exactly(this, other)]
        if len(exact) == 1 and same_document(this, next(o for o in others if o.id == exact[0])) is Likeness.SAME:
            return Same(exact[0])
    return answer


def same_document(this: DocumentSketch, other: DocumentSketch) -> Likeness:
    """Whether two sketches are one document."""
    if _other_act(this, other):
        return Likeness.DIFFERENT
    if same_words(this, other):
        return Likeness.SAME
    if not _compatible(this.type, other.type):
        return Likeness.DIFFERENT
    if _one_act(this, other):
        return Likeness.SAME
    if _generic(this) or _generic(other):
        return _same_generic(this, other)
    verdict = max((like_documents(a, b) for a in this.titles for b in other.titles), key=_weight)
    if verdict is Likeness.UNSURE and this.date and this.date == other.date and this.type == other.type:
        return Likeness.SAME if _one_side_only(this, other) else verdict
    return verdict


def same_words(this: DocumentSketch, other: DocumentSketch) -> bool:
    """Title, day and body agree: one text, whatever type each telling takes it for."""
    placed = this.date and this.date == other.date and this.body and this.body == other.body
    return bool(placed and not _differ_in_number(this, other) and this.keys & other.keys)


def _differ_in_number(this: DocumentSketch, other: DocumentSketch) -> bool:
    return bool(this.number and other.number and this.number != other.number)


def _weight(verdict: Likeness) -> int:
    return (Likeness.DIFFERENT, Likeness.UNSURE, Likeness.SAME).index(verdict)


def _exactly(this: DocumentSketch, other: DocumentSketch) -> bool:
    return bool(this.keys & other.keys)


def _compatible(one: str, other: str) -> bool:
    return one == other or "other" in (one, other)


def _other_act(this: DocumentSketch, other: DocumentSketch) -> bool:
    """Numbers or years of adoption that two tellings of one act cannot have."""
    if this.number and other.number and this.date and other.date:
        return (this.number, this.date) != (other.number, other.date)
    one_shot = this.type in ONE_SHOT or other.type in ONE_SHOT
    return bool(one_shot and this.date and other.date and this.date.year != other.date.year)


def _one_act(this: DocumentSketch, other: DocumentSketch) -> bool:
    """Same type, number and day: the same act, unless it has annexes under its number, told apart by their titles."""
    if not (this.number and this.number == other.number and this.date and this.date == other.date):
        return False
    bare = any(len(take_apart(title).words) <= 1 for title in (*this.titles, *other.titles))
    alike = any(like_documents(a, b) is not Likeness.DIFFERENT for a in this.titles for b in other.titles)
    return this.type == other.type and (bare or alike or this.type == "decision")


def _generic(sketch: DocumentSketch) -> bool:
    """«Совместное коммюнике», «Итоговый протокол»: a kind of paper, not a name."""
    empty = listed("documents", "generic") | listed("documents", "weak")
    return all(_bare(title, empty) for title in sketch.titles)


def _bare(title: str, empty: frozenset[str]) -> bool:
    found = take_apart(title)
    return not (found.years or found.ordinals or found.number) and all(word in empty for word in found.words)


def _same_generic(this: DocumentSketch, other: DocumentSketch) -> Likeness:
    """Only the body and the day that made it tell which one it is."""
    placed = this.body and this.body == other.body and this.date and this.date == other.date
    return Likeness.SAME if placed and this.type == other.type else Likeness.DIFFERENT


def _one_side_only(this: DocumentSketch, other: DocumentSketch) -> bool:
    """One title says more («… (ноябрь 2023 года – октябрь 2024 года)»); none says something else."""
    return any(
        set(take_apart(a).words) <= set(take_apart(b).words) or set(take_apart(b).words) <= set(take_apart(a).words)
        for a in this.titles
        for b in other.titles
    )


# --- events -----------------------------------------------------------------------------------------------------------
YEARLY = frozenset({"summit", "ministerial"})
FAR = dt.timedelta(days=120)  # one meeting told with two far-off days is two meetings or a slip, never a choice


def match_event(this: EventSketch, known: Iterable[EventSketch]) -> Answer:
    """Series and title, then number, days and places. Several on the very same days: the same title decides."""
    others = tuple(known)
    answer = match(this, others, same_event, id_of=lambda sketch: sketch.id)
    if isinstance(answer, Ambiguous):
        exact = [o.id for o in others if o.id in answer.ids and o.start == this.start and o.end == this.end
                 and this.keys & o.keys and same_event(this, o) is Likeness.SAME]  # fmt: skip
        if len(exact) == 1:
            return Same(exact[0])
    return answer


def same_event(this: EventSketch, other: EventSketch) -> Likeness:
    """Whether two sketches are one occurrence."""
    if _differ(this.ordinal, other.ordinal) or _differ(this.mechanism, other.mechanism):
        return Likeness.DIFFERENT
    when = _same_time(this, other)  # days before names: they are cheaper to compare
    if when is Likeness.DIFFERENT:
        return when
    verdict = _same_series(this, other)
    if verdict is Likeness.DIFFERENT:
        return verdict
    if when is Likeness.SAME and this.cities and other.cities and not this.cities & other.cities:
        return Likeness.UNSURE if this.ordinal and this.ordinal == other.ordinal else Likeness.DIFFERENT
    return min(verdict, when, key=_weight)


def _same_series(this: EventSketch, other: EventSketch) -> Likeness:
    if this.keys & other.keys:
        return Likeness.SAME
    alike = max((like_events(a, b) for a in this.titles for b in other.titles), key=_weight)
    both = this.mechanism is not None and this.mechanism == other.mechanism
    if alike is Likeness.UNSURE and both:
        return Likeness.SAME
    return alike


def _same_time(this: EventSketch, other: EventSketch) -> Likeness:
    numbered = this.ordinal is not None and this.ordinal == other.ordinal and this.mechanism == other.mechanism
    if this.start is None or other.start is None:
        return Likeness.SAME if numbered and this.mechanism is not None else Likeness.DIFFERENT
    if _overlap(this, other):
        return _overlapping(this, other, numbered=numbered)
    if not numbered or this.mechanism is None:
        return Likeness.DIFFERENT
    moved = "planned" in (this.status, other.status)
    return Likeness.SAME if moved else _misdated(this, other)


def _overlap(this: EventSketch, other: EventSketch) -> bool:
    assert this.start is not None
    assert other.start is not None
    return this.start <= (other.end or other.start) and other.start <= (this.end or this.start)


def _overlapping(this: EventSketch, other: EventSketch, *, numbered: bool) -> Likeness:
    """Days decide. A month or a year may hold two meetings of a group, but not two of a council or of ministers."""
    coarse = {this.precision, other.precision} - {"day", None}
    yearly = this.kind in YEARLY and this.kind == other.kind and this.mechanism is not None
    return Likeness.SAME if not coarse or numbered or yearly else Likeness.UNSURE


def _misdated(this: EventSketch, other: EventSketch) -> Likeness:
    assert this.start is not None
    assert other.start is not None
    return Likeness.UNSURE if abs(this.start - other.start) <= FAR else Likeness.DIFFERENT


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other
