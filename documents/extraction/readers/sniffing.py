"""What a file is, by its content; its name decides only between texts."""

from __future__ import annotations

import re
from pathlib import PurePath

from documents.extraction.readers.archive import Archive
from documents.extraction.readers.encoding import decode
from documents.extraction.readers.unreadable import Unreadable

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Word 97 and of encrypted DOCX
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|article|main)\b", re.IGNORECASE)
MARKDOWN_LINE = re.compile(r"^(?:#{1,6}\s+\S|\*\*[^*\n]+\*\*|\|.*\|\s*$|\[\^[^\]]+\]:|---\s*$)", re.MULTILINE)
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown")


def media_of(data: bytes, filename: str) -> str:
    """The name of the reader for it; raises Unreadable when no reader takes it."""
    head = data[:2048].lstrip()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(COMPOUND):
        raise _compound(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(IMAGES):
        raise Unreadable("unknown_format", "The file is a picture; a text is needed.")
    if HTML.search(_narrow(head)):
        return "html"
    _refuse_misnamed(filename)
    return _text(data, PurePath(filename).suffix.lower())


def _narrow(head: bytes) -> bytes:
    """UTF-16 as bytes that patterns can be looked for in."""
    return head.replace(b"\x00", b"")


def _zipped(data: bytes) -> str:
    archive = Archive(data)
    if "word/document.xml" in archive.names:
        return "docx"
    if "content.xml" in archive.names and b"opendocument.text" in archive.read(
        "mimetype" if "mimetype" in archive.names else "content.xml"
    ):
        return "odt"
    raise Unreadable("unknown_format", "The file is an archive, but neither a Word nor an OpenDocument text.")


def _compound(data: bytes) -> Unreadable:
    if ENCRYPTED_PACKAGE in data:
        return Unreadable("password", "The file is protected with a password.")
    return Unreadable(
        "unknown_format", "The file is in the format of Word 97 to 2003. Save it as DOCX and upload that."
    )


def _refuse_misnamed(filename: str) -> None:
    """A file that is named after a format and does not hold it was cut off or damaged on its way."""
    suffix = PurePath(filename).suffix.lower()
    if suffix in (".pdf", ".docx", ".odt", ".rtf"):
        raise Unreadable("damaged", f"The file is named {suffix} but does not hold such a document.")


def _text(data: bytes, suffix: str) -> str:
    """Markdown by what stands in it: its name is often wrong in either direction."""
    text, _ = decode(data)
    marks = len(MARKDOWN_LINE.findall(text))
    if suffix in MARKDOWN_SUFFIXES:
        return "markdown" if marks else "plain"
    return "markdown" if marks >= 3 and re.search(r"^#{1,6}\s+\S|\*\*\S", text, re.MULTILINE) else "plain"
