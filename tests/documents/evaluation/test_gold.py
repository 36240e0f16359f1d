"""Annotated documents are found by name."""

from __future__ import annotations

import json
from pathlib import Path

from documents.evaluation.gold import annotated, read_gold


def _annotate(folder: Path, name: str, **rows: list[dict]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.document.json").write_text(json.dumps({"type": "plan"}), encoding="utf-8")
    for kind, found in rows.items():
        (folder / f"{name}.{kind}.jsonl").write_text("\n".join(map(json.dumps, found)) + "\n", encoding="utf-8")


def _text(folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("План", encoding="utf-8")


def test_texts_are_looked_for_in_the_library_the_corpus_and_beside_the_project(tmp_path: Path) -> None:
    project = tmp_path / "portal"
    _annotate(project / "tests/gold", "a")
    _text(project / "documents/library", "a.md")
    _annotate(project / "tests/corpus/gold", "b")
    _text(project / "tests/corpus", "b.txt")
    _annotate(tmp_path / "shared/eval/gold", "c")
    _text(tmp_path / "shared/library", "c.txt")
    assert [(one.gold.name, one.file.name) for one in annotated(project)] == [
        ("a", "a.md"),
        ("b", "b.txt"),
        ("c", "c.txt"),
    ]


def test_an_annotation_without_its_text_is_passed_over(tmp_path: Path) -> None:
    _annotate(tmp_path / "portal/tests/gold", "a")
    assert not list(annotated(tmp_path / "portal"))


def test_a_document_annotated_twice_counts_once(tmp_path: Path) -> None:
    project = tmp_path / "portal"
    _annotate(project / "tests/gold", "a", events=[{"title": "own"}])
    _annotate(tmp_path / "shared/eval/gold", "a")
    _text(tmp_path / "shared/library", "a.txt")
    (one,) = annotated(project)
    assert one.gold.events == [{"title": "own"}]


def test_missing_and_empty_files_hold_nothing(tmp_path: Path) -> None:
    _annotate(tmp_path, "a", commitments=[])
    gold = read_gold(tmp_path, "a")
    assert (gold.document, gold.events, gold.commitments) == ({"type": "plan"}, [], [])
