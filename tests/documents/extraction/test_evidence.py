"""From clean words back to the source."""

from __future__ import annotations

import pytest

from documents.extraction.evidence import evidence
from documents.extraction.pipeline import read_structured

TEXT = "Стороны договорились продол-\nжить обмен опытом\nв сфере туризма."


def _clause(text: str) -> tuple:
    doc = read_structured(text.encode(), filename="a.txt")
    return doc, doc.blocks[0]


def test_the_quote_is_clean_and_the_span_is_the_source() -> None:
    doc, block = _clause(TEXT)
    start = block.text.index("продолжить")
    found = evidence(doc, block, start, start + len("продолжить обмен"))
    assert found.quote == "продолжить обмен"
    assert doc.source.text[found.start : found.end] == "продол-\nжить обмен"
    assert found.block == block.block.index


def test_white_space_at_the_ends_is_left_out() -> None:
    doc, block = _clause(TEXT)
    start = block.text.index(" обмен")
    assert evidence(doc, block, start, start + len(" обмен ")).quote == "обмен"


def test_no_words_are_no_evidence() -> None:
    doc, block = _clause(TEXT)
    with pytest.raises(ValueError, match="no text"):
        evidence(doc, block, 7, 8)
