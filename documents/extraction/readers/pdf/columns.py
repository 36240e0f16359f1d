"""What stands side by side on a page: ruled tables and columns of signatures, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from documents.extraction.readers.pdf.glyphs import Fragment, Page

NEAR = 3.0  # points: the same line, the same rule
# Heights of a letter down to the next line of entries side by side; one that stands in a single column must be close.
LONGEST_STEP, CLOSE = 2.2, 1.5
LEAST_RULES = 3
LEAST_UPRIGHT, LEAST_LEVEL = 8.0, 20.0  # points: shorter ones are underlines and signs


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of a cell; `row`, `column` from 0 in its table. `continues`: goes on with it from the page before."""

    lines: tuple[str, ...]
    row: int
    column: int
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `xs`: the upright rules of the table, by which parts of one table on two pages are known."""

    cells: tuple[Cell, ...]
    xs: tuple[float, ...]


def ordered(page: Page) -> Iterator[Fragment | Row]:
    """The page's lines from top to bottom; tables as rows; columns one after the other inside each band."""
    rows: list[tuple[float, Row]] = []
    placed: set[int] = set()
    for grid in _grids(page):
        inside = [fragment for fragment in page.fragments if grid.holds(fragment)]
        placed |= {id(fragment) for fragment in inside}
        rows += grid.rows(inside)
    pending = sorted(rows, key=lambda item: -item[0])
    for band in _bands([fragment for fragment in page.fragments if id(fragment) not in placed]):
        while pending and pending[0][0] > band[0].y:
            yield pending.pop(0)[1]
        yield from band
    for _, row in pending:
        yield row


@dataclass(frozen=True, slots=True)
class _Grid:
    """Ruled lines of one table: xs from left to right, ys from top to bottom."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def holds(self, fragment: Fragment) -> bool:
        middle = (fragment.x0 + fragment.x1) / 2
        return (
            self.ys[-1] < fragment.y + fragment.size / 3 < self.ys[0]
            and self.xs[0] - NEAR < middle < self.xs[-1] + NEAR
        )

    def rows(self, fragments: list[Fragment]) -> Iterator[tuple[float, Row]]:
        """Rows that hold something, with the height that they begin at."""
        cells: dict[tuple[int, int], list[Fragment]] = {}
        for fragment in fragments:
            row = sum(y > fragment.y + fragment.size / 3 for y in self.ys) - 1
            column = max(0, bisect_right(self.xs, fragment.x0 + NEAR) - 1)
            cells.setdefault((row, column), []).append(fragment)
        for number in sorted({row for row, _ in cells}):
            found = [
                Cell(tuple(piece.text for piece in pieces), number, column)
                for (row, column), pieces in sorted(cells.items(), key=lambda item: item[0])
                if row == number
            ]
            yield self.ys[number], Row(tuple(found), self.xs)


def _grids(page: Page) -> Iterator[_Grid]:
    """The ruled tables of a page: upright rules beside each other, with the level rules between their ends."""
    uprights = [(x0, y0, y1) for x0, y0, x1, y1 in page.rules if x1 - x0 < NEAR and y1 - y0 > LEAST_UPRIGHT]
    level = [y0 for x0, y0, x1, y1 in page.rules if y1 - y0 < NEAR and x1 - x0 > LEAST_LEVEL]
    for low, high in _spans([(y0, y1) for _, y0, y1 in uprights]):
        xs = _merged(x for x, y0, y1 in uprights if low - NEAR < y0 and y1 < high + NEAR)
        ys = _merged(y for y in [low, high, *level] if low - NEAR < y < high + NEAR)
        if len(xs) >= LEAST_RULES and len(ys) >= 2:
            yield _Grid(tuple(xs), tuple(sorted(ys, reverse=True)))


def _spans(ends: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Heights that are covered without a gap."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(ends):
        if found and low <= found[-1][1] + NEAR:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
    return found


def _merged(places: Iterable[float]) -> list[float]:
    """Rules that lie on each other are one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def _bands(fragments: list[Fragment]) -> Iterator[list[Fragment]]:
    """Single lines; lines side by side with their neighbours, left column first."""
    band: list[Fragment] = []
    for line in _same_height(fragments):
        if band and (not _belongs(band, line)):
            yield _by_column(band)
            band = []
        band += line
    if band:
        yield _by_column(band)


def _same_height(fragments: list[Fragment]) -> Iterator[list[Fragment]]:
    line: list[Fragment] = []
    for fragment in fragments:
        if line and abs(line[-1].y - fragment.y) > NEAR:
            yield line
            line = []
        line.append(fragment)
    if line:
        yield line


def _belongs(band: list[Fragment], line: list[Fragment]) -> bool:
    """Whether a line goes on with entries that stand side by side above it."""
    columns = {round(fragment.x0 / 20) for fragment in band}
    step = (band[-1].y - line[0].y) / band[-1].size
    if len(columns) < 2 or step > (LONGEST_STEP if len(line) > 1 else CLOSE):
        return False
    gutter = _gutter(band)
    return all(fragment.x1 < gutter or fragment.x0 > gutter - NEAR for fragment in line)


def _gutter(band: list[Fragment]) -> float:
    """Where the second column begins."""
    left = min(fragment.x0 for fragment in band)
    return min((fragment.x0 for fragment in band if fragment.x0 > left + 60), default=left)


def _by_column(band: list[Fragment]) -> list[Fragment]:
    gutter = _gutter(band)
    if len({round(fragment.x0 / 20) for fragment in band}) < 2:
        return band
    left = min(fragment.x0 for fragment in band)
    for fragment in band:
        fragment.column = gutter if fragment.x0 > gutter - NEAR else left
    return sorted(band, key=lambda fragment: (fragment.column, -fragment.y))
