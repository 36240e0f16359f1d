"""Where a sentence parts into separate undertakings."""

from __future__ import annotations

import pytest

from documents.extraction.find.clauses import find_clauses, find_predicates, split_enumeration, split_infinitives
from tests.documents.extraction.marked import unmark


@pytest.mark.parametrize(
    "marked",
    [
        "[Стороны откроют общий читальный зал] и [обеспечат доступ студентов к архивам].",
        "[Каждая Сторона назначает ответственное ведомство], а также [уведомляет о нем Секретариат].",
        "[Начата подготовка Меморандума], а [согласование Плана завершается].",
        "[Министры обсудили повестку] и [договорились создать общую базу данных].",
        # one verb
        "[Стороны будут стремиться к расширению обмена опытом, знаниями и специалистами].",
        # a joined auxiliary is the same predicate
        "[В Программу могут быть внесены изменения и дополнения].",
        # subordinate verbs part nothing
        "[Стороны несут расходы, которые возникают в ходе работы и не покрываются иначе].",
        "[Стороны исходят из того, что торговля служит миру и открывает рынки].",
        # verbs in brackets and quotation marks part nothing
        "[Стороны проведут конкурс «Мы строим и учимся» (итоги подводятся и публикуются) в Оше].",
    ],
)
def test_clauses(marked: str) -> None:
    text, expected = unmark(marked)
    assert [text[clause.start : clause.end] for clause in find_clauses(text)] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[Мы намерены строить дороги], [открывать пункты пропуска] и [упрощать досмотр грузов].",
        "[Решено провести конкурс], а также [до конца года издать сборник].",
        # one object for both verbs
        "[Стороны намерены разрабатывать и внедрять стандарты связи].",
        # an infinitive that another word holds
        "[Стороны намерены изучить возможность создать и развивать общий фонд].",
        # nouns in a row
        "[Стороны намерены расширять обмен опытом, сведениями и кадрами].",
    ],
)
def test_infinitives(marked: str) -> None:
    text, expected = unmark(marked)
    assert [text[start:end] for start, end in split_infinitives(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[развитие портов], [охрана рек и озер], [обмен опытом]",
        "[полное и бережное использование воды], [создание парков], [поддержка музеев] и [изучение языков]",
        "[«умная» логистика], [открытие складов], [защита данных]",
        # commas inside a member
        "[повышение ресурсной, водной и тепловой отдачи], [переход к новым видам топлива]",
        # a pair alone is one direction
        "[охрана лесов и развитие заповедников]",
    ],
)
def test_enumeration(marked: str) -> None:
    text, expected = unmark(marked)
    assert [text[start:end] for start, end in split_enumeration(text, 0, len(text))] == expected


def test_predicates_leave_nouns_and_adverbs_alone() -> None:
    assert find_predicates("важность дальнейшего развития обменов и контактов") == []
    assert find_predicates("согласно статье 5 настоящего Соглашения") == []
