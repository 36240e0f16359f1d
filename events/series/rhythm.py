"""How often a series meets, where that can be said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .numbers import MOST_IMPLIED, numbered
from .places import EntryStatus, Meeting, Period

STEADY = 0.35  # part of the typical interval by which half of the intervals may differ from it; beyond, no rhythm
TOLERANCE = 0.2  # part of the interval by which meetings of a steady series move about
TOLERANCE_DAYS = (21, 90)  # least and most days of tolerance


class RhythmBasis(TextChoices):
    """What an interval was worked out from."""

    NUMBERS = "numbers", _("the numbers and dates of the meetings")
    DATES = "dates", _("meetings next to each other within a reporting period")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The typical interval between meetings, and the number of steps between meetings that it rests on."""

    days: int
    steps: int
    basis: str

    @property
    def tolerance(self) -> dt.timedelta:
        least, most = TOLERANCE_DAYS
        return dt.timedelta(days=min(most, max(least, round(self.days * TOLERANCE))))


def rhythm_of(known: Sequence[Meeting], *, told: Sequence[Period] = ()) -> Rhythm | None:
    """How often the series meets; None where nothing sure can be said.

    Numbers show how many steps lie between two dates, whatever the sources left out. Without them two meetings are next
    to each other only within a period that a report covers whole, and one interval alone is no rhythm.
    """
    held = [meeting for meeting in known if meeting.status == EntryStatus.HELD and meeting.start]
    counted = [meeting for meeting in numbered(held) if meeting.start]
    steps = list(_numbered_steps(counted))
    if steps:
        return _steady([days for days, _count in steps], sum(count for _days, count in steps), RhythmBasis.NUMBERS)
    gaps = list(_gaps_within(sorted({meeting.start for meeting in held if meeting.start}), _joined(told)))
    return _steady(gaps, len(gaps), RhythmBasis.DATES) if len(gaps) >= 2 else None


def _steady(intervals: Sequence[float], steps: int, basis: RhythmBasis) -> Rhythm | None:
    """The middle interval, unless the others lie so far from it that meetings follow no rhythm."""
    typical = median(intervals)
    if median(abs(one - typical) for one in intervals) > STEADY * typical:
        return None
    return Rhythm(round(typical), steps, basis)


def _numbered_steps(meetings: Sequence[Meeting]) -> Iterator[tuple[float, int]]:
    """Days a step and number of steps, between each two known numbers."""
    for first, last in pairwise(meetings):
        assert first.start
        assert last.start
        assert first.ordinal is not None
        assert last.ordinal is not None
        count = last.ordinal - first.ordinal
        days = (last.start - first.start).days
        if days > 0 and count <= MOST_IMPLIED + 1:
            yield days / count, count


def _gaps_within(days: Sequence[dt.date], periods: Sequence[Period]) -> Iterator[int]:
    for first, last in pairwise(days):
        if any(start <= first and last <= end for start, end in periods):
            yield (last - first).days


def _joined(periods: Sequence[Period]) -> list[Period]:
    """Periods that overlap or follow each other without a gap, as one."""
    joined: list[Period] = []
    for start, end in sorted(periods):
        if joined and start <= joined[-1][1] + dt.timedelta(days=1):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
