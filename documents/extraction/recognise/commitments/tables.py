"""The rows of a plan's table: what is to be done, by when, by whom.

A table counts when its first row names a column of measures; all other tables (events, statistics) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.extraction.blocks import BlockKind, Structured, TextBlock

MEASURE = re.compile(
    r"наименован\w+|мероприяти\w+|мер[аы]\b|действи\w+|содержани\w+|пункт\w*\s+плана|задач\w*", re.IGNORECASE
)
DUE = re.compile(r"\bсрок\w*", re.IGNORECASE)
BY = re.compile(r"исполнител\w+|ответственн\w+", re.IGNORECASE)
NOT_A_PLAN = re.compile(r"\bдата\b|место|город|формат|председател|инициатор", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """`cell` holds the measure; `head` is that column's name, `others` the cells of term and executors."""

    cell: TextBlock
    head: str
    due: str | None
    by: str | None
    others: tuple[TextBlock, ...]


def rows(doc: Structured) -> Iterator[Row]:
    """Rows of all tables that are plans, in order."""
    for table in _tables(doc):
        lines = _lines(table)
        if lines:
            yield from _plan_rows(lines)


def _tables(doc: Structured) -> Iterator[list[TextBlock]]:
    table: list[TextBlock] = []
    for block in doc.blocks:
        if block.kind is BlockKind.CELL:
            if table and (block.block.row or 0) < (table[-1].block.row or 0):
                yield table
                table = []
            table.append(block)
        elif table:
            yield table
            table = []
    if table:
        yield table


def _lines(table: list[TextBlock]) -> list[dict[int, TextBlock]]:
    lines: dict[int, dict[int, TextBlock]] = {}
    for cell in table:
        lines.setdefault(cell.block.row or 0, {})[cell.block.column or 0] = cell
    return [lines[row] for row in sorted(lines)]


def _column(heads: dict[int, TextBlock], pattern: re.Pattern[str]) -> int | None:
    return next((column for column, cell in heads.items() if pattern.search(cell.text)), None)


def _plan_rows(lines: list[dict[int, TextBlock]]) -> Iterator[Row]:
    heads = lines[0]
    measure, due, by = _column(heads, MEASURE), _column(heads, DUE), _column(heads, BY)
    if measure is None or (due is None and by is None) or _column(heads, NOT_A_PLAN) is not None:
        return
    for line in lines[1:]:
        if measure in line and len(line) > 1:
            others = tuple(line[column] for column in (due, by) if column is not None and column in line)
            yield Row(line[measure], heads[measure].text, _value(line, due), _value(line, by), others)


def _value(line: dict[int, TextBlock], column: int | None) -> str | None:
    cell = line.get(column) if column is not None else None
    return cell.text.strip() or None if cell else None
