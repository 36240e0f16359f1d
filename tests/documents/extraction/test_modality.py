"""By which words a sentence binds, and what binds nobody."""

from __future__ import annotations

import pytest

from documents.extraction.find.modality import NORM, REPORT, find_modality
from documents.extraction.lexicon import load


def test_every_entry_finds_its_example() -> None:
    for phrase in load("modality")["phrase"]:
        scope = NORM if phrase["scope"] == "both" else phrase["scope"]
        assert phrase["code"] in {hit.code for hit in find_modality(phrase["example"], scope)}, phrase["example"]


@pytest.mark.parametrize(
    ("text", "scope", "code"),
    [
        ("Стороны обязуются извещать друг друга", NORM, "oblige"),
        ("Главы делегаций поручили министрам связи внести предложения", NORM, "charge"),
        ("Мы выступаем против односторонних мер", NORM, "stance"),
        ("Государства-члены обращаются к соседям с призывом беречь воду", NORM, "call"),
        ("Эксперты условились сверить перечни", REPORT, "agree"),
        ("Проект Регламента находится на согласовании", REPORT, "pending"),
        ("Очередная встреча пройдёт в Оше", REPORT, "planned"),
    ],
)
def test_codes(text: str, scope: str, code: str) -> None:
    assert [hit.code for hit in find_modality(text, scope)][:1] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Министры обсудили ход работы и обменялись мнениями",
        "Утвержден План мероприятий на 2024 год",
        "Подписано Соглашение о дружбе",
        "Заседание состоялось в Минске",
        "Достигнут ряд договоренностей, касающихся образования",
        "Рассмотрен вопрос о продлении Плана",
        "Прошел круглый стол «Что необходимо решить и где договорились»",
    ],
)
def test_accounts_of_what_took_place_wait_for_nothing(text: str) -> None:
    assert find_modality(text, REPORT) == []
