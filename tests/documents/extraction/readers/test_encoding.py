"""Encodings of text files: Russian texts are known by their letters."""

from __future__ import annotations

import pytest

from documents.extraction.readers import Unreadable
from documents.extraction.readers.encoding import decode

SHORT = "Совещание министров культуры состоялось 3 марта 2027 года в городе Оше."
CAPITALS = "РЕШЕНИЕ СОВЕТА ГЛАВ ГОСУДАРСТВ\nОБ УТВЕРЖДЕНИИ ПРОГРАММЫ"
MIXED = "Форум SCO Digital Economy 2027, Ташкент: Memorandum of Understanding между секретариатами"


@pytest.mark.parametrize("text", [SHORT, CAPITALS, MIXED])
@pytest.mark.parametrize(
    "name", ["cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "utf-8", "utf-16-le", "utf-16-be"]
)
def test_known_without_a_mark(text: str, name: str) -> None:
    assert decode(text.encode(name))[0] == text


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_known_by_its_mark(name: str) -> None:
    assert decode(SHORT.encode(name))[0] == SHORT


def test_line_ends_are_one_kind() -> None:
    assert decode("один\r\nдва\rтри".encode())[0] == "один\nдва\nтри"


def test_a_broken_letter_in_utf8_leaves_the_rest() -> None:
    assert decode(SHORT.encode() + b"\xd0")[0].startswith(SHORT)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Unreadable):
        decode(bytes(range(1, 256)) * 8)
