"""Lines become paragraphs: what is put together, what is kept apart, what belongs to the page."""

from __future__ import annotations

import textwrap

import pytest

from documents.extraction.blocks import BlockKind, Source
from documents.extraction.readers.plain import plain_source, read_plain

WIDTH = 62
FIRST = (
    "В отчетный период стороны осмотрели мосты через реки и каналы, составили перечень работ на ближайшие годы и "
    "договорились о порядке обмена чертежами между мастерами, занятыми на дорогах и переправах этого края."
)
SECOND = (
    "5 мая 2027 года в городе Минске под председательством белорусской стороны прошла встреча мастеров, на которой "
    "рассмотрены способы починки сводов и опор, а также сроки поставки камня и леса для больших переправ."
)
THIRD = (
    "Стороны выразили готовность продолжить эту работу в следующем году, пригласив к участию училища и товарищества, "
    "имеющие опыт возведения мостов в горах, на болотах и в местах, где часто бывают разливы рек."
)


def _texts(source: Source) -> list[str]:
    """Paragraphs without layout; a part that goes on behind furniture is put to its paragraph."""
    found: list[str] = []
    for block in source.blocks:
        words = " ".join(source.text[block.start : block.end].split())
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.continues:
            found[-1] = f"{found[-1]} {words}"
        else:
            found.append(words)
    return found


def _read(text: str) -> list[str]:
    return _texts(plain_source(text))


def _set(*paragraphs: str, indent: int = 0, width: int = WIDTH) -> list[str]:
    return [line for text in paragraphs for line in textwrap.wrap(text, width, initial_indent=" " * indent)]


def test_lines_of_a_pdf_with_an_empty_line_after_each() -> None:
    assert _read(" \n\n".join(_set(FIRST, SECOND, THIRD))) == [FIRST, SECOND, THIRD]


def test_first_lines_set_in_and_no_empty_lines() -> None:
    assert _read("\n".join(_set(FIRST, SECOND, THIRD, indent=4))) == [FIRST, SECOND, THIRD]


def test_wrapped_lines_with_empty_lines_between_paragraphs() -> None:
    text = "\n\n".join("\n".join(_set(paragraph)) for paragraph in (FIRST, SECOND, THIRD))
    assert _read(text) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_one_paragraph_a_line(gap: str) -> None:
    assert _read(gap.join([FIRST, SECOND, THIRD])) == [FIRST, SECOND, THIRD]


def test_short_paragraphs_of_one_line_each_stay_apart() -> None:
    lines = ["Статья 1", "Стороны строят мосты.", "За Правительство Казахстана", "За Правительство Индии"]
    assert _read("\n\n".join(lines)) == lines


@pytest.mark.parametrize(
    "mark", ["7", "- 7 -", "— 7 —", "стр. 7 из 9", "Страница 7", "7/9", "https://example.org/otchet/7"]
)
def test_a_page_end_inside_a_sentence(mark: str) -> None:
    lines = _set(FIRST, SECOND)
    cut = [*lines[:2], mark, *lines[2:]]
    assert _read("\n\n".join(cut)) == [FIRST, SECOND]


def test_a_page_end_inside_a_date() -> None:
    lines = _set(FIRST)
    text = "\n\n".join([*lines, "Встреча мастеров прошла в городе Минске и длилась с 3 по 5", "12", "мая 2027 года."])
    assert _read(text)[-1] == "Встреча мастеров прошла в городе Минске и длилась с 3 по 5 мая 2027 года."


def test_several_lines_of_furniture_at_one_page_end() -> None:
    lines = _set(FIRST)
    cut = [*lines[:2], "https://example.org/doc", "15", "https://example.org/doc", *lines[2:]]
    assert _read("\n\n".join(cut)) == [FIRST]


def test_a_running_head_is_furniture() -> None:
    pages = [[*_set(text), str(number)] for number, text in enumerate((FIRST, SECOND, THIRD), start=1)]
    text = "\n\n".join("\n\n".join(["Отчет о мостах", *page]) for page in pages)
    assert _read(text) == [FIRST, SECOND, THIRD]


def test_a_number_in_a_sentence_is_no_page_number() -> None:
    text = "Всего за год построено 15 мостов.\n\nИз них 7 каменных.\n"
    assert _read(text) == ["Всего за год построено 15 мостов.", "Из них 7 каменных."]


def test_furniture_is_labelled_and_kept() -> None:
    source = plain_source("\n\n".join([*_set(FIRST)[:2], "7", *_set(FIRST)[2:]]))
    (page,) = (block for block in source.blocks if block.kind is BlockKind.FURNITURE)
    assert source.text[page.start : page.end] == "7"


