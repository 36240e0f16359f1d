"""The text of a document as pieces: what is lit, what is shaded, where a record's words begin."""

from __future__ import annotations

from documents import reader
from documents.models import Block, DocumentMention

TEXT = "Министры приняли План. Погода была ясной. План действует."
SENTENCES = [[0, 22], [23, 41], [42, 57]]


def block(**changes: object) -> Block:
    fields = {"pk": 1, "index": 3, "kind": "paragraph", "part": "body", "text": TEXT, "sentences": SENTENCES}
    return Block(**(fields | {"start": 100, "end": 160} | changes))


def mention(start: int, end: int, document: int = 7) -> DocumentMention:
    return DocumentMention(block_id=1, document_id=document, text_start=start, text_end=end, start=0, end=1, quote="x")


def texts(page: reader.Page, **wanted: bool) -> list[str]:
    name, value = next(iter(wanted.items()))
    return [piece.text for passage in page.passages for piece in passage.pieces if bool(getattr(piece, name)) is value]


def test_pieces_put_together_are_the_text() -> None:
    page = reader.page([block()], [mention(0, 22), mention(17, 57, document=8)])
    assert "".join(piece.text for piece in page.passages[0].pieces) == TEXT


def test_words_of_a_mention_are_lit_and_the_sentence_without_one_is_shaded() -> None:
    page = reader.page([block()], [mention(17, 21), mention(42, 46)])
    assert texts(page, mentions=True) == ["План", "План"]
    assert texts(page, unread=True) == ["Погода была ясной."]
    assert page.unread == 1 / 3


def test_overlapping_mentions_share_the_piece_between_them() -> None:
    page = reader.page([block()], [mention(0, 21), mention(9, 22, document=8)])
    shared = [piece for piece in page.passages[0].pieces if len(piece.mentions) == 2]
    assert [piece.text for piece in shared] == ["приняли План"]


def test_only_the_record_asked_for_is_lit_strongly() -> None:
    page = reader.page([block()], [mention(0, 8), mention(17, 21, document=8)], light="document-8")
    assert texts(page, lit=True) == ["План"]


def test_an_anchor_stands_once_on_a_page() -> None:
    page = reader.page([block()], [mention(0, 8), mention(17, 21)])
    anchors = [anchor for piece in page.passages[0].pieces for anchor in piece.anchors]
    assert anchors == ["document-7"]


def test_headings_and_signatures_are_never_shaded() -> None:
    page = reader.page([block(kind="heading"), block(pk=2, part="signatures")], [])
    assert texts(page, unread=True) == []


def test_the_outline_counts_the_records_up_to_the_next_heading() -> None:
    rows = [
        block(pk=5, kind="heading", text="Торговля", sentences=[]),
        block(),
        block(pk=6, kind="heading", text="Финансы", sentences=[]),
    ]
    page = reader.page(rows, [mention(0, 8), mention(17, 21), mention(42, 46, document=8)])
    assert [(line.words, line.records) for line in page.outline] == [("Торговля", 2), ("Финансы", 0)]


def test_a_text_in_numbered_parts_without_headings_has_them_for_its_outline() -> None:
    rows = [
        block(pk=5, index=1, part="head", text="Заявление"),
        block(section="I", index=2),
        block(pk=6, index=3, section="I", text="Ещё об этом."),
        block(pk=7, index=4, section="II", text="II. О торговле."),
        block(pk=8, index=5, section="II", part="signatures", text="Подписи"),
    ]
    page = reader.page(rows, [mention(0, 8)])
    lines = [(line.words[:12], line.block.index, line.records) for line in page.outline]
    assert lines == [("I. Министры ", 2, 1), ("II. О торгов", 4, 0)]
