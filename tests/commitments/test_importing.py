"""Commitments: the clauses of a document with their sectors, deadlines and bodies."""

from __future__ import annotations

import pytest

from actors.services.reference import reference_load
from commitments.importing import state_named
from commitments.models import Commitment
from documents.reconcile.keys import mechanism_key
from tests.documents.importing.telling import Page, day, take

pytestmark = pytest.mark.django_db
CLAUSES = ("Министры увеличат вылов рыбы до 31 декабря 2025 года", "Стороны создадут рабочую группу", "Стороны помогут")


@pytest.fixture(autouse=True)
def _imported(db: None) -> None:
    reference_load(alias_key=mechanism_key)
    page = Page("Программа развития рыболовства", *CLAUSES)
    first = page.commitment(
        CLAUSES[0], sectors=("agriculture", "trade_investment", "nonsense"), section="Меры",
        responsible="Совещание министров сельского хозяйства", deadline=day("2025-12-31"),
        deadline_basis="до 31 декабря 2025 года",
    )  # fmt: skip
    others = (page.commitment(CLAUSES[1], responsible="Республика Казахстан"), page.commitment(CLAUSES[2]))
    take(page.reading(page.head("Программа развития рыболовства", "programme"), commitments=(first, *others)))


def test_clauses_stand_in_the_order_of_the_text() -> None:
    assert list(Commitment.objects.order_by("position").values_list("text", flat=True)) == list(CLAUSES)


def test_sectors_main_first_and_only_known_ones() -> None:
    first = Commitment.objects.get(position=0)
    assert first.sector_id == "agriculture"
    places = first.commitmentsector_set.order_by("position").values_list("sector", "position")
    assert list(places) == [("agriculture", 0), ("trade_investment", 1)]


def test_a_deadline_has_its_basis_and_words() -> None:
    first = Commitment.objects.get(position=0)
    assert (first.deadline, first.deadline_basis, first.deadline_words) == (
        day("2025-12-31"), "text", "до 31 декабря 2025 года",
    )  # fmt: skip
    assert Commitment.objects.get(position=2).deadline is None


def test_who_is_responsible_is_linked_where_known_and_never_invented() -> None:
    first, second, third = Commitment.objects.order_by("position")
    assert first.responsible_mechanism is not None
    assert first.responsible_mechanism.slug == "ministers-agriculture"
    assert (second.responsible_mechanism, second.responsible_state_id) == (None, "KZ")
    assert (third.responsible, third.responsible_mechanism, third.responsible_state) == ("", None, None)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Республика Казахстан", "KZ"),
        ("казахстанская сторона", "KZ"),
        ("Банк развития Казахстана", None),
        ("Казахстан и Узбекистан", None),
        ("Стороны", None),
    ],
)
def test_a_state_is_responsible_only_where_the_words_are_a_state(words: str, code: str | None) -> None:
    assert state_named(words) == code


def test_each_clause_rests_on_its_words() -> None:
    for commitment in Commitment.objects.all():
        mention = commitment.mentions.get()
        assert mention.version.text[mention.start : mention.end] == commitment.text
        assert commitment.provenance["text"]["mention"] == mention.pk
