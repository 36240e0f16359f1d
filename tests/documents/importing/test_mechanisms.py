"""Names of bodies: what joins, what stays apart, what is asked."""

from __future__ import annotations

import pytest

from actors.models import Mechanism, MechanismAlias
from documents.models import Question
from events.models import Event

from .telling import Page, day, take

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]


def meeting(name: str, on: str, *, report: str) -> None:
    """A report that tells of one meeting of a body."""
    page = Page(f"{report}.", f"{on} состоялось {name}.")
    event = page.event(name, title=name, mechanism=name, start=day(on), end=day(on), sector="energy")
    take(page.reading(page.head(report, date=day(on)), events=(event,)))


def test_meeting_and_gathering_of_ministers_are_one_body() -> None:
    meeting("Встреча министров энергетики государств-членов ШОС", "2021-08-12", report="Отчет за 2021 год")
    meeting("Совещание министров энергетики ШОС", "2024-06-21", report="Отчет за 2024 год")
    events = Event.objects.all()
    assert {event.mechanism.slug for event in events} == {"ministers-energy"}
    assert len(events) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Форум рыболовов государств-членов ШОС", "Форум рыболовов ШОС"),
        ("Форум рыболовов государств-членов ШОС", "Форум рыболовов"),
        ("Рабочая группа государств-членов ШОС по вопросам рыболовства", "Рабочая группа ШОС в сфере рыболовства"),
        (
            "Постоянно действующая рабочая группа по вопросам рыболовства",
            "Постоянная рабочая группа в области рыболовства",
        ),
        (
            "Совещание министров государств-членов ШОС, отвечающих за вопросы рыболовства",
            "Совещание министров, ответственных за рыболовство",
        ),
        ("Совещание министров лесного хозяйства ШОС", "Совецание министров лесного хозяйства"),
    ],
)
def test_variants_of_a_name_make_one_new_body(one: str, other: str) -> None:
    meeting(one, "2021-05-12", report="Отчет за 2021 год")
    meeting(other, "2024-05-12", report="Отчет за 2024 год")
    made = Mechanism.objects.filter(slug__isnull=True)
    assert [event.mechanism_id for event in Event.objects.all()] == [made.get().pk] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Совещание министров рыболовства ШОС", "Совещание министров лесного хозяйства ШОС"),
        ("Специальная рабочая группа по рыболовству", "Постоянно действующая рабочая группа по рыболовству"),
        ("Форум рыболовов ШОС", "Форум лесоводов ШОС"),
        ("Совет рыболовов ШОС", "Форум рыболовов ШОС"),
    ],
)
def test_other_bodies_stay_apart(one: str, other: str) -> None:
    meeting(one, "2021-05-12", report="Отчет за 2021 год")
    meeting(other, "2024-05-12", report="Отчет за 2024 год")
    assert Mechanism.objects.filter(slug__isnull=True).count() == 2
    assert not Question.objects.exists()


def test_a_name_that_may_mean_another_body_is_asked_about_once() -> None:
    meeting("Форум рыболовов и охотников морских регионов", "2021-05-12", report="Отчет за 2021 год")
    meeting("Форум рыболовов морских регионов", "2024-05-12", report="Отчет за 2024 год")
    meeting("Форум рыболовов морских регионов", "2025-05-12", report="Отчет за 2025 год")
    question = Question.objects.get()
    assert question.record_kind == "mechanism"
    assert question.words == "Форум рыболовов морских регионов"
    assert Mechanism.objects.filter(slug__isnull=True).count() == 1
    assert Event.objects.filter(mechanism__isnull=True).count() == 2  # no silent choice


def test_a_new_body_keeps_its_name_and_words() -> None:
    meeting("Форум рыболовов ШОС", "2021-05-12", report="Отчет за 2021 год")
    made = Mechanism.objects.get(slug__isnull=True)
    assert (made.name_ru, made.kind, made.sector_id) == ("Форум рыболовов ШОС", "forum", "energy")
    assert MechanismAlias.objects.get(mechanism=made).text == "Форум рыболовов ШОС"
    assert made.mentions.get().quote == "Форум рыболовов ШОС"


def test_reference_names_are_not_overwritten_by_what_documents_say() -> None:
    before = Mechanism.objects.get(slug="ministers-energy").name_ru
    meeting("Встреча министров энергетики", "2021-08-12", report="Отчет за 2021 год")
    assert Mechanism.objects.get(slug="ministers-energy").name_ru == before
