"""When and by whom an act on a document was done: the date beside the act, else the occurrence that the passage
tells of.

The occurrence is the last one told in the same block before the title, or one that the passage points back to («по
итогам данной
встречи», «министры утвердили»), or the one whose body the passage names as the actor.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from actors.data import abbreviations as known_abbreviations
from documents.extraction.find.actions import PARTICIPLE
from documents.extraction.find.dates import Context, DateHit, find_dates
from documents.extraction.find.nominative import capitalised, nominative
from documents.extraction.find.titles import TitleHit
from documents.extraction.recognise.instruments.acts import Act
from documents.extraction.recognise.instruments.mentions import Passage, lead_of
from documents.extraction.records import DocumentRecord, EventRecord

BRACKETED = re.compile(r"\s*(?:\([А-ЯЁA-Z]{2,8}\)\s*)?\(([^()]{4,60})\)")
POINTS_BACK = re.compile(
    r"\bпо\s+(?:\w+\s+){0,2}(?:итогам|результатам|завершении)|\b(?:данн|эт|указанн|"
    r"упомянут)\w+\s+(?:\w+\s+)?(?:встреч|заседани|совещани|форум|мероприят)\w*|"
    r"\bв\s+(?:рамках|ходе)\b|\b(?:министры|стороны|участники|эксперты|главы|лидеры|руководители|делегации|они|"
    r"ими?)\b|^\s*(?:Утвержд|Принят|Подписан|Одобрен|Согласован)",
    re.IGNORECASE,
)
SUMMIT = re.compile(r"\b(?:саммит\w*|СГГ|Совет\w*\s+глав\s+государств|главы\s+государств|лидеры)\b")
HEADS_OF_GOVERNMENT = re.compile(r"\b(?:СГП|Совет\w*\s+глав\s+правительств)\b")
COUNCILS = {
    "SGG": "Совет глав государств-членов ШОС",
    "SGP": "Совет глав правительств (премьер-министров) государств-членов ШОС",
}
ORDINAL = re.compile(r"^(?:\d+-[а-я]+|[IVXLC]+|[а-яё]+(?:\s+[а-яё]+)?(?:ое|ая|ый|ий|ой|ье|ья))\s+(?=[А-ЯЁа-яё])")
MEETING_OF = re.compile(r"^(?:очередное\s+|внеочередное\s+)?(?:заседание|сессия|собрание)\s+", re.IGNORECASE)
PREPARING = re.compile(r"\bподготовк\w+\s+(?:к\s+)?(?:[^.]|г\.){0,90}$", re.IGNORECASE)
BY_RESULTS = re.compile(r"\bпо\s+(?:его|е[её]|их)\s+(?:итогам|результатам)\s+(?:был[аио]?\s+)?$", re.IGNORECASE)
OF_ITS_DAY = frozenset({"protocol", "decision", "communique"})
ACTOR = re.compile(r"(?<![\w-])([А-ЯЁ]{3,6})\s+(?:был[аио]?\s+)?$")
LEAST_TEXT, STEM = 40, 5
ACTOR_ALIKE = 88
PARTIES = re.compile(r"между\s+(?P<left>[^,]+?)\s+и\s+(?P<right>[^,]+?)(?:\s+(?:об?|по|в)\s|$)")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Date and actor of an act; either may be unknown."""

    date: dt.date | None = None
    body: str | None = None


