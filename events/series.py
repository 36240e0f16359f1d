"""A series of meetings: which are known, which their numbers imply, how often it meets, and where it stands today.

Plain reckoning: meetings in, series out. The day it is asked on, and how far the sources reach, are handed in; the
database and the clock stay outside. Not here: how a strip is drawn (strip.py), how a series is worded (templates).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

Period = tuple[dt.date, dt.date]

MOST_IMPLIED = 40  # a greater leap of numbers is likelier a slip in one of them than meetings that nobody told of
TOLERANCE = 0.2  # part of the interval by which meetings of a steady series move about
TOLERANCE_DAYS = (21, 90)  # least and most days of tolerance
NOTICE_DAYS = 45  # a meeting expected within these days is due
STEADY = 0.35  # part of the typical interval by which half of the intervals may differ from it; beyond, no rhythm
LONG_PAUSE = 1.75  # intervals between two meetings next to each other, from which the later one resumes the series
SHORT_PAUSE = 1.25  # the same where a source tells that a meeting between the two was not held


class SeriesState(TextChoices):
    """Where a series stands on a day."""

    ON_RHYTHM = "on_rhythm", _("On rhythm")
    DUE = "due", _("Due")
    OVERDUE = "overdue", _("Overdue")
    NOT_CONVENED = "not_convened", _("Not convened")
    RESUMED = "resumed", _("Resumed")
    NO_NEWS = "no_news", _("No later source")
    NO_RHYTHM = "no_rhythm", _("Rhythm not known")


class EntryStatus(TextChoices):
    """What is known of one place in a series."""

    HELD = "held", _("Held")
    NOT_HELD = "not_held", _("Not held")
    PLANNED = "planned", _("Planned")
    IMPLIED = "implied", _("Implied by the numbers, without a source")


class RhythmBasis(TextChoices):
    """What an interval was worked out from."""

    NUMBERS = "numbers", _("the numbers and dates of the meetings")
    DATES = "dates", _("meetings next to each other within a reporting period")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A known meeting, as reckoning needs it. `key`: of the event that it is.

    Undated: `start` is None; `told_until` is then the last day that its source speaks of, by which it was or failed.
    """

    key: int
    status: str
    ordinal: int | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    told_until: dt.date | None = None

    @property
    def by(self) -> dt.date | None:
        """The day it was on, or the last on which it can have been."""
        return self.start or self.told_until


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in a series. An implied one has no meeting; `around` is then reckoned from its neighbours' dates.

    For an undated meeting `around` is the last day that its source speaks of.
    """

    status: str
    ordinal: int | None
    around: dt.date | None
    meeting: Meeting | None = None
    after: Meeting | None = None
    before: Meeting | None = None

    @property
    def implied(self) -> bool:
        return self.meeting is None


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


@dataclass(frozen=True, slots=True)
class Series:
    """A series as of a day.

    `expected`: the day around which the next meeting was or is to be, by plan or by rhythm. `turning`: the meeting that
    decided the state: the one not held, the one that resumed the series, or the one planned. `earlier`: how many meetings
    the lowest known number says were before it. `contradictory`: the numbers do not grow with the dates.
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
    numbered = _numbered(known)
    contradictory = _contradicts(numbered)
    implied = () if contradictory else tuple(_implied(numbered))
    rhythm = None if contradictory else rhythm_of(known, told=told)
    state, expected, turning = _standing(known, rhythm, today=today, sources_until=sources_until)
    return Series(
        entries=_in_order(known, implied),
        state=state,
        rhythm=rhythm,
        expected=expected,
        turning=turning,
        earlier=numbered[0].ordinal - 1 if numbered and numbered[0].ordinal else 0,
        contradictory=contradictory,
    )


# --- numbers -----------------------------------------------------------------------------------------------------------
def _numbered(known: Sequence[Meeting]) -> list[Meeting]:
    """One meeting for each number, in the order of numbers; where two share one, the one held stands for it."""
    best: dict[int, Meeting] = {}
    for meeting in known:
        if meeting.ordinal is None:
            continue
        other = best.get(meeting.ordinal)
        if other is None or (other.status != EntryStatus.HELD and meeting.status == EntryStatus.HELD):
            best[meeting.ordinal] = meeting
    return [best[number] for number in sorted(best)]


def _contradicts(numbered: Sequence[Meeting]) -> bool:
    """A higher number on an earlier day: one of the two is wrong, and nothing may be concluded from either."""
    dated = [meeting.start for meeting in numbered if meeting.start]
    return any(later < earlier for earlier, later in pairwise(dated))


def _implied(numbered: Sequence[Meeting]) -> Iterator[Entry]:
    """The numbers that lie between two known ones."""
    for after, before in pairwise(numbered):
        assert after.ordinal is not None and before.ordinal is not None
        missing = before.ordinal - after.ordinal - 1
        if missing > MOST_IMPLIED:
            continue
        for place in range(1, missing + 1):
            around = _between(after.start, before.start, place / (missing + 1))
            yield Entry(EntryStatus.IMPLIED, after.ordinal + place, around, after=after, before=before)


def _between(first: dt.date | None, last: dt.date | None, part: float) -> dt.date | None:
    if first is None or last is None:
        return None
    return first + dt.timedelta(days=round((last - first).days * part))


def _in_order(known: Sequence[Meeting], implied: Sequence[Entry]) -> tuple[Entry, ...]:
    """All places by date; those without one stand by their number, or else at the end."""
    told = [Entry(meeting.status, meeting.ordinal, meeting.by, meeting) for meeting in known]
    dated = sorted(
        (entry for entry in (*told, *implied) if entry.around),
        key=lambda entry: (entry.around, entry.ordinal or 0, entry.meeting.key if entry.meeting else 0),
    )
    for entry in sorted((entry for entry in (*told, *implied) if not entry.around), key=lambda one: one.ordinal or 0):
        dated.insert(_place(dated, entry.ordinal), entry)
    return tuple(dated)


