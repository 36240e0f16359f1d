"""The picture of a series along time: where each meeting stands, in units of a drawing that a template fills in.

Two drawings, for a wide and for a narrow screen, from one reckoning: the axis is years, marks that would cover each
other are stacked. Pure geometry; what a mark means is said by its entry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.models import Event
from events.series import Entry, EntryStatus, Series, SeriesState

WIDE = 1080  # units of the wide drawing, stretched to the width of the page
NARROW_YEAR = 78  # units a year on a narrow screen, where the drawing keeps its size and can be moved sideways
NARROW_LEAST = 320
MARGIN = 26
RADIUS = 15
LANE = 40  # height of one row of marks
CLOSE = 34  # marks nearer to each other than this are stacked
AXIS = 46  # height of the axis with its years
MOST_LANES = 6
ROOMY = 74  # a mark with this much room around it carries its day


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of the series in the drawing. `shape` tells the format: circle, square, diamond."""

    x: int
    y: int
    entry: Entry | None
    event: Event | None
    shape: str
    status: str
    roomy: bool = False
    current: bool = False

    @property
    def label(self) -> str:
        return str(self.entry.ordinal) if self.entry and self.entry.ordinal is not None else ""

    @property
    def points(self) -> str:
        """Corners of a diamond."""
        r = RADIUS + 3
        return f"{self.x},{self.y - r} {self.x + r},{self.y} {self.x},{self.y + r} {self.x - r},{self.y}"

    @property
    def left(self) -> int:
        return self.x - RADIUS + 1

    @property
    def top(self) -> int:
        return self.y - RADIUS + 1

    @property
    def text_y(self) -> int:
        return self.y + 5

    @property
    def note_y(self) -> int:
        return self.y - RADIUS - 6


@dataclass(frozen=True, slots=True)
class Year:
    """A year on the axis: its left border, its middle, its name (empty where there is no room for it)."""

    x: int
    middle: int
    name: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One drawing."""

    width: int
    height: int
    base: int
    years: tuple[Year, ...]
    marks: tuple[Mark, ...]
    today: int | None

    @property
    def axis_y(self) -> int:
        return self.base + 26


@dataclass(frozen=True, slots=True)
class Strips:
    """The same series for a wide and for a narrow screen."""

    wide: Strip
    narrow: Strip


def draw(series: Series, events: Mapping[int, Event], *, today: dt.date, current: int | None = None) -> Strips | None:
    """The drawings of a series; None where nothing has a date. `events`: by the meetings' keys."""
    dated = [entry for entry in series.entries if entry.around and not _nowhere(entry)]
    if not dated:
        return None
    ahead = _ahead(series, dated, today)
    days = [entry.around for entry in dated if entry.around] + ([ahead] if ahead else [])
    first, last = min(days).year, max(days).year
    last = today.year if last < today.year <= last + 2 else last
    narrow = max(NARROW_LEAST, NARROW_YEAR * (last - first + 1) + 2 * MARGIN)
    return Strips(
        *(_strip(dated, ahead, events, (first, last), width, today, current) for width in (WIDE, narrow)),
    )


def _nowhere(entry: Entry) -> bool:
    """What did not take place and has no day of its own is not drawn on the last day that its source speaks of."""
    meeting = entry.meeting
    return meeting is not None and meeting.start is None and entry.status in (EntryStatus.PLANNED, EntryStatus.NOT_HELD)


def _ahead(series: Series, dated: Sequence[Entry], today: dt.date) -> dt.date | None:
    """The day the next meeting is expected by its rhythm, where no plan is drawn for it already."""
    planned = any(entry.status == EntryStatus.PLANNED and entry.around == series.expected for entry in dated)
    if series.expected is None or planned or series.state == SeriesState.NO_RHYTHM:
        return None
    return series.expected if series.expected.year <= today.year + 5 else None


def _strip(
    dated: Sequence[Entry],
    ahead: dt.date | None,
    events: Mapping[int, Event],
    years: tuple[int, int],
    width: int,
    today: dt.date,
    current: int | None,
) -> Strip:
    scale = _Scale(years, width)
    spots: list[tuple[int, Entry | None]] = [(scale.x(entry.around), entry) for entry in dated if entry.around]
    if ahead:
        spots.append((scale.x(ahead), None))
    spots.sort(key=lambda spot: spot[0])
    lanes = _lanes([x for x, _entry in spots])
    base = 18 + LANE * (max(lanes) + 1) - RADIUS
    marks = tuple(
        _mark(x, base - LANE * lane, entry, events, current, roomy=_roomy(spots, at))
        for at, ((x, entry), lane) in enumerate(zip(spots, lanes, strict=True))
    )
    now = scale.x(today) if years[0] <= today.year <= years[1] else None
    return Strip(width, base + AXIS, base, tuple(scale.years()), marks, now)


def _mark(
    x: int, y: int, entry: Entry | None, events: Mapping[int, Event], current: int | None, *, roomy: bool
) -> Mark:
    if entry is None:
        return Mark(x, y, None, None, "circle", "expected", roomy=roomy)
    event = events.get(entry.meeting.key) if entry.meeting else None
    shape = {"online": "square", "hybrid": "diamond"}.get(event.format if event else "", "circle")
    return Mark(x, y, entry, event, shape, entry.status, roomy=roomy, current=bool(event and event.pk == current))


def _lanes(xs: Sequence[int]) -> list[int]:
    """The lowest row for each mark in which it covers no other."""
    ends: list[int] = []
    lanes: list[int] = []
    for x in xs:
        free = next((lane for lane, end in enumerate(ends) if x - end >= CLOSE), None)
        if free is None:
            free = len(ends) if len(ends) < MOST_LANES else MOST_LANES - 1
            if free == len(ends):
                ends.append(x)
        ends[free] = x
        lanes.append(free)
    return lanes


def _roomy(spots: Sequence[tuple[int, object]], at: int) -> bool:
    before = at == 0 or spots[at][0] - spots[at - 1][0] >= ROOMY
    after = at + 1 == len(spots) or spots[at + 1][0] - spots[at][0] >= ROOMY
    return before and after


class _Scale:
    """Days to units."""

    def __init__(self, years: tuple[int, int], width: int) -> None:
        self.first, self.last = years
        self.start = dt.date(self.first, 1, 1)
        self.days = (dt.date(self.last, 12, 31) - self.start).days or 1
        self.room = width - 2 * MARGIN

    def x(self, day: dt.date) -> int:
        return MARGIN + round(self.room * (day - self.start).days / self.days)

    def years(self) -> list[Year]:
        """Every year has its line; names are thinned out where they would touch."""
        each = self.room / (self.last - self.first + 1)
        step = max(1, round(44 / each + 0.4))
        found = []
        for year in range(self.first, self.last + 1):
            x = self.x(dt.date(year, 1, 1))
            name = str(year) if (self.last - year) % step == 0 else ""
            found.append(Year(x, x + round(each / 2), name))
        return found
