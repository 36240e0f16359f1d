"""OpenDocument texts: paragraphs, numbered lists, tables, footnotes; tracked deletions are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from documents.extraction.blocks import Source
from documents.extraction.readers.archive import Archive
from documents.extraction.readers.building import Builder, raised
from documents.extraction.readers.numerals import spelled, whole
from documents.extraction.readers.unreadable import Unreadable

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE, OFFICE, FO = (
    f"{{{NAMES}{name}:1.0}}" for name in ("text", "table", "style", "office", "xsl-fo-compatible")
)
DRAW = f"{{{NAMES}drawing:1.0}}"
FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "а": "russianLower",
    "А": "russianUpper",
}
LEFT_OUT = frozenset(
    f"{TEXT}{name}" for name in ("tracked-changes", "note", "change", "bookmark", "sequence-decls", "table-of-content")
)
MOST_SPACES, MOST_REPEATED = 200, 100


def read_odt(data: bytes) -> Source:
    """The blocks of an ODT file."""
    archive = Archive(data)
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Unreadable("password", "The file is protected with a password.")
    trees = [archive.tree(name) for name in ("content.xml", "styles.xml") if name in archive.names]
    body = trees[0].find(f"{OFFICE}body/{OFFICE}text")
    reader = _Reader(_Styles(trees))
    if body is not None:
        reader.blocks(body)
    return reader.builder.source()


@dataclass(frozen=True, slots=True)
class _Level:
    """How a level of a list is marked."""

    bullet: str | None
    format: str
    prefix: str
    suffix: str
    start: int
    shown: int


class _Styles:
    """List styles and bold paragraph and text styles."""

    def __init__(self, trees: list[Any]) -> None:
        self.levels: dict[str, dict[int, _Level]] = {}
        self.bold: set[str] = set()
        self.outline: dict[str, int] = {}
        self.lists: dict[str, str] = {}
        for tree in trees:
            for element in tree.iter(f"{TEXT}list-style"):
                self.levels[element.get(f"{STYLE}name", "")] = {
                    whole(level.get(f"{TEXT}level"), 1): _level(level) for level in element
                }
            for element in tree.iter(f"{STYLE}style"):
                self._style(element)

    def _style(self, element: Any) -> None:
        name = element.get(f"{STYLE}name", "")
        properties = element.find(f"{STYLE}text-properties")
        parent = element.get(f"{STYLE}parent-style-name", "")
        weight = properties.get(f"{FO}font-weight") if properties is not None else None
        if weight == "bold" or (weight is None and parent in self.bold):
            self.bold.add(name)
        if element.get(f"{STYLE}list-style-name"):
            self.lists[name] = element.get(f"{STYLE}list-style-name")


def _level(element: Any) -> _Level:
    return _Level(
        bullet=element.get(f"{TEXT}bullet-char") if element.tag.endswith("bullet") else None,
        format=FORMATS.get((element.get(f"{STYLE}num-format") or "")[:1], ""),
        prefix=element.get(f"{STYLE}num-prefix", ""),
        suffix=element.get(f"{STYLE}num-suffix", ""),
        start=whole(element.get(f"{TEXT}start-value"), 1),
        shown=whole(element.get(f"{TEXT}display-levels"), 1),
    )


class _Reader:
    def __init__(self, styles: _Styles) -> None:
        self.styles = styles
        self.builder = Builder(MEDIA_TYPE)
        self.counters: dict[str, dict[int, int]] = {}
        self.notes: list[tuple[str, str]] = []

    def blocks(self, parent: Any) -> None:
        for element in parent:
            if element.tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(element)
            elif element.tag == f"{TEXT}list":
                self._list(element, 1, None)
            elif element.tag == f"{TABLE}table":
                self._table(element)
            elif isinstance(element.tag, str) and element.tag not in LEFT_OUT:
                self.blocks(element)

    def _paragraph(self, element: Any, marker: str | None = None, depth: int = 0) -> None:
        text = "".join(self._inline(element))
        level = whole(element.get(f"{TEXT}outline-level"), 1) if element.tag == f"{TEXT}h" else 0
        self.builder.paragraph(text, heading=level, bold=self._is_bold(element), marker=marker, depth=depth)
        for box in element.iter(f"{DRAW}text-box"):
            self.blocks(box)
        self._flush()

    def _flush(self) -> None:
        for mark, text in self.notes:
            self.builder.footnote(mark, text)
        self.notes = []

    def _is_bold(self, element: Any) -> bool:
        if element.get(f"{TEXT}style-name", "") in self.styles.bold:
            return True
        spans = element.findall(f"{TEXT}span")
        inside = sum(
            len("".join(span.itertext())) for span in spans if span.get(f"{TEXT}style-name", "") in self.styles.bold
        )
        return inside > 0 and inside == len("".join(element.itertext()))

    def _inline(self, element: Any) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            yield from self._piece(child)
            yield child.tail or ""

    def _piece(self, child: Any) -> Iterator[str]:
        name = child.tag.removeprefix(TEXT) if isinstance(child.tag, str) else ""
        if name == "s":
            yield " " * min(whole(child.get(f"{TEXT}c"), 1), MOST_SPACES)
        elif name == "tab":
            yield " "
        elif name == "line-break":
            yield "\n"
        elif name == "note":
            yield self._note(child)
        elif child.tag not in LEFT_OUT and not str(child.tag).startswith((DRAW, OFFICE)):
            yield from self._inline(child)

    def _note(self, element: Any) -> str:
        citation = element.find(f"{TEXT}note-citation")
        mark = "".join(citation.itertext()).strip() if citation is not None else "*"
        body = element.find(f"{TEXT}note-body")
        paragraphs = [] if body is None else ["".join(self._inline(item)) for item in body.iter(f"{TEXT}p")]
        self.notes.append((mark, " ".join(paragraphs)))
        return raised(mark)

    def _list(self, element: Any, depth: int, style: str | None) -> None:
        style = element.get(f"{TEXT}style-name") or style or ""
        counters = self.counters.setdefault(style, {})
        if (
            depth == 1
            and element.get(f"{TEXT}continue-numbering") != "true"
            and not element.get(f"{TEXT}continue-list")
        ):
            counters.clear()
        for item in element:
            first = True
            for child in item:
                if child.tag == f"{TEXT}list":
                    self._list(child, depth + 1, style)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    marked = first and item.tag == f"{TEXT}list-item"
                    self._paragraph(child, self._mark(style, depth, item) if marked else None, depth)
                    first = False
            for deeper in [key for key in counters if key > depth]:
                del counters[deeper]

    def _mark(self, style: str, depth: int, item: Any) -> str | None:
        levels, counters = self.styles.levels.get(style, {}), self.counters[style]
        level = levels.get(depth)
        if level is None:
            return None
        started = item.get(f"{TEXT}start-value")
        counters[depth] = whole(started, 1) if started else counters.get(depth, level.start - 1) + 1
        if level.bullet is not None:
            return level.bullet if level.bullet.isprintable() and not "\ue000" <= level.bullet <= "\uf8ff" else "•"
        if not level.format:
            return None
        shown = range(max(1, depth - level.shown + 1), depth + 1)
        numbers = [
            spelled(counters.get(place, 1), levels[place].format or "decimal") for place in shown if place in levels
        ]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()

    def _table(self, element: Any) -> None:
        rows = [row for row in element.iter(f"{TABLE}table-row") if next(row.iterancestors(f"{TABLE}table")) is element]
        self.builder.table([list(self._cells(row)) for row in rows])
        self._flush()

    def _cells(self, row: Any) -> Iterator[str]:
        for cell in row:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            lines = ["".join(self._inline(item)) for item in cell.iter(f"{TEXT}p", f"{TEXT}h")]
            repeated = min(whole(cell.get(f"{TABLE}number-columns-repeated"), 1), MOST_REPEATED)
            yield from ["\n".join(lines)] * (repeated if any(lines) else 1)
