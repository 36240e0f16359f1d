"""The register, a document's page and its text, through HTTP."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from actors.models import Standing
from documents.models import Document, DocumentParty
from sco_portal.records import ReviewStatus
from tests.cast import sign_in
from tests.factories import (
    BlockFactory,
    DocumentFactory,
    DocumentMentionFactory,
    EventMentionFactory,
    MemberFactory,
    StateFactory,
    VersionFactory,
)
from tests.pinned_queries import check

pytestmark = pytest.mark.django_db


def listed(client: Client, **query: object) -> list[str]:
    answer = client.get(reverse("documents:list"), query)
    return [row.title for row in answer.context["page"].object_list]


def test_the_register_holds_texts_and_wanted_documents() -> None:
    held = VersionFactory(document__title="Заявление").document
    DocumentFactory(title="Хартия")
    assert sorted(listed(Client())) == ["Заявление", "Хартия"]
    assert listed(Client(), text="held") == [held.title]
    assert listed(Client(), text="wanted") == ["Хартия"]


def test_an_act_whose_annex_is_held_has_its_text_in_that_file() -> None:
    act = DocumentFactory(title="Решение № 9", type="decision")
    annex = VersionFactory(document__title="Программа", document__annex_of=act).document
    assert sorted(listed(Client(), text="held")) == ["Программа", "Решение № 9"]
    page = Client().get(reverse("documents:detail", args=[act.pk])).content.decode()
    assert f"{reverse('documents:text', args=[annex.pk])}?light=document-{act.pk}" in page
    assert (
        f"{reverse('documents:text', args=[annex.pk])}?light=document-{act.pk}"
        in Client().get(reverse("documents:list")).content.decode()
    )
    Document.objects.filter(pk=annex.pk).update(review=ReviewStatus.DRAFT)
    assert listed(Client(), text="held") == []


def test_facets_count_what_the_other_filters_leave() -> None:
    DocumentFactory(type="plan", date=dt.date(2024, 1, 1))
    DocumentFactory(type="plan", date=dt.date(2021, 1, 1))
    DocumentFactory(type="strategy", date=dt.date(2024, 1, 1))
    answer = Client().get(reverse("documents:list"), {"year": "2024"})
    counts = {
        facet.name: {choice.value: choice.count for choice in choices} for facet, choices in answer.context["facets"]
    }
    assert counts["type"] == {"plan": 1, "strategy": 1}
    assert counts["year"] == {"2024": 2, "2021": 1}


def test_a_state_that_is_not_a_party_is_not_listed_as_one() -> None:
    india, document = StateFactory(code="IN"), DocumentFactory()
    DocumentParty.objects.create(document=document, state=india, standing="not_party", quote="Индия не участвует")
    other = DocumentFactory()
    DocumentParty.objects.create(document=other, state=india)
    assert listed(Client(), party="IN") == [other.title]


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({"type": "novel"}, 400, "novel"),
        ({"year": "MMXXI"}, 400, "MMXXI"),
        ({"sector": "astrology"}, 400, "astrology"),
        ({"page": "99"}, 404, "99"),
        ({"page": "two"}, 404, "two"),
        ({"size": "1000000"}, 400, "1000000"),
        ({"sort": "; drop table"}, 400, "; drop table"),
    ],
)
def test_wrong_questions_are_answered_with_what_is_wrong(query: dict[str, str], status: int, words: str) -> None:
    DocumentFactory(title="План")
    answer = Client().get(reverse("documents:list"), query)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "План" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("stranger", 404),
        ("analyst", 404),
        ("contact_kz", 404),
        ("former_editor", 404),
        ("editor", 200),
        ("reviewer", 200),
    ],
)
@pytest.mark.parametrize("route", ["documents:detail", "documents:text"])
def test_what_is_not_published_is_hidden_from_all_but_the_secretariat(who: str, status: int, route: str) -> None:
    version = VersionFactory(document__review=ReviewStatus.EXTRACTED)
    BlockFactory(version=version)
    assert sign_in(who).get(reverse(route, args=[version.document.pk])).status_code == status
    Document.objects.update(review=ReviewStatus.PUBLISHED)
    assert Client().get(reverse(route, args=[version.document.pk])).status_code == 200


def test_the_text_lights_the_words_asked_for_and_shades_the_rest() -> None:
    block = BlockFactory()
    mention = EventMentionFactory(block=block, text_start=0, text_end=22)
    url = reverse("documents:text", args=[block.version.document.pk])
    answer = Client().get(url, {"light": f"event-{mention.event.pk}"}).content.decode()
    assert f'id="m-event-{mention.event.pk}"' in answer
    assert '<mark class="lit">Министры приняли План.</mark>' in answer
    assert '<span class="unread">Погода была ясной.</span>' in answer


def test_the_words_of_an_unpublished_record_are_not_lit() -> None:
    block = BlockFactory()
    mention = EventMentionFactory(block=block, event__review=ReviewStatus.EXTRACTED, event__title="Тайная встреча")
    url = reverse("documents:text", args=[block.version.document.pk])
    answer = Client().get(url, {"light": f"event-{mention.event.pk}"})
    assert "Тайная встреча" not in answer.content.decode()
    assert "<mark" not in answer.content.decode().split('<article class="text"')[1]


def test_a_document_shows_who_names_it_in_whose_words() -> None:
    strategy = DocumentFactory(title="Стратегия")
    mention = DocumentMentionFactory(document=strategy, block__version__document__title="Отчёт")
    answer = Client().get(reverse("documents:detail", args=[strategy.pk])).content.decode()
    assert "Отчёт" in answer
    assert f"«{mention.quote}»" in answer


def test_a_version_that_is_not_there_is_not_found() -> None:
    version = VersionFactory()
    url = reverse("documents:text", args=[version.document.pk])
    assert Client().get(url, {"version": "2"}).status_code == 404
    assert Client().get(reverse("documents:text", args=[DocumentFactory().pk])).status_code == 404


def test_the_export_holds_all_rows_and_neutralises_formulas() -> None:
    DocumentFactory(title="=HYPERLINK(1)")
    for _number in range(30):
        DocumentFactory()
    answer = Client().get(reverse("documents:list"), {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode("utf-8").splitlines()  # type: ignore[attr-defined]
    assert lines[0].startswith("\ufeff")
    assert len(lines) == 32
    assert any(",'=HYPERLINK" in line and line.endswith(",только упоминается") for line in lines)


def test_htmx_gets_the_list_alone() -> None:
    MemberFactory(standing=Standing.MEMBER)
    answer = Client().get(reverse("documents:list"), headers={"HX-Request": "true"}).content.decode()
    assert '<form id="list"' in answer
    assert "<html" not in answer


@pytest.mark.parametrize("rows", [1, 12])
def test_the_number_of_queries_is_pinned_whatever_the_number_of_rows(rows: int) -> None:
    for _number in range(rows):
        block = BlockFactory()
        EventMentionFactory(block=block)
        DocumentMentionFactory(block=block, text_start=9, text_end=15)
    document = block.version.document
    check("documents list", Client(), reverse("documents:list"))
    check("documents list, filtered", Client(), reverse("documents:list") + "?type=plan&text=held")
    check("documents list as CSV", Client(), reverse("documents:list") + "?export=csv")
    check("document", Client(), reverse("documents:detail", args=[document.pk]))
    check("document's text", Client(), reverse("documents:text", args=[document.pk]))
    check("first page", Client(), reverse("home"))


def test_what_was_in_force_until_a_day_gone_by_has_expired_unless_a_person_said_more() -> None:
    past = dt.date(2020, 12, 31)
    over = DocumentFactory(title="План", type="plan", life="in_force", period_end=past)
    DocumentFactory(title="Отчет", type="report", life="in_force", period_end=past)  # a reporting period
    DocumentFactory(title="Программа", type="programme", life="in_force", period_end=dt.date(2999, 1, 1))
    by_hand = {"life": {"origin": "by_hand"}}
    DocumentFactory(title="Продлённый план", type="plan", life="in_force", period_end=past, provenance=by_hand)
    assert listed(Client(), life="expired") == ["План"]
    assert sorted(listed(Client(), life="in_force")) == ["Отчет", "Программа", "Продлённый план"]
    page = Client().get(reverse("documents:detail", args=[over.pk]), headers={"accept-language": "ru"})
    assert "31 декабря 2020" in page.content.decode()
    over.refresh_from_db()
    assert over.life == "in_force"  # what is stored stays
