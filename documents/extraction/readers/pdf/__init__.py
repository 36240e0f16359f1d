"""PDF: the text layer with its geometry, put together to whole paragraphs.

PDFium gives lines of text with positions. Page furniture is known by its place and its repetition, paragraphs by
first-line indents, free room at line ends and distances, tables by their ruled lines, columns of signatures by gaps
inside a line.
"""

from __future__ import annotations

from documents.extraction.blocks import Source
from documents.extraction.readers.pdf.assembling import assembled
from documents.extraction.readers.pdf.baselines import page_of
from documents.extraction.readers.pdf.file import opened
from documents.extraction.readers.pdf.furniture import mark_furniture
from documents.extraction.readers.pdf.glyphs import Page
from documents.extraction.readers.pdf.notes import mark_notes
from documents.extraction.readers.unreadable import Unreadable

LEAST_LETTERS = 3  # a page; a scan has a stamp or a page number at most


def read_pdf(data: bytes) -> Source:
    """Paragraphs, tables, footnotes and page furniture of a PDF; raises Unreadable for scans."""
    with opened(data) as document:
        pages = [page_of(document, number) for number in range(len(document))]
    if sum(page.letters for page in pages) < LEAST_LETTERS * len(pages):
        raise Unreadable("no_text_layer", "The PDF holds pictures of pages and no text. Recognise its text first.")
    mark_furniture(pages)
    mark_notes(pages)
    return assembled(pages)


__all__ = ["Page", "read_pdf"]
