"""Which known thing is it: one, none, or a question."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from documents.reconcile.match import (
    Ambiguous,
    DocumentSketch,
    EventSketch,
    New,
    Same,
    match_document,
    match_event,
    match_mechanism,
)


def document(pk: int, title: str, type_: str = "plan", **values: Any) -> DocumentSketch:
    if "date" in values:
        values["date"] = dt.date.fromisoformat(values["date"])
    return DocumentSketch(pk, (title,), type_, **values)


def event(pk: int, title: str, start: str | None = None, end: str | None = None, **values: Any) -> EventSketch:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (start, end or start))
    values = {"precision": "day" if start else None, **values}
    return EventSketch(pk, (title,), start=first, end=last, **values)


# --- documents --------------------------------------------------------------------------------------------------------
def test_an_act_is_known_by_type_number_and_day() -> None:
    known = [document(1, "Решение СГГ № 10 от 4 июля 2024 г.", "decision", number="10", date="2024-07-04")]
    told = document(0, "Решение «Об охране рек»", "decision", number="10", date="2024-07-04")
    assert match_document(told, known) == Same(1)
    assert match_document(document(0, "Решение", "decision", number="10", date="2023-07-04"), known) == New()


def test_annexes_of_one_decision_share_its_number_and_stay_two() -> None:
    known = [document(1, "Концепция охраны рек", "concept", number="10", date="2024-07-04")]
    told = document(0, "Концепция развития рыболовства", "concept", number="10", date="2024-07-04")
    assert match_document(told, known) == New()


def test_another_type_is_another_document() -> None:
    assert match_document(document(0, "Отчет о реках", "report"), [document(1, "Отчет о реках", "plan")]) == New()


def test_type_is_no_part_of_identity_where_title_day_and_body_agree() -> None:
    known = [document(1, "Итоговое сообщение", "communique", date="2024-05-12", body="совет рек")]
    told = {"date": "2024-05-12", "body": "совет рек"}
    assert match_document(document(0, "Итоговое сообщение", "statement", **told), known) == Same(1)
    for other in ({"date": "2024-05-13"}, {"body": "совет озер"}, {"body": None}):
        assert match_document(document(0, "Итоговое сообщение", "statement", **{**told, **other}), known) == New()


def test_an_unknown_type_does_not_stand_in_the_way() -> None:
    assert match_document(document(0, "План охраны рек", "other"), [document(1, "План охраны рек")]) == Same(1)


def test_a_title_without_its_period_is_the_one_of_the_same_day() -> None:
    known = [document(1, "Отчет о реках (ноябрь 2023 года – октябрь 2024 года)", "report", date="2024-10-16")]
    assert match_document(document(0, "Отчет о реках", "report", date="2024-10-16"), known) == Same(1)
    assert match_document(document(0, "Отчет о реках", "report"), known) == Ambiguous((1,))


def test_bare_kinds_of_paper_are_known_by_who_made_them_and_when() -> None:
    known = [document(1, "Совместное коммюнике", "communique", body="форум рыболов", date="2024-05-12")]
    assert match_document(document(0, "Совместное коммюнике", "communique"), known) == New()
    again = document(0, "Коммюнике", "communique", body="форум рыболов", date="2024-05-12")
    assert match_document(again, known) == Same(1)


def test_the_exact_title_decides_among_like_ones() -> None:
    known = [document(1, "План охраны рек"), document(2, "План практической охраны рек")]
    assert match_document(document(0, "План охраны рек"), known) == Same(1)


# --- mechanisms -------------------------------------------------------------------------------------------------------
def test_a_body_is_one_many_or_none() -> None:
    known = [(1, "Форум рыболовов морских регионов"), (2, "Форум рыболовов речных регионов")]
    assert match_mechanism("Форум рыболовов морских регионов ШОС", known) == Same(1)
    assert match_mechanism("Форум рыболовов регионов", known) == Ambiguous((1, 2))
    assert match_mechanism("Форум лесоводов", known) == New()


# --- events -----------------------------------------------------------------------------------------------------------
MINISTERS = "Совещание министров рыболовства"
MAY = "2024-05-12"


@pytest.mark.parametrize(
    ("told", "known"),
    [
        (event(0, MINISTERS, MAY, mechanism=7), event(1, f"5-е {MINISTERS}", MAY, mechanism=7, ordinal=5)),
        (event(0, MINISTERS, MAY, mechanism=7), event(1, MINISTERS, "2024-05-11", MAY, mechanism=7)),
        (event(0, MINISTERS, mechanism=7, ordinal=5), event(1, MINISTERS, MAY, mechanism=7, ordinal=5)),
        (event(0, MINISTERS, MAY, mechanism=7, ordinal=5),
         event(1, MINISTERS, "2024-03-01", mechanism=7, ordinal=5, status="planned")),
        (event(0, "Конференция о реках", MAY), event(1, "Конференция о реках", MAY)),
        (event(0, MINISTERS, "2024-05-01", "2024-05-31", precision="month", mechanism=7, kind="ministerial"),
         event(1, MINISTERS, MAY, mechanism=7, kind="ministerial")),
    ],
)  # fmt: skip
def test_one_event(told: EventSketch, known: EventSketch) -> None:
    assert match_event(told, [known]) == Same(1)


@pytest.mark.parametrize(
    ("told", "known"),
    [
        (event(0, MINISTERS, MAY, mechanism=7), event(1, MINISTERS, "2024-05-14", mechanism=7)),
        (event(0, MINISTERS, MAY, mechanism=7), event(1, MINISTERS, MAY, mechanism=8)),
        (event(0, MINISTERS, MAY, mechanism=7, ordinal=5), event(1, MINISTERS, MAY, mechanism=7, ordinal=6)),
        (event(0, MINISTERS, mechanism=7), event(1, MINISTERS, mechanism=7)),  # undated: nothing says that they are one
        (event(0, MINISTERS, mechanism=7), event(1, MINISTERS, MAY, mechanism=7)),
        (event(0, "Конференция о реках", MAY), event(1, "Конференция о морях", MAY)),
        (event(0, "Конференция о реках", MAY, cities=frozenset({"astana"})),
         event(1, "Конференция о реках", MAY, cities=frozenset({"dushanbe"}))),
        (event(0, f"Заседание экспертов по подготовке {MINISTERS}", MAY), event(1, MINISTERS, MAY)),
        (event(0, MINISTERS, MAY, mechanism=7, ordinal=5), event(1, MINISTERS, "2020-05-12", mechanism=7, ordinal=5)),
    ],
)  # fmt: skip
def test_two_events(told: EventSketch, known: EventSketch) -> None:
    assert match_event(told, [known]) == New()


@pytest.mark.parametrize(
    ("told", "known"),
    [
        (event(0, "Заседание рабочей группы", "2024-05-01", "2024-05-31", precision="month", mechanism=7),
         event(1, "Заседание рабочей группы", MAY, mechanism=7)),  # a month may hold two
        (event(0, MINISTERS, MAY, mechanism=7, ordinal=5), event(1, MINISTERS, "2024-05-22", mechanism=7, ordinal=5)),
        (event(0, MINISTERS, MAY, mechanism=7, ordinal=5, cities=frozenset({"astana"})),
         event(1, MINISTERS, MAY, mechanism=7, ordinal=5, cities=frozenset({"dushanbe"}))),
    ],
)  # fmt: skip
def test_doubtful_events_are_asked_about(told: EventSketch, known: EventSketch) -> None:
    assert match_event(told, [known]) == Ambiguous((1,))


def test_of_two_meetings_of_one_day_the_same_title_decides() -> None:
    known = [event(1, "Конференция о реках", MAY), event(2, "Новая конференция о реках", MAY)]
    assert match_event(event(0, "Конференция о реках", MAY), known) == Same(1)
