"""The figures of one document."""

from __future__ import annotations

import pytest

from documents.evaluation.scoring import Gold, f1, score

HEAD = {"type": "report", "number": "9", "parties": ["KZ"]}
EVENT = {
    "start": "2024-05-02", "end": "2024-05-02", "title": "Заседание Рабочей группы по туризму", "cities": ["Минск"],
    "format": "in_person", "status": "held", "quote": "2 мая прошло заседание",
}  # fmt: skip
GOLD = Gold("one", HEAD, events=[EVENT], commitments=[{"text": "создать единый портал вакансий", "sectors": ["youth"]}])


def _records(**event: object) -> list[dict]:
    return [
        {"record": "document", **HEAD},
        {"record": "event", **EVENT, **event},
        {"record": "commitment", "text": "Создать единый портал вакансий;", "sectors": ["youth", "general"]},
    ]


def test_a_perfect_reading() -> None:
    result = score(GOLD, _records())
    assert set(result.figures.values()) == {1.0}
    assert not result.misses


def test_a_wrong_field_costs_the_field_and_exactness_not_the_match() -> None:
    figures = score(GOLD, _records(cities=["Ош"])).figures
    assert (figures["events.f1"], figures["events.cities"], figures["events.exact"]) == (1.0, 0.0, 0.0)


def test_a_title_is_no_part_of_exactness() -> None:
    assert score(GOLD, _records(title="Встреча")).figures["events.exact"] == 1.0


def test_missed_and_invented_records_are_named() -> None:
    result = score(GOLD, [{"record": "event", "start": None, "end": None, "title": "Ярмарка"}])
    assert result.figures["events.f1"] == 0
    assert any(line.startswith("event missed") for line in result.misses)
    assert any("invented" in line and "Ярмарка" in line for line in result.misses)
    assert any(line.startswith("commitment missed") for line in result.misses)


def test_the_head_is_the_share_of_its_fields() -> None:
    figures = score(GOLD, [{"record": "document", "type": "report", "number": "10", "parties": ["KZ"]}]).figures
    assert figures["document.accuracy"] == pytest.approx(7 / 8)


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    result = score(Gold("empty", None), [])
    assert result.figures["events.f1"] == 1.0
    assert "events.exact" not in result.figures
    assert "document.accuracy" not in result.figures


def test_f1() -> None:
    assert f1(0, 0, 0) == 1.0
    assert f1(0, 0, 3) == 0.0
    assert f1(2, 4, 2) == pytest.approx(2 / 3)
