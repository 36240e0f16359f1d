"""Parts, annexes, headings, lists, notes and signatures of a document, each on a small text."""

from __future__ import annotations

from documents.extraction.blocks import BlockKind, Part, Structured, TextBlock
from documents.extraction.readers import read
from documents.extraction.readers.plain import plain_source
from documents.extraction.structure import structure

STATES = ("Республики Казахстан", "Китайской Народной Республики", "Российской Федерации")


def _doc(text: str) -> Structured:
    return structure(plain_source(text))


def _block(doc: Structured, words: str) -> TextBlock:
    return next(block for block in doc.blocks if words in block.text)


DECISION = """ШАНХАЙСКАЯ ОРГАНИЗАЦИЯ СОТРУДНИЧЕСТВА

СОВЕТ ГЛАВ ГОСУДАРСТВ

РЕШЕНИЕ

3 июля 2027 года № 12 город Минск

Об утверждении Плана действий в области водного туризма

Совет глав государств-членов Шанхайской организации сотрудничества решил:

Утвердить План действий в области водного туризма (прилагается).

Президент
Республики Казахстан

Председатель
Китайской Народной Республики

Премьер-министр Республики Индии

Приложение

УТВЕРЖДЕН
Решением Совета глав государств-членов
Шанхайской организации сотрудничества
№ 12 от 3 июля 2027 года

ПЛАН ДЕЙСТВИЙ
в области водного туризма

Государства-члены, руководствуясь Хартией ШОС, приняли настоящий План.

Раздел I. Маршруты

1. Стороны составят перечень озер.

2. Стороны откроют три причала.

Примечание. Республика Индия не участвует в пункте 2.
"""


def test_the_act_and_its_annex_have_each_a_head_of_their_own() -> None:
    doc = _doc(DECISION)
    head = [(block.annex, block.text) for block in doc.in_part(Part.HEAD)]
    assert (0, "РЕШЕНИЕ") in head
    assert (1, "Приложение") in head
    assert any(annex == 1 and text.startswith("ПЛАН ДЕЙСТВИЙ") for annex, text in head)
    assert {block.annex for block in doc.in_part(Part.BODY)} == {0, 1}


def test_the_preamble_ends_with_the_words_that_decide() -> None:
    doc = _doc(DECISION)
    assert [block.text[-7:] for block in doc.in_part(Part.PREAMBLE)] == [" решил:", "й План."]
    assert _block(doc, "Утвердить План").part is Part.BODY


def test_who_signed_stands_in_one_block_each() -> None:
    signed = [block.text for block in _doc(DECISION).in_part(Part.SIGNATURES)]
    assert signed == [
        "Президент Республики Казахстан",
        "Председатель Китайской Народной Республики",
        "Премьер-министр Республики Индии",
    ]
    assert all(block.kind is BlockKind.SIGNATURE for block in _doc(DECISION).in_part(Part.SIGNATURES))


def test_a_note_is_no_body() -> None:
    assert _block(_doc(DECISION), "не участвует").part is Part.NOTES


def test_two_annexes() -> None:
    doc = _doc(
        DECISION.replace(
            "Примечание.", "Приложение № 2\n\nПЕРЕЧЕНЬ\nозер и причалов\n\nСтороны называют озера.\n\nПримечание."
        )
    )
    assert _block(doc, "ПЕРЕЧЕНЬ").annex == 2
    assert _block(doc, "Стороны называют").part is Part.BODY


BODY = """ПРОТОКОЛ
совещания по мостам

Совещание прошло 2 марта 2027 года в Бишкеке и рассмотрело состояние мостов.

"""


def test_headings_of_many_kinds() -> None:
    text = BODY + "\n\n".join(
        f"{name}\n\nСтороны рассмотрели состояние дел на этом направлении и продолжили работу."
        for name in (
            "I. Мосты",
            "2. Тоннели",
            "Раздел III. Паромы",
            "Глава 4. Причалы",
            "Статья 5.",
            "ИТОГИ",
            "Планы",
            "Заключение",
        )
    )
    doc = _doc(text)
    assert [block.text for block in doc.blocks if block.kind is BlockKind.HEADING] == [
        "I. Мосты", "2. Тоннели", "Раздел III. Паромы", "Глава 4. Причалы", "Статья 5.", "ИТОГИ", "Планы", "Заключение",
    ]  # fmt: skip
    assert [block.section for block in doc.in_part(Part.BODY) if "рассмотрели состояние дел" in block.text][
        1
    ] == "2. Тоннели"


def test_a_sentence_and_a_numbered_point_are_no_headings() -> None:
    doc = _doc(
        BODY + "1. Стороны построят мост.\n\n2. Стороны откроют тоннель.\n\nСтороны довольны.\n\nВстреча закрыта.\n"
    )
    assert not [block for block in doc.blocks if block.kind is BlockKind.HEADING]


def test_points_with_a_term_are_no_headings() -> None:
    doc = _doc(BODY + "1. Осмотр мостов\nСрок: 2028 год\n\n2. Ремонт мостов\nСрок: 2029 год\n")
    assert [block.kind for block in doc.blocks if block.block.marker] == [BlockKind.ITEM, BlockKind.ITEM]


def test_a_roman_numeral_before_running_text_names_the_section() -> None:
    first = (
        "I. Продолжалась работа по осмотру мостов, в которой участвовали все стороны. Итоги будут представлены позднее."
    )
    doc = _doc(
        BODY
        + f"{first}\n\n5 мая 2027 года прошла встреча.\n\nII. Осмотр тоннелей завершён. Отчёт направлен сторонам.\n"
    )
    assert _block(doc, "5 мая").section == "I"
    assert _block(doc, "Осмотр тоннелей").section == "II"
    assert _block(doc, "Продолжалась").kind is BlockKind.PARAGRAPH


