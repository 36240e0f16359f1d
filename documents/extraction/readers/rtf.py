"""Rich Text Format: its control words read one after the other.

Read directly, because the numbers of lists and the footnotes of an official text are lost by the library for this
format. Deleted revisions are left out, inserted ones stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from documents.extraction.blocks import Source
from documents.extraction.readers.building import Builder, raised
from documents.extraction.readers.unreadable import Unreadable

MEDIA_TYPE = "application/rtf"
TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<open>\{)|(?P<close>\})|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
CODE_PAGES = {
    204: "cp1251",
    0: "cp1252",
    238: "cp1250",
    134: "gbk",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
}
# Groups that hold no text of the document. Starred ones are left out unless known.
DESTINATIONS = frozenset(
    b"""fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf footerl footerr
    footerf listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping
    latentstyles datastore xmlnstbl mmathPr fldinst bkmkstart bkmkend filetbl comment annotation atnid
    atnauthor ftnsep ftnsepc aftnsep aftnsepc shppict nonshppict pgdsctbl wgrffmtfilter""".split()
)
SIGNS = {
    b"tab": " ", b"line": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
ESCAPED = {b"~": "\u00a0", b"_": "-", b"-": "\u00ad", b"\\": "\\", b"{": "{", b"}": "}"}
DEEPEST = 500


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits. `skip`: its text is none; `collect`: its text goes into «note», «mark» or the document."""

    skip: bool = False
    deleted: bool = False
    bold: bool = False
    above: bool = False
    unicode_skip: int = 1
    page: str = "cp1251"
    collect: str = "text"


@dataclass
class _Pieces:
    """The paragraph, cell or note that is being read."""

    words: list[str] = field(default_factory=list)
    bold: int = 0
    plain: int = 0

    def add(self, text: str, *, bold: bool) -> None:
        self.words.append(text)
        if text.strip():
            self.bold, self.plain = self.bold + bold, self.plain + (not bold)

    @property
    def text(self) -> str:
        return "".join(self.words)


def read_rtf(data: bytes) -> Source:
    """Paragraphs, lists, tables and footnotes of an RTF file."""
    if data.rstrip(b"\x00 \r\n")[-1:] != b"}":
        raise Unreadable("damaged", "The RTF file is cut off.")
    reader = _Reader()
    reader.read(data)
    return reader.builder.source()


