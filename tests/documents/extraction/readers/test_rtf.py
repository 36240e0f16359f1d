"""Rich Text Format."""

from __future__ import annotations

from documents.extraction.blocks import BlockKind, Source
from documents.extraction.readers import read

OPEN = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times New Roman;}}\f0 "


def _rtf(body: str) -> Source:
    return read(f"{OPEN}{body}}}".encode("cp1251"), filename="a.rtf")


def _texts(source: Source) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks]


def test_letters_come_as_bytes_as_hex_and_as_unicode() -> None:
    assert _texts(_rtf(r"Устав \'d8\'ce\'d1 \u1064?\u1054?\u1057?\par")) == ["Устав ШОС ШОС"]


def test_the_fonts_code_page_is_used() -> None:
    body = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}\f1 \'d8\'ce\'d1\par}"
    assert _texts(read(body.encode(), filename="a.rtf")) == ["ШОС"]


def test_tables_of_fonts_and_pictures_hold_no_text() -> None:
    assert _texts(_rtf(r"{\stylesheet{\s1 heading 1;}}{\*\generator Word;}{\pict\pngblip 89504e47}Текст.\par")) == [
        "Текст."
    ]


def test_numbers_of_lists_are_those_shown() -> None:
    found = _rtf(r"{\listtext 1)\tab}обмен опытом;\par{\listtext 2)\tab}выставки.\par")
    assert [(block.kind, block.marker) for block in found.blocks] == [(BlockKind.ITEM, "1)"), (BlockKind.ITEM, "2)")]


def test_a_footnote_stands_behind_its_paragraph() -> None:
    found = _rtf(r"Стратегия{\super\chftn}{\footnote\pard{\super\chftn} Индия не участвует.} принята.\par Дальше.\par")
    assert _texts(found) == ["Стратегия¹ принята.", "¹ Индия не участвует.", "Дальше."]


def test_deleted_words_are_out() -> None:
    assert _texts(_rtf(r"Стороны {\deleted могут}{\revised обязуются} сотрудничать.\par")) == [
        "Стороны обязуются сотрудничать."
    ]


def test_rows_are_cells() -> None:
    found = _rtf(r"\trowd\intbl Мера\cell Срок\cell\row\trowd\intbl Школа\cell 2028\cell\row\pard После.\par")
    places = [(block.row, block.column) for block in found.blocks if block.kind is BlockKind.CELL]
    assert places == [(0, 0), (0, 1), (1, 0), (1, 1)]
