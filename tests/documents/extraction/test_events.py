"""Events of small reports: each wording with the records it must give, and what must give none."""

from __future__ import annotations

import datetime as dt

import pytest

from documents.extraction.pipeline import read_structured
from documents.extraction.recognise.events import recognise_events
from documents.extraction.records import DocumentRecord, EventRecord, Evidence

HEAD = DocumentRecord(
    evidence=Evidence(0, 5, None, 0, "СПРАВКА"),
    rule="test",
    confidence=1.0,
    title="Справка о работе за 2025 год",
    type="report",
    date=dt.date(2026, 1, 20),
    city="Пекин",
    body="other",
    period_start=dt.date(2025, 1, 1),
    period_end=dt.date(2025, 12, 31),
)


def events(*paragraphs: str, head: DocumentRecord = HEAD) -> tuple[EventRecord, ...]:
    doc = read_structured("\n\n".join(paragraphs).encode(), filename="report.txt")
    return recognise_events(doc, head)


def only(*paragraphs: str) -> EventRecord:
    found = events(*paragraphs)
    assert len(found) == 1, [event.title for event in found]
    return found[0]


def days(event: EventRecord) -> str:
    return f"{event.start}..{event.end}"


def test_a_sentence_tells_all() -> None:
    event = only(
        "12 марта 2025 г. в г. Термезе под председательством узбекской стороны состоялось шестое Совещание "
        "министров связи "
        "государств-членов ШОС."
    )
    assert event.title == "Шестое Совещание министров связи государств-членов ШОС"
    assert event.mechanism == "Совещание министров связи государств-членов ШОС"
    assert (event.kind, event.ordinal, event.format, event.cities) == ("ministerial", 6, "in_person", ("Термез",))
    assert (event.chair, event.status, days(event)) == ("UZ", "held", "2025-03-12..2025-03-12")
    assert event.date_words == "12 марта 2025 г."
    assert event.evidence.quote.startswith("12 марта 2025 г. в г. Термезе")


def test_later_sentences_complete_it() -> None:
    event = only(
        "С 4 по 6 июня 2025 года в смешанном формате прошло заседание Рабочей группы по почтовой связи. "
        "Председательствовала "
        "белорусская сторона. Стороны обсудили проект Положения о почтовом обмене."
    )
    assert (event.chair, event.format) == ("BY", "hybrid")
    assert [(outcome.title, outcome.action) for outcome in event.outcomes] == [
        ("Положение о почтовом обмене", "discussed")
    ]


def test_one_event_for_each_date() -> None:
    found = events(
        "9 и 19 февраля, 2–3 апреля 2025 г. в формате ВКС состоялись заседания экспертной группы по ледникам."
    )
    assert [days(event) for event in found] == [
        "2025-02-09..2025-02-09",
        "2025-02-19..2025-02-19",
        "2025-04-02..2025-04-03",
    ]
    assert {(event.title, event.format) for event in found} == {("Заседание экспертной группы по ледникам", "online")}


def test_each_date_with_its_own_circumstances() -> None:
    found = events(
        "Проведены заседания Комиссии старших должностных лиц (5 мая, 7 мая 2025 г. ВКС, 12 июня 2025 г. в "
        "гибридном формате (г. Ош) и "
        "3 июля 2025 г. (г. Минск))."
    )
    assert [(event.format, event.cities) for event in found] == [
        ("online", ()),
        ("online", ()),
        ("hybrid", ("Ош",)),
        ("in_person", ("Минск",)),
    ]


def test_list_of_events_with_dated_brackets() -> None:
    found = events(
        "Секретариат принял участие в следующих мероприятиях: III Форум гончаров (2-4 июня 2025 года), «Обмен "
        "опытом по орошению» (9 июля "
        "2025 года), международная конференция по ветру и молодежная конференция «Парус» (10 июля 2025 года), "
        "презентация атласа г. Сианя "
        "(11 июля 2025 года)."
    )
    assert [event.title for event in found] == [
        "III Форум гончаров",
        "«Обмен опытом по орошению»",
        "Международная конференция по ветру",
        "Молодежная конференция «Парус»",
        "Презентация атласа г. Сианя",
    ]
    assert {event.cities for event in found} == {()}


def test_counted_meetings_without_a_date() -> None:
    found = events("Под председательством пакистанской стороны проведены два заседания Консорциума музеев ШОС.")
    assert [(event.start, event.chair, event.title) for event in found] == [
        (None, "PK", "Заседание Консорциума музеев ШОС")
    ] * 2


def test_moved_meeting_is_two_events() -> None:
    missed, held = events(
        "Третье заседание Рабочей группы по складам, намечавшееся на 12 апреля 2025 г. в Хоргосе, было "
        "перенесено ввиду ремонта и "
        "состоялось 24–25 мая 2025 г. в том же городе под председательством Казахстана."
    )
    assert (missed.status, days(missed), missed.cities) == ("not_held", "2025-04-12..2025-04-12", ("Хоргос",))
    assert (held.status, days(held), held.cities, held.chair) == ("held", "2025-05-24..2025-05-25", ("Хоргос",), "KZ")
    assert missed.status_reason == "ввиду ремонта"


def test_pronoun_tells_the_new_day() -> None:
    missed, planned = events(
        "Второе заседание Совета ремесел, назначенное на 28 апреля 2025 г., не состоялось из-за отсутствия "
        "кворума. Оно перенесено на "
        "15 марта 2026 г."
    )
    assert (missed.status, missed.status_reason) == ("not_held", "из-за отсутствия кворума")
    assert (planned.status, days(planned), planned.ordinal) == ("planned", "2026-03-15..2026-03-15", 2)


