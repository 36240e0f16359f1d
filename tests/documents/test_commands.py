"""`extract`, `explain` and `gold` on the command line. No test here may use a database, and none needs one."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from documents.management.commands import gold

TEXT = "Стороны условились до 1 июня 2025 года подготовить план совместных выставок.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_extract_writes_one_object_a_line(file: Path) -> None:
    out = StringIO()
    call_command("extract", str(file), format="jsonl", stdout=out)
    assert [json.loads(line)["record"] for line in out.getvalue().splitlines()] == ["document", "commitment"]


@pytest.mark.parametrize("command", ["extract", "explain"])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("not.pdf", b"%PDF-1.7 and nothing more"),
        ("what.xyz", b"\x00\x01\x02\x03" * 9),
        ("gone.txt", None),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path, command: str, name: str, data: bytes | None) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command(command, str(path), stdout=out, stderr=err)
    assert stop.value.code == 2
    assert out.getvalue() == ""
    assert err.getvalue().startswith(f"{name}: ")
    assert err.getvalue().strip().count("\n") == 0


def test_explain_says_which_rule_fired(file: Path) -> None:
    out = StringIO()
    call_command("explain", str(file), at=3, stdout=out)
    assert "commitment (" in out.getvalue()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one annotated document whose commitment is annotated as it stands."""
    golds = tmp_path / "tests/gold"
    golds.mkdir(parents=True)
    (tmp_path / "documents/library").mkdir(parents=True)
    (tmp_path / "documents/library/note.txt").write_text(TEXT, encoding="utf-8")
    (golds / "note.document.json").write_text('{"type": "other", "body": "other"}', encoding="utf-8")
    row = {"text": TEXT.strip().rstrip("."), "kind": "measure", "sectors": ["general"], "quote": TEXT}
    (golds / "note.commitments.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setattr(gold, "PROJECT", tmp_path)
    return tmp_path


def test_gold_prints_figures_and_raises_floors(project: Path) -> None:
    out = StringIO()
    call_command("gold", "--raise", "--misses", stdout=out)
    assert out.getvalue().splitlines()[1].startswith("note ")
    assert '"commitments.f1" = 1.0000' in (project / gold.FLOORS).read_text(encoding="utf-8")


def test_gold_fails_under_a_floor_and_leaves_it(project: Path) -> None:
    (project / gold.FLOORS).write_text('["note"]\n"events.f1" = 1.5\n', encoding="utf-8")
    err = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("gold", "--raise", stdout=StringIO(), stderr=err)
    assert stop.value.code == 1
    assert "note: events.f1" in err.getvalue()
    assert '"events.f1" = 1.5000' in (project / gold.FLOORS).read_text(encoding="utf-8")


def test_gold_of_some_documents_only(project: Path) -> None:
    out = StringIO()
    call_command("gold", "other", stdout=out)
    assert "note" not in out.getvalue()
