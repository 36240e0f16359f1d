"""The list of mechanisms and a mechanism's page with its series, through HTTP."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from actors.models import Mechanism, MechanismAlias
from events.models import Outcome
from events.templatetags.series import interval
from tests.cast import sign_in
from tests.factories import (
    CommitmentFactory,
    DocumentFactory,
    EventFactory,
    MechanismFactory,
    SectorFactory,
    VersionFactory,
)
from tests.pinned_queries import check

pytestmark = pytest.mark.django_db

D = dt.date
LIST = "/mechanisms/"


def trade_ministers() -> Mechanism:
    """The 20th in 2021 and the 23rd in 2024 are told of."""
    mechanism: Mechanism = MechanismFactory(name_ru="Совещание министров торговли", kind="ministerial")
    EventFactory(mechanism=mechanism, ordinal=20, start=D(2021, 10, 14), format="online")
    EventFactory(mechanism=mechanism, ordinal=23, start=D(2024, 9, 12), format="in_person")
    return mechanism


def report_until(day: dt.date) -> None:
    """A report whose period ends on a day: so far do the sources reach."""
    VersionFactory(document=DocumentFactory(type="report", period_start=D(2020, 11, 1), period_end=day))


def page(mechanism: Mechanism, client: Client | None = None) -> str:
    return (client or Client()).get(f"{LIST}{mechanism.pk}/").content.decode()


def test_the_strip_shows_what_is_told_and_what_the_numbers_imply() -> None:
    text = page(trade_ministers())
    for drawn in (
        "mark-held",
        "mark-implied",
        "<rect",
        "<circle",
        ">20</text>",
        ">21</text>",
        ">22</text>",
        ">23</text>",
    ):
        assert drawn in text
    assert "style=" not in text
    assert text.count('<tr class="implied">') == 2


def test_what_was_not_held_shows_its_reason() -> None:
    mechanism = trade_ministers()
    EventFactory(mechanism=mechanism, start=D(2025, 9, 1), status="not_held", status_reason="по просьбе сторон")
    answer = Client().get(f"{LIST}{mechanism.pk}/")
    assert answer.context["series"].state == "not_convened"
    assert "по просьбе сторон" in answer.content.decode()
    assert 'class="cross"' in answer.content.decode()


def test_overdue_is_said_only_as_far_as_reports_reach() -> None:
    mechanism = trade_ministers()
    report_until(D(2024, 10, 31))
    assert Client().get(f"{LIST}{mechanism.pk}/").context["series"].state == "no_news"
    report_until(D(2026, 10, 31))
    assert Client().get(f"{LIST}{mechanism.pk}/").context["series"].state == "overdue"


def test_a_report_that_may_not_be_seen_reaches_nowhere() -> None:
    mechanism = trade_ministers()
    report_until(D(2024, 10, 31))
    VersionFactory(
        document=DocumentFactory(type="report", period_start=D(2020, 1, 1), period_end=D(2026, 10, 31), review="draft")
    )
    assert Client().get(f"{LIST}{mechanism.pk}/").context["series"].state == "no_news"
    assert sign_in("editor").get(f"{LIST}{mechanism.pk}/").context["series"].state == "overdue"


def test_the_state_of_the_series_filters_and_counts() -> None:
    mechanism = trade_ministers()
    MechanismFactory(name_ru="Без заседаний")
    report_until(D(2024, 10, 31))
    answer = Client().get(LIST, {"state": "no_news"})
    assert [row.pk for row in answer.context["page"].object_list] == [mechanism.pk]
    facet = next(choices for facet, choices in answer.context["facets"] if facet.name == "state")
    assert {choice.value: choice.count for choice in facet} == {"no_news": 1, "no_rhythm": 1}


def test_the_year_is_that_of_the_latest_meeting_that_took_its_turn() -> None:
    mechanism = trade_ministers()
    EventFactory(mechanism=mechanism, start=D(2027, 1, 1), status="planned")
    assert Client().get(LIST, {"year": "2024"}).context["total"] == 1
    assert Client().get(LIST, {"year": "2021"}).context["total"] == 0


def test_names_relations_documents_and_commitments_stand_on_the_page() -> None:
    mechanism = trade_ministers()
    MechanismAlias.objects.create(mechanism=mechanism, text="Встреча министров торговли", key="а", origin="imported")
    MechanismAlias.objects.create(mechanism=mechanism, text="Совецание", key="б", kind="slip", origin="imported")
    MechanismFactory(name_ru="Рабочая группа", parent=mechanism)
    adopted, discussed = DocumentFactory(title="Принятый план"), DocumentFactory(title="Обсуждённый план")
    event = mechanism.events.get(ordinal=23)
    Outcome.objects.create(event=event, document=adopted, action="adopted")
    Outcome.objects.create(event=event, document=discussed, action="discussed")
    CommitmentFactory(text="докладывать ежегодно", responsible_mechanism=mechanism)
    text = page(mechanism)
    for words in (
        "Встреча министров торговли",
        "«Совецание»",
        "Рабочая группа",
        "Принятый план",
        "докладывать ежегодно",
    ):
        assert words in text
    assert "Обсуждённый план" not in text


def test_hidden_relatives_are_not_linked() -> None:
    parent = MechanismFactory(name_ru="Скрытый совет", review="draft")
    mechanism = MechanismFactory(parent=parent)
    MechanismFactory(name_ru="Скрытая группа", parent=mechanism, review="draft")
    text = page(mechanism)
    assert f'href="{LIST}{parent.pk}/"' not in text
    assert "Скрытая группа" not in text


def test_hidden_is_not_there_and_merged_is_found_elsewhere() -> None:
    hidden, kept = MechanismFactory(review="draft"), MechanismFactory()
    gone = MechanismFactory(merged_into=kept, withdrawn_at=timezone.now())
    assert Client().get(f"{LIST}{hidden.pk}/").status_code == 404
    assert sign_in("reviewer").get(f"{LIST}{hidden.pk}/").status_code == 200
    assert Client().get(f"{LIST}{gone.pk}/")["Location"] == f"{LIST}{kept.pk}/"


def test_a_mechanism_without_meetings_says_so() -> None:
    answer = Client().get(f"{LIST}{MechanismFactory().pk}/")
    assert answer.status_code == 200
    assert answer.context["strips"] is None


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (21, "21"),
        (91, "3"),
        (182, "6"),
        (355, "once a year"),
        (545, "18 months"),
        (427, "once a year"),
        (730, "2 years"),
    ],
)
def test_intervals_are_worded(days: int, words: str) -> None:
    from django.utils.translation import override

    with override("en"):
        assert words in interval(days)


@pytest.mark.parametrize("rows", [1, 6])
def test_the_number_of_queries_is_pinned_whatever_the_number_of_rows(rows: int) -> None:
    for number in range(rows):
        mechanism = MechanismFactory(sector=SectorFactory())
        MechanismFactory(parent=mechanism)
        for year in range(2018, 2018 + rows):
            event = EventFactory(mechanism=mechanism, ordinal=year - 2000, start=D(year, 5, 1))
            Outcome.objects.create(event=event, document=DocumentFactory(), action="adopted")
        MechanismAlias.objects.create(mechanism=mechanism, text="Иначе", key=str(number), origin="imported")
        CommitmentFactory(responsible_mechanism=mechanism)
    check("mechanisms list", Client(), LIST)
    check("mechanism", Client(), f"{LIST}{mechanism.pk}/")


def test_names_from_the_reference_data_are_not_said_to_be_those_of_documents() -> None:
    mechanism = trade_ministers()
    for text, origin in (("Встреча министров торговли", "imported"), ("Торговые министры", "reference")):
        MechanismAlias.objects.create(mechanism=mechanism, text=text, key=text.lower(), kind="name", origin=origin)
    names = Client().get(f"{LIST}{mechanism.pk}/").context["names"]
    assert names == {"name": ["Встреча министров торговли"], "reference": ["Торговые министры"]}
