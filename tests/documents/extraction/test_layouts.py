"""The same text set in another way tells the same records: one paragraph a line, or lines of even width."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from documents.extraction.blocks import BlockKind, Structured, TextBlock
from documents.extraction.pipeline import read_structured, recognise

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))


def _line(block: TextBlock) -> str:
    marked = block.kind is BlockKind.ITEM and block.block.marker
    return f"{block.block.marker} {block.text}" if marked else block.text


def _one_line_each(texts: list[str]) -> str:
    return "\n\n".join(texts)


def _wrapped(texts: list[str]) -> str:
    return "\n\n".join("\n".join(textwrap.wrap(text, 72, break_long_words=False)) for text in texts)


def _with_line_ends_of_windows(texts: list[str]) -> str:
    return _wrapped(texts).replace("\n", "\r\n")


def _told(doc: Structured) -> set[tuple[object, ...]]:
    """The records without their places."""
    found = recognise(doc)
    head = found.document
    return {
        ("document", head.title, head.type, head.number, head.date, head.city, head.parties),
        *(("event", one.title, one.start, one.end, one.cities, one.chair, one.status) for one in found.events),
        *(("instrument", one.title, one.status) for one in found.instruments),
        *(("commitment", one.text, one.kind, one.deadline, one.responsible) for one in found.commitments),
    }


@pytest.mark.parametrize("setting", [_one_line_each, _wrapped, _with_line_ends_of_windows])
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_setting_changes_no_record(path: Path, setting: Callable[[list[str]], str]) -> None:
    first = read_structured(path.read_bytes(), filename=path.name)
    again = read_structured(setting([_line(block) for block in first.blocks]).encode(), filename="again.txt")
    assert _told(again) == _told(first)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic"])
def test_neither_does_the_encoding(encoding: str) -> None:
    text = CORPUS[0].read_text(encoding="utf-8").replace("–", "-").replace("«", '"').replace("»", '"')
    plain = read_structured(text.encode(), filename="a.txt")
    other = read_structured(text.encode(encoding), filename="a.txt")
    assert [block.text for block in other.blocks] == [block.text for block in plain.blocks]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_character_stands_in_one_block(path: Path) -> None:
    source = read_structured(path.read_bytes(), filename=path.name).source
    covered = bytearray(len(source.text))
    for block in source.blocks:
        for place in range(block.start, block.end):
            covered[place] += 1
    assert not [place for place, char in enumerate(source.text) if not char.isspace() and covered[place] != 1]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_clean_letters_come_from_where_they_say(path: Path) -> None:
    doc = read_structured(path.read_bytes(), filename=path.name)
    for block in doc.blocks:
        for letter, place in zip(block.clean.text, block.clean.offsets, strict=True):
            assert letter == doc.source.text[place] or letter == " "
        assert list(block.clean.offsets) == sorted(block.clean.offsets)