class Occasions:
    """The occurrences of a document, ready to be asked which one a passage speaks of."""

    def __init__(self, events: Sequence[EventRecord], head: DocumentRecord) -> None:
        self.head = head
        self.by_block: dict[int, list[EventRecord]] = {}
        for event in events:
            for place in (event.evidence, *event.also):
                self.by_block.setdefault(place.block, []).append(event)
        self.events = [event for event in events if event.status == "held"]
        self._found: dict[tuple[int, int], EventRecord | None] = {}
        self._low = {event.mechanism: event.mechanism.lower() for event in self.events if event.mechanism}

    def of(self, passage: Passage, hit: TitleHit, act: Act) -> Occasion:
        """When and by whom the act was done."""
        if act.status in {"draft", "proposed"}:
            return Occasion()
        own = self._own_date(passage, hit) if act.rule != "extension-approved" else None
        if not act.done:
            return Occasion(date=own)
        if own is not None:
            return Occasion(own, _author(hit))
        beside = self._beside(passage, hit, act)
        if act.hit is not None and act.hit.start >= hit.end and act.hit.form == PARTICIPLE:
            return Occasion(beside, _author(hit))
        return self._told(passage, hit, act, beside)

    def _told(self, passage: Passage, hit: TitleHit, act: Act, beside: dt.date | None) -> Occasion:
        """By the decision, the actor or the occurrence that the passage names, in this order."""
        decision = next((h for h in passage.hits if h.code == "decision" and h.dated and h.end <= hit.start), None)
        if decision is not None and beside is None:
            return Occasion(_last_day(find_dates(decision.dated or "")), _author(decision))
        if PREPARING.search(passage.block.text[passage.start : act.hit.start if act.hit else hit.start]):
            return Occasion(beside, _author(hit))
        actor = _actor(passage, act)
        event = self.event_of(passage, hit)
        if actor and not (event and event.mechanism and fuzz.partial_ratio(actor, event.mechanism) >= ACTOR_ALIKE):
            return Occasion(beside, actor)
        day = _day_of(event) if event else None
        if day and act.hit and BY_RESULTS.search(passage.block.text[: act.hit.start]):
            beside = day
        body = _author(hit) or (_body_of(event) if event and beside in {None, day} else None)
        fallback = self._own_occasion() if event is None else Occasion()
        return Occasion(beside or day or fallback.date, body or fallback.body)

    def _own_occasion(self) -> Occasion:
        """A protocol, communique or decision tells of acts of its own day, or of its one meeting."""
        if self.head.type not in OF_ITS_DAY:
            return Occasion()
        councils = [event for event in self.events if event.kind == "summit"]
        day = self.head.date or (_day_of(councils[0]) if len(councils) == 1 else None)
        return Occasion(day, COUNCILS.get(self.head.body or ""))

    def _own_date(self, passage: Passage, hit: TitleHit) -> dt.date | None:
        """«от 26 октября 2005 года», «(г. Душанбе, 14 сентября 2014 г.)» right after the title."""
        if hit.dated:
            return _last_day(find_dates(hit.dated))
        bracket = BRACKETED.match(passage.block.text, hit.end)
        if bracket and not re.search(r"далее|прилага", bracket[1]):
            return _last_day([d for d in find_dates(bracket[1], context=self._context()) if d.precision == "day"])
        return None

    def _beside(self, passage: Passage, hit: TitleHit, act: Act) -> dt.date | None:
        """A date in the words of the act: «одобренной 21 июня», «принятый … (г. Астана, 4 июля) План»."""
        if act.hit is None:
            lead = lead_of(passage.block)
            return _last_day(_days(find_dates(lead, context=self._context()))) if act.rule.startswith("lead") else None
        text = passage.block.text
        if act.hit.start >= hit.end:
            return _last_day(
                _days(find_dates(_until_clause(text[act.hit.end : passage.end]), context=self._context()))[:1]
            )
        between = _days(find_dates(text[act.hit.end : hit.start], context=self._context()))
        if between:
            return _last_day(between)
        masked = _outside_titles(passage)[: act.hit.start - passage.start]
        before = [
            day
            for day in _days(find_dates(masked, context=self._context()))
            if not PREPARING.search(masked[: day.start])
        ]
        return _last_day(before[-1:])

    def _context(self) -> Context:
        start, end = self.head.period_start, self.head.period_end
        return Context(document=self.head.date, period=(start, end) if start and end else None)

    def event_of(self, passage: Passage, hit: TitleHit) -> EventRecord | None:
        """The occurrence that the passage speaks of."""
        place = (passage.block.block.index, hit.start)
        if place not in self._found:
            self._found[place] = self._event_of(passage, hit)
        return self._found[place]

    def _event_of(self, passage: Passage, hit: TitleHit) -> EventRecord | None:
        text = _outside_titles(passage)
        summit = self._council(text)
        if summit is not None:
            return summit
        here = [event for event in self.by_block.get(passage.block.block.index, ()) if event.status == "held"]
        named = self._named(text, here or self.events)
        if named is not None:
            return named
        source = passage.block.clean.offsets[hit.start]
        told = [
            e
            for e in here
            if any(p.block == passage.block.block.index and p.start <= source for p in (e.evidence, *e.also))
        ]
        if told:
            return max(told, key=lambda event: max(p.start for p in (event.evidence, *event.also) if p.start <= source))
        return self._earlier(passage) if POINTS_BACK.search(text) else None

    def _council(self, text: str) -> EventRecord | None:
        """«В рамках СГГ», «по итогам Астанинского саммита»."""
        wanted = (
            COUNCILS["SGG"] if SUMMIT.search(text) else COUNCILS["SGP"] if HEADS_OF_GOVERNMENT.search(text) else None
        )
        found = [
            e
            for e in self.events
            if wanted and e.kind == "summit" and e.mechanism and fuzz.ratio(e.mechanism, wanted) >= 80
        ]
        return found[-1] if found else None

    def _named(self, text: str, events: Sequence[EventRecord]) -> EventRecord | None:
        """The occurrence whose body the passage names: «утверждение Совещанием министров сельского хозяйства …»."""
        if len(text) <= LEAST_TEXT:
            return None
        low = text.lower()
        bodies = {event.mechanism for event in events if event.mechanism}
        # A dear comparison only where the first letters of every long word are there.
        bodies = {
            body for body in bodies if all(word[:STEM] in low for word in self._low[body].split() if len(word) > STEM)
        }
        named = {body for body in bodies if fuzz.partial_ratio(self._low[body], low, score_cutoff=ACTOR_ALIKE)}
        found = [event for event in events if event.mechanism in named]
        return found[-1] if found else None

    def _earlier(self, passage: Passage) -> EventRecord | None:
        """The last occurrence of the block before, in the same section."""
        index = passage.block.block.index
        for place in range(index - 1, max(index - 3, -1), -1):
            told = [event for event in self.by_block.get(place, ()) if event.status == "held"]
            if told:
                return max(told, key=lambda event: event.evidence.start)
        return None