@pytest.mark.parametrize(
    "words",
    ["не состоялось", "не проводилось", "не созывалось", "отменено"],
)
def test_not_held(words: str) -> None:
    event = only(
        f"В отчетный период Совещание министров связи государств-членов ШОС {words} в силу организационных причин."
    )
    assert (event.status, event.start, event.status_reason) == ("not_held", None, "в силу организационных причин")


@pytest.mark.parametrize("words", ["состоится", "пройдёт", "запланировано", "намечено", "будет проведено"])
def test_planned(words: str) -> None:
    event = only(f"Очередное, 14-е, заседание Рабочей группы по складам {words} 5–6 марта 2026 г. в Астане.")
    assert (event.status, event.ordinal, event.title) == ("planned", 14, "14-е заседание Рабочей группы по складам")
    assert (days(event), event.cities) == ("2026-03-05..2026-03-06", ("Астана",))


def test_days_and_places_reckoned_from_the_last_event() -> None:
    first, eve, beside, after = (
        events(
            "3–5 мая 2025 г. в городе Чолпон-Ата прошла девятая Встреча министров связи. Накануне там же "
            "состоялось совещание экспертов по "
            "почте. На следующий день там же открылся форум «Письмо»."
        )
        + events(
            "1 февраля 2025 г. в г.Алматы состоялось Совещание министров связи. Одновременно проведен Форум писем."
        )[1:]
    )
    assert (days(eve), eve.cities) == ("2025-05-02..2025-05-02", ("Чолпон-Ата",))
    assert days(beside) == "2025-05-03..2025-05-03"
    assert (days(after), after.cities) == ("2025-02-01..2025-02-01", ("Алматы",))
    assert first.fields == {} or "start" not in first.fields
    assert eve.fields["start"].rule == "date.of_anchor"


def test_several_tellings_make_one_event() -> None:
    event = only(
        "18-20 марта 2025 г. в г.Нью-Дели прошел 4-й Форум мостов ШОС.",
        "Для поддержки контактов работала площадка Форума мостов ШОС (г.Нью-Дели, 18-19 марта 2025 г.).",
    )
    assert days(event) == "2025-03-18..2025-03-20"
    assert len(event.also) == 1
    assert event.fields["start"].rule == "merge.dates_differ"


def test_names_are_completed_from_the_document() -> None:
    found = events(
        "Одиннадцатое заседание Совета Почтового союза ШОС прошло 22 мая 2025 г. в Ташкенте. Двенадцатое, "
        "планировавшееся на 7 октября, "
        "было перенесено на 24 октября 2025 г. и прошло дистанционно."
    )
    assert [(event.ordinal, event.status, event.mechanism) for event in found] == [
        (11, "held", "Совет Почтового союза ШОС"),
        (12, "not_held", "Совет Почтового союза ШОС"),
        (12, "held", "Совет Почтового союза ШОС"),
    ]


def test_slips_are_mended_in_the_title_only() -> None:
    event = only("21 июня 2025 г. в г. Астане состоялось Совецание министров энергетики государств-членов ШОС.")
    assert event.title == "Совещание министров энергетики государств-членов ШОС"
    assert "Совецание" in event.evidence.quote


def test_summit_told_in_a_bracket() -> None:
    event = only(
        "В рамках подготовки к заседанию СГГ ШОС (г.Тяньцзинь, 1 сентября 2025 г.) согласована Концепция "
        "развития портов."
    )
    assert (event.kind, event.title) == ("summit", "Заседание Совета глав государств-членов ШОС")
    assert event.outcomes == ()


def test_the_documents_own_meeting() -> None:
    head = DocumentRecord(
        evidence=Evidence(0, 5, None, 0, "РЕШЕНИЕ"),
        rule="test",
        confidence=1.0,
        title="Программа развития почты ШОС",
        type="programme",
        number="7",
        date=dt.date(2025, 9, 1),
        city="Тяньцзинь",
        body="SGG",
        annex_of="Решение Совета глав государств № 7",
    )
    (event,) = events(
        "РЕШЕНИЕ", "1 сентября 2025 года № 7 город Тяньцзинь", "Утвердить Программу развития почты ШОС.", head=head
    )
    assert (event.title, event.kind, event.cities) == (
        "Заседание Совета глав государств-членов ШОС",
        "summit",
        ("Тяньцзинь",),
    )
    assert [(outcome.title, outcome.action) for outcome in event.outcomes] == [
        ("Программа развития почты ШОС", "approved")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "План взаимодействия от 17 сентября 2021 г. продлен.",
        (
            "Для работы по Соглашению о перевозках (г.Душанбе, 14 сентября 2014 г.) необходимо проведение очередного "
            "заседания Комиссии."
        ),
        "План мероприятий на 2021-2025 годы выполняется.",
        "Организация создана в 2001 году; в 2024 году объем торговли вырос на 4 процента.",
        "Завершается доработка проекта Положения о форуме гончаров.",
        "Видится важным созвать совещание экспертов по созданию Банка развития.",
        "Государства-члены намерены проводить форумы, круглые столы и выставки.",
        "Соглашение вступило в силу 5 мая 2025 года.",
        "В ходе встречи стороны обменялись мнениями.",
    ],
)
def test_left_alone(text: str) -> None:
    assert events("1. Введение", text) == ()


def test_doubt_is_told() -> None:
    event = only("Десятое заседание Рабочей группы по водам прошло 4 июля в Ташкенте.")
    assert event.fields["start"].rule == "date.year_from_context"
    assert days(event) == "2025-07-04..2025-07-04"
