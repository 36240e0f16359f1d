"""Reads a TOML file of reference data into typed rows, and says file and row when one is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

FOLDER = Path(__file__).parent

Row = TypeVar("Row")


def read(
    file: str, table: str, row: Callable[..., Row], *, folder: Path = FOLDER, **parts: Callable[..., Any]
) -> tuple[Row, ...]:
    """Rows of `[[table]]` in `file`; `parts` builds the tables nested under a key. Raises ValueError."""
    content = tomllib.loads((folder / file).read_text(encoding="utf-8"))
    return tuple(
        _row(f"{file}, row {number}", values, row, parts) for number, values in enumerate(content[table], start=1)
    )


def _row(
    place: str, values: Mapping[str, Any], row: Callable[..., Row], parts: Mapping[str, Callable[..., Any]]
) -> Row:
    try:
        return row(**{key: _value(value, parts.get(key)) for key, value in values.items()})
    except (TypeError, ValueError) as error:
        label = next((str(item) for item in values.values() if isinstance(item, str)), "?")
        raise ValueError(f"{place} ({label}): {error}") from error


def _value(value: Any, part: Callable[..., Any] | None) -> Any:
    if part is not None:
        return tuple(part(**{key: _value(item, None) for key, item in entry.items()}) for entry in value)
    return tuple(value) if isinstance(value, list) else value


def unique(file: str, rows: Iterable[Row], what: str, key: Callable[[Row], Iterable[str]]) -> None:
    """Raises ValueError when two rows of `file` share a `key`."""
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        for value in key(row):
            if value in seen:
                raise ValueError(f"{file}, row {number}: {what} {value!r} is that of row {seen[value]} too")
            seen[value] = number


def known(file: str, rows: Iterable[Row], what: str, key: Callable[[Row], str | None], among: Iterable[str]) -> None:
    """Raises ValueError when a row of `file` refers to something that is not there. None refers to nothing."""
    there = frozenset(among)
    for number, row in enumerate(rows, start=1):
        value = key(row)
        if value is not None and value not in there:
            raise ValueError(f"{file}, row {number}: unknown {what} {value!r}")
