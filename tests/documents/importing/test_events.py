"""Events: one meeting told in several places is one event; what was planned becomes held; doubt is asked about."""

from __future__ import annotations

from typing import Any

import pytest

from actors.models import Mechanism
from documents.extraction.records import Doubt
from documents.models import CandidateChange, Question
from events.models import Event

from .telling import Page, day, take

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]
MINISTERS = "Совещание министров энергетики"


def report(year: int, *tellings: tuple[str, dict[str, Any]]) -> None:
    """A report of a year that tells of meetings of the energy ministers, each in a paragraph of its own words."""
    page = Page(f"Отчет за {year} год", *(words for words, _values in tellings))
    events = tuple(
        page.event(words, **{"title": MINISTERS, "mechanism": MINISTERS, "date_precision": "day", **values})
        for words, values in tellings
    )
    take(page.reading(page.head(f"Отчет за {year} год", date=day(f"{year}-12-01")), events=events))


def on(first: str, last: str | None = None, **values: Any) -> dict[str, Any]:
    return {"start": day(first), "end": day(last or first), **values}


def test_two_tellings_in_one_document_are_one_event_with_two_mentions() -> None:
    report(
        2024, ("12 мая состоялось совещание", on("2024-05-12")), ("на совещании 12 мая", on("2024-05-12", chair="KZ"))
    )
    event = Event.objects.get()
    assert event.mentions.count() == 2
    assert event.chair_id == "KZ"  # each telling adds what it says


def test_tellings_in_two_documents_join_over_a_range_of_days() -> None:
    report(2024, ("11-12 мая состоялось совещание", on("2024-05-11", "2024-05-12")))
    report(2025, ("как решено 12 мая", on("2024-05-12", cities=("Астана",))))
    event = Event.objects.get()
    assert (event.start, event.end) == (day("2024-05-11"), day("2024-05-12"))
    assert [place.city_id for place in event.places.all()] == ["astana"]


def test_what_was_planned_becomes_held_in_any_order() -> None:
    held = ("12 мая состоялось 5-е совещание", on("2024-05-12", ordinal=5))
    planned = ("5-е совещание намечено", {"ordinal": 5, "status": "planned"})
    report(2024, held)
    report(2023, planned)
    event = Event.objects.get()
    assert (event.status, event.start, event.ordinal) == ("held", day("2024-05-12"), 5)
    assert event.mentions.count() == 2


def test_undated_meetings_of_one_body_are_not_guessed_to_be_one() -> None:
    report(2024, ("состоялись три заседания", {}), ("проведено заседание", {}))
    report(2025, ("состоялось заседание", {}))
    assert Event.objects.count() == 3


def test_several_meetings_told_in_the_same_words_stay_several() -> None:
    page = Page("Отчет за 2024 год", "состоялись три заседания рабочей группы")
    events = tuple(page.event("состоялись три заседания", title="Заседание рабочей группы") for _ in range(3))
    reading = page.reading(page.head("Отчет за 2024 год", date=day("2024-12-01")), events=events)
    take(reading)
    take(reading, kind="reread", code="2")
    assert Event.objects.count() == 3
    assert [event.mentions.count() for event in Event.objects.all()] == [2, 2, 2]


def test_one_number_on_two_near_days_is_a_question() -> None:
    report(2024, ("12 мая состоялось 5-е совещание", on("2024-05-12", ordinal=5)))
    report(2025, ("22 мая 2024 года состоялось 5-е совещание", on("2024-05-22", ordinal=5)))
    assert Event.objects.count() == 2
    question = Question.objects.get()
    assert (question.record_kind, question.record_id) == ("event", Event.objects.get(start=day("2024-05-22")).pk)


def test_an_unknown_city_is_no_link_but_is_not_lost() -> None:
    report(2024, ("12 мая в городе Китеже", on("2024-05-12", cities=("Китеж", "Астана"))))
    event = Event.objects.get()
    assert [place.city_id for place in event.places.all()] == ["astana"]
    assert event.mentions.get().said["cities"]["value"] == ["Китеж", "Астана"]
    assert CandidateChange.objects.get(record_kind="city").after == {"event": event.pk, "cities": ["Китеж"]}


def test_a_former_name_of_a_city_is_the_city() -> None:
    report(2021, ("12 мая в г. Нур-Султане", on("2021-05-12", cities=("Нур-Султан",))))
    assert Event.objects.get().places.get().city_id == "astana"


def test_the_surest_passage_gives_the_value_and_doubt_is_kept() -> None:
    unsure = {"format": Doubt(0.4, "guess")}
    report(2024, ("12 мая состоялось совещание", on("2024-05-12", format="in_person", fields=unsure)))
    assert Event.objects.get().confidence == 0.4
    report(2025, ("12 мая 2024 года по видеосвязи", on("2024-05-12", format="online")))
    event = Event.objects.get()
    assert (event.format, event.confidence) == ("online", 0.9)


def told_once(year: int, title: str, **values: Any) -> Event:
    report(
        year, (f"{title}, сказано в {year} году", {**on(f"{year}-05-12"), "title": title, "mechanism": None, **values})
    )
    return Event.objects.get(start=f"{year}-05-12")


def test_a_title_that_is_the_name_of_a_mechanism_leads_to_it_and_says_by_what_rule() -> None:
    known = Mechanism.objects.get(slug="forum-tourism")
    event = told_once(2024, known.name_ru)
    assert event.mechanism_id == known.pk
    assert event.provenance["mechanism"]["rule"] == "mechanism.by_title"
    assert told_once(2023, f"{known.name_ru} по вопросам пчеловодства").mechanism is None  # likeness is not enough


def test_a_name_learnt_from_a_later_document_leads_the_events_of_earlier_ones() -> None:
    name = "Форум пчеловодов степных районов"
    assert told_once(2023, name).mechanism is None
    report(2024, ("12 мая прошел форум", {**on("2024-05-12"), "title": name, "mechanism": name, "kind": "forum"}))
    assert len({event.mechanism_id for event in Event.objects.all()} - {None}) == 1


@pytest.mark.parametrize(
    ("words", "values", "dated"),
    [
        (
            "намечено на второй квартал",
            {"date_words": "во втором квартале 2025 года"},
            ("2025-04-01", "2025-06-30", "quarter"),
        ),
        ("готова провести в 2025 году совещание", {"status": "planned"}, ("2025-01-01", "2025-12-31", "year")),
        ("проводились в 2025 году совещания", {"status": "held"}, None),
        ("совещание для проработки Плана действий на 2022 год", {"status": "planned", "date_words": "2022 год"}, None),
        ("в 2025 или 2026 году совещание", {"status": "planned"}, None),
    ],
)
def test_a_month_or_year_alone_gives_the_ends_of_that_time(
    words: str, values: dict[str, Any], dated: tuple[str, str, str] | None
) -> None:
    report(2024, (words, {"date_precision": None, **values}))
    event = Event.objects.get()
    found = (str(event.start), str(event.end), event.date_precision) if event.start else None
    assert found == dated
