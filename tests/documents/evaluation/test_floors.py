"""Floors hold, and only rise."""

from __future__ import annotations

from pathlib import Path

from documents.evaluation.floors import fallen, load, raised, save
from documents.evaluation.scoring import Score


def _score(**figures: float) -> Score:
    return Score("one", {key.replace("_", "."): value for key, value in figures.items()})


def test_a_figure_under_its_floor_is_named() -> None:
    lines = fallen({"one": {"events.f1": 0.9, "events.title": 0.5}}, [_score(events_f1=0.8, events_title=0.5)])
    assert lines == ["one: events.f1 0.8000 is under 0.9000"]


def test_a_figure_that_is_gone_has_fallen() -> None:
    assert fallen({"one": {"events.f1": 0.1}}, [_score()])


def test_a_document_that_is_not_at_hand_is_passed_over() -> None:
    assert not fallen({"two": {"events.f1": 1.0}}, [_score(events_f1=0.0)])


def test_rounding_does_not_make_a_figure_fall() -> None:
    floors = raised({}, [_score(events_f1=2 / 3)])
    assert not fallen(floors, [_score(events_f1=2 / 3)])


def test_floors_rise_and_never_sink() -> None:
    floors = raised({"one": {"events.f1": 0.9}, "two": {"events.f1": 0.4}}, [_score(events_f1=0.8, events_title=1.0)])
    assert floors == {"one": {"events.f1": 0.9, "events.title": 1.0}, "two": {"events.f1": 0.4}}


def test_they_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    floors = {"2021-report": {"events.f1": 0.9667}, "один": {"document.accuracy": 1.0}}
    save(path, floors)
    assert load(path) == floors


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert load(tmp_path / "floors.toml") == {}
