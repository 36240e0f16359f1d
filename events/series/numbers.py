"""What the numbers of meetings tell: which are missing between known ones, and in which order all stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .places import Entry, EntryStatus, Meeting

MOST_IMPLIED = 40  # a greater leap of numbers is likelier a slip in one of them than meetings that nobody told of


def numbered(known: Sequence[Meeting]) -> list[Meeting]:
    """One meeting for each number, in the order of numbers; where two share one, the one held stands for it."""
    best: dict[int, Meeting] = {}
    for meeting in known:
        if meeting.ordinal is None:
            continue
        other = best.get(meeting.ordinal)
        if other is None or (other.status != EntryStatus.HELD and meeting.status == EntryStatus.HELD):
            best[meeting.ordinal] = meeting
    return [best[number] for number in sorted(best)]


def contradicts(meetings: Sequence[Meeting]) -> bool:
    """A higher number on an earlier day: one of the two is wrong, and nothing may be concluded from either."""
    dated = [meeting.start for meeting in meetings if meeting.start]
    return any(later < earlier for earlier, later in pairwise(dated))


def implied(meetings: Sequence[Meeting]) -> Iterator[Entry]:
    """The numbers that lie between two known ones."""
    for after, before in pairwise(meetings):
        assert after.ordinal is not None
        assert before.ordinal is not None
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


def in_order(known: Sequence[Meeting], missing: Sequence[Entry]) -> tuple[Entry, ...]:
    """All places by date; those without one stand by their number, or else at the end."""
    told = [Entry(meeting.status, meeting.ordinal, meeting.by, meeting) for meeting in known]
    dated = sorted(
        (entry for entry in (*told, *missing) if entry.around),
        key=lambda entry: (entry.around, entry.ordinal or 0, entry.meeting.key if entry.meeting else 0),
    )
    for entry in sorted((entry for entry in (*told, *missing) if not entry.around), key=lambda one: one.ordinal or 0):
        dated.insert(_place(dated, entry.ordinal), entry)
    return tuple(dated)


def _place(entries: Sequence[Entry], ordinal: int | None) -> int:
    """Where a place without a date belongs: after the last lower number."""
    if ordinal is None:
        return len(entries)
    lower = [at for at, entry in enumerate(entries) if entry.ordinal is not None and entry.ordinal <= ordinal]
    return lower[-1] + 1 if lower else 0
