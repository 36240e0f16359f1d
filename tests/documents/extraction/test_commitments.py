"""What a document undertakes: clauses, kinds, bodies and deadlines; and what is no undertaking."""

from __future__ import annotations

import datetime as dt

import pytest

from documents.extraction.blocks import BlockKind, Part, TextBlock
from documents.extraction.recognise.commitments import recognise_commitments
from documents.extraction.recognise.head import recognise_head
from documents.extraction.records import CommitmentRecord
from tests.documents.extraction.built import block, document, head, heading, item
from tests.documents.extraction.marked import unmark


def read(title: str, *blocks: TextBlock) -> tuple[CommitmentRecord, ...]:
    doc = document(*head(title), *blocks)
    return recognise_commitments(doc, recognise_head(doc))


def texts(records: tuple[CommitmentRecord, ...]) -> list[str]:
    return [record.text for record in records]


STATEMENT = "ЗАЯВЛЕНИЕ Совета глав государств-членов ШОС о береговой охране"
AGREEMENT = "СОГЛАШЕНИЕ между правительствами государств-членов ШОС о береговой охране"
REPORT = "ОТЧЕТ Секретариата ШОС о работе (январь – декабрь 2023 года)"


@pytest.mark.parametrize(
    "marked",
    [
        "[Стороны обязуются извещать друг друга о штормах].",
        "[Мы намерены строить маяки], [углублять гавани] и [готовить лоцманов].",
        "[Государства-члены продолжат обмен картами] и [обеспечат связь с судами].",
        "[Мы подчеркиваем важность безопасного плавания].",
        "[Поручаем министрам транспорта до 1 марта 2027 года представить предложения].",
        "Мы намерены сотрудничать по таким направлениям, как [охрана рифов], [очистка побережья], [учет судов].",
        # the joined verb that promises nothing is left out
        "Мы приветствуем открытие порта и [намерены расширять перевозки].",
    ],
)
def test_sentences_of_a_statement(marked: str) -> None:
    text, expected = unmark(marked)
    assert texts(read(STATEMENT, block(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Доля морских перевозок в 2022 году составила 31 процент.",
        "Мы благодарим принимающую Сторону за гостеприимство.",
        "Главы государств высоко оценили итоги председательства.",
        "Приняты План действий и Регламент.",
        "Совершено в городе Минске 5 мая 2024 года на русском языке.",
        "Положения пункта 4 не распространяются на Республику Индию.",
        "Это будет способствовать росту перевозок.",
        "Реализация Плана позволит сократить простои.",
        "Государства-члены сталкиваются с наводнениями.",
        "Морские перевозки играют важную роль в экономике.",
        "Республика Индия не является участником договоренности.",
    ],
)
def test_no_undertaking(text: str) -> None:
    assert read(STATEMENT, block(text)) == ()


def test_the_preamble_and_notes_undertake_nothing() -> None:
    blocks = (
        block("подчеркивая необходимость сотрудничать,", part=Part.PREAMBLE),
        block("Примечание: Под «берегом» подразумевается суша.", BlockKind.FOOTNOTE, Part.NOTES),
    )
    assert read(STATEMENT, *blocks) == ()


def test_a_programme_on_itself_undertakes_nothing() -> None:
    found = read(
        "ПРОГРАММА развития маяков",
        block("Настоящая Программа разработана в соответствии с Хартией ШОС и определяет цели сотрудничества."),
        block("Количество маяков растет с каждым годом."),
        block("Стороны развивают сеть маяков."),
    )
    assert texts(found) == ["Стороны развивают сеть маяков"]


def test_a_list_that_starts_with_verbs() -> None:
    found = read(
        "СОВМЕСТНОЕ КОММЮНИКЕ по итогам заседания Совета глав правительств",
        block("По итогам обсуждения главы делегаций поручили министрам связи внести предложения;"),
        block("договорились упростить досмотр."),
    )
    assert texts(found) == ["поручили министрам связи внести предложения", "договорились упростить досмотр"]
    assert found[0].responsible == "министры связи"


def test_the_next_meeting_is_a_next_step_in_any_document() -> None:
    (found,) = read(STATEMENT, block("Следующая встреча министров состоится в мае 2030 года в городе Оше."))
    assert (found.kind, found.deadline) == ("follow_up", dt.date(2030, 5, 31))


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Стороны обязуются беречь леса.", "environment"),
        ("Стороны обязуются готовить учителей и аспирантов.", "education"),
        ("Настоящее Соглашение вступает в силу с даты подписания.", "environment"),
    ],
)
def test_the_theme_of_the_document_is_the_background(text: str, sector: str) -> None:
    title = "СОГЛАШЕНИЕ между правительствами государств-членов ШОС о сотрудничестве в области охраны окружающей среды"
    (found,) = read(title, block(text))
    assert found.sectors[0] == sector


