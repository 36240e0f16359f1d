"""Opens a PDF and says clearly why one cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from documents.extraction.readers.unreadable import Unreadable

MOST_PAGES = 3000


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The document, closed afterwards."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _why(data) from error
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable("too_many_pages", f"The PDF has {len(document):,} pages; {MOST_PAGES:,} are read at most.")
        if not len(document):
            raise Unreadable("damaged", "The PDF has no pages.")
        yield document
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", "A page of the PDF is broken.") from error
    finally:
        document.close()


def _why(data: bytes) -> Unreadable:
    """PDFium keeps the reason of the last failure."""
    if pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return Unreadable("password", "The PDF is protected with a password.")
    if b"%%EOF" not in data[-2048:]:
        return Unreadable("damaged", "The PDF is cut off.")
    return Unreadable("damaged", "The PDF is broken.")
