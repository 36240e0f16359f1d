"""The rhythm of a series: what is known, what the numbers imply, and what must not be concluded."""

from __future__ import annotations

import datetime as dt

import pytest

from events.series import Meeting, Series, neighbours, series

D = dt.date


def held(key: int, day: dt.date | None, ordinal: int | None = None) -> Meeting:
    return Meeting(key, "held", ordinal, day)


def planned(key: int, day: dt.date, ordinal: int | None = None) -> Meeting:
    return Meeting(key, "planned", ordinal, day)


def not_held(key: int, day: dt.date, ordinal: int | None = None) -> Meeting:
    return Meeting(key, "not_held", ordinal, day)


TRADE = (held(1, D(2021, 10, 14), 20), held(2, D(2024, 9, 12), 23))


def numbers(found: Series) -> list[tuple[int | None, str]]:
    return [(entry.ordinal, entry.status) for entry in found.entries]


def test_numbers_between_two_known_ones_are_implied() -> None:
    found = series(TRADE, today=D(2024, 10, 1))
    assert numbers(found) == [(20, "held"), (21, "implied"), (22, "implied"), (23, "held")]
    assert found.implied == 2
    assert [entry.around for entry in found.entries if entry.implied] == [D(2022, 10, 4), D(2023, 9, 23)]
    assert all(entry.after == TRADE[0] and entry.before == TRADE[1] for entry in found.entries if entry.implied)


def test_numbers_below_the_lowest_are_counted_and_not_drawn() -> None:
    assert series(TRADE, today=D(2024, 10, 1)).earlier == 19


def test_nothing_is_implied_where_numbers_go_against_dates() -> None:
    found = series((held(1, D(2024, 9, 12), 20), held(2, D(2021, 10, 14), 23)), today=D(2024, 10, 1))
    assert found.contradictory
    assert found.implied == 0
    assert found.rhythm is None
    assert found.state == "no_rhythm"


def test_a_leap_too_great_is_left_alone() -> None:
    found = series((held(1, D(2021, 5, 1), 2), held(2, D(2024, 5, 1), 202)), today=D(2024, 6, 1))
    assert found.implied == 0
    assert found.rhythm is None


def test_two_tellings_of_one_number_leave_no_gap_and_the_one_held_stands_for_it() -> None:
    meetings = (planned(1, D(2022, 9, 1), 5), held(2, D(2022, 9, 8), 5), held(3, D(2023, 9, 8), 6))
    found = series(meetings, today=D(2023, 10, 1))
    assert found.implied == 0
    assert found.rhythm is not None
    assert found.rhythm.days == 365


def test_an_undated_meeting_stands_by_its_number() -> None:
    meetings = (held(1, D(2021, 5, 1), 3), held(2, None, 4), held(3, D(2023, 5, 1), 5), held(4, None))
    assert [entry.ordinal for entry in series(meetings, today=D(2023, 6, 1)).entries] == [3, 4, 5, None]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (D(2025, 3, 1), "on_rhythm"),
        (D(2025, 8, 1), "due"),
        (D(2025, 10, 1), "due"),
        (D(2026, 2, 1), "overdue"),
    ],
)
def test_the_state_follows_the_day_it_is_asked_on(today: dt.date, state: str) -> None:
    found = series(TRADE, today=today, sources_until=today)
    assert found.state == state
    assert found.expected == D(2025, 9, 2)


def test_what_the_sources_cannot_tell_is_not_called_overdue() -> None:
    assert series(TRADE, today=D(2026, 2, 1), sources_until=D(2024, 10, 31)).state == "no_news"


def test_the_interval_comes_from_the_numbers() -> None:
    rhythm = series(TRADE, today=D(2024, 10, 1)).rhythm
    assert rhythm is not None
    assert (rhythm.days, rhythm.steps, rhythm.basis) == (355, 3, "numbers")


def test_meetings_without_numbers_have_a_rhythm_only_within_one_reporting_period() -> None:
    days = (D(2021, 2, 1), D(2021, 5, 1), D(2021, 8, 1), D(2024, 3, 1))
    meetings = [held(key, day) for key, day in enumerate(days)]
    told = [(D(2020, 11, 1), D(2021, 10, 31)), (D(2023, 11, 1), D(2024, 10, 31))]
    rhythm = series(meetings, today=D(2024, 6, 1), told=told).rhythm
    assert rhythm is not None
    assert (rhythm.days, rhythm.steps, rhythm.basis) == (90, 2, "dates")
    assert series(meetings, today=D(2024, 6, 1)).rhythm is None


def test_one_interval_without_numbers_is_no_rhythm() -> None:
    meetings = (held(1, D(2024, 2, 1)), held(2, D(2024, 5, 1)))
    found = series(meetings, today=D(2025, 6, 1), told=[(D(2023, 11, 1), D(2024, 10, 31))])
    assert (found.rhythm, found.state, found.expected) == (None, "no_rhythm", None)


