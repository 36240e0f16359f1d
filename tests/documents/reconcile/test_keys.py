"""Keys: the same name in other words has the same key, another name has another."""

from __future__ import annotations

import datetime as dt

import pytest

from documents.reconcile.keys import commitment_key, document_key, event_key, mechanism_key
from documents.reconcile.words import take_apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Программа «Голубого моря» ШОС", "Программа «Голубое море» Шанхайской организации сотрудничества"),
        ("Концепция охраны рек государств-членов ШОС", "Концепция государств – членов ШОС в сфере охраны рек"),
        ("План на период 2022-2024 годов", "План на 2022–2024 гг."),
        ("Решение СГГ ШОС № 14 от 4 июля 2024 г.", "Решение Совета глав государств-членов ШОС №14 от 4 июля 2024 года"),
        ("Заявление СГГ ШОС об охране рек", "Заявление глав государств-членов ШОС об охране рек"),
        ("Программа по охране рек", "Проект Программы по охране рек"),
    ],
)
def test_one_document(one: str, other: str) -> None:
    assert document_key(one) == document_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("План на 2022-2024 годы", "План на 2025-2027 годы"),
        ("План по реализации Концепции охраны рек", "Концепция охраны рек"),
        ("Протокол 5-го Совещания", "Протокол шестого Совещания"),
        ("Меморандум с ФАО", "Меморандум с ЮНЕП"),
        ("Хартия ШОС", "Хартия ООН"),
    ],
)
def test_two_documents(one: str, other: str) -> None:
    assert document_key(one) != document_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Встреча министров рыболовства государств-членов ШОС", "Совещание министров рыболовства"),
        ("СРГ по рыболовству", "Специальная рабочая группа государств-членов ШОС по вопросам рыболовства"),
        ("ПДРГ в сфере рыболовства", "Постоянная рабочая группа ШОС по рыболовству"),
        ("Совещание министров, отвечающих за рыболовство", "Совещание министров ШОС, курирующих вопросы рыболовства"),
        ("Встреча руководителей банков (национальных)", "Встреча руководителей банков"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    assert mechanism_key(one) == mechanism_key(other)


def test_a_bare_noun_keeps_the_organisation() -> None:
    assert mechanism_key("Форум ШОС") != mechanism_key("Форум")
    assert mechanism_key("Форум ШОС") == mechanism_key("Форум Шанхайской организации сотрудничества")


def test_the_number_and_the_way_to_meet_are_not_what_an_event_is() -> None:
    assert event_key("23-е Совещание министров рыболовства") == event_key("Встреча министров рыболовства ШОС")
    assert event_key("Экспертное заседание по подготовке Совещания министров рыболовства") != event_key(
        "Совещание министров рыболовства"
    )


def test_a_clause_is_itself_whatever_its_marks() -> None:
    assert commitment_key("Стороны  увеличат улов;") == commitment_key("стороны увеличат улов")


def test_number_and_day_of_an_act_are_taken_out_of_its_name() -> None:
    found = take_apart("Решение СГГ № 14 от 4 июля 2024 г. «Об охране рек»")
    assert (found.number, found.date, found.years) == ("14", dt.date(2024, 7, 4), frozenset())


@pytest.mark.parametrize("name", ["", "   ", "«»", "—", "от 31 февраля 2024 года", "№", "ШОС"])
def test_names_without_words_do_no_harm(name: str) -> None:
    assert take_apart(name).date is None
    assert isinstance(document_key(name) + mechanism_key(name) + event_key(name), str)
