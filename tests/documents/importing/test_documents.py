"""Documents: the one that was read, those it names, and which of them are one."""

from __future__ import annotations

import pytest

from documents.extraction.records import Exclusion, InstrumentRecord, Outcome
from documents.importing.documents import type_of
from documents.models import Document, DocumentParty, ImportRun, Question

from .telling import Page, day, take

pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]

PLAN = "План мероприятий по развитию рыболовства на 2022-2024 годы"


def named(title: str, *, type_: str = "plan", report: str = "Отчет за 2021 год", **values: object) -> None:
    """A report that names one document."""
    page = Page(f"{report}.", f"Стороны рассмотрели {title}.")
    instrument = page.instrument(title, title=title, type_=type_, **values)
    take(page.reading(page.head(report, date=day("2021-12-01")), instruments=(instrument,)))


def test_a_named_document_waits_for_its_text() -> None:
    named(
        PLAN, status="approved", action_date=day("2021-11-20"), period_start=2022, period_end=2024, sector="agriculture"
    )
    plan = Document.objects.wanted().get(type="plan")
    assert (plan.title, plan.stage, plan.life, plan.date) == (PLAN, "approved", "in_force", day("2021-11-20"))
    assert (plan.period_start, plan.period_end, plan.sector_id) == (day("2022-01-01"), day("2024-12-31"), "agriculture")
    assert plan.mentions.get().quote == PLAN


def test_the_text_meets_the_mention_whichever_came_first() -> None:
    def text() -> None:
        page = Page("Программа", "«Голубого моря» Шанхайской организации сотрудничества", "Рыбы должно быть больше.")
        title = "Программа «Голубого моря» Шанхайской организации сотрудничества"
        take(page.reading(page.head(title, "programme", number="9", date=day("2021-09-17"), body="SGG")))

    named("Программа «Голубое море» ШОС", type_="programme")
    text()
    named("Программы «Голубого моря» ШОС", type_="programme", report="Отчет за 2022 год")
    programme = Document.objects.get(type="programme")
    assert programme.title == "Программа «Голубого моря» Шанхайской организации сотрудничества"
    assert (programme.number, programme.date, programme.body, programme.stage) == (
        "9",
        day("2021-09-17"),
        "SGG",
        "in_force",
    )
    assert programme.versions.count() == 1
    assert programme.mentions.count() == 3


@pytest.mark.parametrize(
    ("one", "other", "type_"),
    [
        (PLAN, "План мероприятий по развитию рыболовства на 2025-2027 годы", "plan"),
        ("Концепция развития рыболовства", "Концепция развития лесоводства", "concept"),
        ("Меморандум о рыболовстве между ШОС и ФАО", "Меморандум о рыболовстве между ШОС и ЮНЕП", "memorandum"),
        ("Итоговое заявление", "Итоговое заявление", "statement"),
        ("Протокол 5-го Совещания министров рыболовства", "Протокол 6-го Совещания министров рыболовства", "protocol"),
    ],
)  # fmt: skip
def test_what_differs_in_years_parties_subject_or_number_stays_apart(one: str, other: str, type_: str) -> None:
    named(one, type_=type_)
    named(other, type_=type_, report="Отчет за 2024 год")
    assert Document.objects.filter(type=type_).count() == 2
    assert not Question.objects.exists()


def test_the_same_title_of_another_years_act_is_another_document() -> None:
    title = "Заявление глав государств об укреплении рыболовства"
    named(title, type_="statement", status="approved", action_date=day("2021-09-17"))
    named(title, type_="statement", status="adopted", action_date=day("2025-09-01"), report="Отчет за 2025 год")
    assert Document.objects.filter(type="statement").count() == 2


