"""The body as passages: one list item or one sentence each, with the words that introduce it.

Reads the blocks of the body in order; writes `Passage`s. A list is known by its marks, or by «:» and «;» where the
marks are missing. The lines «Срок:» and «Исполнители:» and the columns of a plan's table become properties of their
item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.extraction.blocks import BlockKind, Part, Structured, TextBlock
from documents.extraction.find.clauses import WORD, agreement, find_predicates, mask, trim
from documents.extraction.find.morphology import is_finite
from documents.extraction.recognise.commitments.attributes import (
    ATTRIBUTE,
    INLINE,
    SAME,
    agenda_topic,
    inline_attributes,
)
from documents.extraction.recognise.commitments.tables import Row, rows

# «нацелены на укрепление …; углубление …»: words after which a list starts without a colon.
OPEN_LEAD = re.compile(
    r"(?:нацелен[аоы]?\s+на|направлен[аоы]?\s+на|(?:по|на|в)\s+(?:таким|следующим|таких|следующих)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:направлени|област|сфер|вопрос)\w+,\s+как|включая|(?:таким|следующим)\s+образом)\s+",
    re.IGNORECASE,
)
MARKER = re.compile(r"^\s*(?:[-–—－•▪●*]|\(?\d{1,3}(?:\.\d{1,3})*[.)]|\(?[а-яa-z]\))\s*", re.IGNORECASE)
NUMBERED = re.compile(r"^\(?\d{1,3}(?:\.\d{1,3})*[.)]?$")
# «Уполномоченными органами являются: от … – …; от … – …»: one clause, whatever its signs.
OFFICES = re.compile(r"\b(?:являются|назначаются|определяются|выступают)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """`start`, `end` in `block.text`. `item`: a list member, one undertaking however many verbs it has.

    `lead`: the words that introduce the list, without the colon. `due`, `by`: what the «Срок:» and «Исполнители:»
    lines say, `lines` the blocks that say it.
    """

    block: TextBlock
    start: int
    end: int
    item: bool
    lead: str | None
    section: str | None
    due: str | None = None
    by: str | None = None
    lines: tuple[TextBlock, ...] = ()

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass
class _Reader:
    """Where the walk over the blocks stands.

    `lead`, `style`: the words over the running list and how its members are marked; `outer`, `outer_style`: those of
    the list that it stands in («3. Формами признаны: а) …; б) … . 4. Стороны …»). `open`: whether the next block may
    go on unmarked. `topic`: the point of the agenda that is being decided.
    """

    lead: str | None = None
    style: str | None = None
    outer: str | None = None
    outer_style: str | None = None
    open: bool = False
    topic: str | None = None

    def enter(self, lead: str | None, style: str | None) -> None:
        """A block that ends with a colon opens a list."""
        if style != self.style or self.lead is None:
            self.outer, self.outer_style = self.lead, style
        self.lead, self.style, self.open = lead, None, True

    def member(self, style: str | None) -> None:
        """A member of a list; one marked otherwise than its neighbours belongs to the list outside."""
        if self.style is None:
            self.style = style
        elif style != self.style and not self.open:
            self.lead, self.style = self.outer, style


def passages(doc: Structured) -> list[Passage]:
    """All passages of the body, in order."""
    found: list[Passage] = []
    reader = _Reader()
    blocks = [block for block in doc.in_part(Part.BODY) if block.kind is not BlockKind.FOOTNOTE]
    for index, block in enumerate(blocks):
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            reader = _Reader()
        elif block.kind is BlockKind.CELL:
            continue
        elif attribute := ATTRIBUTE.match(block.text):
            _attach(found, attribute, block)
        else:
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            found.extend(_about(_read(block, reader, after), reader))
            reader.topic = agenda_topic(block.text) or reader.topic
    return _same_terms([*found, *(_from_row(row) for row in rows(doc))])


def _about(found: Iterator[Passage], reader: _Reader) -> Iterator[Passage]:
    """Points of a protocol stand under their point of the agenda."""
    for passage in found:
        yield replace(passage, section=reader.topic) if reader.topic and not passage.section else passage


def _same_terms(found: list[Passage]) -> list[Passage]:
    """«Срок: тот же»: the term of the point before."""
    for number, passage in enumerate(found[1:], 1):
        before = found[number - 1]
        if passage.due and SAME.match(passage.due):
            found[number] = replace(found[number], due=before.due)
        if passage.by and SAME.match(passage.by):
            found[number] = replace(found[number], by=before.by)
    return found


def _from_row(row: Row) -> Passage:
    start, end = trim(row.cell.text, 0, len(row.cell.text))
    return Passage(row.cell, start, end, True, row.head, row.cell.section, row.due, row.by, row.others)


def _attach(found: list[Passage], attribute: re.Match[str], block: TextBlock) -> None:
    """Give a «Срок:» or «Исполнители:» line to the passage before it."""
    if not found:
        return
    last = found[-1]
    value, lines = attribute["value"].strip().rstrip(";"), (*last.lines, block)
    if attribute["term"]:
        found[-1] = replace(last, due=value, lines=lines)
    else:
        value = value.rstrip(";.")
        found[-1] = replace(last, by=f"{last.by}; {value}" if last.by else value, lines=lines)


def _read(block: TextBlock, reader: _Reader, after: TextBlock | None) -> Iterator[Passage]:
    start = _text_start(block)
    text = block.text
    if text.rstrip().endswith(":"):
        yield from _before_lead(block, start, reader)
    elif _is_item(block, start, reader):
        yield from _item(block, start, reader)
    elif _opens_list(block, start, after):
        yield from _open_list(block, start, reader, after)
    else:
        reader.lead, reader.open = None, False
        yield from _sentences(block, start)


def _text_start(block: TextBlock) -> int:
    marker = MARKER.match(block.text)
    return marker.end() if marker and marker.end() < len(block.text) else 0


def _is_item(block: TextBlock, start: int, reader: _Reader) -> bool:
    """List members: marked blocks, and unmarked ones that go on with an open list."""
    text = block.text[start:]
    if INLINE.search(mask(block.text), start):
        return True
    if reader.open and (text[:1].islower() or text[:1] == "«"):
        return True
    if block.kind is not BlockKind.ITEM:
        return False
    marked = _marked(block)
    return not (NUMBERED.match(marked) and _is_sentence(text)) if marked else bool(block.lead or reader.lead)


def _marked(block: TextBlock) -> str:
    """The list mark, from the block or from its text."""
    found = MARKER.match(block.text)
    return block.block.marker or (found.group().strip() if found else "")


def _style(block: TextBlock) -> str | None:
    """How a member is marked: digits, letters or a sign."""
    mark = _marked(block).strip("() .")
    if not mark:
        return None
    return "digits" if mark[0].isdigit() else "letters" if mark[0].isalpha() else "sign"


def _is_sentence(text: str) -> bool:
    """A numbered point that is a sentence of its own: it has a main predicate («2. Стороны продолжат …»)."""
    return text[:1].isupper() and bool(find_predicates(text))


def _item(block: TextBlock, start: int, reader: _Reader) -> Iterator[Passage]:
    style = _style(block)
    reader.member(style)
    lead = reader.lead or (_lead_words(block.lead) if reader.style == style and reader.outer_style is None else None)
    told = inline_attributes(block.text, start)
    for left, right in _semicolons(block.text, start, told.end):
        yield Passage(block, *trim(block.text, left, right), True, lead, block.section, told.due, told.by)
    reader.open = not block.text.rstrip().endswith(".")


def _before_lead(block: TextBlock, start: int, reader: _Reader) -> Iterator[Passage]:
    """A block that ends with a colon: its last sentence leads the list, what stands before it are sentences."""
    spans = [(left, right) for left, right in block.sentences if right > start] or [(start, len(block.text))]
    last = max(start, spans[-1][0])
    reader.enter(_lead_words(block.text[last:]), _style(block))
    for left, right in spans[:-1]:
        yield Passage(block, *trim(block.text, max(left, start), right), False, None, block.section)


def _lead_words(words: str | None) -> str | None:
    """The introducing words, without number, colon and the sentences before."""
    if not words:
        return None
    plain = MARKER.sub("", words).strip().rstrip(":").strip()
    return plain or None


def _opens_list(block: TextBlock, start: int, after: TextBlock | None) -> bool:
    """«Стороны нацелены на укрепление …;» with its next members in blocks of their own or behind semicolons."""
    text = block.text[start:].rstrip()
    return (text.endswith(";") and after is not None and after.text[:1].islower()) or ";" in mask(text)[:-1]


def _open_list(block: TextBlock, start: int, reader: _Reader, after: TextBlock | None) -> Iterator[Passage]:
    """The sentence with the list; sentences before it stay sentences."""
    text = block.text
    spans = [(max(left, start), right) for left, right in block.sentences if right > start] or [(start, len(text))]
    masked = mask(text)
    for left, right in spans:
        if ";" not in masked[left:right] or OFFICES.search(text[left:right]):
            yield Passage(block, *trim(text, left, right), False, None, block.section)
            continue
        found = _lead_end(text, left, right) or _lead_of_verbs(text, left, right, after)
        begin, lead = found or (left, None)
        reader.lead = lead
        for first, last in _semicolons(text, begin, right):
            yield Passage(block, *trim(text, first, last), lead is not None, lead, block.section)
    reader.open = text.rstrip().endswith(";")


def _lead_end(text: str, start: int, end: int) -> tuple[int, str | None] | None:
    """Where the first member starts and the words that lead it: after «:», «нацелены на», «направлениям, как»."""
    masked = mask(text)
    stop = masked.find(";", start, end)
    colon = masked.find(": ", start, stop)
    if colon >= 0:
        return colon + 2, _lead_words(text[start:colon])
    opening = OPEN_LEAD.search(masked, start, stop)
    if opening:
        return opening.end(), text[start : opening.end()].strip().rstrip(",")
    return None


def _lead_of_verbs(text: str, start: int, end: int, after: TextBlock | None) -> tuple[int, str | None] | None:
    """«По итогам обсуждения главы делегаций подтвердили …;» before «поручили …;»: members that start with verbs."""
    member = WORD.match(after.text) if after else None
    if not member or not is_finite(member.group()):
        return None
    form = agreement(member.group())
    for predicate in find_predicates(text[start:end]):
        if predicate.agreement == form and predicate.start:
            begin = start + predicate.start
            return begin, _lead_words(text[start:begin])
    return None


def _semicolons(text: str, start: int, end: int) -> list[tuple[int, int]]:
    masked, spans, here = mask(text), [], start
    for hit in re.finditer(r";(?=\s+\S)", masked[start:end]):
        spans.append((here, start + hit.start()))
        here = start + hit.end()
    return [*spans, (here, end)]


def _sentences(block: TextBlock, start: int) -> Iterator[Passage]:
    """One passage a sentence; «…: A; B; C» inside a sentence is a list."""
    text = block.text
    for first, right in block.sentences or ((start, len(text)),):
        left = max(first, start)
        if left < right and text[left:right].strip():
            yield from _inline_list(block, left, right)


def _inline_list(block: TextBlock, start: int, end: int) -> Iterator[Passage]:
    text, masked = block.text, mask(block.text)
    colon = masked.find(": ", start, end)
    if colon >= 0 and ";" in masked[colon:end] and not OFFICES.search(text[start:colon]):
        lead = _lead_words(text[start:colon])
        for first, last in _semicolons(text, colon + 2, end):
            yield Passage(block, *trim(text, first, last), True, lead, block.section)
        return
    first, last = trim(text, start, end)
    if first < last:
        yield Passage(block, first, last, False, None, block.section)
