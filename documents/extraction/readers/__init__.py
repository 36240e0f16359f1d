"""Readers: the bytes of a file become one `Source`. Each format has its module; what a file is says its content first."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from documents.extraction.blocks import Source
from documents.extraction.readers.unreadable import Unreadable

MOST_BYTES = 50 * 1024 * 1024
# Content that tells its format, and the reader for it.
MAGIC = ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"))
BY_SUFFIX = {
    ".pdf": "pdf", ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".txt": "plain", ".text": "plain", "": "plain",
}  # fmt: skip
ZIPPED = {".docx", ".odt"}
Reader = Callable[[bytes], Source]


def read(data: bytes, *, filename: str) -> Source:
    """The file's text and blocks; raises Unreadable with a clear line when it has none."""
    if not data:
        raise Unreadable("empty", "The file is empty.")
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large", f"The file has more than {MOST_BYTES // 1024 // 1024} MB.")
    return _reader(data, filename)(data)


def _reader(data: bytes, filename: str) -> Reader:
    suffix = PurePath(filename).suffix.lower()
    name = next((name for magic, name in MAGIC if data[:1024].lstrip().startswith(magic)), None)
    name = name or _zipped(data, suffix) or BY_SUFFIX.get(suffix)
    if name in ("docx", "odt") and not data.startswith(b"PK"):
        raise Unreadable("damaged", f"The file is named {suffix} but does not hold such a document.")
    if name == "pdf" and b"%PDF-" not in data[:1024]:
        raise Unreadable("damaged", "The file is named .pdf but does not hold a PDF.")
    if name is None:
        raise Unreadable("unknown_format", f"Files of the kind «{suffix}» cannot be read.")
    return _load(name)


def _zipped(data: bytes, suffix: str) -> str | None:
    """A Word or OpenDocument file under another name is known by what its archive lists."""
    if not data.startswith(b"PK\x03\x04") or suffix in ZIPPED:
        return None
    if b"word/" in data[:4000] or b"[Content_Types].xml" in data[:4000]:
        return "docx"
    return "odt" if b"opendocument.text" in data[:200] else None


def _load(name: str) -> Reader:
    """Formats are imported when one is read, so that reading a text needs none of the libraries for the others."""
    try:
        module = import_module(f"documents.extraction.readers.{name}")
    except ModuleNotFoundError as error:
        raise Unreadable("unknown_format", f"Files of the format {name} cannot be read here.") from error
    reader: Reader = getattr(module, f"read_{name}")
    return reader
