"""Signatures that a text shows side by side."""

from __future__ import annotations

from documents.extraction.blocks import BlockKind
from documents.extraction.pipeline import read_structured
from documents.extraction.readers.signing import in_reading_order

ACT = (
    "РЕШЕНИЕ\n\n3 марта 2027 года № 5 город Ош\n\n"
    "Совет глав государств-членов Шанхайской организации сотрудничества решил:\n\n"
    "Утвердить Положение о библиотечном фонде ШОС (прилагается).\n\n"
)
SIDE_BY_SIDE = (
    "Премьер-министр                     Премьер-министр Исламской\n"
    "Республики Индии                    Республики Пакистан\n"
    "Председатель Китайской Народной     Президент\n"
    "Республики                          Республики Таджикистан\n"
)


def test_each_column_is_read_from_top_to_bottom() -> None:
    doc = read_structured((ACT + SIDE_BY_SIDE).encode(), filename="a.txt")
    assert [block.text for block in doc.blocks if block.kind is BlockKind.SIGNATURE] == [
        "Премьер-министр Республики Индии",
        "Председатель Китайской Народной Республики",
        "Премьер-министр Исламской Республики Пакистан",
        "Президент Республики Таджикистан",
    ]


def test_an_annex_in_the_right_column_is_no_signature() -> None:
    text = in_reading_order(SIDE_BY_SIDE + "                                    Приложение\n")
    assert text.splitlines()[-1].strip() == "Приложение"


def test_other_texts_stay_as_they_are() -> None:
    text = "Мера                Срок\nШкола               2028 год\n\nг. Чэнду   № 11   19 июня 2024 г.\n"
    assert in_reading_order(text) == text
