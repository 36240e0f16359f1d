"""The account of what was read and what was not."""

from __future__ import annotations

from documents.extraction.explain import explain

TEXT = """ПРОТОКОЛ
заседания Рабочей группы по туризму

(город Ташкент, 4 февраля 2025 года)

Погода стояла ясная. 4 февраля 2025 года в городе Ташкенте состоялось шестое заседание Рабочей группы по туризму.

7

Стороны условились до 1 июня 2025 года подготовить план совместных выставок.
"""


def _at(words: str) -> str:
    return explain(TEXT.encode(), filename="a.txt", at=TEXT.index(words))


def test_each_record_is_told_under_its_block_with_its_rule() -> None:
    told = explain(TEXT.encode(), filename="a.txt")
    block = told[told.index("Погода") :]
    assert "event (" in block
    assert "2025-02-04" in block
    assert "commitment (" in told[told.index("Стороны условились") :]


def test_a_sentence_without_a_record_is_unread_and_others_are_not() -> None:
    told = _at("Погода")
    assert "unread: Погода стояла ясная." in told
    assert "unread: 4 февраля" not in told


def test_only_the_block_asked_for_is_told() -> None:
    assert "Погода" not in _at("Стороны")


def test_a_page_number_is_no_text() -> None:
    assert explain(TEXT.encode(), filename="a.txt", at=TEXT.index("\n7\n") + 1).startswith("No text at")


def test_the_end_counts() -> None:
    last = explain(TEXT.encode(), filename="a.txt").splitlines()[-1]
    assert "events" in last
    assert "unread" in last
