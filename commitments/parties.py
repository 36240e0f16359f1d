"""Who a document binds, and why a state is or is not counted.

Plain reckoning: the day of the document, the states it names, and the times of membership go in; one row for each state
comes out. Nothing is guessed: where a document names no parties and has no day, nobody can be counted, and that is
said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

PARTY, NOT_PARTY, JOINED_LATER = "party", "not_party", "joined_later"  # codes of documents.models.PartyStanding


class Bond(TextChoices):
    """How a state stands to what a document asks, and by what right that is said."""

    NAMED = "named", _("Party: named in the document")
    JOINED = "joined", _("Party: joined later")
    BY_MEMBERSHIP = "by_membership", _("Party: by membership on that day")
    NOT_PARTY = "not_party", _("Not a party: said in a source")
    NOT_NAMED = "not_named", _("Not a party: not among the states named")
    NOT_YET_MEMBER = "not_yet_member", _("Not yet a member on that day")
    NO_LONGER_MEMBER = "no_longer_member", _("No longer a member on that day")
    NOT_KNOWN = "not_known", _("Cannot be said: the document has no date")
    RESPONSIBLE = "responsible", _("Bound: named as responsible")
    TOLD_OF_OTHERS = "told_of_others", _("Not counted: the report names no parties to this")


BOUND = frozenset({Bond.NAMED, Bond.JOINED, Bond.BY_MEMBERSHIP, Bond.RESPONSIBLE})


@dataclass(frozen=True, slots=True)
class Named:
    """What sources say of one state and one document."""

    standing: str
    since: dt.date | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A state's time of membership. `end`: the first day after, None while it lasts."""

    state: str
    start: dt.date
    end: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Row:
    """One state against one document. `since`: day of joining, of the document or of the organisation."""

    state: str
    bond: str
    since: dt.date | None = None
    quote: str = ""

    @property
    def bound(self) -> bool:
        return self.bond in BOUND


@dataclass(frozen=True)
class Parties:
    """All states that are counted or might be expected to be. `by_membership`: the document itself names no parties.

    `account`: a report tells this; those who approved the report did not promise it.
    """

    rows: tuple[Row, ...]
    by_membership: bool
    known: bool = True
    account: bool = False

    @cached_property
    def bound(self) -> tuple[str, ...]:
        return tuple(row.state for row in self.rows if row.bound)

    @property
    def total(self) -> int:
        return len(self.rows)


def parties(*, day: dt.date | None, named: Mapping[str, Named], terms: Iterable[Term], on: dt.date) -> Parties:
    """Who is bound on the day `on` by a document of the day `day`.

    The parties that the document names, and those who joined by `on`, without those of whom a source says that they are
    not parties. Where it names none: the members of its own day. Rows: members on `on` or on its day, and all named.
    """
    spans = tuple(terms)
    by_membership = not any(one.standing == PARTY for one in named.values())
    rows = tuple(
        _row(state, day, named, tuple(term for term in spans if term.state == state), by_membership, on)
        for state in _concerned(day, named, spans, on)
    )
    return Parties(rows, by_membership, known=day is not None or not by_membership)


def as_told(found: Parties, *, responsible: str | None) -> Parties:
    """Who is bound by what a report tells, where `found` are those of the report: only the state that it names."""
    rows = [
        Row(row.state, Bond.TOLD_OF_OTHERS) if row.bound or row.bond == Bond.NOT_KNOWN else row for row in found.rows
    ]
    if responsible is not None:
        rows = [row for row in rows if row.state != responsible]
        rows.insert(0, Row(responsible, Bond.RESPONSIBLE))
    return Parties(tuple(rows), by_membership=False, account=True)


def inherited(own: Mapping[str, Named], carried_out: Mapping[str, Named]) -> dict[str, Named]:
    """What is said of states and a document that carries out another: who is no party to that one is none to this."""
    left_out = {state: said for state, said in carried_out.items() if said.standing == NOT_PARTY}
    return {**left_out, **own}


def _concerned(day: dt.date | None, named: Mapping[str, Named], terms: Sequence[Term], on: dt.date) -> list[str]:
    """The states to show, members in the order of joining."""
    then_or_now = [term.state for term in terms if term.covers(on) or (day is not None and term.covers(day))]
    return list(dict.fromkeys([*then_or_now, *named]))


def _row(
    state: str,
    day: dt.date | None,
    named: Mapping[str, Named],
    terms: Sequence[Term],
    by_membership: bool,  # noqa: FBT001
    on: dt.date,
) -> Row:
    said = named.get(state)
    if said and said.standing == NOT_PARTY:
        return Row(state, Bond.NOT_PARTY, quote=said.quote)
    if said and said.standing == PARTY:
        return Row(state, Bond.NAMED, said.since, said.quote)
    if said and said.standing == JOINED_LATER and (said.since is None or said.since <= on):
        return Row(state, Bond.JOINED, said.since, said.quote)
    if not by_membership:
        return _not_named(state, day, terms)
    if day is None:
        return Row(state, Bond.NOT_KNOWN)
    if any(term.covers(day) for term in terms):
        return Row(state, Bond.BY_MEMBERSHIP, _latest_start(terms, day))
    return _outside(state, day, terms)


def _not_named(state: str, day: dt.date | None, terms: Sequence[Term]) -> Row:
    """Left out by a document that names its parties: because it was no member then, or although it was."""
    if day is None or any(term.covers(day) for term in terms):
        return Row(state, Bond.NOT_NAMED)
    return _outside(state, day, terms)


def _outside(state: str, day: dt.date, terms: Sequence[Term]) -> Row:
    later = [term.start for term in terms if term.start > day]
    if later:
        return Row(state, Bond.NOT_YET_MEMBER, min(later))
    return Row(state, Bond.NO_LONGER_MEMBER if terms else Bond.NOT_NAMED)


def _latest_start(terms: Sequence[Term], day: dt.date) -> dt.date:
    return max(term.start for term in terms if term.covers(day))
