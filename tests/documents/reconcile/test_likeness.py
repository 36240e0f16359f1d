"""Likeness of names: the guards keep different things apart, slips and weak words do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.reconcile.likeness import Likeness, like_documents, like_events, like_mechanisms

SAME, UNSURE, DIFFERENT = Likeness.SAME, Likeness.UNSURE, Likeness.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("План мероприятий по практической реализации Концепции охраны рек на 2022-2024 годы",
         "План мероприятий по реализации Концепции охраны рек на период 2022-2024 годов", SAME),
        ("Концепция создания Базы данных о реках", "Концепция Базы данных о реках", SAME),
        ("Меморандум о сотрудничестве рыболовов", "Меморандум о сотруднечестве рыболовов", SAME),
        ("План охраны рек на 2022-2024 годы", "План охраны рек на 2025-2027 годы", DIFFERENT),
        ("План охраны рек на 2022-2024 годы", "План охраны рек", UNSURE),
        ("План по реализации Концепции охраны рек", "Концепция охраны рек", DIFFERENT),
        ("Меморандум между Секретариатом и ФАО", "Меморандум между Секретариатом и ЮНЕП", DIFFERENT),
        ("Протокол 5-го Совещания министров", "Протокол 6-го Совещания министров", DIFFERENT),
        ("Решение № 10", "Решение № 14", DIFFERENT),
        ("Заявление о науке, технике и инновациях", "Заявление о науке, технологиях и инновациях", UNSURE),
        ("Концепция сотрудничества в сфере энергетики", "Концепция сотрудничества в сфере туризма", DIFFERENT),
        ("Программа развития рыболовства в морских регионах", "Программа развития рыболовства в регионах", UNSURE),
    ],
)  # fmt: skip
def test_documents(one: str, other: str, verdict: Likeness) -> None:
    assert like_documents(one, other) is verdict
    assert like_documents(other, one) is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Специальная рабочая группа по сокращению бедности", "СРГ экспертов по сокращению бедности", SAME),
        (
            "Встреча руководителей национальных туристских администраций",
            "Совещание руководителей туристских администраций",
            SAME,
        ),
        ("Совецание министров рыболовства", "Совещание министров рыболовства", SAME),
        ("Совещание министров рыболовства", "Совещание министров культуры", DIFFERENT),
        ("Совещание министров рыболовства", "Совещание министров рыболовства и водного хозяйства", UNSURE),
        ("Специальная рабочая группа по туризму", "Экспертная рабочая группа по туризму", DIFFERENT),
        ("Рабочая группа по туризму регионов", "Экспертная рабочая группа по туризму регионов", UNSURE),
        ("Совет рыболовов", "Правление Совета рыболовов", DIFFERENT),
        ("Форум ШОС", "Форум рыболовов ШОС", DIFFERENT),
    ],
)
def test_mechanisms(one: str, other: str, verdict: Likeness) -> None:
    assert like_mechanisms(one, other) is verdict
    assert like_mechanisms(other, one) is verdict


def test_events() -> None:
    assert like_events("5-й Форум рыболовов ШОС", "Форум рыболовов") is SAME
    assert like_events("5-й Форум рыболовов", "6-й Форум рыболовов") is DIFFERENT
    assert like_events("Конференция о реках", "Конференция о морях") is DIFFERENT


TITLES = st.sampled_from(
    ["План охраны рек на 2022-2024 годы", "План охраны рек", "Концепция охраны рек", "Программа «Голубое море» ШОС",
     "Решение № 10 от 4 июля 2024 г.", "Совместное коммюнике", "", "№"]
)  # fmt: skip


@given(TITLES, TITLES)
def test_likeness_has_no_direction_and_no_crash(one: str, other: str) -> None:
    for like in (like_documents, like_mechanisms, like_events):
        assert like(one, other) is like(other, one)
