"""A document that comes again: the same bytes, other bytes, other reading code; and what a person changed meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from commitments.models import Commitment
from documents.models import CandidateChange, Document, DocumentVersion, Question, RunKind
from events.models import Event

from .telling import Page, day, take

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]

REPORT = "Отчет о рыболовстве за 2024 год"
MEETING = "12 мая 2024 г. состоялось Совещание министров энергетики"
CLAUSES = ("Стороны увеличат вылов рыбы до конца года", "Стороны создадут рабочую группу по охране рек")


def told(
    meeting: str = MEETING, on: str = "2024-05-12", clauses: tuple[str, ...] = CLAUSES, code: str = "1", **values: Any
) -> None:
    """The report in one state of its text."""
    page = Page(f"{REPORT} № 7", meeting, *clauses)
    values = {"mechanism": "Совещание министров энергетики", "date_precision": "day", **values}
    event = page.event(meeting, title="Совещание министров энергетики", start=day(on), end=day(on), **values)
    head = page.head(REPORT, number="7", date=day("2024-12-01"))
    commitments = tuple(page.commitment(clause) for clause in clauses)
    kind = RunKind.UPLOAD if code == "1" else RunKind.REREAD
    take(page.reading(head, events=(event,), commitments=commitments), kind=kind, code=code)


def test_other_bytes_of_the_same_document_are_a_new_version() -> None:
    told()
    told(clauses=(*CLAUSES, "Стороны проведут форум рыболовов"))
    document = Document.objects.get(type="report")
    assert [version.number for version in document.versions.all()] == [2, 1]
    assert document.mentions.count() == 2  # each version keeps its own
    assert Event.objects.get().mentions.count() == 2
    assert Commitment.objects.count() == 3


def test_a_corrected_day_changes_the_event_and_does_not_make_another() -> None:
    told()
    before = Event.objects.get()
    told(meeting=MEETING.replace("12", "13"), on="2024-05-13")
    after = Event.objects.get()
    assert (after.pk, after.start, after.end) == (before.pk, day("2024-05-13"), day("2024-05-13"))
    assert after.revision == before.revision + 1
    change = CandidateChange.objects.get(record_kind="event", action="updated")
    assert (change.before["start"], change.after["start"]) == ("2024-05-12", "2024-05-13")


def test_a_clause_with_a_changed_word_stays_the_same_commitment() -> None:
    told()
    before = Commitment.objects.get(position=1)
    told(clauses=(CLAUSES[0], "Стороны создадут рабочую группу по охране морей"))
    after = Commitment.objects.get(position=1)
    assert (after.pk, after.text) == (before.pk, "Стороны создадут рабочую группу по охране морей")


def test_what_the_new_version_no_longer_tells_is_flagged_and_kept() -> None:
    told()
    told(clauses=CLAUSES[:1])
    gone = Commitment.objects.get(text=CLAUSES[1])
    assert gone.unsupported_at is not None
    assert CandidateChange.objects.get(action="vanished").record_id == gone.pk
    told(clauses=(*CLAUSES, "Стороны проведут форум рыболовов"))
    gone.refresh_from_db()
    assert gone.unsupported_at is None


def test_clauses_that_change_places_follow_the_source() -> None:
    told()
    first = Commitment.objects.get(position=0).pk
    told(clauses=CLAUSES[::-1])
    assert Commitment.objects.get(pk=first).position == 1


def test_new_reading_code_reads_the_same_bytes_again() -> None:
    told()
    told(code="2", ordinal=3)
    event = Event.objects.get()
    assert event.ordinal == 3
    assert DocumentVersion.objects.count() == 2
    assert len(set(DocumentVersion.objects.values_list("sha256", flat=True))) == 1


def test_a_persons_value_stays_where_the_source_did_not_change() -> None:
    told()
    Event.objects.update(format="hybrid", title="Встреча министров энергетики в Астане")
    told(clauses=CLAUSES[:1])
    event = Event.objects.get()
    assert event.title == "Встреча министров энергетики в Астане"
    assert event.provenance["title"]["origin"] == "by_hand"
    assert event.provenance["title"]["base"] == "Совещание министров энергетики"
    assert not CandidateChange.objects.filter(action="conflict").exists()


def test_both_changed_is_a_conflict_and_the_persons_value_stays() -> None:
    told(chair="KZ")
    Event.objects.update(chair="UZ")
    told(meeting=f"{MEETING} в Душанбе", chair="TJ")
    assert Event.objects.get().chair_id == "UZ"
    conflict = CandidateChange.objects.get(action="conflict")
    assert (conflict.before, conflict.after) == ({"chair": "UZ"}, {"chair": "TJ"})
    told(meeting=f"{MEETING} в городе Душанбе", chair="TJ")  # the source says the same again: not asked twice
    assert CandidateChange.objects.filter(action="conflict").count() == 1
    assert Event.objects.get().chair_id == "UZ"


def test_a_locked_field_is_never_changed() -> None:
    told(chair="KZ")
    Event.objects.update(locked_fields=["chair"])
    told(meeting=f"{MEETING} в Душанбе", chair="TJ")
    assert Event.objects.get().chair_id == "KZ"
    assert not CandidateChange.objects.filter(action="conflict").exists()


def test_not_told_any_more_does_not_erase() -> None:
    told(chair="KZ")
    told(meeting=f"{MEETING} в Душанбе")
    assert Event.objects.get().chair_id == "KZ"


def test_lists_are_settled_item_by_item() -> None:
    told(cities=("Астана", "Алматы"))
    event = Event.objects.get()
    event.places.filter(city="almaty").delete()
    told(meeting=f"{MEETING} в трех городах", cities=("Астана", "Алматы", "Душанбе"))
    assert sorted(event.places.values_list("city", flat=True)) == ["astana", "dushanbe"]


def test_a_record_in_the_trash_stays_there() -> None:
    told()
    Commitment.objects.filter(position=1).update(withdrawn_at="2025-01-01T00:00Z")
    told(clauses=(*CLAUSES, "Стороны проведут форум рыболовов"))
    assert Commitment.objects.standing().count() == 2
    assert Commitment.objects.count() == 3


def undated(*clauses: str) -> None:
    page = Page("Отчет о рыболовстве", *clauses)
    take(page.reading(page.head("Отчет о рыболовстве")))


def test_the_same_bare_title_over_another_text_is_another_document_and_a_question() -> None:
    undated("Рыбы стало больше.", "Сети чинят.")
    undated("Лодки строят.", "Реки чистят.")
    assert Document.objects.held().count() == 2
    assert Question.objects.get().record_kind == "document"


def test_an_undated_text_with_most_paragraphs_the_same_is_a_new_version() -> None:
    undated("Рыбы стало больше.", "Сети чинят.")
    undated("Рыбы стало больше.", "Сети починили.")
    assert Document.objects.held().get().versions.count() == 2
