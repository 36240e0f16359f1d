"""OpenDocument texts."""

from __future__ import annotations

from documents.extraction.blocks import BlockKind, Source
from documents.extraction.readers import read
from tests.documents.extraction.readers.written import zipped

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
LIST = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
)


def _odt(body: str) -> Source:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{LIST}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return read(
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}), filename="a.odt"
    )


def _texts(source: Source) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks]


def _items(*words: str) -> str:
    return "".join(f"<text:list-item><text:p>{word}</text:p></text:list-item>" for word in words)


def test_lists_are_numbered_at_every_level() -> None:
    inner = f"<text:list>{_items('каталог', 'школа')}</text:list>"
    outer = f"<text:list-item><text:p>Меры:</text:p>{inner}</text:list-item>{_items('Итоги')}"
    body = f'<text:list text:style-name="L">{outer}</text:list>'
    assert _texts(_odt(body)) == ["1. Меры:", "a) каталог", "b) школа", "2. Итоги"]


def test_a_list_may_go_on_after_a_paragraph() -> None:
    body = (
        f'<text:list text:style-name="L">{_items("Первый")}</text:list><text:p>Срок: 2028 год</text:p>'
        f'<text:list text:style-name="L" text:continue-numbering="true">{_items("Второй")}</text:list>'
    )
    assert _texts(_odt(body)) == ["1. Первый", "Срок: 2028 год", "2. Второй"]


def test_tracked_deletions_are_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>старое</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>Стороны<text:s text:c='2'/>обязуются<text:line-break/>сотрудничать.</text:p>"
    )
    assert _texts(_odt(body)) == ["Стороны обязуются\nсотрудничать."]


def test_a_note_stands_behind_its_paragraph() -> None:
    body = "<text:note-body><text:p>Индия</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    found = _odt(f"<text:p>Стратегия{note} принята.</text:p><text:p>Дальше.</text:p>")
    assert _texts(found) == ["Стратегия¹ принята.", "¹ Индия", "Дальше."]
    assert found.blocks[1].kind is BlockKind.FOOTNOTE