ITEMS = (
    "осмотр мостов через большие реки, которые давно не чинились, с составлением общего перечня работ;",
    "обмен чертежами между мастерами и обучение молодых каменщиков в училищах, отобранных сторонами.",
)


@pytest.mark.parametrize("mark", ["-", "–", "－", "•", "1.", "2)", "(а)", "б)", "4.1."])
def test_marked_items(mark: str) -> None:
    items = [f"{mark} {item}" for item in ITEMS]
    text = "\n\n".join(_set("Стороны намерены провести следующие работы:", *items, THIRD))
    assert _read(text) == ["Стороны намерены провести следующие работы:", *items, THIRD]


def test_a_mark_without_a_space() -> None:
    assert [block.marker for block in plain_source("Стороны:\n\n－строят мосты;\n\n－чинят дороги.").blocks[1:]] == [
        "－",
        "－",
    ]


def test_items_without_marks() -> None:
    lead = "Стороны считают, что основными направлениями могут быть:"
    assert _read("\n\n".join(_set(lead, *ITEMS, THIRD))) == [lead, *ITEMS, THIRD]


def test_a_dash_that_the_sentence_needs_is_no_mark() -> None:
    text = (
        "Каждая сторона в этом крае определяет мастеров и товарищества\n\n"
        "– ответственных лиц, которые ведут перечень работ и сообщают\n\nо них другим сторонам."
    )
    assert len(_read("\n\n".join([*_set(FIRST), text]))) == 2


def test_a_date_at_the_beginning_of_a_line_is_no_mark() -> None:
    assert plain_source("12.05.2027 прошла встреча мастеров.").blocks[0].marker is None


def test_a_hyphen_at_the_line_end_keeps_the_word_together() -> None:
    lines = [*_set(FIRST), "Стороны одобрили проект о научно-", "исследовательской работе мастеров."]
    assert _read("\n\n".join(lines))[-1] == "Стороны одобрили проект о научно- исследовательской работе мастеров."


def test_a_citys_letter_and_its_city_stay_together() -> None:
    lines = [*_set(FIRST), "Следующая встреча мастеров состоится осенью этого года в г.", "Минске."]
    assert _read("\n\n".join(lines))[-1].endswith("в г. Минске.")


def test_clauses_of_a_preamble() -> None:
    clauses = [
        "Министры, отвечающие за мосты, собравшиеся в городе Минске,",
        "отмечая, что за последние годы построено много мостов,",
        "подчеркивая важность обмена чертежами между мастерами,",
        "заявляют о нижеследующем:",
    ]
    assert _read(" \n\n".join([*clauses, *_set(FIRST)])) == [*clauses, FIRST]


def test_who_signs_in_two_columns() -> None:
    text = "\n".join(
        [*_set(FIRST), "", "Президент                  Премьер-министр", "Республики Казахстан       Республики Индии"]
    )
    signed = _read(text)[1:]
    assert len(signed) >= 2
    assert all("Казахстан" not in words or "Индии" not in words for words in signed)


def test_lines_of_an_act_stand_alone() -> None:
    head = ["СОВЕТ ГЛАВ ГОСУДАРСТВ", "РЕШЕНИЕ", "3 июля 2027 года № 12 город Минск", "Приложение", "Статья 3."]
    assert _read(" \n\n \n".join([*head, *_set(FIRST)[:1]]))[:5] == head


def test_terms_and_executors_stand_alone() -> None:
    lines = [
        "1. Осмотр мостов через большие реки и каналы этого края",
        "Срок: до 1 октября 2027 г.",
        "Исполнители: мастера",
    ]
    assert _read("\n\n".join([*_set(FIRST), *lines])) == [FIRST, *lines]


def test_a_stamp_is_one_paragraph_and_ends_with_its_date() -> None:
    stamp = ["УТВЕРЖДЕН", "Решением Совета глав государств-членов", "№ 12 от 3 июля 2027 года"]
    assert _read("\n".join([*_set(FIRST), "", *stamp, "План починки мостов"]))[1:] == [
        " ".join(stamp),
        "План починки мостов",
    ]


def test_bytes_tell_their_encoding() -> None:
    source = read_plain(f"{FIRST}\r\n\r\n{SECOND}\r\n".encode("cp1251"))
    assert source.encoding == "cp1251"
    assert _texts(source) == [FIRST, SECOND]
    assert "\r" not in source.text
