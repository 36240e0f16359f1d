"""The list of events and an event's page, through HTTP."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Event, EventCity, Outcome
from sco_portal.search.index import reindex
from tests.cast import sign_in
from tests.factories import (
    BlockFactory,
    CityFactory,
    DocumentFactory,
    EventFactory,
    EventMentionFactory,
    MechanismFactory,
    SectorFactory,
    StateFactory,
    VersionFactory,
)
from tests.pinned_queries import check

pytestmark = pytest.mark.django_db

D = dt.date
LIST = "/events/"


def listed(client: Client | None = None, **query: object) -> list[str]:
    answer = (client or Client()).get(LIST, query)
    return [row.title for row in answer.context["page"].object_list]


def counts(facet: str, **query: object) -> dict[str, int]:
    answer = Client().get(LIST, query)
    return {
        choice.value: choice.count
        for found, choices in answer.context["facets"]
        if found.name == facet
        for choice in choices
    }


def held_in(event: Event, *cities: str, country: str = "KZ") -> Event:
    for position, slug in enumerate(cities):
        city = CityFactory(slug=slug, name_ru=slug.title(), country=StateFactory(code=country))
        EventCity.objects.create(event=event, city=city, position=position)
    return event


def told(event: Event, **document: Any) -> Any:
    """A mention of the event in a document of its own."""
    block = BlockFactory(version=VersionFactory(document=DocumentFactory(**document)))
    return EventMentionFactory(event=event, block=block)


def test_a_state_is_found_in_each_of_its_three_roles_and_in_no_other() -> None:
    held_in(EventFactory(title="хозяйка"), "astana")
    EventFactory(title="председатель", chair=StateFactory(code="KZ"))
    EventFactory(title="инициатор", initiator=StateFactory(code="KZ"))
    EventFactory(title="ни при чём")
    assert listed(held_in="KZ") == ["хозяйка"]
    assert listed(chaired_by="KZ") == ["председатель"]
    assert listed(initiated_by="KZ") == ["инициатор"]


def test_facets_count_what_the_other_filters_leave_but_not_their_own() -> None:
    energy, sport = SectorFactory(code="energy"), SectorFactory(code="sport")
    EventFactory(start=D(2024, 1, 1), sector=energy)
    EventFactory(start=D(2024, 2, 1), sector=sport)
    EventFactory(start=D(2021, 2, 1), sector=sport)
    assert counts("year", sector="sport") == {"2024": 1, "2021": 1}
    assert counts("sector", sector="sport", year="2024") == {"energy": 1, "sport": 1}


def test_an_event_in_two_cities_keeps_both_in_the_facets_when_one_is_asked_for() -> None:
    held_in(held_in(EventFactory(), "astana"), "moscow", country="RU")
    assert counts("city", held_in="KZ") == {"astana": 1, "moscow": 1}
    assert counts("held_in", city="moscow") == {"KZ": 1, "RU": 1}


def test_an_event_told_in_two_documents_is_listed_and_counted_once() -> None:
    event = EventFactory(title="одно")
    first, second = told(event), told(event)
    documents = [first.version.document_id, second.version.document_id]
    assert listed(document=documents) == ["одно"]
    assert counts("document") == {str(pk): 1 for pk in documents}


def test_a_document_that_may_not_be_seen_is_not_named_among_the_facets() -> None:
    event = EventFactory()
    hidden = told(event, title="Тайный план", review="draft").version.document
    answer = Client().get(LIST)
    assert counts("document") == {}
    assert "Тайный план" not in answer.content.decode()
    assert Client().get(LIST, {"document": hidden.pk}).status_code == 400
    assert "Тайный план" in sign_in("editor").get(LIST).content.decode()


def test_a_range_of_days_finds_events_that_reach_into_it() -> None:
    EventFactory(title="до", start=D(2024, 5, 1), end=D(2024, 5, 3))
    EventFactory(title="через край", start=D(2024, 5, 30), end=D(2024, 6, 2))
    EventFactory(title="внутри", start=D(2024, 6, 10), end=D(2024, 6, 10))
    EventFactory(title="после", start=D(2024, 7, 1), end=D(2024, 7, 1))
    assert sorted(listed(since="2024-06-01", until="2024-06-30")) == ["внутри", "через край"]


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({"since": "01.06.2024"}, 400, "2024-09-12"),
        ({"held_in": "ATLANTIS"}, 400, "ATLANTIS"),
        ({"kind": "ball"}, 400, "ball"),
        ({"mechanism": "77"}, 400, "77"),
        ({"year": "MMXXI"}, 400, "MMXXI"),
        ({"page": "9"}, 404, "9"),
        ({"sort": "height"}, 400, "height"),
        ({"size": "7"}, 400, "25, 50, 100"),
        ({"export": "xls"}, 400, "xls"),
        ({"export": "csv", "kind": "ball"}, 400, "ball"),  # no file that holds other rows than were asked for
        ({"since": "2024-09-13", "until": "2024-09-01"}, 400, "2024-09-13"),
    ],
)
def test_wrong_questions_are_answered_with_what_is_wrong(query: dict[str, str], status: int, words: str) -> None:
    EventFactory(title="Встреча")
    answer = Client().get(LIST, query)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "Встреча" in answer.content.decode()


def test_words_are_found_in_any_form() -> None:
    held_in(EventFactory(title="Совещание министров энергетики"), "astana")
    EventFactory(title="Форум женщин")
    reindex()
    assert listed(q="энергетика") == ["Совещание министров энергетики"]
    assert listed(q="Astana") == ["Совещание министров энергетики"]


def test_what_is_hidden_withdrawn_or_merged_is_not_listed() -> None:
    EventFactory(title="черновик", review="draft")
    EventFactory(title="в корзине", withdrawn_at=timezone.now())
    EventFactory(title="слитое", merged_into=EventFactory(title="основное"))
    assert listed() == ["основное"]
    assert listed(sign_in("editor")).count("черновик") == 1


def test_an_event_of_two_cities_and_two_sources_is_one_line_of_the_export() -> None:
    event = held_in(EventFactory(title="=1+1"), "astana", "almaty")
    told(event)
    told(event)
    answer = Client().get(LIST, {"export": "csv"})
    lines = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert len(lines) == 2
    assert "'=1+1" in lines[1]
    assert "Astana; Almaty" in lines[1]


def test_the_page_tells_date_place_outcomes_and_every_source() -> None:
    event = held_in(EventFactory(start=D(2024, 9, 12), date_words="12 сентября 2024 г."), "astana")
    first, second = told(event, title="Отчёт 2024"), told(event, title="Отчёт 2025")
    plan = DocumentFactory(title="План по торговле")
    Outcome.objects.create(event=event, document=plan, action="approved", title="План по торговле")
    text = Client().get(f"/events/{event.pk}/").content.decode()
    for words in ("12 сентября 2024 г.", "Astana", "Отчёт 2024", "Отчёт 2025", first.quote, f"/documents/{plan.pk}/"):
        assert words in text
    for mention in (first, second):
        assert f"/documents/{mention.version.document_id}/text/?version=1&amp;light=event-{event.pk}" in text


def test_the_page_tells_why_it_was_not_held_in_the_words_that_say_so() -> None:
    event = EventFactory(status="not_held", status_reason="в связи с обстановкой")
    mention = told(event)
    event.provenance = {"status_reason": {"mention": mention.pk, "confidence": 0.9}}
    event.save()
    answer = Client().get(f"/events/{event.pk}/")
    assert answer.context["reason"] == mention
    assert "в связи с обстановкой" in answer.content.decode()


def test_doubtful_fields_are_shown_and_those_set_by_hand_are_not() -> None:
    event = EventFactory(
        chair=StateFactory(code="KZ"),
        provenance={
            "status_reason": {"confidence": 0.3, "rule": "reason", "origin": "imported"},  # nothing was read
            "chair": {"confidence": 0.55, "rule": "chair.adjective", "origin": "imported"},
            "title": {"confidence": 0.4, "rule": "x", "origin": "by_hand"},
            "kind": {"confidence": 0.99, "rule": "y", "origin": "imported"},
        },
    )
    answer = Client().get(f"/events/{event.pk}/")
    assert [(doubt.field, doubt.percent) for doubt in answer.context["doubts"]] == [("chair", 55)]
    assert "chair.adjective" in answer.content.decode()


def test_the_same_words_of_one_document_are_shown_once() -> None:
    event = EventFactory()
    first = told(event)
    EventMentionFactory(event=event, block=BlockFactory(version=first.version, start=100))
    told(event)  # another document with the same words is another source
    shown = Client().get(f"/events/{event.pk}/").context["mentions"]
    assert len(shown) == len({mention.version.document_id for mention in shown}) == 2


def test_a_facet_of_many_values_folds_the_rest_and_keeps_what_is_set_in_sight() -> None:
    for number in range(12):
        held_in(EventFactory(), f"city{number:02}")
    held_in(EventFactory(), "city11")
    facet, choices = next(
        (facet, choices)
        for facet, choices in Client().get(LIST, {"city": "city10"}).context["facets"]
        if facet.name == "city"
    )
    shown = [choice.value for choice in facet.in_sight(choices)]
    assert len(shown) == 9
    assert {"city10", "city11"} < set(shown)  # that which is set, and that with the most rows


def test_russian_words_are_marked_on_pages_in_other_languages_and_cities_are_in_theirs() -> None:
    event = EventFactory(title="Форум")
    city = CityFactory(slug="astana", name_ru="Астана", name_en="Astana")
    EventCity.objects.create(event=event, city=city, words="Нур-Султан")
    reader = Client()
    reader.cookies["django_language"] = "en"
    rows = reader.get(LIST).content.decode()
    assert re.search(r'<a class="row-title"[^>]* lang="ru">Форум</a>', rows)
    assert 'Astana (<span lang="ru">Нур-Султан</span>)' in rows
    assert '<h1 lang="ru">Форум</h1>' in reader.get(f"/events/{event.pk}/").content.decode()
    russian = Client().get(LIST).content.decode()
    assert "Нур-Султан" in russian
    assert ' lang="ru">Форум' not in russian


def test_its_neighbours_in_the_series_are_shown_implied_ones_too() -> None:
    mechanism = MechanismFactory()
    EventFactory(mechanism=mechanism, ordinal=20, start=D(2021, 10, 14))
    event = EventFactory(mechanism=mechanism, ordinal=23, start=D(2024, 9, 12))
    context = Client().get(f"/events/{event.pk}/").context
    assert (context["before"].ordinal, context["before"].implied, context["after"]) == (22, True, None)


def test_machines_read_the_event_and_its_title_cannot_break_out() -> None:
    event = held_in(
        EventFactory(title="</script><b>форум", start=D(2024, 9, 1), end=D(2024, 9, 30), format="hybrid"), "astana"
    )
    event.date_precision = "month"
    event.save()
    text = Client().get(f"/events/{event.pk}/").content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert block is not None
    data = json.loads(block[1])
    assert data["@type"] == "Event"
    assert (data["name"], data["startDate"]) == ("</script><b>форум", "2024-09")
    assert data["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert data["location"][0]["address"]["addressCountry"] == "KZ"
    assert "</script><b>" not in text


def test_an_event_merged_into_another_is_found_there() -> None:
    kept = EventFactory()
    gone = EventFactory(merged_into=kept, withdrawn_at=timezone.now())
    answer = Client().get(f"/events/{gone.pk}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/events/{kept.pk}/")


def test_a_hidden_event_is_not_there_and_the_secretariat_sees_it() -> None:
    url = f"/events/{EventFactory(review='extracted').pk}/"
    assert Client().get(url).status_code == 404
    assert sign_in("contact_kz").get(url).status_code == 404
    assert sign_in("former_editor").get(url).status_code == 404
    assert sign_in("editor").get(url).status_code == 200


def test_a_source_that_may_not_be_seen_is_not_quoted() -> None:
    event = EventFactory()
    mention = told(event, title="Тайный отчёт", review="draft")
    text = Client().get(f"/events/{event.pk}/").content.decode()
    assert "Тайный отчёт" not in text
    assert mention.quote not in text
    assert "Тайный отчёт" in sign_in("editor").get(f"/events/{event.pk}/").content.decode()


def _rich(number: int) -> None:
    for _ in range(number):
        event = EventFactory(
            mechanism=MechanismFactory(),
            sector=SectorFactory(),
            chair=StateFactory(),
            initiator=StateFactory(code="RU"),
        )
        held_in(event, "astana", "almaty")
        told(event)
        Outcome.objects.create(event=event, document=DocumentFactory(), action="approved", title="План")


@pytest.mark.parametrize("rows", [1, 7])
def test_the_number_of_queries_is_pinned_whatever_the_number_of_rows(rows: int) -> None:
    _rich(rows)
    event = Event.objects.order_by("pk")[rows - 1]
    for _ in range(rows):
        told(event)
        EventFactory(mechanism=event.mechanism, start=D(2020, 1, 1))
    check("events list", Client(), LIST)
    check("events list, filtered", Client(), f"{LIST}?year=2024&sector=energy&held_in=KZ")
    check("events list as CSV", Client(), f"{LIST}?export=csv")
    check("event", Client(), reverse("events:detail", args=[event.pk]))
