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
CELL = re.compile(r"(?:\\.|[^|\\])+")
NOTE = re.compile(
    r"(?:<sup>\s*(?P<sup>[\d*]+)\s*</sup>|\[\^(?P<name>[^\]]+)\]:|(?P<star>\*{1,3}\)?)(?=\s+[А-ЯЁ])|(?P<digit>[¹²³⁴-⁹]+))\s*"
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
        return start + len(words) - len(words.lstrip()), start + len(words.rstrip())

    def _add(self, kind: BlockKind, span: tuple[int, int], **more: object) -> None:
        if span[1] > span[0]:
            self.blocks.append(Block(len(self.blocks), kind, span[0], span[1], **more))  # type: ignore[arg-type]

    def _paragraph(self, span: tuple[int, int]) -> None:
        words = self.text[span[0] : span[1]]
        note = NOTE.match(words)
        if self.marker is not None:
            self._add(BlockKind.ITEM, span, marker=self.marker, level=self.depth)
            self.marker = None
        elif signs.is_furniture(words):
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
        base = span[0] + line.index(body)
        here = 0
        for column, cell in enumerate(re.split(r"(?<!\\)\|", body)):
            start = base + here + len(cell) - len(cell.lstrip())
            self._add(BlockKind.CELL, (start, start + len(cell.strip())), row=self.row, column=column)
            here += len(cell) + 1
