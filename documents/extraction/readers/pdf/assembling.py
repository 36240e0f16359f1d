"""Lines of pages to a source: text in reading order, paragraphs, tables, footnotes, furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from documents.extraction import typography as signs
from documents.extraction.blocks import Block, BlockKind, Source
from documents.extraction.readers.layout import INDENTS, LEAST_SAMPLES, Layout
from documents.extraction.readers.lines import Line
from documents.extraction.readers.paragraphs import Paragraph, paragraphs
from documents.extraction.readers.pdf.columns import Cell, Row, ordered
from documents.extraction.readers.pdf.glyphs import Fragment, Page

MEDIA_TYPE = "application/pdf"
SPACED = 1.3  # of the usual distance of lines: a new paragraph, or a heading
CENTRED = 2.5  # columns that the free room on both sides may differ
LONGEST_HEADING = 200
LEAST_LETTER = 0.5  # points
LEAST_FIRST = 0.04  # of all lines are first lines of paragraphs
RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


@dataclass(frozen=True, slots=True)
class Measure:
    """Of the whole document, in points: margins, width of a letter, distance of lines."""

    left: float
    right: float
    letter: float
    leading: float
    first: int | None  # columns that first lines are set in


def assembled(pages: list[Page]) -> Source:
    """The source of all pages."""
    measured = _measure(pages)
    writer = _Writer(measured)
    for page in pages:
        writer.page(page)
    return writer.source(len(pages))


def _measure(pages: list[Page]) -> Measure:
    body = [fragment for page in pages for fragment in page.fragments if not fragment.furniture and not fragment.note]
    body = [fragment for fragment in body if len(fragment.text) > 20] or body
    lefts = Counter(round(fragment.x0 / 3) * 3 for fragment in body)
    most = max(lefts.values(), default=1)
    left = min((x for x, times in lefts.items() if times >= 0.15 * most), default=0.0)
    rights = sorted(fragment.x1 for fragment in body)
    letters = sorted((fragment.x1 - fragment.x0) / len(fragment.text) for fragment in body)
    letter = max(letters[len(letters) // 2], LEAST_LETTER) if letters else 1.0
    return Measure(
        left=left,
        right=max(rights[int(len(rights) * 0.95)], left + letter) if rights else left + letter,
        letter=letter,
        leading=_leading(pages),
        first=_first([(fragment.x0 - left) / letter for fragment in body]),
    )


def _first(indents: list[float]) -> int | None:
    """The commonest indent that is neither none nor a whole column."""
    steps = Counter(round(indent) for indent in indents if INDENTS[0] <= indent <= INDENTS[-1])
    indent, times = steps.most_common(1)[0] if steps else (0, 0)
    return indent if times >= max(LEAST_SAMPLES, LEAST_FIRST * len(indents)) else None


def _leading(pages: list[Page]) -> float:
    """The commonest distance of two lines."""
    steps: Counter[float] = Counter()
    for page in pages:
        body = [fragment for fragment in page.fragments if not fragment.furniture]
        for above, below in pairwise(body):
            if 4 < above.y - below.y < 60:
                steps[round((above.y - below.y) * 2) / 2] += 1
    return steps.most_common(1)[0][0] if steps else 14.0


@dataclass
class _Writer:
    """Collects text; lines between tables wait until they can be put together."""

    measure: Measure
    parts: list[str] = field(default_factory=list)
    size: int = 0
    table: tuple[tuple[float, ...], int] | None = None  # rules and last row of the table that the text ended with
    items: list[Line | tuple[Cell, Line] | tuple[str, Line]] = field(default_factory=list)

    def page(self, page: Page) -> None:
        above: Fragment | None = None
        for item in ordered(page):
            if isinstance(item, Row):
                self._row(item, page)
                above = None
            else:
                self._line(item, above, page)
                above = item if not item.furniture else above
                self.table = self.table if item.furniture else None

    def _row(self, row: Row, page: Page) -> None:
        """A row goes on counting when its table began on the page before, and a cut row goes on itself."""
        number, cut = row.cells[0].row, False
        if self.table and number <= self.table[1] and _same_rules(self.table[0], row.xs):
            cut = number == 0 and self._is_cut(row)
            number = self.table[1] + (not cut)
        for cell in row.cells:
            self.items.append((replace(cell, row=number, continues=cut), self._cell_line(cell, page)))
        self.table = row.xs, number

    def _is_cut(self, row: Row) -> bool:
        """The first row of a page that has no number of its own and whose words go on with those of the last row."""
        above = {
            item[0].column
            for item in self.items[-len(row.xs) :]
            if isinstance(item, tuple) and isinstance(item[0], Cell)
        }
        numberless = row.cells[0].column > 0 and 0 in above
        return numberless or all(cell.lines[0][:1].islower() for cell in row.cells)

    def _line(self, fragment: Fragment, above: Fragment | None, page: Page) -> None:
        line = self._placed(fragment, above, page)
        self.items.append((fragment.note, line) if fragment.note and not fragment.furniture else line)

    def _placed(self, fragment: Fragment, above: Fragment | None, page: Page) -> Line:
        own = self.measure
        gap = 1 if above is None or abs(above.y - fragment.y) < SPACED * own.leading else 2
        free_left, free_right = fragment.x0 - (fragment.column or own.left), own.right - fragment.x1
        return replace(
            self._write(fragment.text, page.number),
            indent=max(0.0, free_left / own.letter),
            gap=gap,
            tops=above is None,
            furniture=fragment.furniture,
            length=(fragment.x1 - fragment.x0) / own.letter,
            bold=fragment.bold,
            centred=fragment.column is None
            and (fragment.bold or own.first is None or abs(free_left / own.letter - own.first) >= 1)
            and min(free_left, free_right) > CENTRED * own.letter
            and abs(free_left - free_right) < CENTRED * 2 * own.letter,
        )

    def _cell_line(self, cell: Cell, page: Page) -> Line:
        return self._write("\n".join(cell.lines), page.number)

    def _write(self, text: str, page: int) -> Line:
        start = self.size
        self.parts.append(text)
        self.size += len(text) + 1
        return Line(start, start + len(text), text, page=page)

    def source(self, pages: int) -> Source:
        layout = Layout(
            width=(self.measure.right - self.measure.left) / self.measure.letter,
            step=1,
            wrapped=True,
            first=self.measure.first,
        )
        blocks: list[Block] = []
        for block in self._blocks(layout):
            blocks.append(replace(block, index=len(blocks)))
        return Source("\n".join(self.parts), tuple(blocks), MEDIA_TYPE, pages=pages)

    def _blocks(self, layout: Layout) -> Iterator[Block]:
        """Blocks in order; lines of the text are put together over furniture and footnotes."""
        waiting: list[Line] = []
        notes: list[tuple[str, Line]] = []
        for item in self.items:
            if isinstance(item, Line):
                waiting.append(item)
            elif isinstance(item[0], Cell):
                yield from _flush(waiting, notes, layout)
                waiting, notes = [], []
                yield _cell(item[0], item[1])
            else:
                notes.append((item[0], item[1]))
        yield from _flush(waiting, notes, layout)


def _same_rules(left: tuple[float, ...], right: tuple[float, ...]) -> bool:
    return len(left) == len(right) and all(
        abs(one - other) < 2 * CENTRED for one, other in zip(left, right, strict=True)
    )


def _flush(lines: list[Line], notes: list[tuple[str, Line]], layout: Layout) -> list[Block]:
    """Paragraphs of lines, with the footnotes of their pages between them where they stood."""
    found = [_block(paragraph) for paragraph in paragraphs(lines, layout)]
    return sorted([*found, *_footnotes(notes)], key=lambda block: block.start)


def _footnotes(notes: list[tuple[str, Line]]) -> Iterator[Block]:
    group: list[tuple[str, Line]] = []
    for note in notes:
        if group and (note[0], note[1].page) != (group[-1][0], group[-1][1].page):
            yield _footnote(group)
            group = []
        group.append(note)
    if group:
        yield _footnote(group)


def _footnote(group: list[tuple[str, Line]]) -> Block:
    mark, first = group[0]
    return Block(0, BlockKind.FOOTNOTE, first.start, group[-1][1].end, first.page, marker=mark.translate(RAISED))


def _cell(cell: Cell, line: Line) -> Block:
    return Block(
        0, BlockKind.CELL, line.start, line.end, line.page, row=cell.row, column=cell.column, continues=cell.continues
    )


def _block(paragraph: Paragraph) -> Block:
    first, last = paragraph.lines[0], paragraph.lines[-1]
    text = " ".join(line.text for line in paragraph.lines)
    kind, mark = BlockKind.PARAGRAPH, None
    if first.furniture:
        kind = BlockKind.FURNITURE
    elif paragraph.continues:
        pass
    elif _is_heading(paragraph, text):
        kind = BlockKind.HEADING
    elif (hit := signs.marker(first.text)) and not (hit.end() == len(first.text) and len(paragraph.lines) == 1):
        kind, mark = BlockKind.ITEM, hit["mark"]
    level = signs.depth(mark) if mark else int(kind is BlockKind.HEADING)
    return Block(0, kind, first.start, last.end, first.page, level, mark, continues=paragraph.continues)


def _is_heading(paragraph: Paragraph, text: str) -> bool:
    """Bold or centred lines that are no sentence, no signature, no place and date."""
    if (
        len(text) > LONGEST_HEADING
        or signs.ends(text)
        or text[-1] == ","
        or not (text[0].isupper() or text[0] in "«0123456789")
    ):
        return False
    if signs.is_office(text) or signs.is_state(text) or signs.PLACE_AND_DATE.match(text):
        return False
    return all(line.bold for line in paragraph.lines) or all(line.centred for line in paragraph.lines)