def _place(entries: Sequence[Entry], ordinal: int | None) -> int:
    """Where a place without a date belongs: after the last lower number."""
    if ordinal is None:
        return len(entries)
    lower = [at for at, entry in enumerate(entries) if entry.ordinal is not None and entry.ordinal <= ordinal]
    return lower[-1] + 1 if lower else 0


# --- rhythm ------------------------------------------------------------------------------------------------------------
def rhythm_of(known: Sequence[Meeting], *, told: Sequence[Period] = ()) -> Rhythm | None:
    """How often the series meets; None where nothing sure can be said.

    Numbers show how many steps lie between two dates, whatever the sources left out. Without them two meetings are next
    to each other only within a period that a report covers whole, and one interval alone is no rhythm.
    """
    held = [meeting for meeting in known if meeting.status == EntryStatus.HELD and meeting.start]
    numbered = [meeting for meeting in _numbered(held) if meeting.start]
    steps = list(_numbered_steps(numbered))
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


def _numbered_steps(numbered: Sequence[Meeting]) -> Iterator[tuple[float, int]]:
    """Days a step and number of steps, between each two known numbers."""
    for first, last in pairwise(numbered):
        assert first.start and last.start and first.ordinal is not None and last.ordinal is not None
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


# --- standing ----------------------------------------------------------------------------------------------------------
_Standing = tuple[str, dt.date | None, Meeting | None]


def _standing(
    known: Sequence[Meeting], rhythm: Rhythm | None, *, today: dt.date, sources_until: dt.date | None
) -> _Standing:
    """State, day expected, meeting that decided."""
    past = sorted((one for one in known if _is_past(one, today)), key=lambda one: (one.by or today, one.key))
    last = past[-1] if past else None
    planned = _next_planned(known, last)
    if planned and planned.start:
        return _against(planned.end or planned.start, _slack(rhythm), today, sources_until, calm=SeriesState.ON_RHYTHM, by=planned)
    if last and last.status == EntryStatus.NOT_HELD:
        return SeriesState.NOT_CONVENED, None, last
    dated = [one for one in past if one.start]
    if not dated or rhythm is None:
        return SeriesState.NO_RHYTHM, None, None
    assert dated[-1].start
    expected = dated[-1].start + dt.timedelta(days=rhythm.days)
    resumed = _resumes(dated, rhythm)
    calm = SeriesState.RESUMED if resumed else SeriesState.ON_RHYTHM
    return _against(expected, rhythm.tolerance, today, sources_until, calm=calm, by=dated[-1] if resumed else None)


def _is_past(meeting: Meeting, today: dt.date) -> bool:
    return meeting.status != EntryStatus.PLANNED and meeting.by is not None and meeting.by <= today


def _next_planned(known: Sequence[Meeting], last: Meeting | None) -> Meeting | None:
    """The first plan after the last meeting that is known to have been held or not."""
    after = last.by if last and last.by else dt.date.min
    plans = [one for one in known if one.status == EntryStatus.PLANNED and one.start and one.start > after]
    return min(plans, key=lambda one: (one.start, one.key)) if plans else None


def _slack(rhythm: Rhythm | None) -> dt.timedelta:
    """How late news of a planned meeting may be."""
    return rhythm.tolerance if rhythm else dt.timedelta(days=TOLERANCE_DAYS[0])


def _against(
    expected: dt.date,
    tolerance: dt.timedelta,
    today: dt.date,
    sources_until: dt.date | None,
    *,
    calm: str,
    by: Meeting | None,
) -> _Standing:
    """Where `today` stands against the day expected."""
    if today < expected - dt.timedelta(days=NOTICE_DAYS):
        return calm, expected, by
    turning = by if by and by.status == EntryStatus.PLANNED else None
    if today <= expected + tolerance:
        return SeriesState.DUE, expected, turning
    if sources_until is not None and sources_until < expected + tolerance:
        return SeriesState.NO_NEWS, expected, turning
    return SeriesState.OVERDUE, expected, turning


def _resumes(past: Sequence[Meeting], rhythm: Rhythm) -> bool:
    """Whether the last meeting ended a pause: far more than an interval after the one held before it, with no number
    left out between them; a little more is enough where a source tells of one not held between."""
    if len(past) < 2:
        return False
    held = [meeting for meeting in past if meeting.status == EntryStatus.HELD]
    if past[-1].status != EntryStatus.HELD or len(held) < 2:
        return False
    before, last = held[-2:]
    assert before.start and last.start
    numbers = None not in (before.ordinal, last.ordinal)
    if numbers and last.ordinal != (before.ordinal or 0) + 1:
        return False
    told = past[-2].status == EntryStatus.NOT_HELD
    if not (numbers or told):
        return False
    return (last.start - before.start).days >= rhythm.days * (SHORT_PAUSE if told else LONG_PAUSE)


def neighbours(entries: Sequence[Entry], key: int) -> tuple[Entry | None, Entry | None]:
    """The places before and after a meeting in its series, implied ones included."""
    at = next((at for at, entry in enumerate(entries) if entry.meeting and entry.meeting.key == key), None)
    if at is None:
        return None, None
    return entries[at - 1] if at else None, entries[at + 1] if at + 1 < len(entries) else None


__all__ = [
    "Entry",
    "EntryStatus",
    "Meeting",
    "Period",
    "Rhythm",
    "RhythmBasis",
    "Series",
    "SeriesState",
    "neighbours",
    "rhythm_of",
    "series",
]
