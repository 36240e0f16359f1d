"""A series as a whole, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .numbers import contradicts, implied, in_order, numbered
from .places import Entry, Meeting, Period
from .rhythm import Rhythm, rhythm_of
from .standing import standing


@dataclass(frozen=True, slots=True)
class Series:
    """A series as of a day.

    `expected`: the day around which the next meeting was or is to be, by plan or by rhythm. `turning`: the meeting that
    decided the state: the one not held, the one that resumed the series, or the one planned. `earlier`: how many
    meetings the lowest known number says were before it. `contradictory`: the numbers do not grow with the dates.
    """

    entries: tuple[Entry, ...]
    state: str
    rhythm: Rhythm | None = None
    expected: dt.date | None = None
    turning: Meeting | None = None
    earlier: int = 0
    contradictory: bool = False

    @property
    def implied(self) -> int:
        return sum(entry.implied for entry in self.entries)


def series(
    meetings: Iterable[Meeting], *, today: dt.date, sources_until: dt.date | None = None, told: Sequence[Period] = ()
) -> Series:
    """The series that `meetings` form, as of `today`.

    `sources_until`: the last day that the sources at hand speak of; a meeting expected later is not called overdue.
    `told`: periods that reports cover whole, within which a meeting not told of did not take place.
    """
    known = tuple(meetings)
    counted = numbered(known)
    contradictory = contradicts(counted)
    missing = () if contradictory else tuple(implied(counted))
    rhythm = None if contradictory else rhythm_of(known, told=told)
    state, expected, turning = standing(known, rhythm, today=today, sources_until=sources_until)
    return Series(
        entries=in_order(known, missing),
        state=state,
        rhythm=rhythm,
        expected=expected,
        turning=turning,
        earlier=counted[0].ordinal - 1 if counted and counted[0].ordinal else 0,
        contradictory=contradictory,
    )


def neighbours(entries: Sequence[Entry], key: int) -> tuple[Entry | None, Entry | None]:
    """The places before and after a meeting in its series, implied ones included."""
    at = next((at for at, entry in enumerate(entries) if entry.meeting and entry.meeting.key == key), None)
    if at is None:
        return None, None
    return entries[at - 1] if at else None, entries[at + 1] if at + 1 < len(entries) else None
