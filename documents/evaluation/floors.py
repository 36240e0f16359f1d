"""Floors under the figures, in a TOML file: a table for each document, a number for each figure. They only rise."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from documents.evaluation.scoring import Score

Floors = dict[str, dict[str, float]]
PLACES = 4
HEADER = "# Least figures for each annotated document. `manage.py gold --raise` lifts them; nothing lowers them.\n"


def load(path: Path) -> Floors:
    """The floors in the file; none when there is no file."""
    if not path.exists():
        return {}
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: {key: float(value) for key, value in table.items()} for name, table in tables.items()}


def fallen(floors: Floors, scores: Iterable[Score]) -> list[str]:
    """One line for every figure that is under its floor."""
    return [
        f"{score.name}: {key} {score.figures.get(key, 0.0):.4f} is under {floor:.4f}"
        for score in scores
        for key, floor in floors.get(score.name, {}).items()
        if round(score.figures.get(key, 0.0), PLACES) < floor
    ]


def raised(floors: Floors, scores: Iterable[Score]) -> Floors:
    """The floors lifted to the figures where those are higher."""
    result = {name: dict(table) for name, table in floors.items()}
    for score in scores:
        table = result.setdefault(score.name, {})
        for key, figure in score.figures.items():
            table[key] = max(table.get(key, 0.0), round(figure, PLACES))
    return result


def save(path: Path, floors: Floors) -> None:
    """Write the file anew, names and figures in order."""
    parts = [HEADER]
    for name, table in sorted(floors.items()):
        rows = "".join(f'"{key}" = {value:.{PLACES}f}\n' for key, value in sorted(table.items()))
        parts.append(f'["{name}"]\n{rows}')
    path.write_text("\n".join(parts), encoding="utf-8")