def test_a_title_without_its_years_is_a_question_not_a_choice() -> None:
    named(PLAN)
    named("План мероприятий по развитию рыболовства", report="Отчет за 2022 год")
    named("План мероприятий по развитию рыболовства", report="Отчет за 2023 год")
    question = Question.objects.get()
    assert [choice["label"] for choice in question.candidates] == [PLAN]
    assert Document.objects.get(pk=question.record_id).title == "План мероприятий по развитию рыболовства"
    assert Document.objects.filter(type="plan").count() == 2


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Совместное коммюнике", "communique"),
        ("Душанбинская декларация", "declaration"),
        ("Решение № 14 от 4 июля 2024 г.", "decision"),
        ("План по реализации Концепции", "plan"),
        ("Рыболовство", "other"),
        ("", "other"),
    ],
)
def test_a_title_tells_its_type(title: str, code: str) -> None:
    assert type_of(title) == code


def test_the_furthest_stage_counts_in_any_order() -> None:
    named(PLAN, status="approved")
    named(PLAN, status="draft", report="Отчет за 2020 год")
    assert Document.objects.get(type="plan").stage == "approved"


def test_the_decision_that_a_document_is_annexed_to_is_a_document() -> None:
    page = Page("Решение № 77 от 3 июня 2022 года", "Отчет о рыболовстве")
    act = "Решение Совета глав правительств государств-членов ШОС № 77 от 3 июня 2022 года «Об Отчете о рыболовстве»"
    head = page.head("Отчет о рыболовстве", "report", number="77", date=day("2022-06-03"), body="SGP", annex_of=act,
                     city="Астана", parties=("KZ", "CN"))  # fmt: skip
    take(page.reading(head))
    report = Document.objects.get(type="report")
    decision = report.annex_of
    assert decision is not None
    assert (decision.type, decision.number, decision.date, decision.body) == (
        "decision",
        "77",
        day("2022-06-03"),
        "SGP",
    )
    assert (report.annex_words, report.stage) == (act, "approved")
    assert (decision.city_id, decision.body) == ("astana", "SGP")
    assert sorted(decision.parties.values_list("state_id", flat=True)) == ["CN", "KZ"]


def test_parties_come_from_the_head_and_exclusions_from_where_they_are_told() -> None:
    page = Page(
        "Отчет за 2024 год", "Стратегия рыболовства ШОС до 2030 года*", "* Республика Индия не является участником"
    )
    title = "Стратегия рыболовства ШОС до 2030 года"
    words = "Республика Индия не является участником"
    exclusion = Exclusion("IN", title, page.evidence(words))
    head = page.head("Отчет за 2024 год", parties=("KZ", "CN", "XX"), states_excluded=(exclusion,))
    take(page.reading(head, instruments=(page.instrument(title, title=title, type_="strategy"),)))
    outsider = DocumentParty.objects.get(document__type="strategy")
    assert (outsider.state_id, outsider.standing, outsider.quote) == ("IN", "not_party", words)
    parties = DocumentParty.objects.filter(document__type="report")
    assert sorted(parties.values_list("state_id", "standing")) == [("CN", "party"), ("KZ", "party")]


def test_an_outcome_links_the_event_to_the_document() -> None:
    page = Page("Отчет за 2024 год", f"12 мая 2024 г. министры утвердили {PLAN}.")
    event = page.event(
        "12 мая 2024 г. министры утвердили", title="Совещание министров энергетики", start=day("2024-05-12"),
        end=day("2024-05-12"), date_precision="day", outcomes=(Outcome(PLAN, "approved", page.evidence(PLAN)),),
        mechanism="Совещание министров энергетики",
    )  # fmt: skip
    take(page.reading(page.head("Отчет за 2024 год"), events=(event,)))
    plan = Document.objects.get(type="plan")
    outcome = plan.outcomes.get()
    assert (outcome.action, outcome.event.title) == ("approved", "Совещание министров энергетики")
    assert (plan.date, plan.stage, plan.mechanism.slug) == (day("2024-05-12"), "approved", "ministers-energy")
    assert outcome.mention is not None


