"""The files of a folder: those that its `library.toml` lists, in that order with their origin, else every file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LIST = "library.toml"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and where it came from when a list says so."""

    path: Path
    origin: str = ""


def files(path: Path) -> Iterator[Found]:
    """The files behind a path; a folder's own subfolders are left alone. Raises FileNotFoundError."""
    if not path.is_dir():
        yield Found(path, _origins(path.parent).get(path.name, ""))
        return
    listed = _origins(path)
    names = listed or {file.name: "" for file in sorted(path.iterdir()) if file.is_file() and file.name[0] != "."}
    for name, origin in names.items():
        yield Found(path / name, origin)


def _origins(folder: Path) -> dict[str, str]:
    """File name to origin, in the order of the list; empty without a list."""
    place = folder / LIST
    if not place.is_file():
        return {}
    rows = tomllib.loads(place.read_text(encoding="utf-8"))["document"]
    return {row["file"]: row.get("origin", "") for row in rows}
