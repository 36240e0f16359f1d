"""Markdown, as people write it and as recognition of pages leaves it."""

from __future__ import annotations

from documents.extraction.blocks import BlockKind, Source
from documents.extraction.pipeline import read_structured
from documents.extraction.readers import read


def _md(text: str) -> Source:
    return read(text.encode(), filename="a.md")


def _texts(text: str) -> list[str]:
    return [block.text for block in read_structured(text.encode(), filename="a.md").blocks]


def test_a_sentence_broken_by_a_page_end_is_whole_again() -> None:
    text = (
        "# ДОКЛАД\n\n## Введение\n\nГосударства-члены выступили за\n\n---\n\n"
        "<sup>1</sup> Республика Индия не участвует\n\nуглубление взаимодействия библиотек.\n"
    )
    assert _texts(text)[2:] == [
        "Государства-члены выступили за углубление взаимодействия библиотек.",
        "Республика Индия не участвует",
    ]


def test_a_word_broken_by_an_empty_line_is_whole_again() -> None:
    assert "План взаимодействия государств-членов ШОС." in _texts(
        "# ДОКЛАД\n\n## Введение\n\nПлан взаимодействия государств-\n\nчленов ШОС.\n"
    )


def test_a_bold_compound_over_two_lines_keeps_its_hyphen() -> None:
    assert _texts("# План\n\n**многостороннего торгово-**  \n**экономического сотрудничества**\n")[1] == (
        "многостороннего торгово-экономического сотрудничества"
    )


def test_a_rule_under_a_line_makes_no_heading_of_it() -> None:
    assert [block.kind for block in _md("# А\n\nТекст без точки\n---\nдальше\n").blocks][1] is BlockKind.PARAGRAPH


def test_a_note_that_looks_like_a_link_is_kept() -> None:
    found = _md("План принят[^1].\n\n[^1]: Индия не участвует.\n")
    assert [(block.kind, block.marker) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, None),
        (BlockKind.FOOTNOTE, "1"),
    ]


def test_bold_lines_are_no_notes() -> None:
    assert all(block.kind is not BlockKind.FOOTNOTE for block in _md("**РЕШЕНИЕ**\n\n** *Об утверждении*\n").blocks)


def test_cells_have_row_and_column() -> None:
    found = _md("# План\n\n| № | Мера |\n|---|---|\n| 1 | Школа |\n")
    assert [(block.row, block.column) for block in found.blocks if block.kind is BlockKind.CELL] == [
        (0, 0), (0, 1), (1, 0), (1, 1),
    ]  # fmt: skip


def test_numbers_of_lists_are_those_written() -> None:
    assert [block.marker for block in _md("# План\n\n3. Третий\n4. Четвертый\n\n- мера\n").blocks[1:]] == [
        "3.",
        "4.",
        "-",
    ]


def test_plain_text_under_the_name_of_markdown_is_read_as_plain_text() -> None:
    assert _md("Стороны обязуются\n\nсотрудничать.\n").media_type == "text/plain"


def test_terms_and_marks_without_empty_lines_are_paragraphs() -> None:
    text = "# План\n\n1. Составить каталог\nСрок: 2028 год\nИсполнители: библиотеки\n\nМеры:\n• обмен;\n• выставки.\n"
    assert _texts(text)[1:] == [
        "Составить каталог", "Срок: 2028 год", "Исполнители: библиотеки", "Меры:", "обмен;", "выставки.",
    ]  # fmt: skip


def test_a_table_in_html_has_cells() -> None:
    rows = "<tr><th>Мера</th><th>Срок</th></tr><tr><td>Школа<br>хранителей</td><td>2028</td></tr>"
    text = f"# План\n\n<table>{rows}</table>\n"
    cells = [block for block in read_structured(text.encode(), filename="a.md").blocks if block.kind is BlockKind.CELL]
    assert [(cell.text, cell.block.row, cell.block.column) for cell in cells[2:]] == [
        ("Школа хранителей", 1, 0),
        ("2028", 1, 1),
    ]


def test_pictures_and_page_marks_are_furniture() -> None:
    found = _md("# План\n\n![](page-1.png)\n\n<!-- страница 2 -->\n\nТекст.\n")
    assert [block.kind for block in found.blocks][1:] == [BlockKind.FURNITURE, BlockKind.FURNITURE, BlockKind.PARAGRAPH]
