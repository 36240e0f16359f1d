"""Ordinals of meetings, and numbers that are none."""

from __future__ import annotations

import pytest

from documents.extraction.find.ordinals import find_ordinals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("23-ое Совещание", 23),
        ("5-го Совещания", 5),
        ("6-я сессия", 6),
        ("6- я сессия", 6),
        ("130-ая ярмарка", 130),
        ("80-й сессии", 80),
        ("девятое Совещание", 9),
        ("Первый форум", 1),
        ("третье заседание", 3),
        ("третьей Встрече", 3),
        ("четвёртая встреча", 4),
        ("двадцать второе Совещание", 22),
        ("восьмого заседания", 8),
        ("сороковая сессия", 40),
        ("XVI заседание", 16),
        ("IX Форум", 9),
        ("XXIV форум", 24),
        ("очередное, 14-е, заседание", 14),
    ],
)
def test_ordinal(text: str, value: int) -> None:
    assert [hit.value for hit in find_ordinals(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Первый заместитель министра",
        "в первую очередь",
        "I квартал",
        "первый день",
        "четырех заседаний",
        "20-летия",
        "1-2 сентября",
        "II. Финансы",
        "более 30 регионов",
        "первый вице-президент",
    ],
)
def test_left_alone(text: str) -> None:
    assert find_ordinals(text) == []
