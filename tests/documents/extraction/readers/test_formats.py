"""The same document in every format gives the same blocks and the same records."""

from __future__ import annotations

import pytest

from documents.extraction.blocks import BlockKind, Structured
from documents.extraction.pipeline import read_structured, recognise
from tests.documents.extraction.readers.written import (
    WRITERS,
    Piece,
    heading,
    item,
    line,
    note,
    row,
    signature,
    text,
    title,
)

DECISION = [
    title("ШАНХАЙСКАЯ ОРГАНИЗАЦИЯ СОТРУДНИЧЕСТВА"),
    title("СОВЕТ ГЛАВ ГОСУДАРСТВ"),
    title("РЕШЕНИЕ"),
    line("12 июня 2027 года № 31 город Ош"),
    title("О Программе сотрудничества в области библиотечного дела"),
    text("Совет глав государств-членов Шанхайской организации сотрудничества решил:"),
    text("Утвердить Программу сотрудничества государств-членов ШОС в области библиотечного дела (прилагается)."),
    signature("Президент Республики Казахстан"),
    signature("Председатель Китайской Народной Республики"),
    signature("Президент Кыргызской Республики"),
    signature("Президент Российской Федерации"),
    line("Приложение"),
    line(
        "УТВЕРЖДЕНА Решением Совета глав государств-членов Шанхайской организации сотрудничества № 31 "
        "от 12 июня 2027 года"
    ),
    title("Программа сотрудничества государств-членов ШОС в области библиотечного дела"),
    heading("Введение"),
    text(
        "Программа опирается на Соглашение между правительствами государств-членов ШОС о сотрудничестве в области "
        "культуры и на опыт национальных библиотек{1}. Двенадцатое Совещание министров культуры государств-членов ШОС "
        "прошло 3 марта 2027 года в городе Оше под председательством кыргызской стороны. Его участники одобрили проект "
        "Программы и договорились о порядке ее выполнения в государствах-членах, включая обмен описаниями книг и "
        "рукописей, переводы и совместные выставки."
    ),
    heading("I. Направления"),
    text("Стороны сотрудничают по следующим направлениям:"),
    item("обмен описаниями редких книг и рукописей, хранящихся в национальных библиотеках государств-членов;"),
    item("подготовка хранителей и реставраторов;"),
    item("устройство передвижных выставок."),
    heading("II. Меры"),
    row("№", "Мероприятие", "Срок", "Исполнители"),
    row("1", "Составить сводный каталог рукописей", "до 1 мая 2028 г.", "Кыргызская Республика"),
    row("2", "Провести школу реставраторов", "2029 год", "национальные библиотеки"),
    heading("III. Заключительные положения"),
    item("Программа вступает в силу с даты ее утверждения.", "1."),
    item("Секретариат ШОС ежегодно до 1 декабря представляет доклад о выполнении Программы.", "2."),
    note("1", "Республика Индия не является участником Соглашения."),
]


def _read(pieces: list[Piece], name: str) -> Structured:
    return read_structured(WRITERS[name](pieces), filename=f"document.{name}")


def _seen(doc: Structured) -> list[tuple[str, str, int, str | None, str | None]]:
    """Text, part, annex, section and lead; signatures sorted and notes last, since their place is the format's."""
    signed = sorted(block.text for block in doc.blocks if block.kind is BlockKind.SIGNATURE)
    blocks = sorted(doc.blocks, key=lambda block: block.kind is BlockKind.FOOTNOTE)
    blocks = [block for block in blocks if block.kind is not BlockKind.SIGNATURE]
    return [(text, "signatures", 0, None, None) for text in signed] + [
        (block.text, block.part.value, block.annex, block.section, block.lead) for block in blocks
    ]


@pytest.fixture(scope="module")
def expected() -> Structured:
    return _read(DECISION, "docx")


@pytest.mark.parametrize("name", ["md", "html", "rtf", "odt", "pdf"])
def test_blocks_are_those_of_docx(name: str, expected: Structured) -> None:
    assert _seen(_read(DECISION, name)) == _seen(expected)


@pytest.mark.parametrize("name", ["md", "html", "rtf", "odt", "pdf"])
def test_records_are_those_of_docx(name: str, expected: Structured) -> None:
    assert _told(_read(DECISION, name)) == _told(expected)


def _told(doc: Structured) -> dict[str, list[object]]:
    found = recognise(doc)
    head = found.document
    return {
        "head": [head.title, head.type, head.number, head.date, head.city, head.body, sorted(head.parties)],
        "excluded": [(one.state, one.of) for one in head.states_excluded],
        "events": [(one.title, one.start, one.cities, one.chair) for one in found.events],
        "instruments": [(one.title, one.status) for one in found.instruments],
        "commitments": [(one.text, one.kind, one.section, one.deadline, one.responsible) for one in found.commitments],
    }


def test_a_row_of_a_table_is_cells(expected: Structured) -> None:
    cells = [block for block in expected.blocks if block.kind is BlockKind.CELL]
    assert [(cell.block.row, cell.block.column) for cell in cells[4:8]] == [(1, 0), (1, 1), (1, 2), (1, 3)]


def test_the_note_is_linked(expected: Structured) -> None:
    told = next(block for block in expected.blocks if block.note_marks)
    place, mark = told.note_marks[0]
    assert (told.text[:place].endswith("библиотек"), mark) == (True, "1")
    assert next(block.block.marker for block in expected.blocks if block.kind is BlockKind.FOOTNOTE) == "1"
