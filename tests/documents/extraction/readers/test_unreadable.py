"""Files that are not what they say, and files that are dangerous: one code and one clear line each."""

from __future__ import annotations

import random
import struct

import pytest

from documents.extraction.readers import Unreadable, read
from documents.extraction.readers.unreadable import CODES
from tests.documents.extraction.readers.test_formats import DECISION
from tests.documents.extraction.readers.written import WRITERS, zipped

OFFICE = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body/></w:document>"


def _code(data: bytes, filename: str) -> str:
    with pytest.raises(Unreadable) as problem:
        read(data, filename=filename)
    assert problem.value.detail.endswith(".")
    assert "\n" not in problem.value.detail
    return problem.value.code


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx", "a"])
def test_an_empty_file(name: str) -> None:
    assert _code(b" \n\n", name) == "empty"


def test_a_document_without_words() -> None:
    assert _code(zipped({"word/document.xml": OFFICE}), "a.docx") == "empty"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.odt", "a.rtf"])
def test_a_text_under_the_name_of_a_format(name: str) -> None:
    assert _code("Просто текст.".encode(), name) == "damaged"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "unknown_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (bytes(range(256)) * 20, "unknown_format"),
        (zipped({"xl/workbook.xml": "<x/>"}), "unknown_format"),
        (b"PK\x03\x04 not an archive", "damaged"),
    ],
)
def test_what_no_reader_takes(data: bytes, code: str) -> None:
    assert _code(data, "a.bin") == code


def test_too_large_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.extraction.readers.MOST_BYTES", 10)
    assert _code("Слишком длинный текст.".encode(), "a.txt") == "too_large"


def test_a_member_that_leads_out_of_the_archive() -> None:
    assert _code(zipped({"word/document.xml": OFFICE, "../../etc/passwd": "x"}), "a.docx") == "unsafe_archive"


def test_a_member_that_is_packed_beyond_reason() -> None:
    assert (
        _code(zipped({"word/document.xml": OFFICE, "word/media/a.bmp": bytes(30_000_000)}), "a.docx")
        == "unsafe_archive"
    )


def test_too_many_members() -> None:
    assert (
        _code(zipped({"word/document.xml": OFFICE, **{f"a{n}": "" for n in range(4100)}}), "a.docx") == "unsafe_archive"
    )


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + OFFICE
    assert _code(zipped({"word/document.xml": bomb}), "a.docx") == "unsafe_archive"


def test_an_encrypted_member() -> None:
    data = bytearray(zipped({"word/document.xml": OFFICE}))
    place = data.index(b"PK\x01\x02") + 8
    data[place : place + 2] = struct.pack("<H", 1)
    assert _code(bytes(data), "a.docx") == "password"


@pytest.mark.parametrize("name", ["pdf", "docx", "odt"])
def test_the_content_decides_not_the_name(name: str) -> None:
    data = WRITERS[name](DECISION)
    assert read(data, filename="a.txt").media_type == read(data, filename=f"a.{name}").media_type


@pytest.mark.parametrize("name", list(WRITERS))
def test_a_broken_file_is_refused_or_read_but_never_fails_otherwise(name: str) -> None:
    whole, chance = WRITERS[name](DECISION), random.Random(7)
    codes = set()
    for _ in range(25):
        data = bytearray(whole[: chance.randrange(1, len(whole))] if chance.random() < 0.4 else whole)
        for _ in range(chance.randrange(20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read(bytes(data), filename=f"a.{name}")
        except Unreadable as problem:
            codes.add(problem.code)
    assert codes <= set(CODES)
