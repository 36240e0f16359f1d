"""Puts lines of a page together to paragraphs.

A blank line proves little: text taken from PDF has one after every line. So each boundary between two lines is decided
by the first rule of `RULES` that has an opinion: True starts a new paragraph, False goes on with the old one. The list
is the policy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from documents.extraction import typography as signs
from documents.extraction.readers.layout import Layout
from documents.extraction.readers.lines import Line

LONGEST_SEEN = 6000  # characters
ORGANISATION = re.compile(r"Шанхайской\s+организаци|ШОС\b")  # never the first words of a paragraph in this case
SAME_SENTENCE = re.compile(
    r"(?:он[аои]?|это|при\s+этом|а|но|его|ее|их|там|тогда|затем)\s"
)  # no member of a list opens so
LONGEST_TITLE = 400
# Of the width left free behind a line although the next word would have fitted: nobody breaks a line there (WIDE); a
# line that was ended on purpose (SHORT); in texts set by a printer a full stop before a new paragraph leaves at least
# nothing (SET).
WIDE, SHORT, SET = 0.3, 0.1, -0.02


@dataclass(frozen=True)
class Boundary:
    """Two neighbouring lines, and the text of the paragraph so far."""

    before: Line
    after: Line
    so_far: str
    layout: Layout

    @cached_property
    def room(self) -> float:
        return self.layout.room(self.before, self.after)

    @property
    def spaced(self) -> bool:
        """More empty lines between them than between other neighbours."""
        return self.after.gap > self.layout.step

    @property
    def open_bracket(self) -> bool:
        return self.so_far.count("(") > self.so_far.count(")") or self.so_far.count("«") > self.so_far.count("»")

    @property
    def goes_on(self) -> bool:
        """The sentence is not finished and the next line starts inside one."""
        return not signs.ends(self.before.text) and self.after.text[0].islower()


def hyphenated(at: Boundary) -> bool | None:
    words = at.before.text
    return False if words[-1] in "-\u00ad\u0002" and len(words) > 1 and words[-2].isalpha() else None


def abbreviated(at: Boundary) -> bool | None:
    """«в г.» / «Душанбе» belong together; a year's «г.» may end a paragraph."""
    if at.spaced or not signs.ENDS_ABBREVIATED.search(at.before.text) or signs.YEAR_END.search(at.before.text):
        return None
    return False if at.room < WIDE or at.after.text[0].islower() or at.after.text[0].isdigit() else None


def marked(at: Boundary) -> bool | None:
    """The next line opens with a list mark; a dash or number that the sentence needs is none."""
    mark = signs.marker(at.after.text)
    if not mark or mark.end() == len(at.after.text):
        return None
    if signs.ends(at.before.text) or at.spaced or signs.ATTRIBUTE.match(at.so_far):
        return True
    same = signs.marker(at.so_far)
    if same and signs.style(same["mark"]) == signs.style(mark["mark"]) and at.before.text[-1] != ",":
        return True
    if signs.DASH_MARK.match(mark["mark"]) or signs.DANGLING.search(at.before.text):
        return None
    return at.before.text[-1] == "," or at.room > SHORT or None


def stamped(at: Boundary) -> bool | None:
    """«Приложение / к Решению … / № 9 от …» is one stamp."""
    if at.spaced or not (signs.ANNEX.match(at.so_far) or signs.STAMP.match(at.so_far)) or signs.ends(at.before.text):
        return None
    complete = bool(signs.STAMP_END.search(at.before.text)) and (at.after.text[0].isupper() or at.after.text[0] in "«(")
    bolder = at.after.bold and not at.before.bold  # the title under the stamp
    return complete or bolder or signs.has_capitals_only(at.after.text) or bool(signs.STAMP.match(at.after.text))


