"""HTML pages: the content without the page around it."""

from __future__ import annotations

import pytest

from documents.extraction.blocks import BlockKind, Source
from documents.extraction.readers import read


def _html(body: str, head: str = "") -> Source:
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), filename="a.html")


def _texts(source: Source) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks]


def test_scripts_menus_and_feet_are_left_out() -> None:
    body = (
        "<nav>Главная</nav><div class='sidebar'>Новости</div><script>var a = 1;</script><p>Совещание состоялось.</p>"
        "<div id='footer'>Контакты</div><p hidden>скрыто</p>"
    )
    assert _texts(_html(body)) == ["Совещание состоялось."]


def test_the_main_content_is_taken_where_the_page_names_it() -> None:
    body = "<div>Вход для сотрудников</div><main><p>Совещание министров состоялось в Оше.</p></main><div>Карта</div>"
    assert _texts(_html(body)) == ["Совещание министров состоялось в Оше."]


def test_an_element_called_main_that_holds_little_is_not_the_content() -> None:
    body = "<article>Анонс</article><p>Совещание министров культуры состоялось в городе Оше в марте.</p>"
    assert _texts(_html(body)) == ["Анонс", "Совещание министров культуры состоялось в городе Оше в марте."]


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    assert _texts(_html("<div>Первый<br>ещё первый<br><br>второй</div>")) == ["Первый\nещё первый", "второй"]


def test_text_beside_blocks_is_a_paragraph() -> None:
    assert _texts(_html("<div>до<p>внутри</p>после</div>")) == ["до", "внутри", "после"]


@pytest.mark.parametrize(
    ("opening", "marks"),
    [("<ol>", ["1.", "2."]), ("<ol start=3>", ["3.", "4."]), ("<ol type=I>", ["I.", "II."]), ("<ul>", ["•", "•"])],
)
def test_lists_are_numbered(opening: str, marks: list[str]) -> None:
    found = _html(f"{opening}<li>обмен опытом<li>выставки</{opening[1:3]}>")
    assert [(block.kind, block.marker) for block in found.blocks] == [(BlockKind.ITEM, mark) for mark in marks]


def test_a_table_around_the_page_is_only_a_frame() -> None:
    inner = "<table><tr><td>Дата</td><td>Место</td></tr><tr><td>3 марта</td><td>Ош</td></tr></table>"
    found = _html(f"<table><tr><td><p>Отчёт.</p>{inner}</td></tr></table>")
    assert [block.kind for block in found.blocks] == [BlockKind.PARAGRAPH] + [BlockKind.CELL] * 4


def test_a_raised_number_refers_to_a_note() -> None:
    assert _texts(_html("<p>Стратегия<sup>1</sup> и площадь 5 км<sup>2</sup></p>"))[0].startswith("Стратегия¹")


def test_the_page_says_its_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Совещание в Оше</p></body></html>'
    found = read(page.encode("cp1251"), filename="a.html")
    assert (_texts(found), found.encoding) == (["Совещание в Оше"], "windows-1251")


def test_html_is_known_under_any_name() -> None:
    assert read(b"<html><body><p>text</p></body></html>", filename="a.txt").media_type == "text/html"
