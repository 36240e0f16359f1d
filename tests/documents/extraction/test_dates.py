"""Dates: what each wording tells, and what is no date of an event."""

from __future__ import annotations

import datetime as dt

import pytest

from documents.extraction.find.dates import Context, find_dates

DOCUMENT = Context(document=dt.date(2022, 11, 1))
REPORT = Context(document=dt.date(2024, 1, 15), period=(dt.date(2023, 1, 1), dt.date(2023, 12, 31)))


def spans(text: str, context: Context | None = None) -> list[str]:
    """«first..last», or one day, of every date of occurrence."""
    return [
        f"{hit.first}..{hit.last}" if hit.first != hit.last else str(hit.first)
        for hit in find_dates(text, context=context)
        if hit.role == "occurrence"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 сентября 2024 г. состоялось заседание", ["2024-09-12"]),
        ("2-3 апреля 2024 г.", ["2024-04-02..2024-04-03"]),
        ("14–15 ноября 2024 года", ["2024-11-14..2024-11-15"]),
        ("30 ноября – 1 декабря 2023 г.", ["2023-11-30..2023-12-01"]),
        ("с 4 по 6 июля 2023 г.", ["2023-07-04..2023-07-06"]),
        ("в период с 11 по 13 ноября 2025 г.", ["2025-11-11..2025-11-13"]),
        ("С 30 ноября 2020 года по 28 февраля 2021 года", ["2020-11-30..2021-02-28"]),
        ("28 декабря – 3 января 2024 г.", ["2023-12-28..2024-01-03"]),
        ("Шестого марта 2026 г.", ["2026-03-06"]),
        ("Двадцать пятого ноября 2025 г.", ["2025-11-25"]),
        ("17.06.2022 организован семинар", ["2022-06-17"]),
        ("15–16.04.2025", ["2025-04-15..2025-04-16"]),
        ("30.09–02.10.2024", ["2024-09-30..2024-10-02"]),
        ("(5 марта 2024г.)", ["2024-03-05"]),
        ("(г.Астана, 4 июля 2024 г)", ["2024-07-04"]),
        ("в марте 2022 года", ["2022-03-01..2022-03-31"]),
        ("в I квартале 2025 года", ["2025-01-01..2025-03-31"]),
        ("на IV квартал 2026 года", ["2026-10-01..2026-12-31"]),
    ],
)
def test_one_date(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 и 19 февраля 2021 года", ["2021-02-09", "2021-02-19"]),
        ("11 марта, 2-3 апреля 2024 г.", ["2024-03-11", "2024-04-02..2024-04-03"]),
        ("15, 22 и 29 июля 2025 года", ["2025-07-15", "2025-07-22", "2025-07-29"]),
        (
            "8 октября 2025 г. (онлайн), 20 января (онлайн) и 14–15 апреля 2026 г.",
            ["2025-10-08", "2026-01-20", "2026-04-14..2026-04-15"],
        ),
        ("9 марта, 12.05–14.05.2023 и 6 октября 2023 года", ["2023-03-09", "2023-05-12..2023-05-14", "2023-10-06"]),
        ("25 декабря и 10 января 2024 г.", ["2023-12-25", "2024-01-10"]),
    ],
)
def test_a_year_said_once_reaches_back_over_the_chain(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


def test_a_chain_keeps_its_words() -> None:
    first, second = find_dates("9 и 19 февраля 2021 года")
    assert first.words == second.words == "9 и 19 февраля 2021 года"


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("3–5 мая с.г.", DOCUMENT, ["2022-05-03..2022-05-05"]),
        ("28 февраля – 2 марта т.г.", DOCUMENT, ["2022-02-28..2022-03-02"]),
        ("с 14 по 16 ноября т.г.", REPORT, ["2023-11-14..2023-11-16"]),
        ("намеченное на 20 июня", REPORT, ["2023-06-20"]),
        ("14 ноября прошел форум", Context(previous=dt.date(2024, 11, 15)), ["2024-11-14"]),
        ("Запланированное на III квартал", DOCUMENT, ["2022-07-01..2022-09-30"]),
        ("14 ноября прошел форум", None, []),
    ],
)
def test_a_year_not_said_comes_from_context_or_not_at_all(
    text: str, context: Context | None, expected: list[str]
) -> None:
    assert spans(text, context) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Протокола от 7 августа 2020 года", "act"),
        ("Решения № 10 от 4 июля 2024 г.", "act"),
        ("подписанным 17 сентября 2021 года", "act"),
        ("представить до 1 октября 2025 г.", "deadline"),
        ("не позднее 14 марта 2025 г.", "deadline"),
        ("к 1 февраля 2023 г.", "deadline"),
        ("План мероприятий на 2021-2025 годы", "validity"),
        ("на период до 2030 года", "validity"),
    ],
)
def test_dates_of_acts_deadlines_and_validity_are_told_apart(text: str, role: str) -> None:
    assert [hit.role for hit in find_dates(text)] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "тел. 8-000-123-45-67, доб. 3-05",
        "прием с 9 до 12 часов",
        "пункт 3.2 статьи 11",
        "26 трлн. долларов, рост 4,3 %",
        "на 3-5 процентов",
        "31 февраля 2024 г.",
        "в мае",
    ],
)
def test_left_alone(text: str) -> None:
    assert spans(text) == []