class _Reader:
    def __init__(self) -> None:
        self.builder = Builder(MEDIA_TYPE)
        self.state = _State()
        self.stack: list[_State] = []
        self.pieces, self.note, self.mark = _Pieces(), _Pieces(), _Pieces()
        self.notes: list[tuple[str, str]] = []
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.in_fonts = 0
        self.rows: list[list[str]] = []
        self.cells: list[str] = []
        self.in_table = False
        self.left_over = 0  # characters that stand for a Unicode character already read
        self.starred = False
        self.noted = 0  # notes that were given out before

    def read(self, data: bytes) -> None:
        for hit in TOKEN.finditer(data):
            if hit["open"]:
                self._open()
            elif hit["close"]:
                self._close()
            elif hit["word"]:
                self._word(hit["word"], int(hit["number"]) if hit["number"] else None)
            elif hit["hex"]:
                self._bytes(bytes.fromhex(hit["hex"].decode("ascii")))
            elif hit["sign"]:
                self._sign(hit["sign"])
            elif hit["text"]:
                self._bytes(hit["text"])
        self._paragraph_end()
        self._table_end()

    def _open(self) -> None:
        if len(self.stack) > DEEPEST:
            raise Unreadable("damaged", "The groups of the RTF file are nested beyond reason.")
        self.stack.append(self.state)
        self.starred = False

    def _close(self) -> None:
        if not self.stack:
            return
        closed, self.state = self.state, self.stack.pop()
        if len(self.stack) < self.in_fonts:
            self.in_fonts = 0
        if closed.collect == "note" and self.state.collect != "note":
            self._note_end()

    def _note_end(self) -> None:
        number = str(sum(1 for _ in self.notes) + 1 + self.noted)
        words = self.note.text.strip()
        mark = words[: len(words) - len(words.lstrip("*"))] or number
        self.notes.append((mark, words.lstrip("*").strip()))
        self.note = _Pieces()

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
        elif sign in ESCAPED:
            self._put(ESCAPED[sign])
        elif sign in (b"\n", b"\r"):
            self._paragraph_end()

    def _word(self, word: bytes, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if word in DESTINATIONS:
            self.state = replace(self.state, skip=True)
            self.in_fonts = len(self.stack) if word == b"fonttbl" else self.in_fonts
        elif word in (b"footnote", b"listtext", b"pntext"):
            self._destination(word)
        elif starred and word not in (b"shpinst", b"shptxt"):
            self.state = replace(self.state, skip=True)
        elif word in SIGNS:
            self._put(SIGNS[word])
        else:
            self._control(word, number)

    def _destination(self, word: bytes) -> None:
        if word == b"footnote":
            self._put("", note=True)
            self.state = replace(self.state, collect="note", above=False)
        else:
            self.mark = _Pieces()
            self.state = replace(self.state, collect="mark")

    def _control(self, word: bytes, number: int | None) -> None:
        if word in (b"par", b"sect", b"page"):
            self._paragraph_end()
        elif word in (b"cell", b"nestcell"):
            self._cell_end()
        elif word in (b"row", b"nestrow"):
            self._row_end()
        elif word == b"intbl":
            self.in_table = True
        elif word == b"pard":
            self.in_table = False
        elif word == b"u" and number is not None:
            self._put(chr(number % 65536))
            self.left_over = self.state.unicode_skip
        elif word == b"uc" and number is not None:
            self.state = replace(self.state, unicode_skip=number)
        elif word == b"ansicpg" and number:
            self.state = replace(self.state, page=f"cp{number}")
        elif word in (b"f", b"fcharset") and number is not None:
            self._font(word, number)
        else:
            self._style(word, on=number != 0)

    def _style(self, word: bytes, *, on: bool) -> None:
        if word == b"b":
            self.state = replace(self.state, bold=on)
        elif word == b"super":
            self.state = replace(self.state, above=on)
        elif word == b"nosupersub":
            self.state = replace(self.state, above=False)
        elif word == b"plain":
            self.state = replace(self.state, bold=False, above=False, deleted=False)
        elif word in (b"deleted", b"v"):
            self.state = replace(self.state, deleted=on)

    def _font(self, word: bytes, number: int) -> None:
        """The font table says which code page a font's letters are in."""
        if word == b"f":
            self.font = number
            if not self.in_fonts and number in self.fonts:
                self.state = replace(self.state, page=self.fonts[number])
        elif self.in_fonts and number in CODE_PAGES and number:
            self.fonts[self.font] = CODE_PAGES[number]

    def _bytes(self, raw: bytes) -> None:
        if self.left_over:
            gone = min(self.left_over, len(raw))
            self.left_over -= gone
            raw = raw[gone:]
        if raw:
            try:
                self._put(raw.decode(self.state.page, errors="replace"))
            except LookupError:
                self._put(raw.decode("cp1251", errors="replace"))

    def _put(self, text: str, *, note: bool = False) -> None:
        state = self.state
        if state.skip or state.deleted:
            return
        if note:
            self.pieces.add("\ufffc", bold=False)
        elif state.collect == "note":
            self.note.add(text, bold=False)
        elif state.collect == "mark":
            self.mark.add(text, bold=False)
        else:
            self.pieces.add(raised(text) if state.above and text.strip().isdigit() else text, bold=state.bold)

    def _paragraph_end(self) -> None:
        if self.state.collect == "note":
            self.note.add(" ", bold=False)
            return
        if self.in_table:
            self.pieces.add("\n", bold=False)
            return
        self._table_end()
        pieces, self.pieces = self.pieces, _Pieces()
        marker, self.mark = self.mark.text.strip() or None, _Pieces()
        self.builder.paragraph(self._referred(pieces.text), bold=bool(pieces.bold and not pieces.plain), marker=marker)
        self._flush()

    def _referred(self, text: str) -> str:
        """The marks of the notes put where the notes stood; the writer's own mark before a note stays."""
        marks: Iterator[str] = iter([mark for mark, _ in self.notes])
        return re.sub(r"(?P<own>[¹²³⁴-⁹⁰*]+)?\s*\ufffc", lambda hit: hit["own"] or raised(next(marks, "")), text)

    def _flush(self) -> None:
        for mark, text in self.notes:
            self.builder.footnote(mark, text)
        self.noted += len(self.notes)
        self.notes = []

    def _cell_end(self) -> None:
        marker, self.mark = self.mark.text.strip(), _Pieces()
        pieces, self.pieces = self.pieces, _Pieces()
        text = self._referred(pieces.text)
        self.cells.append(f"{marker} {text}" if marker else text)

    def _row_end(self) -> None:
        self.rows.append(self.cells)
        self.cells = []

    def _table_end(self) -> None:
        if self.rows:
            self.builder.table(self.rows)
            self.rows = []
            self._flush()
