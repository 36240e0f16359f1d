"""Names of events: where they begin and end, and what they tell."""

from __future__ import annotations

import pytest

from documents.extraction.find.meetings import find_meetings
from tests.documents.extraction.marked import unmark


@pytest.mark.parametrize(
    "marked",
    [
        "состоялось [шестое заседание Рабочей группы по логистике] в г.Минске",
        "[4-й Форум гончаров ШОС] прошел 5 мая",
        "состоялось [девятое Совещание министров, отвечающих за торговлю и туризм] 3 июня 2024 г.",
        "проведен [Круглый стол на тему «Мосты и люди»] (г.Харбин, 25 января 2024 г.)",
        "[Круглый стол: «Мосты и люди»] (5 марта)",
        "был проведен [«круглый стол» с участием глав ведомств]",
        "очередное [заседание Совета Межбанковского объединения (МБО) ШОС]. Стороны",
        "Следующее, [23-е Совещание министров культуры] запланировано на июнь",
        "[Совещание министров финансов и председателей центральных (национальных) банков ШОС] прошло",
        "На [заседании Рабочей группы] стороны обсудили план",
        "организован [семинар по охране ледников] под председательством таджикской стороны",
        "[конференция по языкам в образовании и науке] состоялась",
        "прошла [видеоконференция «Чистая вода»]",
        "прошел [бизнес-форум «Одна линия»], инициированный стороной",
        "четырех [заседаний экспертной группы по почте]",
        "прошла [выставка «Степь-2024»] и [концерт]",
        "в ходе [встречи] эксперты отметили",
        "[XV Неделя кино ШОС «Мир»] пройдёт",
        "[Совецание министров юстиции] состоялось",
    ],
)
def test_bounds(marked: str) -> None:
    text, names = unmark(marked)
    assert [text[hit.name_start : hit.end] for hit in find_meetings(text) if hit.depth == 0] == names


def test_names_nest() -> None:
    outer, inner = find_meetings("заседание экспертов по подготовке Совещания министров труда")
    assert (outer.depth, inner.depth) == (0, 1)
    assert inner.end == outer.end


def test_counts() -> None:
    (hit,) = find_meetings("проведены два заседания Консорциума гончаров")
    assert (hit.count, hit.plural) == (2, False)
    (hit,) = find_meetings("проведение ряда подготовительных заседаний")
    assert hit.several


@pytest.mark.parametrize(
    "text",
    [
        "конкурсный отбор проектов",
        "сеть школ и лагерей",
        "каждый день",
        "новая модель роста",
        "под сопредседательством министров",
        "тема «Форум и мир»",
    ],
)
def test_left_alone(text: str) -> None:
    assert [hit for hit in find_meetings(text) if not hit.head.weak] == []


@pytest.mark.parametrize("word", ["Сообщество", "Соседство"])
def test_a_wrong_word_before_a_registered_tail_is_the_registers_own(word: str) -> None:
    (hit,) = find_meetings(f"состоялось 5-е {word} министров сельского хозяйства государств-членов ШОС")
    assert (hit.head.lemma, hit.ordinal) == ("совещание", 5)


@pytest.mark.parametrize(
    "text",
    [
        "принято Заявление министров сельского хозяйства государств-членов ШОС",
        "при участии министров сельского хозяйства государств-членов ШОС",
        "под руководством министров сельского хозяйства государств-членов ШОС",
    ],
)
def test_documents_and_acts_of_ministers_are_no_meetings(text: str) -> None:
    assert find_meetings(text) == []
