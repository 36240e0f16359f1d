"""Search: word forms, abbreviations, one wrong letter, and who may find what."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client

from actors.models import Mechanism
from sco_portal.records import ReviewStatus
from sco_portal.search import Question, search
from sco_portal.search.index import reindex
from tests.factories import MechanismFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mechanisms() -> dict[str, Mechanism]:
    rows = {
        "officials": Mechanism.objects.create(
            name_ru="Комиссия старших должностных лиц государств-членов ШОС",
            abbreviation="КСДЛ",
            review=ReviewStatus.PUBLISHED,
        ),
        "astana": Mechanism.objects.create(name_ru="Форум, проводимый в г.Астане", review=ReviewStatus.PUBLISHED),
        "kunming": Mechanism.objects.create(name_ru="Марафон в Куньмине", review=ReviewStatus.PUBLISHED),
        "hidden": Mechanism.objects.create(name_ru="Тайный клуб в Астане", review=ReviewStatus.EXTRACTED),
    }
    reindex()
    return rows


def titles(text: str, *, unpublished: bool = False) -> set[str]:
    entries, _counts = search(Question(text), unpublished=unpublished)
    return {entry.title for entry in entries}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Астана", "astana"),
        ("форумы", "astana"),
        ("государства-члены", "officials"),
        ("ксдл", "officials"),
        ("Куньмин", "kunming"),
        ("астона", "astana"),  # one wrong letter
        ("коммиссия", "officials"),  # one letter too many
    ],
)
def test_finds(mechanisms: dict[str, Mechanism], typed: str, found: str) -> None:
    assert titles(typed) == {mechanisms[found].name_ru}


def test_all_words_must_be_there(mechanisms: dict[str, Mechanism]) -> None:
    assert titles("форум Куньмин") == set()


def test_what_is_not_published_is_found_by_the_secretariat_only(mechanisms: dict[str, Mechanism]) -> None:
    assert mechanisms["hidden"].name_ru not in titles("Астана")
    assert mechanisms["hidden"].name_ru in titles("Астана", unpublished=True)


def test_a_record_in_the_trash_leaves_the_index(mechanisms: dict[str, Mechanism]) -> None:
    mechanisms["kunming"].withdrawn_at = mechanisms["kunming"].created_at
    mechanisms["kunming"].save()
    reindex("mechanism", [str(mechanisms["kunming"].pk)])
    assert titles("Куньмин") == set()


def test_the_page_marks_the_words_and_says_what_it_took_them_for(
    mechanisms: dict[str, Mechanism], client: Client
) -> None:
    answer = client.get("/search/", {"q": "астона"}).content.decode()
    assert "г.<mark>Астане</mark>" in answer
    assert "«астона»" in answer


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "' & | ! :* ()", "a" * 5000, "\x00"])
def test_odd_questions_get_a_page(mechanisms: dict[str, Mechanism], client: Client, typed: str) -> None:
    assert client.get("/search/", {"q": typed}).status_code == 200


@pytest.fixture
def reference() -> None:
    """The reference data as the portal itself loads it; nothing but its own command writes the index."""
    call_command("load_reference", verbosity=0)


@pytest.mark.parametrize(
    ("typed", "kind", "found"),
    [
        ("МБО", "mechanism", "Межбанковское объединение ШОС"),
        ("РАТС", "mechanism", "Региональная антитеррористическая структура ШОС"),
        ("встреча министров энергетики", "mechanism", "Совещание министров энергетики государств-членов ШОС"),
        ("Индия", "state", "Индия"),
        ("India", "state", "Индия"),
        ("印度", "state", "Индия"),
        ("度共和", "state", "Индия"),  # a part of the official name: nothing separates its words
        ("Азербайджан", "state", "Азербайджан"),  # a partner
    ],
)
def test_reference_data_is_found_under_all_its_names(reference: None, typed: str, kind: str, found: str) -> None:
    entries, _counts = search(Question(typed), kind=kind)
    assert found in {entry.title for entry in entries}


def test_chinese_characters_are_found_only_in_their_order(reference: None) -> None:
    assert search(Question("度印"), kind="state")[0].count() == 0


def test_a_general_abbreviation_finds_what_it_stands_for_word_by_word(client: Client) -> None:
    MechanismFactory(name_ru="Специальная рабочая группа по туризму")
    MechanismFactory(name_ru="Рабочая группа по специальной связи")
    reindex()
    assert titles("СРГ") == {"Специальная рабочая группа по туризму"}
    assert "<mark>Специальная</mark>" in client.get("/search/", {"q": "срг"}).content.decode()


def test_the_list_of_mechanisms_finds_by_abbreviation_and_by_alias(reference: None, client: Client) -> None:
    for words in ("МБО", "встреча министров энергетики"):
        assert client.get("/mechanisms/", {"q": words}).context["total"]


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [({"kind": "ball"}, 400, "«ball»"), ({"page": "999"}, 404, "999"), ({"page": "last"}, 404, "«last»")],
)
def test_a_wrong_kind_or_page_is_told_and_results_stay(
    mechanisms: dict[str, Mechanism], client: Client, query: dict[str, str], status: int, words: str
) -> None:
    answer = client.get("/search/", {"q": "Астана", **query})
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert mechanisms["astana"].name_ru.split(",")[0] in answer.content.decode()
