"""Readers: one per format. Each turns the bytes of a file into one `Source` of text and blocks.

What a file is says its content, not its name. Formats are imported when one is read, so that a text needs none of their
libraries.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from documents.extraction.blocks import BlockKind, Source
from documents.extraction.readers.sniffing import media_of
from documents.extraction.readers.unreadable import Unreadable

__all__ = ["Unreadable", "read"]

MOST_BYTES = 60 * 1024 * 1024
MOST_CHARACTERS = 20_000_000


def read(data: bytes, *, filename: str) -> Source:
    """The file as text and blocks; raises Unreadable with a code and a clear line."""
    if not data.strip():
        raise Unreadable("empty", "The file is empty.")
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large", f"The file has more than {MOST_BYTES // 1024 // 1024} MB.")
    name = media_of(data, filename)
    reader: Callable[[bytes], Source] = getattr(import_module(f"documents.extraction.readers.{name}"), f"read_{name}")
    source = reader(data)
    if not any(block.kind is not BlockKind.FURNITURE for block in source.blocks):
        raise Unreadable("empty", "The file holds no text.")
    if len(source.text) > MOST_CHARACTERS:
        raise Unreadable("too_large", f"The text has more than {MOST_CHARACTERS:,} characters.")
    return source