def test_a_bullet_is_one_whatever_its_verbs() -> None:
    found = read(
        STATEMENT,
        block("Государства-члены будут реализовывать следующие меры:"),
        item("создавать спасательные посты, обучать водолазов и обмениваться опытом;"),
        item("изучить возможность учреждения фонда."),
    )
    assert texts(found) == [
        "создавать спасательные посты, обучать водолазов и обмениваться опытом",
        "изучить возможность учреждения фонда",
    ]
    assert {record.kind for record in found} == {"measure"}
    assert found[0].section == "Государства-члены будут реализовывать следующие меры"


def test_a_list_without_marks() -> None:
    found = read(
        STATEMENT,
        block("Государства-члены нацелены на укрепление связей между портами;"),
        block("углубление обмена сведениями о погоде;"),
        block("содействие обучению лоцманов."),
        block("Стороны обязуются беречь море."),
    )
    assert texts(found) == [
        "укрепление связей между портами",
        "углубление обмена сведениями о погоде",
        "содействие обучению лоцманов",
        "Стороны обязуются беречь море",
    ]
    assert [record.kind for record in found] == ["direction", "direction", "direction", "measure"]


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("Основными направлениями сотрудничества являются:", "direction"),
        ("Формами взаимодействия признаны:", "form"),
        ("Стороны договорились:", "measure"),
        ("Стороны руководствуются следующими принципами:", "principle"),
    ],
)
def test_kinds_of_lists(lead: str, kind: str) -> None:
    found = read(AGREEMENT, block(lead), item("обмен картами;"), item("совместное обучение лоцманов."))
    assert [record.kind for record in found] == [kind, kind]


def test_a_bare_list_of_some_other_paper() -> None:
    assert read("Письмо в редакцию", item("красные и синие карандаши"), item("бумага для рисования")) == ()


@pytest.mark.parametrize("lead", ["Термины означают:", "Утверждены следующие документы:", "Повестка дня:"])
def test_lists_of_things(lead: str) -> None:
    assert read(AGREEMENT, block(lead), item("«берег» – полоса суши;"), item("план работы.")) == ()


def test_letters_end_where_numbers_go_on() -> None:
    found = read(
        STATEMENT,
        item("Приоритетными формами признаны:", "3."),
        item("учения спасателей;", "а)"),
        item("стажировки лоцманов.", "б)"),
        item("Поручить Рабочей группе по портам подготовить не позднее 30 ноября 2023 г. проект Регламента.", "4."),
    )
    assert [record.kind for record in found] == ["form", "form", "measure"]
    assert (found[2].responsible, found[2].deadline) == ("Рабочая группа по портам", dt.date(2023, 11, 30))


@pytest.mark.parametrize(
    ("text", "kind", "responsible"),
    [
        (
            "Координация работы осуществляется Экспертной группой государств-членов ШОС.",
            "institutional",
            "Экспертная группа государств-членов ШОС",
        ),
        ("Каждая Сторона в течение 60 дней определяет уполномоченный орган.", "institutional", "каждая Сторона"),
        ("Хранение документов возлагается на Секретариат ШОС.", "institutional", "Секретариат ШОС"),
        ("Расходы возмещает запрашивающая Сторона.", "financial", "запрашивающая Сторона"),
        ("Стороны самостоятельно несут расходы по настоящему Соглашению.", "financial", None),
        ("Настоящее Соглашение вступает в силу с даты подписания.", "institutional", None),
        ("Стороны воздерживаются от передачи сведений третьим лицам.", "measure", None),
    ],
)
def test_articles(text: str, kind: str, responsible: str | None) -> None:
    found = read(AGREEMENT, heading("Статья 3"), block(text))
    assert [(record.kind, record.responsible) for record in found] == [(kind, responsible)]


