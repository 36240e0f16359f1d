"""The life of a run: whole or not at all, once, and kept with its error."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction

from commitments.models import Commitment
from documents.importing.mentions import NoSuchBlock
from documents.importing.run import import_run
from documents.models import Block, Document, DocumentVersion, ImportRun, RunStatus
from documents.services.runs import run_create
from documents.tasks import import_file
from events.models import Event

from .telling import Page, day, take

STATEMENT = Path("documents/library/2025-statement-green-industry.txt")
pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]


def queued(data: bytes | None = None, name: str = STATEMENT.name) -> ImportRun:
    return run_create(data=STATEMENT.read_bytes() if data is None else data, filename=name)


def test_a_file_becomes_a_document_with_text_blocks_and_records() -> None:
    run = import_run(queued().pk)
    assert (run.status, run.error) == (RunStatus.DONE, None)
    version = DocumentVersion.objects.get()
    assert (run.version, run.document) == (version, version.document)
    assert version.file.read() == STATEMENT.read_bytes()
    block = Block.objects.filter(version=version).first()
    assert block is not None
    assert version.text[block.start : block.end].split() == block.text.split()
    assert run.report["commitment"]["inserted"] == Commitment.objects.count() > 10
    assert run.changes.filter(action="inserted", record_kind="commitment").count() == Commitment.objects.count()


def test_the_same_bytes_again_are_all_the_same() -> None:
    first = import_run(queued().pk)
    history = Document.history.rel.related_model.objects.count()
    second = import_run(queued(name="renamed.txt").pk)
    assert (second.status, second.version) == (RunStatus.DONE, first.version)
    assert {kind: {action for action, count in row.items() if count} for kind, row in second.report.items()} == {
        "document": {"same"}, "mechanism": {"same"}, "event": {"same"}, "commitment": {"same"},
    }  # fmt: skip
    assert not second.changes.exists()
    assert Document.history.rel.related_model.objects.count() == history


def test_a_run_that_is_done_is_not_done_again() -> None:
    run = import_run(queued().pk)
    import_file(run.pk)
    assert ImportRun.objects.get(pk=run.pk).finished_at == run.finished_at
    assert DocumentVersion.objects.count() == 1


@pytest.mark.parametrize("data", [b"", b"   \n", bytes(range(256)) * 40])
def test_a_file_that_cannot_be_read_is_a_failed_run_with_its_reason(data: bytes) -> None:
    run = import_run(queued(data, "broken.pdf").pk)
    assert run.status == RunStatus.FAILED
    assert run.error["code"] != "internal", run.error
    assert run.error["detail"]
    assert not Document.objects.exists()


def test_a_crash_near_the_end_leaves_nothing_half_done() -> None:
    page = Page("Отчет за 2024 год", "Совещание министров энергетики состоялось.", "Стороны увеличат вылов рыбы.")
    event = page.event(
        "Совещание министров энергетики", title="Совещание министров энергетики", start=day("2024-05-12")
    )
    clause = page.commitment("Стороны увеличат вылов рыбы.")
    object.__setattr__(clause.evidence, "block", 99)  # a fault of the reading, met when all else is written
    with pytest.raises(NoSuchBlock), transaction.atomic():
        take(page.reading(page.head("Отчет за 2024 год"), events=(event,), commitments=(clause,)))
    assert not Document.objects.exists()
    assert not Event.objects.exists()
    assert not DocumentVersion.objects.exists()


def test_history_says_which_run_made_a_row() -> None:
    run = import_run(queued().pk)
    document = Document.objects.get(versions__isnull=False)
    assert [entry.pgh_context.metadata for entry in document.history.all()] == [{"run": run.pk}]