def test_items_know_what_introduces_them() -> None:
    doc = _doc(BODY + "Стороны намерены:\n\n- строить мосты;\n\n- чинить дороги.\n\nСтороны благодарят хозяев.\n")
    assert [block.lead for block in doc.blocks if block.kind is BlockKind.ITEM] == ["Стороны намерены:"] * 2
    assert _block(doc, "благодарят").lead is None


def test_members_without_marks() -> None:
    members = "осмотр мостов;", "обмен чертежами;", "обучение мастеров."
    text = "\n\n".join(["Основными направлениями могут быть:", *members, "Стороны довольны."])
    items = [block for block in _doc(BODY + text).blocks if block.kind is BlockKind.ITEM]
    assert tuple(block.text for block in items) == members
    assert {block.lead for block in items} == {"Основными направлениями могут быть:"}


def test_a_list_in_a_list() -> None:
    doc = _doc(BODY + "Стороны:\n\n1. Строят:\n\nа) мосты;\n\nб) паромы.\n\n2. Чинят дороги.\n")
    assert _block(doc, "паромы").lead == "Строят:"
    assert _block(doc, "Чинят").lead == "Стороны:"


def test_the_mark_is_kept_beside_the_text() -> None:
    doc = _doc(BODY + "Стороны:\n\n1) строят мосты;\n\n2) чинят дороги.\n")
    item = _block(doc, "чинят")
    assert (item.block.marker, item.text) == ("2)", "чинят дороги.")
    assert doc.source.text[item.block.start :].startswith("2)")


def test_a_sentence_over_a_page_end_is_one_block() -> None:
    cut = "Стороны осмотрели мосты на реке, через которую проходит дорога, и условились"
    doc = _doc(BODY + f"{cut}\n\n7\n\nпровести ремонт до конца года.\n")
    assert _block(doc, "условились").text == f"{cut} провести ремонт до конца года."
    assert any(one.kind is BlockKind.FURNITURE for one in doc.source.blocks)


def test_an_item_over_a_page_end_is_one_block() -> None:
    first = "- строить мосты через реки и каналы, открытые\n\n- 3 -\n\nдля судов;"
    doc = _doc(BODY + f"Стороны намерены:\n\n{first}\n\n- чинить дороги.\n")
    assert [block.text for block in doc.blocks if block.kind is BlockKind.ITEM] == [
        "строить мосты через реки и каналы, открытые для судов;",
        "чинить дороги.",
    ]


def test_a_starred_note_and_its_reference() -> None:
    doc = _doc(BODY + "Это не относится к Республике Индии*.\n\n* Республика Индия не участвует.\n")
    assert _block(doc, "не относится").note_marks == ((35, "*"),)
    assert _block(doc, "не относится").text == "Это не относится к Республике Индии."
    assert _block(doc, "не участвует").kind is BlockKind.FOOTNOTE


def test_the_closing_place_and_date_belong_to_the_signatures() -> None:
    assert _block(_doc(BODY + "г. Бишкек, 2 марта 2027 года\n"), "г. Бишкек").part is Part.SIGNATURES


def test_a_treaty_signed_for_governments() -> None:
    signers = "\n\n".join(f"За Правительство {state}" for state in STATES)
    doc = _doc(
        BODY + f"Статья 1\n\nСтороны строят мосты.\n\nСовершено в городе Бишкеке 2 марта 2027 года.\n\n{signers}\n"
    )
    assert [block.text for block in doc.blocks if block.kind is BlockKind.SIGNATURE] == signers.split("\n\n")


def test_a_text_without_a_head_is_all_body() -> None:
    doc = _doc("Стороны условились построить мост до конца года. Работы начнутся весной.\n")
    assert [block.part for block in doc.blocks] == [Part.BODY]


def test_sentences_do_not_end_at_abbreviations() -> None:
    text = "Встреча прошла 5 мая 2027 г. в г. Минске на 2 млрд. долл. США по ст. 5, т.е. вовремя. Стороны довольны."
    block = _block(_doc(BODY + text + "\n"), "Встреча прошла 5")
    assert [block.text[start:end] for start, end in block.sentences] == [text[:-18], "Стороны довольны."]


def test_a_communique_of_finished_sentences_has_no_preamble() -> None:
    doc = _doc(
        "СОВМЕСТНОЕ КОММЮНИКЕ\nпо итогам встречи министров связи\n\n"
        "5 мая 2023 года в городе Оше состоялась встреча министров связи государств-членов ШОС.\n\n"
        "Министры намерены расширять обмен опытом в области почтовой связи и выпуска марок.\n\n"
        "По остальным вопросам повестки дня министры о дальнейшей работе договорились.\n"
    )
    assert _block(doc, "намерены расширять").part is Part.BODY


def test_numbered_sections_and_bold_points_of_a_plan_in_markdown() -> None:
    text = (
        "# ПЛАН мероприятий на 2025-2027 годы по развитию почтовой связи\n\n## 1. Обмен опытом\n\n"
        "**1.1.** Провести семинар операторов почтовой связи по вопросам доставки посылок.\n\nСрок: 2026 год.\n"
    )
    doc = structure(read(text.encode(), filename="plan.md"))
    heading, point = _block(doc, "Обмен опытом"), _block(doc, "Провести семинар")
    assert (heading.part, heading.kind) == (Part.BODY, BlockKind.HEADING)
    assert (point.kind, point.block.marker, point.section) == (BlockKind.ITEM, "1.1.", "1. Обмен опытом")
