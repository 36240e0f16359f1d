"""Events in a table: a row each. Columns are known by their heads (date, event, place, form, chair, outcome), in any
order and under any words; a table without heads by what its cells hold.

A table that names who is to do what is a plan: of its rows only those with days are events still to come.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import groupby

from documents.extraction.blocks import BlockKind, Structured, TextBlock
from documents.extraction.find.chairs import find_chairs
from documents.extraction.find.cities import find_cities
from documents.extraction.find.dates import Context, DateHit, find_dates
from documents.extraction.find.formats import find_format
from documents.extraction.find.meetings import MeetingHit, find_meetings
from documents.extraction.find.states import find_states
from documents.extraction.recognise.events.occurrences import set_date
from documents.extraction.recognise.events.status import find_statuses, reason
from documents.extraction.recognise.events.tellings import Telling

COLUMNS = (
    ("date", re.compile(r"\bдат|\bсрок|\bкогда|\bпериод|\bвремя|\bдень|\bдни\b", re.IGNORECASE)),
    ("event", re.compile(r"\bмероприят|\bназвани|\bнаименовани|\bсобыти|\bчто\b|\bтема", re.IGNORECASE)),
    ("place", re.compile(r"\bмест|\bгород|\bгде|\bплощадк", re.IGNORECASE)),
    ("format", re.compile(r"\bформ", re.IGNORECASE)),
    ("chair", re.compile(r"\bпредседател|\bведущ|\bмодератор", re.IGNORECASE)),
    ("initiator", re.compile(r"\bинициатор", re.IGNORECASE)),
    ("event", re.compile(r"\bзаседани|\bвстреч|\bформат\s+встреч|\bмеханизм", re.IGNORECASE)),
)
PLAN = re.compile(r"исполнител|ответствен", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# «14.01», «08–09.02», «28.04–03.05»: days of a date column, where nothing else is written with a full stop.
SHORT_DAY = re.compile(r"(?<![\d.])(\d{1,2}\.\d{2})(?!\d|\.\d)\.?")
TO_DO = re.compile(r"^(?:проведение|организация|созыв|провести|организовать|созвать)\s", re.IGNORECASE)
Line = list[TextBlock]


@dataclass(frozen=True, slots=True)
class Row:
    """A table row under its heads. `year`: one said by the head or the section. `planned`: a row of a plan."""

    event: TextBlock
    date: TextBlock
    others: tuple[tuple[str, TextBlock], ...]  # (role of the column, cell)
    year: int | None = None
    planned: bool = False

    @property
    def first(self) -> int:
        return min(cell.block.index for cell in self.cells)

    @property
    def cells(self) -> tuple[TextBlock, ...]:
        return self.event, self.date, *(cell for _, cell in self.others)


def rows(doc: Structured) -> dict[int, Row]:
    """Rows of tables of events, by the block index of their first cell."""
    return {row.first: row for table in _tables(doc) for row in _rows_of(table)}


def _tables(doc: Structured) -> list[list[Line]]:
    """The tables of the document, each as its lines."""
    tables: list[list[Line]] = []
    for is_cell, run in groupby(doc.blocks, key=lambda block: block.kind is BlockKind.CELL):
        for row, cells in groupby(run, key=lambda cell: cell.block.row) if is_cell else ():
            if row == 0 or not tables:
                tables.append([])
            tables[-1].append(list(cells))
    return tables


def _rows_of(table: list[Line]) -> list[Row]:
    roles = _heads(table[0])
    headless = not {"date", "event"} <= set(roles.values())
    if headless:
        roles = _by_contents(table)
        if "date" not in roles.values() or "event" not in roles.values():
            return []
    lines = table if headless else table[1:]
    year = None if headless else _year(" ".join(cell.text for cell in table[0]))
    year = year or _year(table[0][0].section or "")
    planned = any(PLAN.search(cell.text) for cell in table[0])
    return [row for line in lines if (row := _row(line, roles, year, planned=planned))]


def _row(line: Line, roles: dict[int, str], year: int | None, *, planned: bool) -> Row | None:
    by_role = {roles.get(cell.block.column or 0, ""): cell for cell in reversed(line)}
    if not {"date", "event"} <= by_role.keys() or (planned and not _to_do(by_role["event"].text, by_role["date"].text)):
        return None
    others = [(roles.get(cell.block.column or 0, ""), cell) for cell in line]
    kept = tuple((role, cell) for role, cell in others if cell not in (by_role["date"], by_role["event"]))
    return Row(by_role["event"], by_role["date"], kept, year, planned)


def _to_do(event: str, date: str) -> bool:
    """A measure of a plan that is an event: to be held, on a day."""
    return bool(TO_DO.match(event)) and any(hit.precision == "day" for hit in _days(date, None, Context(ANY_DAY)))


def _year(text: str) -> int | None:
    """The only year that the text says."""
    years = set(YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None


def _heads(line: Line) -> dict[int, str]:
    """Column -> role, by the words of the first line; a line that tells events itself is none."""
    roles: dict[int, str] = {}
    for cell in line:
        told = next((role for role, pattern in COLUMNS if pattern.search(cell.text)), None)
        if told and len(cell.text) < LONGEST_HEAD and told not in roles.values():
            roles[cell.block.column or 0] = told
    return roles


LONGEST_HEAD = 60


def _by_contents(table: list[Line]) -> dict[int, str]:
    """Column -> role in a table without heads: where most cells are days, and where most name events."""
    roles: dict[int, str] = {}
    for column in {cell.block.column or 0 for line in table for cell in line}:
        texts = [cell.text for line in table for cell in line if (cell.block.column or 0) == column]
        days = sum(1 for text in texts if len(text) < LONGEST_HEAD and _days(text, None, Context(ANY_DAY)))
        named = sum(1 for text in texts if find_meetings(text))
        if days * 2 > len(texts) and "date" not in roles.values():
            roles[column] = "date"
        elif named * 2 > len(texts) and "event" not in roles.values():
            roles[column] = "event"
    return roles


ANY_DAY = dt.date(2000, 1, 1)


def _days(text: str, year: int | None, context: Context) -> list[DateHit]:
    """The dates of a date cell, days without a year in the table's year or the context's."""
    known = dt.date(year, 1, 1) if year else context.document or (context.period[1] if context.period else None)
    known = known or context.previous
    found = find_dates(text, context=Context(known) if year else context)
    if found or known is None:
        return [hit for hit in found if hit.role != "deadline"]
    full = SHORT_DAY.sub(rf"\1.{known.year}", text)
    return [replace(hit, words=text) for hit in find_dates(full)]


def read(row: Row | None, context: Context) -> list[Telling]:
    """The row's event on each of its dates."""
    if row is None:
        return []
    meeting = next(iter(find_meetings(row.event.text)), None)
    dates = _days(row.date.text, row.year, context)
    if row.planned:
        dates = [hit for hit in dates if hit.precision == "day"] if meeting else []
    found = []
    for date in dates:
        telling = _telling(row, meeting)
        set_date(telling, date)
        found.append(telling)
    return found


