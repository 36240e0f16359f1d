"""Zip archives under watch: what DOCX and ODT files are made of.

Nothing is unpacked before the directory of the archive was judged: number of members, unpacked size, ratio, names,
encryption. XML with a document type declaration is refused, since entities could be made of it.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

from lxml import etree

from documents.extraction.readers.unreadable import Unreadable

MOST_MEMBERS = 4000
MOST_UNPACKED = 150 * 1024 * 1024
MOST_RATIO = 150
LEAST_SUSPECT = 1024 * 1024  # smaller members may be as dense as they like
ENCRYPTED = 0x1
# What zipfile says of archives that are broken, each in its own place.
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, KeyError, ValueError, RuntimeError,
    NotImplementedError,
)  # fmt: skip


class Archive:
    """A judged archive."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise Unreadable("damaged", "The archive that the file is made of is broken or cut off.") from error
        _judge(self._zip.infolist())
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """The bytes of a member."""
        try:
            with self._zip.open(name) as member:
                found = member.read(MOST_UNPACKED + 1)
        except BROKEN as error:
            raise Unreadable("damaged", f"The part {name} of the file cannot be unpacked.") from error
        if len(found) > MOST_UNPACKED:
            raise Unreadable("unsafe_archive", "A part of the file is larger than it says.")
        return found

    def tree(self, name: str) -> Any:
        """The root of an XML member."""
        return xml(self.read(name), name)


def _judge(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise Unreadable("unsafe_archive", f"The file holds more than {MOST_MEMBERS} parts.")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Unreadable("unsafe_archive", f"The file unpacks to more than {MOST_UNPACKED // 1024 // 1024} MB.")
    for member in members:
        if member.flag_bits & ENCRYPTED:
            raise Unreadable("password", "The file is protected with a password.")
        if ".." in member.filename.replace("\\", "/").split("/") or member.filename.startswith(("/", "\\")):
            raise Unreadable("unsafe_archive", "A part of the file has a path that leads out of it.")
        if member.file_size > LEAST_SUSPECT and member.file_size > MOST_RATIO * max(member.compress_size, 1):
            raise Unreadable("unsafe_archive", "A part of the file is packed beyond reason.")


def xml(data: bytes, name: str) -> Any:
    """The root of an XML text without document type, entities and network."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable("unsafe_archive", f"The part {name} declares a document type.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable("damaged", f"The part {name} of the file is not well formed.") from error
