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


PROTOCOL = "ПРОТОКОЛ совещания министров государств-членов ШОС, ответственных за рыболовство"
REGULATION = "ПОЛОЖЕНИЕ о Клубе ШОС по мореходству"


@pytest.mark.parametrize(
    "marked",
    [
        # verbs are known in every person and tense
        "[Мы решительно отвергаем хищнический лов].",
        "[Стороны договариваются о взаимном признании карт].",
        "[Необходимо скорее обновить лоции].",
        "[Белорусская сторона взяла на себя координацию работ].",
        # what points back is told with what it points to
        "[Приветствуем идею открыть музей маяков и заверяем в ее поддержке].",
        # mental acts and figures promise nothing
        "Государства-члены сознают риски и [обязуются повысить надежность буев].",
        "Флот региона перевозит 40 млн тонн грузов.",
        "Проект реализуется с 2015 года.",
    ],
)
def test_general_wording_of_a_statement(marked: str) -> None:
    text, expected = unmark(marked)
    assert texts(read(STATEMENT, block(text))) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[Карты подлежат проверке и не могут передаваться посторонним].",
        "[Настоящее Соглашение заключается на десять лет и вступает в силу с даты подписания].",
        "[Депозитарием является Секретариат ШОС], который [в течение десяти дней направит Сторонам копии].",
        "[Компетентными органами являются: от Республики Индия – Береговая служба; от Республики Казахстан – Порт].",
        "В настоящем Соглашении используются следующие термины.",
        "Оба текста имеют одинаковую силу.",
    ],
)
def test_articles_part_at_what_is_done(marked: str) -> None:
    text, expected = unmark(marked)
    assert texts(read(AGREEMENT, block(text))) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[Секретариат подготовит обзор] и [не позднее 3 марта 2024 г. представит его министрам].",
        "Совет собрался в Уфе. [Совет решил до 1 мая 2024 года собрать заявки].",
        "[Проект Устава проходит экспертизу].",
        "[Рассмотрен проект Устава, решение по нему пока не принято].",
        "[Индийская сторона изучает возможность проведения регаты].",
        "Реализация Плана ускорит перевозки.",
        "Ниже излагаются сведения о том, что предстоит сделать.",
    ],
)
def test_what_waits_in_a_report(marked: str) -> None:
    text, expected = unmark(marked)
    assert texts(read(REPORT, block(text))) == expected


@pytest.mark.parametrize(
    ("title", "text", "body"),
    [
        (PROTOCOL, "Экспертам продолжить переговоры.", "эксперты"),
        (PROTOCOL, "Возложить на Деловой совет ШОС ведение реестра.", "Деловой совет ШОС"),
        (PROTOCOL, "Определить узбекскую сторону координатором проекта.", "узбекская сторона"),
        (PROTOCOL, "Ответственным за обзор назначить Порт Актау.", "Порт Актау"),
        (AGREEMENT, "Изменения вносит Комиссия ШОС.", "Комиссия ШОС"),
        (AGREEMENT, "Порядок проверок определяется отдельным протоколом.", None),
        (STATEMENT, "Призываем банки наших стран вдвое удешевить кредиты.", "банки"),
    ],
)
def test_who_is_to_do_it(title: str, text: str, body: str | None) -> None:
    found = read(title, block("РЕШИЛИ:"), item(text, marker="1.")) if title == PROTOCOL else read(title, block(text))
    assert [(record.responsible or "").lower() for record in found] == [(body or "").lower()]


def test_the_lead_names_who_and_how() -> None:
    found = read(
        REGULATION,
        block("Клуб ШОС по мореходству (далее – Клуб) руководствуется Хартией ШОС."),
        block("Свои задачи Клуб решает посредством:"),
        item("а) сбора наблюдений;"),
        item("б) издания карт."),
    )
    assert [(record.kind, record.responsible) for record in found] == [
        ("principle", "Клуб ШОС по мореходству"),
        ("form", "Клуб ШОС по мореходству"),
        ("form", "Клуб ШОС по мореходству"),
    ]


def test_terms_behind_the_measure_in_one_paragraph() -> None:
    found = read(
        "ПЛАН развития маяков",
        block("1. Обновить лоции. Срок – весна 2027 года. Координатор – Республика Беларусь."),
        item("Издать карты (до 1 мая 2026 года; ответственный – Секретариат ШОС).", marker="2."),
        block("3. Учить лоцманов. Срок: весна 2028 года. Исполнители: порты."),
        block("4. Учить смотрителей. Срок: тот же. Исполнители: те же."),
    )
    assert [(record.text[:12], record.responsible, record.deadline) for record in found] == [
        ("Обновить лоц", "Республика Беларусь", dt.date(2027, 5, 31)),
        ("Издать карты", "Секретариат ШОС", dt.date(2026, 5, 1)),
        ("Учить лоцман", "порты", dt.date(2028, 5, 31)),
        ("Учить смотри", "порты", dt.date(2028, 5, 31)),
    ]


def test_an_untitled_account_is_read_like_a_report() -> None:
    found = read(
        "Осень на море",
        block("В порту Актау 5 мая 2025 года прошла встреча лоцманов, на которую приехали гости из семи стран."),
        block("Порт запомнится гостям надолго. Участники договорились создать клуб смотрителей маяков."),
    )
    assert texts(found) == ["Участники договорились создать клуб смотрителей маяков"]
