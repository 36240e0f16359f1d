"""Search: word forms, abbreviations, one wrong letter, and who may find what."""

from __future__ import annotations

import pytest
from django.test import Client

from actors.models import Mechanism
from sco_portal.records import ReviewStatus
from sco_portal.search import Question, search
from sco_portal.search.index import reindex

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
