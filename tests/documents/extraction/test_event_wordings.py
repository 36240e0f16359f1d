"""Events in the ways that different drafters tell them; and what looks like one and is none."""

from __future__ import annotations

import datetime as dt

import pytest

from documents.extraction.pipeline import read_structured
from documents.extraction.recognise.events import recognise_events
from documents.extraction.records import DocumentRecord, EventRecord, Evidence

HEAD = DocumentRecord(
    evidence=Evidence(0, 5, None, 0, "ОТЧЕТ"),
    rule="test",
    confidence=1.0,
    title="Отчет о работе",
    type="report",
    date=dt.date(2024, 12, 25),
    body="other",
    period_start=dt.date(2024, 1, 1),
    period_end=dt.date(2024, 12, 31),
)
FORMS = {"in_person": "i", "online": "o", "hybrid": "h", None: "-"}


def events(text: str, name: str = "report.txt") -> tuple[EventRecord, ...]:
    return recognise_events(read_structured(text.encode(), filename=name), HEAD)


def shown(event: EventRecord) -> str:
    """«05-18 i Ташкент held»: day of the year 2024, form, places, status."""
    days = "-".join(dict.fromkeys(f"{day:%m.%d}" for day in (event.start, event.end) if day))
    return " ".join(filter(None, (days, FORMS[event.format], ",".join(event.cities), event.status)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- 18 мая – семинар «Чистая вода», Ташкент", ["05.18 i Ташкент held"]),
        ("- 12 марта, Минск: заседание экспертной группы по карантину растений.", ["03.12 i Минск held"]),
        ("- выставка ремесел «Узоры» – Бухара, 5–9 июня;", ["06.05-06.09 i Бухара held"]),
        ("Форум педагогов. Ташкент, 4–5 марта 2024 года.", ["03.04-03.05 i Ташкент held"]),
        ("Совет предпринимателей ШОС заседал 10 октября в Минске.", ["10.10 i Минск held"]),
        ("Об итогах Форума «Сад», прошедшего 6 июня в г. Уфе, доложил представитель.", ["06.06 i Уфа held"]),
        (
            "Команда победила на чемпионате ШОС по самбо, который прошел 3-6 мая в Бишкеке.",
            ["05.03-05.06 i Бишкек held"],
        ),
        ("Стороны отметили итоги прошедшего в Уфе 7 мая 2024 года первого заседания Совета.", ["05.07 i Уфа held"]),
        ("План утвержден 4 октября в Уфе на пятом Совещании министров труда.", ["10.04 i Уфа held"]),
        ("2 июля открылась и 5 июля закрылась выставка «Дом» в г. Уфе.", ["07.02-07.05 i Уфа held"]),
        ("17 октября в Уфе дан старт велопробегу «Великий путь».", ["10.17 i Уфа held"]),
        ("Эксперты провели консультации 9 февраля по видеосвязи.", ["02.09 o held"]),
        ("В Сочи 24 мая встретились главные редакторы газет.", ["05.24 i Сочи held"]),
        ("Бишкек. 3–4 июля. Форум женщин-предпринимателей ШОС. Очно.", ["07.03-07.04 i Бишкек held"]),
    ],
)
def test_one_event_however_told(text: str, told: list[str]) -> None:
    assert [shown(event) for event in events(text)] == told


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("Неделей позже там же прошел семинар «Новый учебник».", "06.17 i Ташкент held"),
        ("Накануне в том же городе прошла встреча экспертов по учебникам.", "06.09 i Ташкент held"),
        ("Двумя днями ранее там же совещались эксперты.", "06.08 i Ташкент held"),
        ("Через три дня в Уфе состоялся семинар «Малые города».", "06.13 i Уфа held"),
        ("Параллельно проведен круглый стол «Школа».", "06.10 i Ташкент held"),
    ],
)
def test_days_reckoned_from_the_event_before(after: str, told: str) -> None:
    found = events(f"10 июня в Ташкенте состоялось заседание Совета ректоров. {after}")
    assert [shown(event) for event in found] == ["06.10 i Ташкент held", told]


def test_a_meeting_meant_for_one_day_and_moved_to_another() -> None:
    old, new = events(
        "Семинар по архивам планировался на 16 апреля в Душанбе, однако по просьбе сторон его перенесли на 20 мая."
    )
    assert (shown(old), shown(new)) == ("04.16 i Душанбе not_held", "05.20 i Душанбе planned")


