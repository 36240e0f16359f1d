"""Where a series stands on a day: what is expected, what came, what the sources cannot tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from .places import EntryStatus, Meeting, SeriesState
from .rhythm import TOLERANCE_DAYS, Rhythm

NOTICE_DAYS = 45  # a meeting expected within these days is due
LONG_PAUSE = 1.75  # intervals between two meetings next to each other, from which the later one resumes the series
SHORT_PAUSE = 1.25  # the same where a source tells that a meeting between the two was not held

Standing = tuple[str, dt.date | None, Meeting | None]


def standing(
    known: Sequence[Meeting], rhythm: Rhythm | None, *, today: dt.date, sources_until: dt.date | None
) -> Standing:
    """State, day expected, meeting that decided."""
    past = sorted((one for one in known if _is_past(one, today)), key=lambda one: (one.by or today, one.key))
    last = past[-1] if past else None
    planned = _next_planned(known, last)
    if planned and planned.start:
        return _against(
            planned.end or planned.start, _slack(rhythm), today, sources_until, calm=SeriesState.ON_RHYTHM, by=planned
        )
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
) -> Standing:
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
    assert before.start
    assert last.start
    numbers = None not in (before.ordinal, last.ordinal)
    if numbers and last.ordinal != (before.ordinal or 0) + 1:
        return False
    told = past[-2].status == EntryStatus.NOT_HELD
    if not (numbers or told):
        return False
    return (last.start - before.start).days >= rhythm.days * (SHORT_PAUSE if told else LONG_PAUSE)