def named(at: Boundary) -> bool | None:
    """Lines that are always their own: «Приложение», «УТВЕРЖДЕНА …», «Статья 3.», «Срок: …», place and date."""
    after, before = at.after.text, at.before.text
    if (signs.ATTRIBUTE.match(after) and after[0].isupper()) or signs.CALL.match(after):
        return True
    if signs.CONCLUDED.match(after) and after[0].isupper() and signs.ends(before):
        return True
    patterns = (signs.ANNEX, signs.STAMP, signs.SECTION_NAME, signs.NOTE)
    if (
        (signs.ends(before) or at.room > SHORT or at.spaced or at.after.tops)
        and after[0].isupper()
        and any(p.match(after) for p in patterns)
    ):
        return True
    alone = after[0] == "(" and after[-1] == ")" and not signs.INNER_END.search(at.so_far)
    room = SHORT if after.startswith(("г.", "город")) else WIDE
    if signs.PLACE_AND_DATE.match(after) and (signs.ends(before) or at.room > room or at.spaced or alone):
        return True
    return True if before == at.so_far and signs.PLACE_AND_DATE.match(before) else None


def capitals(at: Boundary) -> bool | None:
    """A line in capitals is a heading; one that follows in small letters is not part of it."""
    before, after = signs.has_capitals_only(at.before.text), signs.has_capitals_only(at.after.text)
    if before != after and (before or at.room > SHORT):
        return True
    alone = " " not in at.after.text and at.room > SHORT  # «РЕШЕНИЕ» under the body's name
    return True if before and after and (at.spaced or alone) else None


def signed(at: Boundary) -> bool | None:
    """Offices and states alternate where the document is signed: one signature ends with its state."""
    before, after = at.before.text, at.after.text
    if signs.signs_off(at.so_far):
        named = signs.STATE.search(at.so_far)
        if named and (signs.is_state(before) or signs.signs_off(after)):
            return True
        if not named and not signs.ends(after) and not signs.signs_off(after) and at.room > SHORT:
            return False
    if signs.FOR_SIGNER.match(after) and (signs.ends(before) or signs.STATE.search(before)):
        return True
    if signs.is_office(after) and after[0].isupper() and (signs.is_state(before) or at.room > WIDE):
        return True
    return None


def spaced(at: Boundary) -> bool | None:
    if not at.spaced:
        return None
    if at.before.text[-1] == "," and signs.opens_clause(at.after.text):
        return True
    return not (at.goes_on and at.room < WIDE / 2)


def weighted(at: Boundary) -> bool | None:
    """A bold line is no part of a paragraph in plain letters."""
    return True if at.before.bold != at.after.bold and not at.goes_on else None


def indented(at: Boundary) -> bool | None:
    """A first line stands further right than the line before it; centred lines stand apart."""
    first = at.layout.first
    if first is not None and not at.after.centred and not at.before.centred:
        if abs(at.after.indent - first) < 1:
            return True if signs.ends(at.before.text) or at.before.text[-1] == "," or at.room > SHORT else None
        held = at.room < SHORT or not (signs.ends(at.before.text) or signs.marker(at.after.text))
        led = at.before.text[-1] == ":" and at.room > SHORT / 2
        if at.after.indent < 1 and at.before.indent < first + 2 and held and not led:
            return False
    deeper = at.after.indent - at.before.indent
    if deeper >= 2 and signs.ends(at.before.text):
        return True
    return True if deeper <= -6 and at.room > SHORT and not at.goes_on else None


def listed(at: Boundary) -> bool | None:
    """«:» opens a list and «;» goes on with it, unless a bracket or a quotation is still open."""
    last = at.before.text[-1]
    if last not in ":;":
        return None
    if at.open_bracket:
        return False
    if last == ":":
        running = len(signs.INNER_END.findall(at.so_far)) > 0 and not at.after.text[0].islower()
        return not (at.room < SHORT and (at.after.text[0] in "«0123456789" or (running and at.room <= 0)))
    return not ((": " in at.so_far or SAME_SENTENCE.match(at.after.text)) and at.room < SHORT)


def enumerated(at: Boundary) -> bool | None:
    """The clauses of a preamble end with a comma and start with «руководствуясь», «отмечая»."""
    if at.before.text[-1] != ",":
        return None
    clauses = signs.opens_clause(at.so_far) or _speakers_only(at.so_far)
    if signs.opens_clause(at.after.text) or signs.RESOLVED.match(at.after.text):
        return at.room > 0 or clauses
    titled = (at.before.centred and at.after.centred) or (at.before.bold and at.after.bold)
    return at.room > WIDE and not titled


