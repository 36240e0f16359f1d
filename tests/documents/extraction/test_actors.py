"""Phrases of those who act, in the case asked for; and what only looks like one."""

from __future__ import annotations

import pytest

from documents.extraction.find.actors import actor_at, find_actors
from tests.documents.extraction.marked import unmark


@pytest.mark.parametrize(
    ("case", "marked"),
    [
        ("datv", "[Секретариату ШОС] до 1 мая собрать заявки"),
        ("datv", "[Кыргызской стороне] представить расчеты"),
        ("datv", "[Рабочей группе государств-членов ШОС по вопросам рыболовства] подготовить обзор"),
        ("nomn", "ежегодно готовит [Министерство транспорта Республики Беларусь]"),
        ("ablt", "утверждаются [Советом глав правительств (премьер-министров)]"),
        # inside another phrase or behind a preposition
        ("nomn", "решения Комиссии исполняются"),
        ("nomn", "через Секретариат"),
        ("datv", "благодаря Секретариату"),
    ],
)
def test_actors(case: str, marked: str) -> None:
    text, expected = unmark(marked)
    assert [text[actor.start : actor.end] for actor in find_actors(text, case)] == expected


def test_a_name_ends_where_another_phrase_begins() -> None:
    assert actor_at("Деловой совет ШОС ведение реестра мастеров") == "Деловой совет ШОС"
