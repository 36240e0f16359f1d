"""PDF: geometry decides what a paragraph is and what belongs to the page only."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from documents.extraction.blocks import BlockKind, Source
from documents.extraction.pipeline import read_structured
from documents.extraction.readers import Unreadable, read
from tests.documents.extraction.readers.written import _fonts as fonts
from tests.documents.extraction.readers.written import as_pdf, row, text, title

LONG = (
    "Стороны развивают взаимодействие национальных библиотек, архивов и музеев, обмениваются описаниями редких книг и "
    "рукописей, готовят хранителей и реставраторов, устраивают передвижные выставки и переводят на языки "
    "государств-членов лучшие произведения литературы, а также поддерживают летние школы молодых переводчиков. "
)


def _drawn(*pages: Callable[[Any], None]) -> Source:
    """Pages drawn line by line."""
    from reportlab.pdfgen.canvas import Canvas

    regular, _ = fonts()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for page in pages:
        canvas.setFont(regular, 12)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return read(out.getvalue(), filename="a.pdf")


def _texts(source: Source, *kinds: BlockKind) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks if not kinds or block.kind in kinds]


def test_a_paragraph_is_whole_over_lines_and_pages() -> None:
    doc = read_structured(as_pdf([title("ДОКЛАД"), *[text(LONG * 3)] * 12]), filename="a.pdf")
    assert doc.source.pages is not None
    assert doc.source.pages > 2
    assert {block.text for block in doc.blocks[1:]} == {(LONG * 3).strip()}


def test_page_numbers_and_running_heads_are_furniture() -> None:
    def page(number: int) -> Callable[[Any], None]:
        def draw(canvas: Any) -> None:
            canvas.drawString(90, 810, "Проект от 3 марта")
            canvas.drawCentredString(297, 30, f"- {number} -")
            for line in range(8):
                words = f"{'абв'[number - 1] * 6} о сотрудничестве государств в области культуры"
                canvas.drawString(90, 760 - 16 * line, words)

        return draw

    found = _drawn(page(1), page(2), page(3))
    furniture = _texts(found, BlockKind.FURNITURE)
    assert sorted(set(furniture)) == ["- 1 -", "- 2 -", "- 3 -", "Проект от 3 марта"]


def test_a_number_in_the_text_is_no_furniture() -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(90, 700, "Взносы государств-членов в бюджет составили следующие доли:")
        canvas.drawString(90, 500, "15")
        canvas.drawString(90, 484, "процентов каждого бюджета.")

    assert not _texts(_drawn(draw), BlockKind.FURNITURE)


def test_a_hyphen_at_a_line_end_ends_the_line() -> None:
    def draw(canvas: Any) -> None:
        lines = ["многостороннего торгово-", "экономического сотрудничества государств-", "членов ШОС."]
        for place, words in enumerate(lines):
            canvas.drawString(90, 700 - 16 * place, words)

    doc = _drawn(draw)
    assert doc.text == "многостороннего торгово-\nэкономического сотрудничества государств-\nчленов ШОС."


def test_signatures_side_by_side_are_read_column_by_column() -> None:
    def draw(canvas: Any) -> None:
        canvas.drawString(90, 720, "Поручить Секретариату опубликовать настоящее Решение в установленном порядке.")
        for place, (left, right) in enumerate(
            [("Премьер-министр", "Председатель Правительства"), ("Республики Казахстан", "Российской Федерации")]
        ):
            canvas.drawString(90, 660 - 16 * place, left)
            canvas.drawString(330, 660 - 16 * place, right)

    texts = [" ".join(words.split()) for words in _texts(_drawn(draw))]
    assert texts[1:] == ["Премьер-министр Республики Казахстан", "Председатель Правительства Российской Федерации"]


def test_a_ruled_table_has_cells() -> None:
    rows = [row("№", "Мера", "Срок"), row("1", "Составить сводный каталог редких рукописей и книг", "2028 год")]
    found = read(as_pdf([title("ПЛАН"), text(LONG), *rows, text("После таблицы.")]), filename="a.pdf")
    blocks = [block for block in found.blocks if block.kind is BlockKind.CELL]
    cells = [(" ".join(found.text[block.start : block.end].split()), block.row, block.column) for block in blocks]
    assert cells[3:] == [("1", 1, 0), ("Составить сводный каталог редких рукописей и книг", 1, 1), ("2028 год", 1, 2)]


def test_a_table_goes_on_counting_over_pages() -> None:
    measures = [row(str(number), f"Мера {number} " + LONG[:90], "2028 год") for number in range(1, 30)]
    rows = [row("№", "Мера", "Срок"), *measures]
    found = read(as_pdf([title("ПЛАН"), *rows]), filename="a.pdf")
    numbers = [block.row for block in found.blocks if block.kind is BlockKind.CELL and block.column == 2]
    assert found.pages is not None
    assert found.pages > 1
    assert numbers == list(range(30))


def test_a_small_note_at_the_foot_is_a_footnote() -> None:
    def draw(canvas: Any) -> None:
        regular, _ = fonts()
        for line in range(10):
            canvas.drawString(90, 760 - 16 * line, "Стороны продолжили сотрудничество национальных библиотек и музеев")
        canvas.setFont(regular, 9)
        canvas.drawString(90, 80, "1 Республика Индия не является участником документа")

    found = _drawn(draw)
    assert _texts(found, BlockKind.FOOTNOTE) == ["1 Республика Индия не является участником документа"]


def test_spans_are_those_of_the_text_and_pages_are_told() -> None:
    found = read(as_pdf([text(LONG * 4)] * 9), filename="a.pdf")
    assert all(left.end <= right.start for left, right in zip(found.blocks, found.blocks[1:], strict=False))
    assert {block.page for block in found.blocks} == set(range(1, (found.pages or 0) + 1))


def test_a_scan_has_no_text_layer() -> None:
    with pytest.raises(Unreadable) as problem:
        _drawn(lambda canvas: canvas.rect(50, 50, 400, 600, fill=1))
    assert problem.value.code == "no_text_layer"


def test_a_password_is_asked_for() -> None:
    with pytest.raises(Unreadable) as problem:
        read(as_pdf([text(LONG)], password="secret"), filename="a.pdf")
    assert problem.value.code == "password"


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.extraction.readers.pdf.file.MOST_PAGES", 1)
    with pytest.raises(Unreadable) as problem:
        read(as_pdf([text(LONG * 4)] * 9), filename="a.pdf")
    assert problem.value.code == "too_many_pages"


def test_a_file_that_is_cut_off_is_damaged() -> None:
    data = as_pdf([text(LONG)])
    with pytest.raises(Unreadable) as problem:
        read(data[: len(data) // 4], filename="a.pdf")
    assert problem.value.code == "damaged"
