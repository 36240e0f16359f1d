"""The list of states and a state's page, through HTTP: every number is that of the list behind it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client

from actors.models import Membership, State
from commitments.models import CommitmentSector, Progress
from documents.models import DocumentParty
from events.models import EventCity
from tests.factories import (
    BlockFactory,
    CityFactory,
    CommitmentFactory,
    DocumentFactory,
    EventFactory,
    MemberFactory,
    SectorFactory,
    StateFactory,
    VersionFactory,
)
from tests.pinned_queries import check

pytestmark = pytest.mark.django_db

D = dt.date


def kazakhstan(rows: int = 2) -> State:
    """A member with something of everything."""
    state: State = StateFactory(code="KZ", name_ru="Казахстан")
    MemberFactory(state=state)
    for number in range(rows):
        event = EventFactory(chair=state, initiator=state, start=D(2024, 1, 1 + number))
        EventCity.objects.create(event=event, city=CityFactory(slug=f"city{number}", country=state))
        EventCity.objects.create(event=event, city=CityFactory(slug=f"other{number}", country=state), position=1)
        document = DocumentFactory(date=D(2024, 1, 1))
        DocumentParty.objects.create(document=document, state=state)
        excluded = DocumentFactory(title=f"Без Казахстана {number}")
        version = BlockFactory(version=VersionFactory()).version
        DocumentParty.objects.create(
            document=excluded, state=state, standing="not_party", quote=f"не участвует {number}", version=version
        )
        commitment = CommitmentFactory(document=document, sector=SectorFactory())
        CommitmentSector.objects.create(commitment=commitment, sector=SectorFactory())
    Progress.objects.create(commitment=commitment, state=state, implementation="completed", review="published")
    return state


def total(url: str) -> int:
    number: int = Client().get(url.replace("&amp;", "&")).context["total"]
    return number


def test_every_number_is_that_of_the_list_behind_it() -> None:
    kazakhstan()
    EventFactory(review="draft", chair_id="KZ")
    text = Client().get("/states/KZ/").content.decode()
    figures = re.findall(r'<a class="figure" href="([^"]+)"><b>(\d+)</b>', text)
    assert len(figures) == 5
    assert all(total(url) == int(number) == 2 for url, number in figures)


def test_the_list_tells_the_same_numbers() -> None:
    kazakhstan()
    (row,) = Client().get("/states/").context["page"].object_list
    assert (row.hosted, row.chaired, row.initiated, row.agreed) == (2, 2, 2, 2)


def test_a_sector_counts_what_its_link_finds() -> None:
    kazakhstan()
    second = CommitmentSector.objects.order_by("pk")[0].commitment
    CommitmentSector.objects.create(commitment=second, sector=SectorFactory(code="sport"), position=1)
    sectors = Client().get("/states/KZ/").context["sectors"]
    assert {sector.pk: number for sector, number in sectors} == {"energy": 2, "sport": 1}
    for sector, number in sectors:
        assert total(f"/commitments/?state=KZ&sector={sector.pk}") == number


def test_no_report_is_the_rest_and_no_lack_of_work() -> None:
    kazakhstan()
    context = Client().get("/states/KZ/").context
    assert ([int(number) for _label, number in context["progress"]], context["not_reported"]) == ([1], 1)


def test_documents_it_is_not_a_party_to_have_their_reason() -> None:
    kazakhstan()
    text = Client().get("/states/KZ/").content.decode()
    assert "Без Казахстана 0" in text
    assert "«не участвует 0»" in text


def test_states_stand_in_the_order_of_joining_and_are_told_apart_by_standing() -> None:
    MemberFactory(state=StateFactory(code="BY"), start=D(2024, 7, 4))
    MemberFactory(state=StateFactory(code="CN"), start=D(2001, 6, 15))
    Membership.objects.create(state=StateFactory(code="MN"), standing="observer", start=D(2004, 6, 17))
    Membership.objects.create(
        state=State.objects.get(pk="BY"), standing="observer", start=D(2015, 7, 10), end=D(2024, 7, 4)
    )
    StateFactory(code="IT")
    assert [row.pk for row in Client().get("/states/").context["page"].object_list] == ["CN", "BY", "MN"]
    assert [row.pk for row in Client().get("/states/?standing=observer").context["page"].object_list] == ["MN"]


def test_a_country_without_standing_has_a_page_of_what_took_place_there() -> None:
    italy = StateFactory(code="IT", name_ru="Италия")
    assert Client().get("/states/IT/").status_code == 404  # nothing is known of it but its name
    EventCity.objects.create(event=EventFactory(), city=CityFactory(slug="rome", country=italy))
    page = Client().get("/states/IT/").content.decode()
    assert "<span>Италия</span></nav>" in page
    assert page.count('class="figure"') == 1  # no row of zeros


def test_codes_are_upper_case_and_unknown_ones_are_not_there() -> None:
    StateFactory(code="KZ")
    assert Client().get("/states/kz/")["Location"] == "/states/KZ/"
    assert Client().get("/states/XX/").status_code == 404
    assert Client().get("/states/?standing=friend").status_code == 400


@pytest.mark.parametrize("rows", [1, 6])
def test_the_number_of_queries_is_pinned_whatever_the_number_of_rows(rows: int) -> None:
    kazakhstan(rows)
    for code in ("CN", "RU", "IN", "PK")[:rows]:
        MemberFactory(state=StateFactory(code=code))
    check("states list", Client(), "/states/")
    check("state", Client(), "/states/KZ/")
