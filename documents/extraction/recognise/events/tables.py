"""Events in a table: a row each, columns known by their heads (date, event, place, form, chair or initiator)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.blocks import BlockKind, Structured, TextBlock
from documents.extraction.find.chairs import find_chairs
from documents.extraction.find.cities import find_cities
from documents.extraction.find.dates import Context, find_dates
from documents.extraction.find.formats import find_format
from documents.extraction.find.meetings import find_meetings
from documents.extraction.find.states import find_states
from documents.extraction.recognise.events.occurrences import set_date
from documents.extraction.recognise.events.status import find_statuses
from documents.extraction.recognise.events.tellings import Telling

COLUMNS = (
    ("date", re.compile(r"\bдат|\bсрок|\bкогда|\bпериод|\bвремя", re.IGNORECASE)),
    ("place", re.compile(r"\bмест|\bгород|\bгде", re.IGNORECASE)),
    ("format", re.compile(r"\bформ", re.IGNORECASE)),
    ("chair", re.compile(r"\bпредседател|\bведущ", re.IGNORECASE)),
    ("initiator", re.compile(r"\bинициатор", re.IGNORECASE)),
    ("event", re.compile(r"\bмероприят|\bназвани|\bнаименовани|\bсобыти|\bзаседани|\bвстреч", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row under its heads: column role -> cell. `planned`: a table of what is to be done."""

    cells: dict[str, TextBlock]
    both: bool = False  # one column for chair and initiator


def rows(doc: Structured) -> dict[int, Row]:
    """Rows of tables of events, by the block index of their first cell."""
    found: dict[int, Row] = {}
    heads: dict[int, str] = {}
    both = False
    line: list[TextBlock] = []
    for block in (*doc.blocks, None):
        if block is not None and block.kind is BlockKind.CELL and line and block.block.row == line[-1].block.row:
            line.append(block)
            continue
        if line:
            if line[0].block.row == 0:
                heads, both = _heads(line)
            elif "date" in heads.values() and "event" in heads.values():
                cells = {heads[cell.block.column or 0]: cell for cell in line if (cell.block.column or 0) in heads}
                found[line[0].block.index] = Row(cells, both)
        line = [block] if block is not None and block.kind is BlockKind.CELL else []
    return found


def _heads(line: list[TextBlock]) -> tuple[dict[int, str], bool]:
    heads: dict[int, str] = {}
    both = False
    for cell in line:
        roles = [role for role, pattern in COLUMNS if pattern.search(cell.text)]
        if roles and roles[0] not in heads.values():
            heads[cell.block.column or 0] = roles[0]
            both = both or roles[:2] == ["chair", "initiator"]
    if any(re.search(r"исполнител|ответствен", cell.text, re.IGNORECASE) for cell in line):
        return {}, False  # a plan of measures, not a list of events
    return heads, both


def read(row: Row | None, context: Context) -> list[Telling]:
    """The row's event on each of its dates."""
    if row is None or "event" not in row.cells or "date" not in row.cells:
        return []
    cell = row.cells["event"]
    meeting = next(iter(find_meetings(cell.text)), None)
    name = cell.text if meeting is None else cell.text[meeting.name_start :]
    found = []
    for date in find_dates(row.cells["date"].text, context=context):
        telling = Telling(
            block=cell,
            start=0,
            end=len(cell.text),
            name=name,
            rule="event.table",
            head=meeting.head if meeting else None,
            ordinal=meeting.ordinal if meeting else None,
            sentence=(0, len(cell.text)),
        )
        _cells(telling, row)
        set_date(telling, date)
        found.append(telling)
    return found


def _cells(telling: Telling, row: Row) -> None:
    others = [cell.text for role, cell in row.cells.items() if role not in {"event", "date"}]
    if "place" in row.cells:
        telling.cities = tuple(dict.fromkeys(hit.name for hit in find_cities(row.cells["place"].text)))
    for text in others:
        telling.format = telling.format or find_format(text)
        statuses = {hit.status for hit in find_statuses(text)}
        telling.status = "not_held" if statuses & {"not_held", "moved"} else telling.status
    for role in ("chair", "initiator"):
        if role in row.cells:
            _persons(telling, row.cells[role].text, role)


def _persons(telling: Telling, text: str, role: str) -> None:
    hits = find_chairs(text)
    for hit in hits:
        setattr(telling, hit.role, hit.state)
    states = find_states(text)
    if not hits and len(states) == 1:
        setattr(telling, role, states[0].code)