def test_a_reason_is_the_sources_own_words() -> None:
    event = events(
        "Встреча глав центральных (национальных) банков 5 мая не состоялась ввиду болезни министров (троих)."
    )[0]
    assert event.status_reason == "ввиду болезни министров (троих)"
    event = events(
        "В силу отсутствия согласия глав центральных (национальных) банков 5 мая не состоялась Встреча глав банков."
    )[0]
    assert "_" not in (event.status_reason or "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Комиссия по весу провела в Уфе 6 мая свое третье заседание.", "Третье заседание Комиссии по весу"),
        (
            "На свое четвертое заседание 11 июня в Уфе собралась Рабочая группа по лесу.",
            "Четвертое заседание Рабочей группы по лесу",
        ),
        ("5 мая прошла встреча по защите от наводнений.", "Встреча по защите от наводнений"),
        ("5 мая (ВКС) прошел двухдневный форум ткачей.", "Форум ткачей"),
        ("5 мая в Уфе прошла неделя высокой моды.", "Неделя высокой моды"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert [event.title for event in events(text)] == [name]


def test_second_of_two_numbers_goes_on_in_the_same_sentence() -> None:
    one, two = events("Первое заседание Экспертной группы по туризму прошло 2 марта в Уфе, второе – 7 июня в Минске.")
    assert (one.ordinal, shown(one)) == (1, "03.02 i Уфа held")
    assert (two.ordinal, shown(two)) == (2, "06.07 i Минск held")


def test_two_numbers_share_one_word_and_each_place_stands_before_its_day() -> None:
    one, two = events(
        "СРГ по лесу провела 4-е и 5-е заседания (г. Москва, 14–16 мая 2024 года, и г. Алматы, 28 мая 2024 года)."
    )
    assert (one.ordinal, shown(one)) == (4, "05.14-05.16 i Москва held")
    assert (two.ordinal, shown(two)) == (5, "05.28 i Алматы held")


def test_what_is_said_of_both() -> None:
    found = events(
        "4 марта прошло заседание старших должностных лиц, а 5 марта – встреча министров связи, обе в г. Сочи."
    )
    assert [shown(event) for event in found] == ["03.04 i Сочи held", "03.05 i Сочи held"]


TABLES = {
    "heads in other words, days without a year": """
| Когда (2024 г.) | Что | Где и как | Итог |
|---|---|---|---|
| 14.01 | 3-е заседание Рабочей группы по почте | ВКС, вела узбекская сторона | Утвержден план |
| 08–09.02 | Форум издателей | г. Уфа, очно | – |
""",
    "no heads": """
| 14 января | ВКС, председатель – Узбекистан | 3-е заседание Рабочей группы по почте |
|---|---|---|
| 8–9 февраля | Уфа | Форум издателей |
""",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_tables(table: str) -> None:
    one, two = events(f"Перечень\n{table}", "report.md")
    assert (shown(one), one.chair, one.ordinal) == ("01.14 o held", "UZ", 3)
    assert shown(two) == "02.08-02.09 i Уфа held"


def test_a_plan_tells_only_gatherings_with_days() -> None:
    rows = """
| Мероприятие | Срок | Ответственные |
|---|---|---|
| Проведение форума молодежи в г. Уфе | 14–16 мая 2025 года | российская сторона |
| Подготовка доклада о торговле | до 1 марта 2025 года | Секретариат |
| Организация семинаров | 2025–2026 годы | все стороны |
"""
    assert [(event.title, event.status) for event in events(f"План\n{rows}", "plan.md")] == [
        ("Форум молодежи", "planned")
    ]


def test_a_measure_with_its_term() -> None:
    event = events("6. Провести Неделю инноваций ШОС в городе Циндао. Срок: 20–24 октября 2025 года.")[0]
    assert (event.title, event.status, event.cities) == ("Неделя инноваций ШОС", "planned", ("Циндао",))
    assert str(event.start) == "2025-10-20"
    assert not events("6. Провести Неделю инноваций ШОС. Срок: до 20 октября 2025 года.")


@pytest.mark.parametrize(
    "text",
    [
        "Соглашение действует до 31 декабря 2026 года, а Программа утверждена решением от 5 мая 2021 г.",
        "К 30 ноября 2024 года сторонам поручено представить предложения к повестке заседания.",
        "Организация учреждена в 2001 году; 15 июня отмечается День ШОС.",
        "Материалы конференции опубликованы 12 июня на сайте Секретариата.",
        "Приглашения на конференцию разосланы 3 июня.",
        "Прием заявок на конкурс завершен 20 сентября, победителей определит жюри.",
        "Протокол встречи направлен сторонам 15 мая 2024 года.",
        "Следует рассмотреть возможность проведения форума в 2026 году.",
        "20 лет назад, 15 января 2004 года, в Пекине начал работу Секретариат ШОС.",
        "Положение о конкурсе утверждено 3 марта 2024 года.",
        "По состоянию на 10 октября 2024 года заявки на участие в выставке подали 85 компаний.",
        "Концепция Форума представлена китайской стороной 14 февраля и разослана государствам-членам.",
        "Билеты на концерт поступили в продажу 1 августа.",
        "В 2023 году было проведено 14 встреч, в 2024 году – 19 встреч экспертов.",
    ],
)
def test_no_event(text: str) -> None:
    assert not events(text)
