"""Answers to questions of identity: remembered, carried out, not asked again."""

from __future__ import annotations

import pytest

from actors.models import Mechanism, MechanismAlias
from documents.extraction.records import Outcome
from documents.importing.answers import answer
from documents.models import Document, Question
from documents.services.merging import CannotMerge
from documents.services.questions import AlreadyAnswered, NotACandidate
from events.models import Event
from tests.cast import person

from .telling import Page, day, take

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]
LONG, SHORT = "Форум рыболовов и охотников морских регионов", "Форум рыболовов морских регионов"
PLAN, BARE = "План развития рыболовства на 2022-2024 годы", "План развития рыболовства"


def meeting(name: str, on: str) -> None:
    page = Page(f"Отчет за {on[:4]} год.", f"{on} состоялся {name}.")
    event = page.event(name, title=name, mechanism=name, start=day(on), end=day(on), sector="energy", kind="forum")
    take(page.reading(page.head(f"Отчет за {on[:4]} год", date=day(on)), events=(event,)))


def adopted(title: str, on: str) -> None:
    page = Page(f"Отчет за {on[:4]} год.", f"{on} министры одобрили {title}.")
    outcome = Outcome(title, "endorsed", page.evidence(title))
    event = page.event(f"{on} министры", title=f"Совещание {on}", start=day(on), end=day(on), outcomes=(outcome,))
    take(page.reading(page.head(f"Отчет за {on[:4]} год", date=day(on)), events=(event,)))


def test_the_chosen_body_gets_the_name_and_the_meetings() -> None:
    meeting(LONG, "2021-05-12")
    meeting(SHORT, "2024-05-12")
    chosen = Mechanism.objects.get(name_ru=LONG)
    answer(question=Question.objects.get(), answer_id=chosen.pk, by=person("editor"))
    assert set(Event.objects.values_list("mechanism", flat=True)) == {chosen.pk}
    assert MechanismAlias.objects.get(text=SHORT).decided_by.email.startswith("editor")
    meeting(SHORT, "2025-05-12")
    assert set(Event.objects.values_list("mechanism", flat=True)) == {chosen.pk}
    assert Question.objects.count() == 1


def test_none_of_them_makes_a_body_of_its_own_that_rests_on_its_passage() -> None:
    meeting(LONG, "2021-05-12")
    meeting(SHORT, "2024-05-12")
    answer(question=Question.objects.get(), answer_id=None, by=person("editor"))
    made = Mechanism.objects.get(name_ru=SHORT)
    assert (made.kind, made.event_kind, made.sector_id) == ("forum", "forum", "energy")
    assert made.mentions.get().quote == SHORT
    assert Event.objects.get(start="2024-05-12").mechanism == made
    meeting(SHORT, "2025-05-12")
    assert made.events.count() == 2


def test_an_answer_stands() -> None:
    meeting(LONG, "2021-05-12")
    meeting(SHORT, "2024-05-12")
    question, editor = Question.objects.get(), person("editor")
    with pytest.raises(NotACandidate):
        answer(question=question, answer_id=999999, by=editor)
    answer(question=question, answer_id=None, by=editor)
    with pytest.raises(AlreadyAnswered):
        answer(question=question, answer_id=None, by=editor)


def test_the_same_document_after_all() -> None:
    adopted(PLAN, "2021-05-12")
    adopted(BARE, "2022-05-12")
    question = Question.objects.get()
    plan, lesser = Document.objects.get(title=PLAN), Document.objects.get(title=BARE)
    answer(question=question, answer_id=plan.pk, by=person("editor"))
    lesser.refresh_from_db()
    assert (lesser.merged_into, lesser.withdrawn_at is None) == (plan, False)
    assert plan.mentions.count() == 2
    assert plan.outcomes.count() == 2
    assert not lesser.outcomes.exists()
    adopted(BARE, "2023-05-12")
    assert plan.outcomes.count() == 3
    assert Question.objects.count() == 1


def test_another_document_after_all() -> None:
    adopted(PLAN, "2021-05-12")
    adopted(BARE, "2022-05-12")
    answer(question=Question.objects.get(), answer_id=None, by=person("editor"))
    adopted(BARE, "2023-05-12")
    assert Document.objects.standing().filter(type="plan").count() == 2
    assert Question.objects.filter(answered_at__isnull=True).count() == 0


def test_a_held_text_is_not_merged_away() -> None:
    adopted(PLAN, "2021-05-12")
    page = Page("План", "развития рыболовства", "Рыбы должно быть больше.")
    take(page.reading(page.head(BARE, "plan")))
    question = Question.objects.get()
    with pytest.raises(CannotMerge):
        answer(question=question, answer_id=Document.objects.get(title=PLAN).pk, by=person("editor"))
    question.refresh_from_db()
    assert question.answered_at is None
