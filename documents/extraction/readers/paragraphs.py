"""Which lines of a plain text belong together.

Two lines are weighed by what ends the first and begins the second: marks of a list, punctuation, small or capital letters, the
distance, and whether the second line's first word would have had room on the first, in which case its end was meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from documents.extraction.find.morphology import parses
from documents.extraction.readers.layout import Layout
from documents.extraction.readers.lines import Line
from documents.extraction.readers.marks import BULLETS, ROMAN, mark_of

TERMINAL = re.compile(r"[.!?…][»\"”)\]]*[*¹²³]?$")
ABBREVIATED = re.compile(
    r"(?:^|[\s(«-])(?:г|гг|ст|п|пп|им|др|пр|т\.\s?[дпе]|тыс|млн|млрд|трлн|долл|руб|№|[А-ЯЁ])\.$", re.IGNORECASE
)
HYPHENATED = re.compile(r"[^\W\d_][-\u00ad\u2010\x02]$")
DATE = re.compile(r"\d{1,2}\s*(?:[-–—,и]\s*\d{1,2}\s*)*(?:[а-я]{3,8}|\.\d{2})")
OPENER = re.compile(
    r"(?:статья|глава|раздел|часть|приложение|утвержд[её]н\w*|примечани[ея])\b", re.IGNORECASE
)
ATTRIBUTE = re.compile(r"(?:срок\w*|(?:со)?исполнител\w+|ответственн\w+)(?:\s+\w+){0,2}\s*:", re.IGNORECASE)
WEAK_END = re.compile(r"(?:^|\s)(?:и|в|на|по|с|о|об|от|до|за|к|для|при|из|у|под|между|со|во|или|а|также|№|г\.)$", re.IGNORECASE)
CENTRED = 6
FULL_ACROSS = 0.75
# A line is meant to end when the next word fits into this share of the usual width; after a sentence less is asked for.
CERTAIN, LIKELY, SENTENCE, DATED = 0.85, 0.95, 1.02, 1.05


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph. `continues`: goes on with the paragraph before the furniture above."""

    lines: list[Line] = field(default_factory=list)
    furniture: bool = False
    continues: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def paragraphs(lines: list[Line], layout: Layout) -> list[Paragraph]:
    """All lines as paragraphs and furniture, in order."""
    found: list[Paragraph] = []
    current: Paragraph | None = None
    interrupted = False
    for line in lines:
        if line.furniture:
            found.append(Paragraph([line], furniture=True))
            interrupted = True
            continue
        cut = interrupted or line.breaks or _page_top(line, layout)
        if current is None or _separate(current, line, layout, cut=cut):
            current = Paragraph([line])
            found.append(current)
        elif interrupted:
            current = Paragraph([line], continues=True)
            found.append(current)
        else:
            current.lines.append(line)
        interrupted = False
    return found


def _page_top(line: Line, layout: Layout) -> bool:
    """In texts from a PDF a page begins with a line that is nearer than others and begins with a space."""
    return layout.step > 1 and line.gap < layout.step and line.indent > 0


def _separate(current: Paragraph, line: Line, layout: Layout, *, cut: bool) -> bool:
    before = current.lines[-1]
    if not layout.wrapped and not HYPHENATED.search(before.text):
        return not (cut and _goes_on(before.text, line.text))
    if _opens(current, before, line, layout):
        return True
    if HYPHENATED.search(before.text) and line.text[:1].isalpha():
        return False
    if cut:
        return not _goes_on(before.text, line.text)
    if line.gap > layout.step:
        full = before.width >= FULL_ACROSS * layout.width
        return not (full and line.text[:1].islower() and _goes_on(before.text, line.text))
    return _within(current, before, line, layout)


def _goes_on(before: str, after: str) -> bool:
    """Whether a text that was cut goes on: no end of a sentence before, no beginning after."""
    if ends(before) or before.endswith((";", ":")):
        return False
    if before.endswith(",") and is_preamble_clause(after):
        return False
    if after[:1].islower() or WEAK_END.search(before) or before.endswith((",", "-", "–", "(")):
        return True
    return len(before) > CENTRED * 6 or bool(re.search(r"\d$", before) and after[:1].islower())


def ends(text: str) -> bool:
    """Whether a sentence ends here: not after «г.» or initials."""
    return bool(TERMINAL.search(text)) and not ABBREVIATED.search(text)


def _opens(current: Paragraph, before: Line, line: Line, layout: Layout) -> bool:
    """Whether a line begins a list item, an article or an annex."""
    text = line.text
    mark = mark_of(text)
    if mark and mark["mark"] in BULLETS:
        return before.text.endswith((":", ";", ".")) or _has_room(before, text, layout, CERTAIN) or (
            line.gap > layout.step and not _goes_on(before.text, "а")
        )
    if mark:
        return not WEAK_END.search(before.text) and not before.text.endswith((",", "("))
    if ROMAN.match(text):
        return ends(before.text) or line.gap > layout.step or _has_room(before, text, layout, CERTAIN)
    if ATTRIBUTE.match(text):
        return True
    return bool(OPENER.match(text)) and text[:1].isupper() and (_has_room(before, text, layout, CERTAIN))


def _within(current: Paragraph, before: Line, line: Line, layout: Layout) -> bool:
    """Lines at the usual distance."""
    text = line.text
    if before.text.endswith(":"):
        return text[:1].islower() or _has_room(before, text, layout, CERTAIN)
    if before.text.endswith(";"):
        return text[:1].islower() or _has_room(before, text, layout, LIKELY)
    if line.indent >= CENTRED > before.indent or (before.indent >= CENTRED > line.indent and not text[:1].islower()):
        return True
    if ends(before.text):
        return _sentence_break(before, line, layout)
    if text[:1].islower():
        return before.text.endswith(",") and is_preamble_clause(text) and (
            _has_room(before, text, layout, LIKELY) or is_preamble_clause(current.text)
        )
    return _has_room(before, text, layout, CERTAIN) and not WEAK_END.search(before.text) and not before.text.endswith(",")


def _sentence_break(before: Line, line: Line, layout: Layout) -> bool:
    """After the end of a sentence: a paragraph ends where the next word would have had room."""
    if line.text[:1].islower():
        return False
    return _has_room(before, line.text, layout, DATED if DATE.match(line.text) else SENTENCE)


def _has_room(before: Line, text: str, layout: Layout, share: float) -> bool:
    """Whether the line's first word would have fitted on the line before."""
    first = len(text.split(maxsplit=1)[0])
    return before.width + 1 + first <= share * layout.width


def is_preamble_clause(text: str) -> bool:
    """«отмечая», «руководствуясь», «в соответствии»: how the clauses of a preamble begin."""
    words = text.split(maxsplit=2)
    if not words:
        return False
    first = re.sub(r"\W+$", "", words[0])
    if first.lower() in ("в", "настоящим", "исходя", "согласно"):
        return first != "в" or (len(words) > 1 and words[1].startswith(("соответстви", "развити", "целях")))
    return any(parse.tag.POS == "GRND" for parse in parses(first)[:1])
