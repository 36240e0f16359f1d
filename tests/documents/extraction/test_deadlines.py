"""By when; and the dates that are no deadlines."""

from __future__ import annotations

import datetime as dt

import pytest

from documents.extraction.find.deadlines import find_deadlines, main_deadline, term


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("до 1 марта 2027 года", dt.date(2027, 3, 1)),
        ("не позднее 30 ноября 2023 г.", dt.date(2023, 11, 30)),
        ("в срок до 28.02.2026", dt.date(2026, 2, 28)),
        ("II квартал 2025 г.", dt.date(2025, 6, 30)),
        ("II-III кварталы 2025 года", dt.date(2025, 9, 30)),
        ("второе полугодие 2025 года", dt.date(2025, 12, 31)),
        ("февраль 2028 г.", dt.date(2028, 2, 29)),
        ("до конца 2030 года", dt.date(2030, 12, 31)),
        ("2026–2027 годы", dt.date(2027, 12, 31)),
        ("до середины 2026 года", dt.date(2026, 6, 30)),
        ("осенью 2026 года", dt.date(2026, 11, 30)),
        ("во второй половине 2026 года", dt.date(2026, 12, 31)),
        ("в течение 2026 года", dt.date(2026, 12, 31)),
        ("до 1 марта следующего года", dt.date(2022, 3, 1)),
        ("IV кв. 2025 г.", dt.date(2025, 12, 31)),
        ("не позднее «15» марта 2026 года", dt.date(2026, 3, 15)),
        ("до конца года", dt.date(2021, 12, 31)),
    ],
)
def test_deadlines(text: str, due: dt.date) -> None:
    assert [hit.due for hit in find_deadlines(text, year=2021)] == [due]


@pytest.mark.parametrize(
    "text",
    [
        "ежегодно",
        "постоянно",
        "в течение 60 дней",
        "не реже одного раза в год",
        "во исполнение Решения № 5 от 4 июля 2024 г.",
        "продлить действие бланков на 2022 год",
        "Стратегии развития до 2035 года",
        "с 1 января по 31 декабря 2022 года",
    ],
)
def test_left_alone(text: str) -> None:
    assert find_deadlines(text, year=2021) == []


def test_year_is_needed_for_the_end_of_the_year() -> None:
    assert find_deadlines("до конца года") == []


def test_a_plain_date_counts_only_where_asked() -> None:
    text = "провести в 2025 году Неделю музеев"
    assert main_deadline(text) is None
    assert main_deadline(text, plain=True).due == dt.date(2025, 12, 31)


def test_the_bound_comes_before_other_dates() -> None:
    text = "в 2025 году внести проект до 1 мая 2026 года"
    assert main_deadline(text, plain=True).words == "до 1 мая 2026 года"


def test_a_term_without_a_day_has_words() -> None:
    assert term("В месячный срок довести до сведения") is not None
    assert term("провести в срок") is None
