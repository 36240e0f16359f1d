"""Markdown: headings, bold titles, lists, tables and footnotes, with their spans in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from documents.extraction import typography as signs
from documents.extraction.blocks import Block, BlockKind, Source
from documents.extraction.readers.encoding import decode

# Indented code, raw HTML, underlined headings and link definitions are slips of recognition in an official text.
OFF = ["code", "html_block", "lheading", "reference"]
BOLD = re.compile(r"(\*\*|__)(?P<words>.+?)\1\s*", re.DOTALL)
BOLD_START = re.compile(r"(\*\*|__)\s*(?P<words>\S{1,8})\s*\1\s*(?=\S)")  # «**1.2.** Провести …»
CELL = re.compile(r"(?<!\\)\|")
HTML_ROW = re.compile(r"<tr\b[^>]*>(?P<cells>.*?)(?:</tr>|(?=<tr\b)|\Z)", re.DOTALL | re.IGNORECASE)
HTML_CELL = re.compile(r"<t[dh]\b(?P<how>[^>]*)>(?P<words>.*?)(?:</t[dh]>|(?=<t[dh]\b)|\Z)", re.DOTALL | re.IGNORECASE)
SPANNED = re.compile(r"colspan\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
PICTURE = re.compile(r"(?:!\[[^\]]*\]\([^)]*\)|<!--.{0,500}?-->|<img\b[^>]*>|\{\d+\}-{3,})\s*", re.DOTALL)
LONG_LINE = 130  # characters: a line that is longer and ends a sentence is a paragraph of its own
NOTE = re.compile(
    r"(?:<sup>\s*(?P<sup>[\d*]+)\s*</sup>|\$\s*\^\s*\{?(?P<tex>[\d*]{1,2})\}?\s*\$|\[\^(?P<name>[^\]]+)\]:|(?P<star>\*{1,3}\)?)(?=\s+[А-ЯЁ])|(?P<digit>[¹²³⁴-⁹]+))\s*"
)


def read_markdown(data: bytes) -> Source:
    """Decode and take the blocks from the parser, spans from its line numbers."""
    text, encoding = decode(data)
    reader = _Reader(text)
    reader.read(MarkdownIt("commonmark").enable("table").disable(OFF).parse(text))
    return Source(text=text, blocks=tuple(reader.blocks), media_type="text/markdown", encoding=encoding)


@dataclass
class _Reader:
    """Walks over the tokens; `starts` are the offsets of the lines."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    depth: int = 0
    marker: str | None = None
    row: int = -1

    def __post_init__(self) -> None:
        self.starts = [0, *(hit.end() for hit in re.finditer("\n", self.text)), len(self.text)]

    def read(self, tokens: list[Token]) -> None:
        for number, token in enumerate(tokens):
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                self.depth += 1
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                self.depth -= 1
            elif token.type == "list_item_open":
                self.marker = f"{token.info}{token.markup}"
            elif token.type == "heading_open":
                self._add(BlockKind.HEADING, self._span(tokens[number + 1]), level=int(token.tag[1]))
            elif token.type == "paragraph_open":
                self._paragraph(self._span(tokens[number + 1]))
            elif token.type in {"hr", "fence"}:
                kind = BlockKind.FURNITURE if token.type == "hr" else BlockKind.PARAGRAPH
                self._add(kind, self._span(token))
            elif token.type == "table_open":
                self.row = -1
            elif token.type == "tr_open":
                self.row += 1
                self._row(self._span(token))

    def _span(self, token: Token) -> tuple[int, int]:
        first, last = token.map or [0, 0]
        start, end = self.starts[first], self.starts[last]
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip(" \t\n>")), start + len(words.rstrip())

    def _add(self, kind: BlockKind, span: tuple[int, int], **more: object) -> None:
        if span[1] > span[0]:
            self.blocks.append(Block(len(self.blocks), kind, span[0], span[1], **more))  # type: ignore[arg-type]

    def _paragraph(self, span: tuple[int, int]) -> None:
        """One paragraph for Markdown; a list or terms written without empty lines are several."""
        if "<table" in self.text[span[0] : span[1]].lower():
            self._html_table(span)
            return
        for part in self._parts(span):
            self._part(part)

    def _parts(self, span: tuple[int, int]) -> list[tuple[int, int]]:
        found, start, before = [], span[0], ""
        for hit in re.finditer(r"[^\n]*\S[^\n]*", self.text[span[0] : span[1]]):
            line, place = hit.group().strip(), span[0] + hit.start()
            if before and _begins(before, line):
                found.append((start, place))
                start = place
            before = line
        return [(left, left + len(self.text[left:right].rstrip())) for left, right in [*found, (start, span[1])]]

    def _part(self, span: tuple[int, int]) -> None:
        words = self.text[span[0] : span[1]]
        note = NOTE.match(words)
        if self.marker is not None:
            self._add(BlockKind.ITEM, span, marker=self.marker, level=self.depth)
            self.marker = None
        elif signs.is_furniture(words) or PICTURE.fullmatch(words):
            self._add(BlockKind.FURNITURE, span)
        elif note and note.end() < len(words):
            mark = next(value for value in note.groups() if value)
            self._add(BlockKind.FOOTNOTE, span, marker=mark)
        elif (bold := BOLD.fullmatch(words)) and signs.is_office(bold["words"]):
            self._add(BlockKind.SIGNATURE, span)
        else:
            self._plain(span, words)

    def _plain(self, span: tuple[int, int], words: str) -> None:
        bold = BOLD_START.match(words)
        mark = signs.marker(f"{bold['words']} " if bold else words)
        if mark and (bold or mark.end() < len(words)):
            self._add(BlockKind.ITEM, span, marker=mark["mark"], level=1)
        else:
            self._add(BlockKind.PARAGRAPH, span)

    def _row(self, span: tuple[int, int]) -> None:
        line = self.text[span[0] : span[1]]
        body = line.strip().removeprefix("|").removesuffix("|")
        here = span[0] + line.index(body)
        for column, cell in enumerate(CELL.split(body)):
            self._cell(here, cell, self.row, column)
            here += len(cell) + 1

    def _html_table(self, span: tuple[int, int]) -> None:
        """Tables that recognition of pages writes as HTML."""
        for row, found in enumerate(HTML_ROW.finditer(self.text, *span)):
            column = 0
            for cell in HTML_CELL.finditer(self.text, *found.span("cells")):
                self._cell(cell.start("words"), cell["words"], row, column)
                spanned = SPANNED.search(cell["how"])
                column += int(spanned[1]) if spanned else 1

    def _cell(self, start: int, words: str, row: int, column: int) -> None:
        start += len(words) - len(words.lstrip())
        self._add(BlockKind.CELL, (start, start + len(words.strip())), row=row, column=column)


def _begins(before: str, line: str) -> bool:
    """Whether a line begins a paragraph although no empty line stands before it."""
    if signs.ATTRIBUTE.match(line) and line[0].isupper():
        return True
    if signs.has_capitals_only(before) != signs.has_capitals_only(line) or signs.PLACE_AND_DATE.match(line):
        return "**" not in before
    if signs.ends(before) and len(before) > LONG_LINE:
        return True
    mark = signs.marker(line)
    return bool(mark and mark.end() < len(line) and (signs.ends(before) or before[-1] == ","))