def test_every_imported_value_points_to_its_passage() -> None:
    named(PLAN, period_start=2022, period_end=2024)
    plan = Document.objects.get(type="plan")
    mention = plan.mentions.get()
    assert {entry["mention"] for entry in plan.provenance.values()} == {mention.pk}
    assert plan.provenance["title"] == {
        "base": PLAN,
        "origin": "imported",
        "confidence": 0.9,
        "rule": "instrument",
        "mention": mention.pk,
        "locked": False,
    }
    assert mention.version.text[mention.start : mention.end] == PLAN
    assert mention.block.text[mention.text_start : mention.text_end] == PLAN


def test_publishing_is_asked_for() -> None:
    page = Page("Отчет за 2021 год", "Рыбы стало больше.")
    take(page.reading(page.head("Отчет за 2021 год")), publish=True)
    assert Document.objects.published().count() == 1
    named(PLAN, report="Отчет за 2022 год")
    assert Document.objects.published().count() == 1
    assert ImportRun.objects.count() == 2


def told_with_outcome(title: str, *, type_: str, meetings: tuple[tuple[str, str, str], ...]) -> None:
    """A report of meetings (day, body, words), each of which adopted a paper of one title; it is an instrument too."""
    page = Page("Отчет за 2021 год.", *(f"{words} принято {title}" for _day, _body, words in meetings))
    events, instruments = [], []
    for number, (on, body, words) in enumerate(meetings):
        evidence = page.evidence(title, place=number)
        outcome = Outcome(title=title, action="adopted", evidence=evidence)
        values = {"start": day(on), "end": day(on), "date_precision": "day", "mechanism": body}
        events.append(page.event(words, title=body, outcomes=(outcome,), **values))
        instruments.append(
            InstrumentRecord(
                title=title, type=type_, evidence=evidence, rule="instrument", confidence=0.9, status="adopted",
                action_date=day(on),
            )
        )  # fmt: skip
    take(page.reading(page.head("Отчет за 2021 год", date=day("2021-12-01")), events=tuple(events),
                      instruments=tuple(instruments)))  # fmt: skip


RIVERS, FISH = "Совещание министров речного хозяйства", "Совещание министров рыболовства"


def test_a_paper_without_a_name_is_one_document_as_outcome_and_as_instrument() -> None:
    told_with_outcome("Информационное сообщение", type_="statement", meetings=(("2021-05-12", RIVERS, "12 мая"),))
    paper = Document.objects.get(title="Информационное сообщение")
    assert paper.outcomes.get().event.title == RIVERS


def test_papers_without_a_name_of_two_meetings_stay_two_with_each_its_meeting() -> None:
    meetings = (("2021-05-12", RIVERS, "12 мая"), ("2021-06-15", FISH, "15 июня"))
    told_with_outcome("Информационное сообщение", type_="statement", meetings=meetings)
    papers = Document.objects.filter(title="Информационное сообщение")
    assert {paper.outcomes.get().event.title for paper in papers} == {RIVERS, FISH}


@pytest.mark.parametrize("aim_first", [True, False])
def test_a_plan_carries_out_the_strategy_that_its_title_names(aim_first: bool) -> None:
    tellings = [
        ("Стратегия развития рыболовства ШОС до 2030 года", "strategy"),
        ("План мероприятий по реализации Стратегии развития рыболовства ШОС до 2030 года", "plan"),
        ("План мероприятий по реализации Концепции развития озер ШОС", "plan"),
    ]
    for number, (title, type_) in enumerate(tellings if aim_first else tellings[::-1]):
        named(title, type_=type_, report=f"Отчет за {2019 + number} год")
    plan, other = Document.objects.filter(type="plan").order_by("title")[::-1]
    assert plan.carries_out == Document.objects.get(type="strategy")
    assert plan.provenance["carries_out"]["rule"] == "carries_out.by_title"
    assert other.carries_out is None  # it names a document that nobody knows
