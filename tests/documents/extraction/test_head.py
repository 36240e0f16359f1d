"""The document's own head: what it says, and nothing that it does not."""

from __future__ import annotations

import datetime as dt

import pytest

from documents.extraction.blocks import BlockKind, Part
from documents.extraction.recognise.head import recognise_head
from documents.extraction.recognise.head.period import report_period
from documents.extraction.recognise.head.title import document_type, is_place_line, sentence_case
from tests.documents.extraction.built import block, document, head, signed

OPENING = block(
    "Мы, лидеры государств-членов Шанхайской организации сотрудничества – Республики Казахстан, Китайской Народной "
    "Республики, Республики Узбекистан, руководствуясь Хартией ШОС,",
    part=Part.PREAMBLE,
)


def decision_with_annex(*, title: str = "ПРОГРАММА") -> list:
    return [
        *head(
            "ШАНХАЙСКАЯ ОРГАНИЗАЦИЯ СОТРУДНИЧЕСТВА",
            "СОВЕТ ГЛАВ ГОСУДАРСТВ",
            "РЕШЕНИЕ",
            "3 июля 2024 года № 12 город Астана",
            "Об утверждении Программы взаимодействия музеев",
        ),
        block("Совет глав государств-членов Шанхайской организации сотрудничества решил:", part=Part.PREAMBLE),
        block("Утвердить Программу взаимодействия музеев (прилагается)."),
        *signed("Президент Республики Казахстан", "Председатель Китайской Народной Республики"),
        *head(
            "Приложение",
            "УТВЕРЖДЕНА Решением Совета глав государств-членов Шанхайской организации сотрудничества",
            "№ 12 от 3 июля 2024 года",
            title,
            "взаимодействия музеев",
            annex=1,
        ),
        block("Стороны обмениваются выставками.", annex=1),
    ]


def test_the_annexed_document_is_the_document() -> None:
    record = recognise_head(document(*decision_with_annex()))
    assert (record.title, record.type) == ("Программа взаимодействия музеев", "programme")
    assert (record.number, record.date, record.city, record.body) == ("12", dt.date(2024, 7, 3), "Астана", "SGG")
    assert record.parties == ("KZ", "CN")
    assert record.annex_of == (
        "Решение Совета глав государств-членов Шанхайской организации сотрудничества № 12 от 3 июля 2024 года "
        "«Об утверждении Программы взаимодействия музеев»"
    )


def test_a_statement_dated_at_its_end() -> None:
    record = recognise_head(
        document(
            *head(
                "ЗАЯВЛЕНИЕ", "Совета глав государств – членов", "Шанхайской организации сотрудничества о чистой воде"
            ),
            OPENING,
            block("Стороны будут беречь воду."),
            block("г.Тяньцзинь, 1 сентября 2025 года"),
        )
    )
    assert (
        record.title == "Заявление Совета глав государств – членов Шанхайской организации сотрудничества о чистой воде"
    )
    assert (record.type, record.number, record.body) == ("statement", None, "SGG")
    assert (record.date, record.city, record.parties) == (dt.date(2025, 9, 1), "Тяньцзинь", ("KZ", "CN", "UZ"))
    assert (record.annex_of, record.period_start) == (None, None)


def test_parties_that_are_not_named_stay_unknown() -> None:
    record = recognise_head(
        document(
            *head("ЗАЯВЛЕНИЕ", "Совета глав государств-членов ШОС о чистом воздухе"),
            block("Мы, лидеры государств-членов Шанхайской организации сотрудничества,", part=Part.PREAMBLE),
            block("По предложению Республики Казахстан и Китайской Народной Республики создан фонд."),
        )
    )
    assert record.parties == ()
    assert record.date is None


def test_a_treaty() -> None:
    record = recognise_head(
        document(
            *head("СОГЛАШЕНИЕ", "между правительствами государств-членов ШОС о пожарной охране"),
            block("Правительства государств-членов ШОС, именуемые далее Сторонами,", part=Part.PREAMBLE),
            block("Стороны сотрудничают."),
            block("Совершено в г. Астане «4» июля 2024 года в одном экземпляре на русском языке."),
            block("За Правительство Республики Беларусь", BlockKind.SIGNATURE, Part.SIGNATURES),
            block("За Правительство Кыргызской Республики", BlockKind.SIGNATURE, Part.SIGNATURES),
        )
    )
    assert (record.type, record.body) == ("agreement", "other")
    assert (record.date, record.city, record.parties) == (dt.date(2024, 7, 4), "Астана", ("BY", "KG"))


