"""Word documents: what Word shows is what is read."""

from __future__ import annotations

import pytest

from documents.extraction.blocks import BlockKind, Source
from documents.extraction.readers import read
from documents.extraction.readers.numerals import spelled
from tests.documents.extraction.readers.written import zipped

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def _docx(body: str, **parts: str) -> Source:
    members: dict[str, str | bytes] = {
        f"word/{name}.xml": f'<?xml version="1.0"?><w:{name} {NAMES}>{words}</w:{name}>'
        for name, words in {"document": f"<w:body>{body}</w:body>", **parts}.items()
    }
    return read(zipped(members), filename="a.docx")


def _texts(source: Source) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks]


def _p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>"


def _numbered(words: str, level: int = 0, number: int = 1) -> str:
    return _p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def _levels(*levels: tuple[str, str]) -> str:
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (style, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def test_numbers_go_on_over_paragraphs_between() -> None:
    body = _numbered("Подготовить обзор.") + _p("Срок: 2027 год") + _numbered("Создать реестр.")
    assert _texts(_docx(body, numbering=_levels(("decimal", "%1.")))) == [
        "1. Подготовить обзор.",
        "Срок: 2027 год",
        "2. Создать реестр.",
    ]


def test_numbers_of_deeper_levels_name_the_outer_ones() -> None:
    body = _numbered("А") + _numbered("Б", 1) + _numbered("В", 1) + _numbered("Г") + _numbered("Д", 1)
    found = _docx(body, numbering=_levels(("decimal", "%1."), ("decimal", "%1.%2.")))
    assert [block.marker for block in found.blocks] == ["1.", "1.1.", "1.2.", "2.", "2.1."]
    assert [block.level for block in found.blocks] == [1, 2, 2, 1, 2]


def test_another_list_begins_again() -> None:
    body = _numbered("Первый") + _numbered("Второй") + _numbered("Снова первый", number=2)
    found = _docx(body, numbering=_levels(("russianLower", "%1)")))
    assert [block.marker for block in found.blocks] == ["а)", "б)", "а)"]


def test_bullets_of_symbol_fonts_are_bullets() -> None:
    found = _docx(_numbered("Обмен опытом"), numbering=_levels(("bullet", "\uf0b7")))
    assert _texts(found) == ["• Обмен опытом"]


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (4, "upperRoman", "IV"),
        (2, "russianLower", "б"),
        (29, "russianLower", "аа"),
        (3, "lowerLetter", "c"),
        (7, "decimal", "7"),
    ],
)
def test_numbers_are_spelled(number: int, style: str, expected: str) -> None:
    assert spelled(number, style) == expected


def test_insertions_are_in_and_deletions_out() -> None:
    body = (
        "<w:p><w:r><w:t>Стороны </w:t></w:r><w:del><w:r><w:delText>могут</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>обязуются</w:t></w:r></w:ins><w:r><w:t> сотрудничать.</w:t></w:r></w:p>"
    )
    assert _texts(_docx(body)) == ["Стороны обязуются сотрудничать."]


def test_field_codes_and_hidden_words_are_out() -> None:
    body = (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>тайное</w:t></w:r>"
        "<w:r><w:t>явное</w:t></w:r></w:p>"
    )
    assert _texts(_docx(body)) == ["явное"]


def test_a_footnote_stands_behind_its_paragraph() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p><w:r><w:t>Стратегия</w:t></w:r>{reference}<w:r><w:t> принята.</w:t></w:r></w:p>" + _p("Дальше.")
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    note = f'<w:footnote w:id="2">{_p(" Индия не участвует.")}</w:footnote>'
    found = _docx(body, footnotes=separator + note)
    assert _texts(found) == ["Стратегия¹ принята.", "¹ Индия не участвует.", "Дальше."]
    assert (found.blocks[1].kind, found.blocks[1].marker) == (BlockKind.FOOTNOTE, "1")


def test_a_heading_is_known_by_its_style_and_by_what_that_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="A"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="Свой"/><w:basedOn w:val="A"/></w:style>'
    )
    found = _docx(_p("Введение", '<w:pStyle w:val="B"/>') + _p("Текст."), styles=styles)
    assert [block.kind for block in found.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_cells_have_row_and_column() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_p(words)}</w:tc>"

    rows = [
        cell("Мера") + cell("Срок") + cell("Кто"),
        cell("Каталог", '<w:gridSpan w:val="2"/>') + cell("Секретариат"),
        cell("Школа") + cell("2028") + cell("ниже", "<w:vMerge/>"),
    ]
    found = _docx("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    places = [(found.text[block.start : block.end], block.row, block.column) for block in found.blocks]
    assert places[3:] == [("Каталог", 1, 0), ("Секретариат", 1, 2), ("Школа", 2, 0), ("2028", 2, 1)]


def test_a_table_of_signatures_is_signatures() -> None:
    def cell(*lines: str) -> str:
        return "<w:tc>" + "".join(map(_p, lines)) + "</w:tc>"

    row = cell("Президент", "Республики Казахстан") + cell("Премьер-министр", "Исламской Республики Пакистан")
    found = _docx(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")
    assert [block.kind for block in found.blocks] == [BlockKind.SIGNATURE, BlockKind.SIGNATURE]


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent>" + _p("Приложение") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert _texts(_docx(body)) == ["Приложение"]
