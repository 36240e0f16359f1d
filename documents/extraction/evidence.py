"""Evidence: from a span in a block's clean text to the words in the source."""

from __future__ import annotations

from documents.extraction.blocks import Structured, TextBlock
from documents.extraction.records import Evidence


def evidence(doc: Structured, block: TextBlock, start: int, end: int) -> Evidence:
    """The words `block.clean.text[start:end]`, without white space at their ends."""
    words = block.clean.text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = first + len(words.strip())
    left, right = block.clean.source_span(first, last)
    return Evidence(left, right, block.block.page, block.block.index, block.clean.text[first:last])
