"""The drawing of a series: marks along the years, none covering another."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

from events.models import Event
from events.series import Meeting, series
from events.strip import RADIUS, Strip, draw

D = dt.date
TODAY = D(2024, 12, 1)


def strip_of(*days: dt.date, today: dt.date = TODAY) -> Strip:
    meetings = [Meeting(key, "held", None, day) for key, day in enumerate(days)]
    events = {key: Event(pk=key, start=day, status="held") for key, day in enumerate(days)}
    strips = draw(series(meetings, today=today), events, today=today)
    assert strips is not None
    return strips.narrow


def test_nothing_dated_is_not_drawn() -> None:
    assert draw(series([Meeting(1, "held", 3)], today=D(2024, 1, 1)), {}, today=D(2024, 1, 1)) is None


def test_marks_close_together_are_stacked_and_none_covers_another() -> None:
    strip = strip_of(*(D(2024, 3, day) for day in range(1, 6)), D(2024, 9, 1))
    for one, other in combinations(strip.marks, 2):
        assert abs(one.x - other.x) >= 2 * RADIUS or abs(one.y - other.y) >= 2 * RADIUS
    assert all(RADIUS <= mark.y <= strip.height - RADIUS for mark in strip.marks)


def test_marks_follow_time_and_stay_inside() -> None:
    strip = strip_of(D(2001, 1, 1), D(2010, 6, 1), D(2024, 12, 31))
    xs = [mark.x for mark in strip.marks]
    assert xs == sorted(xs)
    assert all(RADIUS <= x <= strip.width - RADIUS for x in xs)
    assert [year.name for year in strip.years][-1] == "2024"


def test_today_is_drawn_only_near_the_series() -> None:
    assert strip_of(D(2024, 3, 1)).today is not None
    assert strip_of(D(2014, 3, 1)).today is None


def test_the_expected_meeting_is_drawn_after_the_last() -> None:
    meetings = [Meeting(1, "held", 1, D(2023, 5, 1)), Meeting(2, "held", 2, D(2024, 5, 1))]
    found = series(meetings, today=D(2024, 6, 1))
    events = {1: Event(pk=1, format="online"), 2: Event(pk=2, format="hybrid")}
    strips = draw(found, events, today=D(2024, 6, 1), current=2)
    assert strips is not None
    assert [mark.status for mark in strips.wide.marks] == ["held", "held", "expected"]
    assert [mark.shape for mark in strips.wide.marks] == ["square", "diamond", "circle"]
    assert [mark.current for mark in strips.wide.marks] == [False, True, False]


def test_what_was_not_held_or_is_planned_without_a_day_is_not_drawn() -> None:
    told_until = D(2024, 10, 31)
    meetings = [
        Meeting(1, "held", 1, D(2023, 5, 1)),
        Meeting(2, "not_held", 2, told_until=told_until),
        Meeting(3, "planned", 3, told_until=told_until),
        Meeting(4, "held", 4, told_until=told_until),
    ]
    strips = draw(series(meetings, today=TODAY), {}, today=TODAY)
    assert strips is not None
    assert [mark.label for mark in strips.wide.marks if mark.entry] == ["1", "4"]
