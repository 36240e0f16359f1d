"""Clean text and the way back to the source."""

from __future__ import annotations

import pytest

from documents.extraction.normalise import clean, clean_with_notes


def _clean(text: str) -> str:
    return clean(text, 0, len(text)).text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("торгово-\n\nэкономического", "торгово-экономического"),
        ("культурно-\nгуманитарной", "культурно-гуманитарной"),
        ("государств-\n членов", "государств-членов"),
        ("дого-\nвор", "договор"),
        ("сотрудни-\nчества", "сотрудничества"),
        ("Юго-\nВосточной", "Юго-Восточной"),
        ("2022-\n2024 годы", "2022-2024 годы"),
        ("6-\n\nя конференция", "6-я конференция"),
        ("ведомст\u00ad\nва", "ведомства"),
        ("служб/\nадминистраций", "служб/администраций"),
        ("**торгово-**  \n**экономического**", "торгово-экономического"),
    ],
)
def test_line_ends_inside_words(source: str, expected: str) -> None:
    assert _clean(source) == expected


@pytest.mark.parametrize(
    "text",
    [
        "государств - членов",
        "2024–2026 годы",
        "«круглый стол»",
        "5 км² земли",
        "2 * 3 = 6",
        "А_Б",
        "п. 3.2 – «да»",
        "тест-систем",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert _clean(text) == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("  Много \t\u00a0 пробелов \n и  строк ", "Много пробелов и строк"),
        ("**РЕШЕНИЕ**", "РЕШЕНИЕ"),
        ("*г. Пекин, 10 июля*", "г. Пекин, 10 июля"),
        ("## **1. Торговля**", "1. Торговля"),
        (r"1\. Пункт \[а\]", "1. Пункт [а]"),
        ("строка<br>другая", "строка другая"),
        ("раз&nbsp;два &laquo;три&raquo;", "раз два «три»"),
        ("см. [Хартию ШОС](http://example.org/a) и ![герб](a.png)", "см. Хартию ШОС и герб"),
        ("до <!-- страница 3 --> после", "до после"),
    ],
)
def test_layout_and_marks_go(source: str, expected: str) -> None:
    assert _clean(source) == expected


@pytest.mark.parametrize(
    ("source", "expected", "marks"),
    [
        ("Стратегия<sup>1</sup>.", "Стратегия.", ((9, "1"),)),
        ("Стратегия[^2] ШОС", "Стратегия ШОС", ((9, "2"),)),
        ("Стратегия¹² ШОС", "Стратегия ШОС", ((9, "12"),)),
        ("Индию*.", "Индию.", ((5, "*"),)),
        ("Стратегия$^{1}$ ШОС", "Стратегия ШОС", ((9, "1"),)),
    ],
)
def test_references_to_notes(source: str, expected: str, marks: tuple[tuple[int, str], ...]) -> None:
    cleaned, notes = clean_with_notes(source, 0, len(source))
    assert (cleaned.text, notes) == (expected, marks)


def test_every_letter_knows_its_place() -> None:
    source = "xx **Отчет** о  торгово-\n\nэкономическом\nсотрудничестве<sup>1</sup>. xx"
    cleaned = clean(source, 3, len(source) - 3)
    assert len(cleaned.offsets) == len(cleaned.text)
    assert all(
        source[place] == letter for place, letter in zip(cleaned.offsets, cleaned.text, strict=True) if letter != " "
    )
    start = cleaned.text.index("экономическом")
    assert source[slice(*cleaned.source_span(start, start + 13))] == "экономическом"
