"""When two records tell the same."""

from __future__ import annotations

import pytest

from documents.evaluation.likeness import (
    equal,
    event_likeness,
    named,
    pairs,
    plain,
    same_outcomes,
    same_value,
    text_likeness,
)

EVENT = {
    "start": "2024-05-02",
    "end": "2024-05-02",
    "title": "Шестое заседание Рабочей группы по туризму",
    "quote": "2 мая",
}


def test_typography_does_not_count() -> None:
    assert plain("«Зелёный  пояс» – ШОС.") == plain("зеленый пояс шос")


def test_events_of_other_days_are_never_the_same() -> None:
    assert event_likeness(EVENT, {**EVENT, "end": "2024-05-03"}) == 0


def test_events_match_by_a_longer_title_or_by_the_quote() -> None:
    assert event_likeness(EVENT, {**EVENT, "title": "Шестое заседание Рабочей группы ШОС по туризму"})
    assert event_likeness(EVENT, {**EVENT, "title": "Форум", "quote": "2 мая 2024 года"})
    assert not event_likeness(EVENT, {**EVENT, "title": "Форум ректоров", "quote": "состоялся в Минске"})


def test_a_second_passage_may_match_too() -> None:
    gold = {**EVENT, "title": "Форум", "quote": "иное", "also": ["накануне прошёл форум"]}
    assert event_likeness(gold, {**EVENT, "title": "Встреча", "quote": "накануне прошёл форум"})


def test_the_best_pairs_come_first_and_each_row_once() -> None:
    gold = [{"text": "развивать обмен опытом"}, {"text": "развивать обмен опытом в туризме"}]
    found = [{"text": "развивать обмен опытом в туризме"}, {"text": "развивать обмен опытом"}]
    assert sorted(pairs(gold, found, text_likeness("text"))) == [(0, 1), (1, 0)]


def test_texts_that_differ_much_are_no_pair() -> None:
    assert not pairs([{"text": "создать портал"}], [{"text": "закрыть портал вакансий"}], text_likeness("text"))


@pytest.mark.parametrize(("left", "right", "same"), [(None, "", True), ("KZ", "KZ", True), ("KZ", None, False)])
def test_nothing_and_empty_are_one(left: object, right: object, same: bool) -> None:
    assert equal("chair")({"chair": left}, {"chair": right}) is same


def test_a_name_that_only_one_has_is_wrong() -> None:
    assert not named("mechanism", 88)({"mechanism": "Рабочая группа"}, {})
    assert named("mechanism", 88)({}, {})


def test_outcomes_need_the_same_number_and_names() -> None:
    plan, note = {"title": "План работы"}, {"title": "Меморандум"}
    assert same_outcomes({"outcomes": [plan, note]}, {"outcomes": [note, plan]})
    assert not same_outcomes({"outcomes": [plan]}, {"outcomes": [plan, note]})
    assert not same_outcomes({"outcomes": [plan]}, {"outcomes": [note]})


def test_lists_of_the_head_may_come_in_any_order() -> None:
    assert same_value("parties")({"parties": ["KZ", "UZ"]}, {"parties": ["UZ", "KZ"]})
    assert not same_value("parties")({"parties": ["KZ"]}, {})