def test_a_meeting_not_held_leaves_the_series_not_convened() -> None:
    found = series((*TRADE, not_held(3, D(2025, 9, 1))), today=D(2026, 1, 1), sources_until=D(2025, 10, 31))
    assert found.state == "not_convened"
    assert found.turning is not None
    assert found.turning.key == 3


def test_a_meeting_after_one_not_held_resumes_the_series() -> None:
    meetings = (
        held(1, D(2021, 5, 1), 3),
        held(2, D(2022, 5, 1), 4),
        not_held(3, D(2023, 5, 1)),
        held(4, D(2024, 5, 1), 5),
    )
    found = series(meetings, today=D(2024, 6, 1))
    assert (found.state, found.turning) == ("resumed", meetings[3])


def test_the_next_number_after_a_long_pause_resumes_the_series() -> None:
    meetings = (
        held(1, D(2018, 5, 1), 3),
        held(2, D(2019, 5, 1), 4),
        held(3, D(2020, 5, 1), 5),
        held(4, D(2024, 5, 1), 6),
    )
    assert series(meetings, today=D(2024, 6, 1)).state == "resumed"


def test_a_meeting_not_held_shortly_before_one_held_is_no_pause() -> None:
    meetings = (
        held(1, D(2022, 5, 1), 3),
        held(2, D(2023, 5, 1), 4),
        not_held(3, D(2024, 4, 1)),
        held(4, D(2024, 5, 1), 5),
    )
    assert series(meetings, today=D(2024, 6, 1)).state == "on_rhythm"


def test_intervals_that_differ_widely_are_no_rhythm() -> None:
    days = (D(2024, 1, 10), D(2024, 1, 20), D(2024, 4, 10), D(2024, 4, 16), D(2024, 8, 30))
    meetings = [held(key, day) for key, day in enumerate(days)]
    assert series(meetings, today=D(2024, 9, 1), told=[(D(2024, 1, 1), D(2024, 12, 31))]).rhythm is None


def test_a_gap_in_the_numbers_is_no_pause() -> None:
    assert series(TRADE, today=D(2024, 10, 1)).state == "on_rhythm"


def test_a_planned_meeting_is_what_is_expected() -> None:
    plan = planned(3, D(2025, 11, 20), 24)
    found = series((*TRADE, plan), today=D(2025, 9, 20), sources_until=D(2025, 9, 1))
    assert (found.state, found.expected, found.turning) == ("on_rhythm", D(2025, 11, 20), plan)


def test_a_plan_that_a_later_meeting_overtook_no_longer_counts() -> None:
    meetings = (planned(3, D(2024, 8, 1)), *TRADE)
    assert series(meetings, today=D(2024, 10, 1)).expected == D(2025, 9, 2)


def test_a_planned_meeting_that_nobody_told_of_becomes_overdue() -> None:
    meetings = (held(1, D(2024, 1, 10)), planned(2, D(2024, 5, 1)))
    assert series(meetings, today=D(2024, 9, 1), sources_until=D(2024, 8, 1)).state == "overdue"


def test_a_meeting_planned_for_some_time_in_a_year_is_not_late_within_it() -> None:
    plan = Meeting(2, "planned", None, D(2026, 1, 1), D(2026, 12, 31))
    assert series((held(1, D(2024, 1, 10)), plan), today=D(2026, 9, 1)).state == "on_rhythm"
    assert series((held(1, D(2024, 1, 10)), plan), today=D(2027, 3, 1), sources_until=D(2027, 3, 1)).state == "overdue"


def test_an_undated_meeting_not_held_is_taken_to_be_within_what_its_source_tells() -> None:
    missed = Meeting(3, "not_held", told_until=D(2024, 10, 31))
    found = series((*TRADE, missed), today=D(2025, 1, 1), sources_until=D(2024, 10, 31))
    assert (found.state, found.turning) == ("not_convened", missed)
    assert found.entries[-1].around == D(2024, 10, 31)
    assert series((missed, held(4, D(2024, 12, 1))), today=D(2025, 1, 1)).state == "no_rhythm"


def test_an_undated_meeting_held_says_nothing_of_when_the_next_is_expected() -> None:
    found = series(
        (*TRADE, Meeting(3, "held", told_until=D(2025, 10, 31))), today=D(2025, 12, 1), sources_until=D(2025, 11, 1)
    )
    assert found.expected == D(2025, 9, 2)


def test_an_empty_series_says_nothing() -> None:
    found = series((), today=D(2024, 9, 1))
    assert (found.entries, found.state, found.earlier) == ((), "no_rhythm", 0)


def test_neighbours_take_implied_places_in() -> None:
    entries = series(TRADE, today=D(2024, 10, 1)).entries
    before, after = neighbours(entries, 2)
    assert before is not None
    assert (before.ordinal, before.implied, after) == (22, True, None)
    assert neighbours(entries, 99) == (None, None)
