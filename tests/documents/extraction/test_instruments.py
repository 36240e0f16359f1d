"""Instruments of small texts: «title = status», the answer beside the text."""

import datetime as dt

import pytest

from documents.extraction.blocks import Structured
from documents.extraction.pipeline import read_structured
from documents.extraction.recognise.head import recognise_head
from documents.extraction.recognise.instruments import recognise_instruments
from documents.extraction.records import EventRecord, Evidence, InstrumentRecord

HEAD = """ДОКЛАД
Секретариата о садах и музеях

1. Введение

Читателям, которым дороги сады, музеи и пчёлы, здесь рассказано обо всём, что сделано за год, без лишних слов.

"""


def read(text: str) -> Structured:
    return read_structured((HEAD + text).encode(), filename="report.txt")


def found(text: str, *events: EventRecord) -> dict[str, InstrumentRecord]:
    doc = read(text)
    return {record.title: record for record in recognise_instruments(doc, recognise_head(doc), events=events)}


CASES = """
Министры утвердили План охраны садов до 2030 года и подписали Меморандум о дружбе музеев. → План охраны садов до 2030 года = approved; Меморандум о дружбе музеев = signed
Стороны утвердили План охраны садов и отметили важность Концепции защиты пчёл. → План охраны садов = approved; Концепция защиты пчёл = in_force
Эксперты обсудили проект Регламента совета садоводов. → Регламент совета садоводов = draft
Согласован проект Концепции защиты пчёл. → Концепция защиты пчёл = agreed
Завершается подготовка Соглашения о семенах. → Соглашение о семенах = draft
Было предложено разработать План посадки лип. → План посадки лип = proposed
Работа шла в соответствии с Программой обмена саженцами. → Программа обмена саженцами = in_force
Участники приняли к сведению доклад китайской стороны о шелкопряде. → Доклад китайской стороны о шелкопряде = in_force
Протокол о доступе к теплицам не был согласован. → Протокол о доступе к теплицам = draft
Обсужден вопрос о продлении Меморандума о дружбе музеев. → Меморандум о дружбе музеев = in_force
Решением СГГ ШОС №7 от 1 июня 2020 г. создан Ассоциация садоводов ШОС и утвержден ее регламент. → Решение СГГ ШОС №7 от 1 июня 2020 г. = adopted; Регламент Ассоциации садоводов ШОС = approved
Действуют Концепция охраны рек и План мероприятий по ее практической реализации. → Концепция охраны рек = in_force; План мероприятий по практической реализации Концепции охраны рек = in_force
"""  # noqa: E501


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_titles_and_statuses(line: str) -> None:
    text, answer = line.split(" → ")
    wanted = dict(part.rsplit(" = ", 1) for part in answer.split("; "))
    assert {title: record.status for title, record in found(text).items()} == wanted


def test_date_of_the_act_stands_beside_it_or_comes_from_the_occurrence() -> None:
    text = "Концепция защиты пчёл, одобренная 5 мая 2020 г., выполняется. По итогам встречи принят План посева."
    doc = read(text)
    block = next(block for block in doc.blocks if "пчёл" in block.text)
    place = Evidence(block.block.start, block.block.end, None, block.block.index, block.text[:60])
    meeting = EventRecord(
        evidence=place, rule="test", confidence=1.0, title="Встреча пасечников", kind="ministerial",
        start=dt.date(2021, 2, 1), end=dt.date(2021, 2, 2), mechanism="Встреча пасечников",
    )  # fmt: skip
    records = found(text, meeting)
    assert records["Концепция защиты пчёл"].action_date == dt.date(2020, 5, 5)
    assert records["План посева"].action_date == dt.date(2021, 2, 2)
    assert records["План посева"].action_body == "Встреча пасечников"


def test_one_document_under_two_wordings_is_one_record() -> None:
    text = (
        "Обсуждён проект Программы обмена саженцами между школами. "
        "Позднее утверждена Программа обмена саженцами между школами государств-членов ШОС."
    )
    (record,) = found(text).values()
    assert record.status == "approved"
    assert len(record.also) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("План работы школ на 2020 год", "План работы школ на 2021 год"),
        ("Меморандум о дружбе между Секретариатом ШОС и ФАО", "Меморандум о дружбе между Секретариатом ШОС и ЮНЕП"),
        ("Стратегия экономического развития ШОС", "Стратегия энергетического развития ШОС"),
        ("План реализации Концепции охраны рек", "План реализации Программы охраны рек"),
    ],
)
def test_different_documents_stay_apart(left: str, right: str) -> None:
    assert {left, right} <= set(found(f"Приняты {left} и {right}."))


def test_a_document_does_not_list_itself() -> None:
    assert found("Настоящий Доклад составлен по плану. Доклад Секретариата о садах и музеях разослан.") == {}


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        (
            "УТВЕРЖДЕН\nРешением Совета садоводов № 3 от 5 мая 2020 года\n\nПЛАН\nпосадки лип на 2021-2025 годы\n\n",
            "approved",
            5,
        ),
        (
            "ПЛАН\nпосадки лип на 2021-2025 годы\n\nПринят на Встрече садоводов (город Ош, 6 мая 2020 года)\n\n",
            "adopted",
            6,
        ),
    ],
)
def test_a_document_that_tells_its_own_approval_is_listed(text: str, status: str, day: int) -> None:
    rest = (
        "1. Посадка\n\nСтороны посадят липы вдоль дорог и будут ухаживать за ними в течение всего срока, как условлено."
    )
    doc = read_structured((text + rest).encode(), filename="plan.txt")
    (record,) = recognise_instruments(doc, recognise_head(doc))
    assert (record.title, record.status) == ("План посадки лип на 2021-2025 годы", status)
    assert record.action_date == dt.date(2020, 5, day)
    assert (record.period_start, record.period_end) == (2021, 2025)