def _speakers_only(text: str) -> bool:
    """«Мы, лидеры …,»: who speaks, and no clause of the preamble yet."""
    inside = any(signs.opens_clause(part) for part in text.split(", ")[1:])
    return bool(signs.SPEAKER.match(text)) and not inside and not signs.INNER_END.search(text)


def begun(at: Boundary) -> bool | None:
    """«В», «Проведено»: a capital that no name explains begins a sentence, so a heading or a title stood before."""
    if (
        signs.ends(at.before.text)
        or at.open_bracket
        or signs.DANGLING.search(at.before.text)
        or at.before.text[-1] == ","
    ):
        return None
    named = signs.SECTION_NAME.match(at.so_far) or signs.marker(at.so_far)
    if signs.begins_sentence(at.after.text) or (named and signs.DATE_START.match(at.after.text)):
        return True
    speaks = signs.SPEAKER.match(at.after.text) and len(at.so_far) < LONGEST_TITLE and not signs.has_verb(at.so_far)
    return True if speaks or _below_title(at) else None


def _below_title(at: Boundary) -> bool:
    """A title that goes on in small letters under «ПЛАН ДЕЙСТВИЙ» has no verb; a line with one begins the text."""
    if not at.so_far[0].islower() or len(at.so_far) > LONGEST_TITLE or at.room < SHORT / 2:
        return False
    return at.after.text[0].isupper() and not signs.has_verb(at.so_far) and signs.has_verb(at.after.text)


def finished(at: Boundary) -> bool | None:
    """After a full stop: a line with room left ends the paragraph."""
    if not signs.TERMINAL.search(at.before.text):
        return None
    if at.after.text[0].islower():
        return False
    return at.room > (-SHORT if signs.DATE_START.match(at.after.text) else SET)


def unfinished(at: Boundary) -> bool | None:
    if at.after.text[0].islower() or ORGANISATION.match(at.after.text) or titled(at):
        return False
    return at.room > WIDE / 2 and not at.open_bracket and not signs.DANGLING.search(at.before.text)


def titled(at: Boundary) -> bool:
    """Two short lines of a title: neither is a sentence and the first is more than a name of a section."""
    short = len(at.after.text) < 0.8 * at.layout.width and not signs.ends(at.after.text) and at.after.text[-1] != ","
    numbered = signs.marker(at.so_far) or signs.SECTION_NAME.match(at.so_far)
    return short and len(at.before.text.split()) > 3 and not numbered


RULES: tuple[Callable[[Boundary], bool | None], ...] = (
    hyphenated, marked, stamped, named, abbreviated, capitals, signed, spaced, weighted, indented, listed, enumerated,
    begun, finished, unfinished,
)  # fmt: skip


def starts_paragraph(at: Boundary) -> tuple[bool, str]:
    """The verdict and the rule that gave it."""
    for rule in RULES:
        verdict = rule(at)
        if verdict is not None:
            return verdict, rule.__name__
    return True, "default"


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph, or one of furniture. `continues`: goes on with the paragraph above the furniture."""

    lines: list[Line]
    continues: bool = False


def paragraphs(lines: list[Line], layout: Layout) -> list[Paragraph]:
    """All lines as paragraphs and furniture, in order."""
    found: list[Paragraph] = []
    before: Line | None = None
    so_far = ""
    for line in lines:
        if line.furniture:
            found.append(Paragraph([line]))
            continue
        goes_on = before is not None and not _parted(before, line, so_far, layout)
        if not goes_on:
            found.append(Paragraph([line]))
        elif found[-1].lines[0].furniture:
            found.append(Paragraph([line], continues=True))
        else:
            found[-1].lines.append(line)
        so_far = _remembered(f"{so_far} {line.text}") if goes_on else line.text
        before = line
    return found


def _remembered(so_far: str) -> str:
    """What the rules may look at of a paragraph without end: how it began and what came last."""
    return so_far if len(so_far) < LONGEST_SEEN else so_far[:300] + so_far[-LONGEST_SEEN // 2 :]


def _parted(before: Line, after: Line, so_far: str, layout: Layout) -> bool:
    at = Boundary(before, after, so_far, layout)
    return starts_paragraph(at)[0] if layout.wrapped else hyphenated(at) is not False
