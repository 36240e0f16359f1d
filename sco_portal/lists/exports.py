"""Lists as CSV: UTF-8 that spreadsheets open, streamed, with formulas neutralised."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import StreamingHttpResponse
from django.utils.functional import Promise

CHUNK = 500  # rows a round trip; bounds memory, and prefetches run once a chunk


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export: its heading and how a row yields its value."""

    heading: str | Promise
    value: Callable[[Any], object]


class _Echo:
    """A file that gives back what is written, for the csv writer."""

    def write(self, text: str) -> str:
        return text


def cell(value: object) -> str:
    """The value as text; a leading sign that a spreadsheet would calculate with is quoted."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def csv_lines(rows: Iterable[Any], columns: tuple[Column, ...]) -> Iterator[str]:
    """The export line by line, opened by a byte order mark, without which Excel takes Russian for another script."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + str(writer.writerow([str(column.heading) for column in columns]))
    for row in rows:
        yield str(writer.writerow([cell(column.value(row)) for column in columns]))


def csv_response(rows: QuerySet[Any], columns: tuple[Column, ...], *, name: str) -> StreamingHttpResponse:
    """The rows as a download."""
    lines = csv_lines(rows.iterator(chunk_size=CHUNK), columns)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
