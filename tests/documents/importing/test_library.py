"""The five documents of the library: joined where they tell of the same, the same in any order, and the second time."""

from __future__ import annotations

import contextlib
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from documents.importing.run import import_run
from documents.models import Document, ImportRun
from documents.services.runs import run_create
from events.models import Event

from .picture import picture

LIBRARY = Path("documents/library")
LISTED = tomllib.loads((LIBRARY / "library.toml").read_text(encoding="utf-8"))["document"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


class Undo(Exception):
    """Leaves a block and takes back what was written in it."""


def import_all(names: list[str]) -> list[ImportRun]:
    runs = [run_create(data=(LIBRARY / name).read_bytes(), filename=name) for name in names]
    return [import_run(run.pk) for run in runs]


def names() -> list[str]:
    return [row["file"] for row in LISTED]


@pytest.fixture(scope="module")
def backwards(reference: None) -> dict[str, list[Any]]:
    """What stands after an import in the other order."""
    found: dict[str, list[Any]] = {}
    with contextlib.suppress(Undo), transaction.atomic():
        import_all(names()[::-1])
        found = picture()
        raise Undo
    return found


@pytest.fixture(scope="module")
def library(backwards: dict[str, list[Any]]) -> list[ImportRun]:
    return import_all(names())


def test_heads_are_what_the_list_says(library: list[ImportRun]) -> None:
    for run, row in zip(library, LISTED, strict=True):
        document = run.document
        assert document is not None, run.error
        found = {"title": document.title, "number": document.number, "date": document.date, "body": document.body}
        assert found == {"number": "", **{key: row[key] for key in row if key not in ("file", "origin")}}


def test_a_second_time_everything_is_the_same(library: list[ImportRun]) -> None:
    before = picture()
    again = import_all(names())
    assert all(run.report and set(_told(row)) == {"same"} for run in again for row in run.report.values())
    assert picture() == before


def test_the_order_of_documents_makes_no_difference(library: list[ImportRun], backwards: dict[str, list[Any]]) -> None:
    forwards = picture()
    assert [run.error for run in library] == [None] * 5
    # Questions are left out: one is asked by whichever of the two titles came later.
    for kind in ("mechanisms", "aliases", "documents", "events", "commitments"):
        assert forwards[kind] == backwards[kind]


def test_series_join_across_reports(library: list[ImportRun]) -> None:
    trade = Event.objects.filter(mechanism__slug="ministers-trade", ordinal__isnull=False).order_by("ordinal")
    assert list(trade.values_list("ordinal", flat=True)) == [20, 23]
    energy = Event.objects.filter(mechanism__slug="ministers-energy").order_by("start")
    assert [event.start.year for event in energy] == [2021, 2024]


def test_one_meeting_told_twice_is_one_event(library: list[ImportRun]) -> None:
    consortium = Event.objects.get(mechanism__slug="economic-think-tanks", ordinal=2)
    assert consortium.mentions.count() > 1
    dushanbe = Event.objects.filter(mechanism__slug="council-heads-of-state", start__year=2021)
    assert len({mention.version.document_id for event in dushanbe for mention in event.mentions.all()}) == 2
    assert dushanbe.count() == 1


def test_a_document_named_elsewhere_is_the_one_that_is_held(library: list[ImportRun]) -> None:
    programme = Document.objects.get(type="programme", number="9")
    assert programme.versions.count() == 1
    assert programme.mentions.values("version__document").distinct().count() >= 2


def test_statements_of_other_years_stay_apart(library: list[ImportRun]) -> None:
    statements = Document.objects.filter(type="statement", title__icontains="инноваци")
    assert {statement.date.year for statement in statements if statement.date} == {2021, 2025}


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {action: count for action, count in row.items() if count}