def _actor(passage: Passage, act: Act) -> str | None:
    """The body right before the word of the act, when it is told by its abbreviation: «КСДЛ был согласован проект»."""
    if act.hit is None:
        return None
    said = ACTOR.search(passage.block.text[passage.start : act.hit.start])
    return _bodies().get(said[1]) if said else None


@cache
def _bodies() -> dict[str, str]:
    return {row.short: row.full_ru for row in known_abbreviations() if row.expand_in_event_titles}


def _outside_titles(passage: Passage) -> str:
    """The sentence with its titles, and the brackets that date them, blotted out; same length."""
    text = passage.text
    for hit in passage.hits:
        bracket = BRACKETED.match(passage.block.text, hit.end)
        start, end = hit.start - passage.start, (bracket.end() if bracket else hit.end) - passage.start
        text = text[:start] + "_" * (min(end, len(text)) - start) + text[end:]
    return text


def _day_of(event: EventRecord) -> dt.date | None:
    """The last day of an occurrence; None where only a month or a year is known."""
    return (event.end or event.start) if event.date_precision in {None, "day"} else None


def _days(hits: list[DateHit]) -> list[DateHit]:
    return [
        hit
        for hit in hits
        if (hit.precision == "day" and hit.role not in {"deadline", "validity", "act"})
        or (hit.role == "act" and hit.precision == "day")
    ]


def _last_day(hits: list[DateHit]) -> dt.date | None:
    days = [hit for hit in hits if hit.precision == "day"]
    return days[-1].last if days else None


def _until_clause(text: str) -> str:
    """As far as the clause of the act goes."""
    return re.split(r"(?<!\bг)[;.]\s|,\s+(?:а|и|в|что|котор)", text, maxsplit=1)[0]


def _author(hit: TitleHit) -> str | None:
    """Who adopted it, when the title tells: the council of a numbered decision, the parties of a memorandum."""
    if re.search(r"\bСГГ\b|Совета глав государств", hit.title):
        return COUNCILS["SGG"]
    if re.search(r"\bСГП\b|Совета глав правительств", hit.title):
        return COUNCILS["SGP"]
    if hit.code not in {"memorandum", "agreement"}:
        return None
    parties = PARTIES.search(hit.title)
    return (
        f"{nominative(parties['left'])} и {nominative(parties['right'])}"
        if parties and "государств" not in parties[0]
        else None
    )


def _body_of(event: EventRecord) -> str:
    """The body that met: its mechanism, else the title without ordinal and «заседание»."""
    if event.mechanism:
        return event.mechanism
    name = MEETING_OF.sub("", ORDINAL.sub("", event.title))
    return capitalised(nominative(name)) if name != event.title else name
