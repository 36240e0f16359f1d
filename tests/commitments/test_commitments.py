"""The list of commitments and a commitment's page with its parties, through HTTP."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.test import Client
from django.utils import timezone

from commitments.models import Commitment, CommitmentSector, Progress
from documents.models import Document, DocumentParty
from sco_portal.search.index import reindex
from tests.cast import sign_in
from tests.factories import (
    BlockFactory,
    CommitmentFactory,
    CommitmentMentionFactory,
    DocumentFactory,
    EventFactory,
    MechanismFactory,
    MemberFactory,
    SectorFactory,
    StateFactory,
    VersionFactory,
)
from tests.pinned_queries import check

pytestmark = pytest.mark.django_db

D = dt.date
LIST = "/commitments/"
MEMBERS = {"KZ": D(2001, 6, 15), "RU": D(2001, 6, 15), "IN": D(2017, 6, 9), "IR": D(2023, 7, 4)}
POSITIONS = itertools.count()


@pytest.fixture
def members() -> None:
    for code, start in MEMBERS.items():
        MemberFactory(state=StateFactory(code=code), start=start)


def document(title: str, day: dt.date | None, *named: str, without: str = "") -> Document:
    """A document with named parties, and maybe a state of which it is said that it is not one."""
    made: Document = DocumentFactory(title=title, date=day)
    for code in named:
        DocumentParty.objects.create(document=made, state=StateFactory(code=code))
    if without:
        DocumentParty.objects.create(
            document=made, state=StateFactory(code=without), standing="not_party", quote="не является участником"
        )
    return made


def listed(**query: object) -> list[str]:
    return [row.text for row in Client().get(LIST, query).context["page"].object_list]


def counts(facet: str, **query: object) -> dict[str, int]:
    answer = Client().get(LIST, query)
    return {
        choice.value: choice.count
        for found, choices in answer.context["facets"]
        if found.name == facet
        for choice in choices
    }


def lines(commitment: Commitment, client: Client | None = None) -> dict[str, tuple[str, str | None]]:
    """State to how it is bound and what it reports."""
    context = (client or Client()).get(f"{LIST}{commitment.pk}/").context
    return {
        line.state.pk: (line.row.bond, line.progress.implementation if line.progress else None)
        for line in context["lines"]
    }


def test_a_state_finds_the_commitments_that_bind_it_and_no_others(members: None) -> None:
    CommitmentFactory(text="названа", document=document("А", D(2025, 9, 1), "IN", "KZ"))
    CommitmentFactory(text="не названа", document=document("Б", D(2025, 9, 1), "KZ", "RU"))
    CommitmentFactory(text="не участник", document=document("В", D(2024, 7, 4), without="IN"))
    CommitmentFactory(text="по членству", document=document("Г", D(2021, 9, 17)))
    CommitmentFactory(text="до вступления", document=document("Д", D(2015, 9, 17)))
    assert sorted(listed(state="IN")) == ["названа", "по членству"]
    assert sorted(listed(state="IR")) == ["не участник"]
    assert counts("state") == {"IN": 2, "IR": 1, "KZ": 5, "RU": 4}
    assert counts("state", document=Document.objects.get(title="В").pk) == {"IR": 1, "KZ": 1, "RU": 1}


def test_the_number_beside_a_state_is_that_of_the_rows_behind_it(members: None) -> None:
    for number in range(3):
        CommitmentFactory(document=document(f"Док {number}", D(2022 + number, 1, 1)))
    for code, number in counts("state").items():
        assert Client().get(LIST, {"state": code}).context["total"] == number


def test_a_report_binds_only_the_state_that_it_names_as_responsible(members: None) -> None:
    report = document("Отчет", D(2024, 10, 16), "IN", "KZ")
    Document.objects.filter(pk=report.pk).update(type="report")
    report.refresh_from_db()
    announced = CommitmentFactory(text="обещано", document=report, responsible_state_id="KZ")
    told = CommitmentFactory(text="рассказано", document=report)
    assert (listed(state="KZ"), listed(state="IN")) == (["обещано"], [])
    assert counts("state") == {"KZ": 1}
    assert lines(announced)["KZ"][0] == "responsible"
    assert {bond for bond, _progress in lines(told).values()} == {"told_of_others", "not_named"}
    assert Client().get("/states/KZ/").context["commitments_total"] == 1


def test_sections_can_be_chosen_only_within_a_document() -> None:
    one = CommitmentFactory(text="первый", section="I. Общее")
    CommitmentFactory(text="второй", section="II. Особое", document=one.document)
    assert counts("section") == {}
    assert counts("section", document=one.document_id) == {"I. Общее": 1, "II. Особое": 1}
    assert listed(document=one.document_id, section="II. Особое") == ["второй"]


def test_deadlines_are_ahead_passed_or_not_told() -> None:
    today = timezone.localdate()
    CommitmentFactory(text="впереди", deadline=today, deadline_basis="text")
    CommitmentFactory(text="прошёл", deadline=today - dt.timedelta(days=1), deadline_basis="text")
    CommitmentFactory(text="без срока")
    assert listed(timing="ahead") == ["впереди"]
    assert listed(timing="passed") == ["прошёл"]
    assert counts("timing") == {"ahead": 1, "passed": 1, "none": 1}


def test_every_sector_of_a_commitment_finds_it() -> None:
    commitment = CommitmentFactory(text="зелёная энергия")
    for position, code in enumerate(("energy", "environment")):
        CommitmentSector.objects.create(commitment=commitment, sector=SectorFactory(code=code), position=position)
    assert listed(sector="environment") == ["зелёная энергия"]
    assert counts("sector", sector="energy") == {"energy": 1, "environment": 1}


def test_words_are_found_in_any_form() -> None:
    CommitmentFactory(text="содействовать развитию возобновляемых источников энергии")
    reindex()
    assert len(listed(q="возобновляемый источник")) == 1
    assert listed(q="рыболовство") == []


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({"state": "XX"}, 400, "XX"),
        ({"kind": "wish"}, 400, "wish"),
        ({"document": "999999999"}, 400, "999999999"),
        ({"page": "4"}, 404, "4"),
    ],
)
def test_wrong_questions_are_answered_with_what_is_wrong(query: dict[str, str], status: int, words: str) -> None:
    CommitmentFactory(text="содействовать")
    answer = Client().get(LIST, query)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "содействовать" in answer.content.decode()


def test_a_commitment_of_a_hidden_document_is_not_there() -> None:
    commitment = CommitmentFactory(text="тайное", document=DocumentFactory(review="draft"))
    assert listed() == []
    assert Client().get(f"{LIST}{commitment.pk}/").status_code == 404
    assert sign_in("editor").get(f"{LIST}{commitment.pk}/").status_code == 200


def test_every_state_has_its_reason_and_the_denominator_is_exact(members: None) -> None:
    commitment = CommitmentFactory(document=document("План", D(2021, 9, 17), without="IN"))
    answer = Client().get(f"{LIST}{commitment.pk}/")
    assert lines(commitment) == {
        "KZ": ("by_membership", None),
        "RU": ("by_membership", None),
        "IN": ("not_party", None),
        "IR": ("not_yet_member", None),
    }
    assert (len(answer.context["parties"].bound), answer.context["parties"].total) == (2, 4)
    assert "не является участником" in answer.content.decode()


def test_an_annex_without_a_date_has_that_of_its_act(members: None) -> None:
    act = DocumentFactory(date=D(2021, 9, 17))
    commitment = CommitmentFactory(document=DocumentFactory(annex_of=act))
    assert lines(commitment)["IR"] == ("not_yet_member", None)


def test_nobody_is_counted_where_the_day_is_not_told(members: None) -> None:
    answer = Client().get(f"{LIST}{CommitmentFactory(document=document('Без даты', None)).pk}/")
    assert not answer.context["parties"].known
    assert answer.context["parties"].bound == ()


@pytest.mark.parametrize(
    ("review", "who", "seen"),
    [
        ("published", "stranger", "under_way"),
        ("approved", "stranger", None),
        ("submitted", "stranger", None),
        ("submitted", "contact_uz", None),
        ("submitted", "reviewer", "under_way"),
        ("draft", "reviewer", None),
    ],
)
def test_progress_is_seen_by_those_it_is_open_to(members: None, review: str, who: str, seen: str | None) -> None:
    commitment = CommitmentFactory(document=document("План", D(2024, 1, 1), "KZ", "RU"))
    Progress.objects.create(commitment=commitment, state_id="KZ", implementation="under_way", review=review)
    found = lines(commitment, sign_in(who))
    assert found["KZ"] == ("named", seen)
    assert found["RU"] == ("named", None)


def test_the_page_tells_its_words_its_deadline_and_what_stands_beside_it() -> None:
    block = BlockFactory(version=VersionFactory())
    texts = ("раньше", "само", "позже")
    one, commitment, other = (
        CommitmentFactory(document=block.version.document, position=at, text=text) for at, text in enumerate(texts)
    )
    CommitmentFactory(text="из другого документа")
    Commitment.objects.filter(pk=commitment.pk).update(
        deadline=D(2027, 9, 1), deadline_basis="text", deadline_words="до 1 сентября 2027 года"
    )
    mention = CommitmentMentionFactory(commitment=commitment, block=block)
    answer = Client().get(f"{LIST}{commitment.pk}/")
    text = answer.content.decode()
    for words in (mention.quote, "до 1 сентября 2027 года", "раньше", "позже", f"light=commitment-{commitment.pk}"):
        assert words in text
    assert (answer.context["before"], answer.context["after"]) == ([one], [other])
    assert "из другого документа" not in text


def test_meetings_of_the_body_responsible_are_those_since_the_document() -> None:
    body = MechanismFactory()
    EventFactory(mechanism=body, title="до документа", start=D(2020, 1, 1))
    EventFactory(mechanism=body, title="после документа", start=D(2022, 1, 1))
    commitment = CommitmentFactory(document=DocumentFactory(date=D(2021, 9, 17)), responsible_mechanism=body)
    assert [str(row) for row in Client().get(f"{LIST}{commitment.pk}/").context["meetings"]] == ["после документа"]


def test_merged_is_found_elsewhere() -> None:
    kept = CommitmentFactory()
    gone = CommitmentFactory(merged_into=kept, withdrawn_at=timezone.now())
    assert Client().get(f"{LIST}{gone.pk}/")["Location"] == f"{LIST}{kept.pk}/"


@pytest.mark.parametrize("rows", [1, 7])
def test_the_number_of_queries_is_pinned_whatever_the_number_of_rows(members: None, rows: int) -> None:
    body = MechanismFactory()
    for number in range(rows):
        of = document(f"Док {number}", D(2024, 1, 1), "KZ", "RU", without="IN")
        commitment = CommitmentFactory(
            document=of,
            responsible_mechanism=body,
            sector=SectorFactory(),
            deadline=D(2030, 1, 1),
            deadline_basis="text",
        )
        CommitmentFactory(document=of)
        CommitmentSector.objects.create(commitment=commitment, sector=SectorFactory())
        CommitmentMentionFactory(commitment=commitment, block=BlockFactory(version=VersionFactory(document=of)))
        EventFactory(mechanism=body)
        Progress.objects.create(commitment=commitment, state_id="KZ", implementation="planned", review="published")
    check("commitments list", Client(), LIST)
    check("commitments list, filtered", Client(), f"{LIST}?state=KZ&sector=energy&timing=ahead")
    check("commitments list as CSV", Client(), f"{LIST}?export=csv")
    check("commitment", Client(), f"{LIST}{commitment.pk}/")


def test_a_clause_expires_with_its_document_and_the_facet_says_the_same() -> None:
    plan = DocumentFactory(type="plan", period_end=D(2020, 12, 31))
    CommitmentFactory(text="истекло", document=plan)
    CommitmentFactory(text="оставлено", document=plan, locked_fields=["life"])
    CommitmentFactory(text="действует")
    assert listed(life="expired") == ["истекло"]
    assert counts("life") == {"expired": 1, "in_force": 2}