def _telling(row: Row, meeting: MeetingHit | None) -> Telling:
    cell = row.event
    telling = Telling(
        block=cell,
        start=0,
        end=len(cell.text),
        name=_name(cell.text, meeting),
        rule="event.table",
        head=meeting.head if meeting else None,
        ordinal=meeting.ordinal if meeting else None,
        sentence=(0, len(cell.text)),
        status="planned" if row.planned else "held",
    )
    _told_in(telling, "", cell.text[meeting.end :] if meeting else "")
    _told_in(telling, "", row.date.text)
    for role, other in row.others:
        _told_in(telling, "" if row.planned and PLAN.search(role) else role, other.text)
    return telling


def _name(text: str, meeting: MeetingHit | None) -> str:
    """From the event word on; up to the place or form in brackets that the cell tells beside it."""
    if meeting is None:
        return text
    rest = text[meeting.end :]
    aside = bool(re.match(r"\s*[,;(]|\s+в\s", rest)) and bool(
        find_format(rest) or find_cities(rest) or find_chairs(rest)
    )
    return text[meeting.name_start : meeting.end] if aside else text[meeting.name_start :]


def _told_in(telling: Telling, role: str, text: str) -> None:
    """What a cell tells, whatever its column: place, form, chair, initiator, and that it did not take place."""
    if not telling.cities and role not in {"chair", "initiator"}:
        venues = [hit for hit in find_cities(text) if hit.venue or role == "place"]
        telling.cities = tuple(dict.fromkeys(hit.name for hit in venues))
    telling.format = telling.format or find_format(text)
    said = find_chairs(text)
    for hit in said:
        setattr(telling, hit.role, hit.state)
    states = find_states(text)
    # «инициатор: …» in a column for chair and initiator is no chair.
    if not said and role in {"chair", "initiator"} and getattr(telling, role) is None and len(states) == 1:
        setattr(telling, role, states[0].code)
    _status(telling, text)


def _status(telling: Telling, text: str) -> None:
    hits = find_statuses(text)
    if any(hit.status in {"not_held", "moved"} for hit in hits):
        telling.status = "not_held"
        telling.reason = telling.reason or reason(text, text, 0, len(text))
    elif any(hit.status == "planned" for hit in hits) and not any(hit.status in {"held", "acts"} for hit in hits):
        telling.status = "planned"
