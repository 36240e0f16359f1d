"""One block of text with everything the finders see in it, ready for the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from documents.extraction.blocks import TextBlock
from documents.extraction.find.chairs import ChairHit, find_chairs
from documents.extraction.find.cities import CityHit, find_cities
from documents.extraction.find.dates import Context, DateHit, find_dates
from documents.extraction.find.formats import FormatHit, find_formats
from documents.extraction.find.meetings import MeetingHit, find_meetings
from documents.extraction.find.tokens import Span, brackets, quotations
from documents.extraction.recognise.events.status import StatusHit, find_statuses

# A new clause: another subject, or a relative one that tells more of what stands before it.
CLAUSE_BREAK = re.compile(
    r"(?P<semicolon>;\s+)|(?P<again>,\s+(?=(?:втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|последн)(?:ое|ая|ий|ье|ья|ой|ый|ее)\s*[–—]\s))|(?P<contrast>,\s+а\s+(?!также|равно))"
    r"|(?P<relative>,\s+(?=(?:(?:в|на|по|из|для|с|о|об|у)\s+)?(?:«?(?:ходе|рамках|полях|итогам|работе|результатам"
    r"|завершении|открытии|участник\w+|итоги|цел\w+|организатор\w+"
    r"|инициатор\w+|(?:базов\w+\s+)?площадк\w+|тем\w+|делегат\w+|повестк\w+|программ\w+)»?\s+)?котор\w+|,\s+(?=где\s)))"
)


# «Конференция, о созыве которой договорились, отложена»: the main clause goes on after the relative one.
INSERTED = re.compile(
    r"[^.;,]{0,90}\bкотор[^.;,]{0,160},\s+(?:(?:также|снова|вновь|было?а?|были)\s+)*(?:отмен|отлож|перенес"
    r"|не\s+состо|состо|прош|провед|не\s+провод|запланир|намеч|пройд)",
    re.IGNORECASE,
)
# «который должен был пройти 20 сентября»: the day that was set for the event itself.
DUE = re.compile(
    r"котор\w+\s+(?:должн|должен|планиров|предполаг|намечал|ожидал|был\w*\s+(?:запланир|намеч|назнач))", re.IGNORECASE
)


# Prepositions and marks that go with a day, a place or a form.
BEFORE_SPAN = re.compile(
    r"(?:\b(?:в|во|с|по|на)\s+)?(?:(?:период|городе|столице|столичном)\s+|г\.\s*|гор\.\s*)*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that tells of one thing. `relative`: it begins with «в ходе которого» and the like."""

    start: int
    end: int
    relative: bool = False


@dataclass(frozen=True)
class Scene:
    """The hits of one block; all offsets are in its clean text."""

    block: TextBlock
    context: Context
    claimed: set[int] = field(default_factory=set)  # starts of dates that are spoken for

    @property
    def text(self) -> str:
        return self.block.text

    @cached_property
    def masked(self) -> str:
        """The text with quotations and brackets blotted out, same length."""
        out = self.text
        for start, end in (*self.quotations, *self.brackets):
            out = out[:start] + "_" * (end - start) + out[end:]
        return out

    @cached_property
    def bared(self) -> str:
        """The masked text with days, places, forms and chairs blanked too: what a word governs then stands next to it
        («прошедшего [в Ташкенте] [7 мая 2024 года] первого заседания»).
        """
        out = self.masked
        told = [(hit.start, hit.end) for hit in self.dates] + [(hit.start, hit.end) for hit in self.formats]
        spans = [(start, end) for start, end in told if not out[end : end + 1].isalpha()]
        heads = [hit.head_start for hit in self.meetings]
        spans += [
            (hit.start, hit.last_state)
            for hit in self.chairs
            if hit.last_state and not any(hit.start <= head < hit.last_state for head in heads)
        ]
        for start, end in (*spans, *((hit.start, hit.end) for hit in self.cities)):
            lead = BEFORE_SPAN.search(out, max(0, start - 24), start)
            first = lead.start() if lead else start
            out = out[:first] + " " * (end - first) + out[end:]
        return out

    @property
    def unquoted(self) -> str:
        """The text with quotation marks as blanks, for turns that some texts put in them («на полях»)."""
        return self.text.replace("«", " ").replace("»", " ")

    @cached_property
    def brackets(self) -> tuple[Span, ...]:
        return brackets(self.text)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        return quotations(self.text)

    @cached_property
    def meetings(self) -> list[MeetingHit]:
        return [hit for hit in find_meetings(self.text) if not self.within(hit.head_start, self.brackets)]

    @cached_property
    def dates(self) -> list[DateHit]:
        found = find_dates(self.text, context=self.context)
        return [hit for hit in found if not self.within(hit.start, self.quotations)]

    @cached_property
    def cities(self) -> list[CityHit]:
        return [hit for hit in find_cities(self.text) if hit.venue]

    @cached_property
    def formats(self) -> list[FormatHit]:
        return find_formats(self.text)

    @cached_property
    def chairs(self) -> list[ChairHit]:
        return find_chairs(self.text)

    @cached_property
    def statuses(self) -> list[StatusHit]:
        return find_statuses(self.masked)

    def statuses_in(self, clause: Clause) -> list[StatusHit]:
        """Words of status in the clause."""
        return [hit for hit in self.statuses if clause.start <= hit.start < clause.end]

    @staticmethod
    def within(place: int, spans: tuple[Span, ...]) -> bool:
        return any(start < place < end for start, end in spans)

    def bracket_at(self, place: int) -> Span | None:
        """The bracket that opens at this place, blanks stepped over."""
        for start, end in self.brackets:
            if start >= place:
                return (start, end) if not self.text[place:start].strip(" ,") else None
        return None

    def clauses(self, start: int, end: int) -> list[Clause]:
        """The clauses of a sentence."""
        cuts: list[tuple[int, bool]] = [(start, False)]
        for match in CLAUSE_BREAK.finditer(self.masked, start, end):
            if match.lastgroup == "relative" and (
                INSERTED.match(self.masked, match.end(), end) or DUE.match(self.masked, match.end())
            ):
                continue
            cuts.append((match.end(), match.lastgroup == "relative"))
        ends = [cut for cut, _ in cuts[1:]] + [end]
        return [Clause(cut, stop, relative) for (cut, relative), stop in zip(cuts, ends, strict=True)]
