"""Where annotated documents are: the annotation in one folder, the document itself in one of several, by name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from documents.evaluation.likeness import Row
from documents.evaluation.scoring import Gold

MARK = ".document.json"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its annotation."""

    gold: Gold
    file: Path


def annotated(project: Path) -> Iterator[Annotated]:
    """All annotated documents whose text is at hand, each once; those beside the project come last."""
    beside = project.parent / "shared"
    golds = (project / "tests/gold", project / "tests/corpus/gold", beside / "eval/gold")
    texts = (project / "documents/library", project / "tests/corpus", beside / "library")
    seen: set[str] = set()
    for folder in golds:
        for path in sorted(folder.glob(f"*{MARK}")):
            name = path.name.removesuffix(MARK)
            file = _text(texts, name)
            if file is not None and name not in seen:
                seen.add(name)
                yield Annotated(read_gold(folder, name), file)


def _text(folders: tuple[Path, ...], name: str) -> Path | None:
    return next((path for folder in folders for path in sorted(folder.glob(f"{name}.*")) if path.is_file()), None)


def read_gold(folder: Path, name: str) -> Gold:
    """The four files of an annotation; a missing one holds nothing."""
    document = folder / f"{name}{MARK}"
    return Gold(
        name=name,
        document=json.loads(document.read_text(encoding="utf-8")) if document.exists() else None,
        events=_rows(folder / f"{name}.events.jsonl"),
        instruments=_rows(folder / f"{name}.instruments.jsonl"),
        commitments=_rows(folder / f"{name}.commitments.jsonl"),
    )


def _rows(path: Path) -> list[Row]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
