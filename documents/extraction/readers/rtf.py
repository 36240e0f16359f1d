"""Rich Text Format: its text, then read as plain text with one paragraph a line."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from documents.extraction.blocks import Source
from documents.extraction.readers.building import Builder
from documents.extraction.readers.unreadable import Unreadable

CODE_PAGE = re.compile(rb"\\ansicpg(\d+)")
CELLS = re.compile(r"\|")


def read_rtf(data: bytes) -> Source:
    """Paragraphs and tables of an RTF file."""
    if data.count(b"{") - data.count(b"\\{") > 2 + data.count(b"}"):
        raise Unreadable("damaged", "The RTF file is cut off.")
    try:
        text = rtf_to_text(data.decode("latin-1"), encoding=_code_page(data), errors="replace")
    except (ValueError, IndexError, LookupError, RecursionError) as error:
        raise Unreadable("damaged", "The RTF file cannot be taken apart.") from error
    return _blocks(text)


def _code_page(data: bytes) -> str:
    found = CODE_PAGE.search(data[:2000])
    return f"cp{found[1].decode()}" if found else "cp1251"


def _blocks(text: str) -> Source:
    """Lines are paragraphs; runs of lines with «|» are the rows of a table."""
    builder = Builder("application/rtf")
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.rstrip().endswith("|"):
            rows.append(CELLS.split(line.rstrip().removesuffix("|")))
            continue
        if rows:
            builder.table(rows)
            rows = []
        builder.paragraph(line)
    return builder.source()
