"""`manage.py ingest`: files and folders in, one readable report out, an exit status that tells."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from documents.models import Document, ImportRun, RunStatus

GREEN = Path("documents/library/2025-statement-green-industry.txt")
pytestmark = [pytest.mark.usefixtures("reference"), pytest.mark.django_db]


def ingest(*paths: object, **options: object) -> str:
    out = io.StringIO()
    try:
        call_command("ingest", *map(str, paths), stdout=out, **options)
    except CommandError as error:
        return f"{out.getvalue()}exit {error.returncode}: {error}"
    return f"{out.getvalue()}exit 0"


def test_a_file_is_imported_and_its_records_counted() -> None:
    said = ingest(GREEN, publish=True)
    assert GREEN.name in said
    assert "commitment" in said
    assert said.endswith("exit 0")
    assert Document.objects.published().held().count() == 1


def test_records_wait_for_review_unless_published() -> None:
    ingest(GREEN)
    assert Document.objects.published().count() == 0


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a-damaged.pdf").write_bytes(b"%PDF-1.7 nothing more")
    (tmp_path / "b-empty.txt").write_bytes(b"")
    (tmp_path / "c-good.txt").write_bytes(GREEN.read_bytes())
    said = ingest(tmp_path)
    assert said.count("could not be imported:") == 2
    assert said.endswith("exit 1: 2 of 3 files could not be imported")
    assert Document.objects.held().count() == 1
    assert ImportRun.objects.filter(status=RunStatus.FAILED, error__isnull=False).count() == 2


def test_a_missing_file_is_said_before_anything_is_done(tmp_path: Path) -> None:
    said = ingest(GREEN, tmp_path / "none.txt")
    assert said.endswith(f"exit 2: no such file: {tmp_path / 'none.txt'}")
    assert not ImportRun.objects.exists()


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    assert ingest(tmp_path).endswith("exit 2: nothing to import: the folder is empty")


def test_a_folder_with_a_list_gives_origins_and_order(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(GREEN.read_bytes())
    (tmp_path / "library.toml").write_text('[[document]]\nfile = "b.txt"\norigin = "an archive"\n')
    assert ingest(tmp_path).endswith("exit 0")
    assert ImportRun.objects.get().origin == "an archive"


def test_time_and_memory_are_told_when_asked() -> None:
    assert "MB so far" in ingest(GREEN, measure=True)
    assert "MB so far" not in ingest(GREEN)
