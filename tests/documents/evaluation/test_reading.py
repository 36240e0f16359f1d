"""The figures of the reading hold their floors, on every annotated document that is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents.evaluation.floors import fallen, load
from documents.evaluation.gold import Annotated, annotated
from documents.evaluation.scoring import score
from documents.extraction.jsonl import rows
from documents.extraction.pipeline import extract

PROJECT = Path(__file__).parents[3]
FLOORS = load(PROJECT / "tests/gold/floors.toml")


@pytest.mark.parametrize("one", list(annotated(PROJECT)), ids=lambda one: one.gold.name)
def test_no_figure_is_under_its_floor(one: Annotated) -> None:
    found = extract(one.file.read_bytes(), filename=one.file.name)
    assert not fallen(FLOORS, [score(one.gold, list(rows(found)))])