def test_lines_of_a_plan() -> None:
    found = read(
        "ПЛАН мероприятий по развитию портов на 2026–2030 годы",
        heading("Раздел I. Стройка"),
        item("Создание открытого реестра причалов", "1."),
        block("Срок: II квартал 2026 г."),
        block("Исполнители: Секретариат ШОС, заинтересованные стороны"),
        item("Обмен опытом", "2."),
        block("Срок: постоянно"),
    )
    first, second = found
    assert (first.text, first.kind) == ("Создание открытого реестра причалов", "measure")
    assert (first.deadline, first.deadline_basis) == (dt.date(2026, 6, 30), "II квартал 2026 г.")
    assert first.responsible == "Секретариат ШОС, заинтересованные стороны"
    assert (second.deadline, second.responsible) == (None, None)


def test_term_and_executors_in_the_same_block() -> None:
    text = "Обмен опытом. Срок реализации: 2027 год. Ответственные исполнители: министерства экономики."
    (found,) = read("ПЛАН развития портов", item(text, "1."))
    assert (found.text, found.deadline) == ("Обмен опытом", dt.date(2027, 12, 31))
    assert found.responsible == "министерства экономики"


def test_a_table_of_a_plan() -> None:
    rows = [
        ("№", "Мероприятие", "Срок", "Исполнители"),
        ("1", "Провести перепись маяков", "до 1 мая 2027 г.", "Республика Казахстан"),
    ]
    cells = [
        block(text, BlockKind.CELL, cell=(row, column))
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    ]
    (found,) = read("ПЛАН развития маяков", *cells)
    assert (found.text, found.responsible, found.deadline) == (
        "Провести перепись маяков",
        "Республика Казахстан",
        dt.date(2027, 5, 1),
    )


def test_a_table_of_events_is_no_plan() -> None:
    rows = [("Дата", "Мероприятие", "Место"), ("1 мая 2023 г.", "Встреча лоцманов", "Ош")]
    cells = [
        block(text, BlockKind.CELL, cell=(row, column))
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    ]
    assert read(REPORT, *cells) == ()


@pytest.mark.parametrize(
    "marked",
    [
        "На встрече [стороны условились до конца года сверить перечни].",
        "[Завершается подготовка Регламента].",
        "Министры обменялись мнениями и [договорились создать общий каталог].",
        "Состоялось заседание Форума, [участники которого выступили за развитие обменов].",
        "Кроме того, [китайская сторона сообщила о готовности провести в 2025 году Неделю музеев].",
        "[Достигнута договоренность открыть курсы], [издать учебник] и [обменяться учителями].",
        "[Запущен процесс продления Меморандума], а также [начата разработка Плана действий].",
        "В 2023 году прошли две встречи.",
        "По итогам заседания утвержден План действий.",
        "Министры обсудили ход реализации Программы.",
        "Семинар перенесен на 10 декабря 2023 г. и проведен в этот срок.",
    ],
)
def test_reports(marked: str) -> None:
    text, expected = unmark(marked)
    assert texts(read(REPORT, heading("1. Культура"), block(text))) == expected


def test_fields_of_a_follow_up() -> None:
    text = "Китайская сторона сообщила о готовности провести в 2025 году Неделю музеев."
    (found,) = read(REPORT, heading("1. Сотрудничество в сфере культуры"), block(text))
    assert (found.kind, found.responsible, found.sectors[0]) == ("follow_up", "китайская сторона", "culture")
    assert (found.deadline, found.deadline_basis) == (dt.date(2025, 12, 31), "в 2025 году")
    assert found.evidence.quote == text.rstrip(".")