def test_a_report_of_the_secretariat() -> None:
    record = recognise_head(
        document(
            *head("ДОКЛАД", "Секретариата ШОС о реализации решений Совета глав государств (январь – июнь 2023 года)"),
            *head("г. Пекин, 10 июля 2023 года"),
            block("В отчетный период работа велась по плану."),
        )
    )
    assert (record.type, record.body, record.parties) == ("report", "other", ())
    assert (record.date, record.city) == (dt.date(2023, 7, 10), "Пекин")
    assert (record.period_start, record.period_end) == (dt.date(2023, 1, 1), dt.date(2023, 6, 30))


@pytest.mark.parametrize(
    ("sentence", "state", "of"),
    [
        ("Республика Индия не участвует в реализации пункта 7.", "IN", "Пункт 7 Заявления"),
        (
            "Исламская Республика Иран не присоединилась к Дорожной карте развития портов.",
            "IR",
            "Дорожная карта развития портов",
        ),
    ],
)
def test_exclusions(sentence: str, state: str, of: str) -> None:
    record = recognise_head(document(*head("ЗАЯВЛЕНИЕ", "министров транспорта о портах"), block(sentence)))
    assert [(found.state, found.of) for found in record.states_excluded] == [(state, of)]
    assert record.states_excluded[0].evidence.quote == sentence


def test_a_state_that_takes_part_is_not_excluded() -> None:
    record = recognise_head(
        document(*head("ЗАЯВЛЕНИЕ", "министров о портах"), block("Республика Индия участвует в работе."))
    )
    assert record.states_excluded == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("(ноябрь 2023 года – октябрь 2024 года)", dt.date(2023, 11, 1), dt.date(2024, 10, 31)),
        ("(IV квартал 2025 года – II квартал 2026 года)", dt.date(2025, 10, 1), dt.date(2026, 6, 30)),
        ("за 2022 год", dt.date(2022, 1, 1), dt.date(2022, 12, 31)),
        ("с 1 января по 31 декабря 2023 г.", dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("за первое полугодие 2024 года", dt.date(2024, 1, 1), dt.date(2024, 6, 30)),
    ],
)
def test_periods(text: str, first: dt.date, last: dt.date) -> None:
    assert report_period(text) == (first, last)


@pytest.mark.parametrize("text", ["на 2022-2024 годы", "до 2030 года", "о работе в полном объеме"])
def test_validity_is_no_reporting_period(text: str) -> None:
    assert report_period(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("г. Пекин, 3 июля 2026 г.", True),
        ("17 сентября 2021 года № 9 город Душанбе", True),
        ("(г. Бишкек, 30 июня 2026 года)", True),
        ("№158", True),
        ("г. Омск № 11-П 19–20 июня 2024 г.", True),
        ("(Документ № 10/3)", True),
        ("12 сентября 2024 г. в г. Исламабаде состоялась встреча.", False),
        ("О сотрудничестве в области спорта", False),
    ],
)
def test_place_lines(text: str, expected: bool) -> None:
    assert is_place_line(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ОТЧЕТ Секретариата ШОС о работе СРГ", "Отчет Секретариата ШОС о работе СРГ"),
        ("БИШКЕКСКАЯ ДЕКЛАРАЦИЯ Совета глав государств", "Бишкекская декларация Совета глав государств"),
        ("ПЛАН ДЕЙСТВИЙ ШАНХАЙСКОЙ ОРГАНИЗАЦИИ СОТРУДНИЧЕСТВА", "План действий Шанхайской организации сотрудничества"),
        ("Протокол XVI заседания", "Протокол XVI заседания"),
    ],
)
def test_capitals_are_undone(text: str, expected: str) -> None:
    assert sentence_case(text) == expected


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Совместное коммюнике по итогам заседания", "communique"),
        ("План мероприятий по реализации Стратегии", "plan"),
        ("Дорожная карта по увеличению доли валют", "roadmap"),
        ("Положение о Специальной рабочей группе", "regulation"),
        ("Письмо Секретариата о протоколе", "other"),
    ],
)
def test_types(title: str, code: str) -> None:
    assert document_type(title) == code
