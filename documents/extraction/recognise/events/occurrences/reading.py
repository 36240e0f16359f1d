"""The clause under reading, and the telling that a name in it makes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from documents.extraction.find.dates import DateHit
from documents.extraction.find.meetings import MeetingHit, resumed_tail
from documents.extraction.find.nominative import in_case
from documents.extraction.find.ordinals import find_ordinals
from documents.extraction.find.tokens import Span, without_quotations
from documents.extraction.recognise.events.chains import Circumstances, Dated
from documents.extraction.recognise.events.names import body_spans
from documents.extraction.recognise.events.roles import is_bare, role
from documents.extraction.recognise.events.scene import Clause, Scene
from documents.extraction.recognise.events.status import StatusHit
from documents.extraction.recognise.events.tellings import Telling
from documents.extraction.recognise.events.titles import MOST_PLURAL

# «Женский форум – третий в его истории –»
IN_ITS_HISTORY = re.compile(
    r"\s*[–—,(]\s*(?P<words>[а-яё-]+(?:\s[а-яё-]+)?)\s+(?:в\s+(?:его|е[её]|их)\s+истории|по\s+сч[её]ту)\b",
    re.IGNORECASE,
)
ON_SITTING = re.compile(r"\s+на\s+(?:[\w-]+(?:ом|ем)\s+)?", re.IGNORECASE)
IN_FRAME = re.compile(r"в\s+рамках\s+$", re.IGNORECASE)
COUNTRY_PLACE = re.compile(
    r"\bв\s+(?:Республике\s+)?(?:Китае|Казахстане|России|Индии|Иране|Пакистане|Таджикистане|Узбекистане"
    r"|Кыргызстане|Беларуси|Белоруссии|Монголии)\b"
)
PLURAL_VERB = re.compile(
    r"\b(?:перенесены|отменены|запланированы|намечены|завершились|начались|проведены|состоялись|прошли"
    r"|организованы|проводились|созваны|проходили)\b",
    re.IGNORECASE,
)
# What tells the form of meeting by the event's own word.
ONLINE_WORD = re.compile(
    r"^(?:[\w-]+\s+)*?(?:онлайн|видеоконференц|вебинар|веб-|телемост|виртуальн|цифров\w+\s+выставк)", re.IGNORECASE
)


@dataclass(slots=True)
class Reading:
    """The clause under reading: its names, free dates and words of status."""

    scene: Scene
    clause: Clause
    sentence: Span
    meetings: list[MeetingHit]
    statuses: list[StatusHit]
    due_spans: list[tuple[Span, MeetingHit]] = field(default_factory=list)
    told: set[int] = field(default_factory=set)  # starts of names that have their dates beside them
    roles: dict[int, str] = field(default_factory=dict)

    @property
    def used(self) -> set[int]:
        """Starts of dates that are spoken for, in the whole block."""
        return self.scene.claimed

    def role_of(self, meeting: MeetingHit) -> str:
        """The part that the name plays in the clause, looked at once."""
        if meeting.head_start not in self.roles:
            self.roles[meeting.head_start] = role(self.scene, meeting, self.clause)
        return self.roles[meeting.head_start]

    def dates(self, start: int, end: int) -> list[DateHit]:
        """Dates of occurrence in the span that nothing else has taken."""
        return [
            hit
            for hit in self.scene.dates
            if start <= hit.start < end
            and hit.start not in self.used
            and hit.role == "occurrence"
            and hit.precision != "year"
        ]

    def free_dates(self, start: int, end: int) -> list[DateHit]:
        """As `dates`, without those in brackets, which belong to the words before them."""
        return [hit for hit in self.dates(start, end) if not self.scene.within(hit.start, self.scene.brackets)]

    def status_of(self, kinds: tuple[str, ...]) -> StatusHit | None:
        inside = [span for span, _ in self.due_spans]
        for hit in self.statuses:
            if hit.status in kinds and not any(left <= hit.start < right for left, right in inside):
                return hit
        return None


def telling_of(
    reading: Reading, meeting: MeetingHit, rule: str, dated: Dated | None, around: Circumstances, **more: object
) -> Telling:
    scene = reading.scene
    telling = Telling(
        block=scene.block,
        start=reading.clause.start if more.pop("whole", True) else meeting.start,
        end=max(reading.clause.end, meeting.end),
        name=sitting_of(reading, meeting) or scene.text[meeting.name_start : meeting.end],
        rule=rule,
        name_start=meeting.name_start,
        head=meeting.head,
        ordinal=meeting.ordinal,
        plural=meeting.plural or mere_plural(reading, meeting) or _said_plural(reading, meeting),
        sentence=reading.sentence,
    )
    if telling.ordinal is None and (beside := IN_ITS_HISTORY.match(scene.text, meeting.end)):
        telling.ordinal = next((hit.value for hit in find_ordinals(beside["words"])), None)
    telling.name += resumed_tail(scene.text, meeting, reading.clause.end)
    own = dated.own.over(around) if dated else around
    word = ONLINE_WORD.match(without_quotations(telling.name))
    if word and own.format is None and not own.cities:
        own = replace(own, format="online")
    telling.cities, telling.format, telling.chair, telling.initiator = own.cities, own.format, own.chair, own.initiator
    telling.within = _within(reading, meeting)
    if own.doubtful_chair:
        telling.doubt("chair", 0.5, "chair.of_institution")
    if dated:
        set_date(telling, dated.date)
    for name, value in more.items():
        setattr(telling, name, value)
    abroad = COUNTRY_PLACE.search(scene.masked, reading.clause.start, reading.clause.end)
    telling.place_known = telling.status == "planned" and abroad is not None
    return telling


def set_date(telling: Telling, date: DateHit) -> None:
    """Take the date with its words; a year that the text does not say is doubtful."""
    telling.words = date.words
    telling.precision = date.precision
    if date.precision != "year":
        telling.first, telling.last = date.first, date.last
    if not date.year_said:
        telling.doubt("start", 0.85, "date.year_from_context")


def sitting_of(reading: Reading, meeting: MeetingHit) -> str | None:
    """«Совет … на заседании 4 июля 2024 г. одобрил»: the body stands before its sitting."""
    if not is_bare(reading.scene, meeting) or not meeting.head.session:
        return None
    for start, end in body_spans(reading.scene.text):
        if start >= reading.clause.start and ON_SITTING.fullmatch(reading.scene.text, end, meeting.head_start):
            word = in_case(reading.scene.text[meeting.head_start : meeting.head_end], "nomn")
            return f"{word} {in_case(reading.scene.text[start:end], 'gent')}"
    return None


def _within(reading: Reading, meeting: MeetingHit) -> str | None:
    """«в рамках СРГ … был организован вебинар»: the body whose event it was."""
    for start, end in body_spans(reading.scene.text):
        if reading.clause.start <= start and end <= meeting.start and IN_FRAME.search(reading.scene.text, 0, start):
            return reading.scene.text[start:end]
    return None


def is_named(reading: Reading, meeting: MeetingHit) -> bool:
    quote = re.search(r"«(?!кругл)", reading.scene.text[meeting.head_end : meeting.end], re.IGNORECASE)
    return meeting.ordinal is not None or quote is not None


def mere_plural(reading: Reading, meeting: MeetingHit) -> bool:
    """«были проведены заседания»: the form may be singular, the predicate is not."""
    if meeting.count is not None or meeting.ordinal is not None:
        return False
    if is_named(reading, meeting) and meeting.head.lemma != "мероприятие":
        return False
    return meeting.plural or (
        "nomn" in meeting.cases
        and "gent" in meeting.cases
        and bool(PLURAL_VERB.search(reading.scene.masked, reading.clause.start, reading.clause.end))
    )


def _said_plural(reading: Reading, meeting: MeetingHit) -> bool:
    """«Учения перенесены», «Курсы прошли»: words that name one event in the plural."""
    form = meeting.head.lemma in MOST_PLURAL and "nomn" in meeting.cases
    return form and bool(PLURAL_VERB.search(reading.scene.masked, reading.clause.start, reading.clause.end))


def name_spans(reading: Reading) -> tuple[Span, ...]:
    """The names' spans, without the brackets inside them: «семинар по военной медицине (г. Равалпинди) на тему …»."""
    spans: list[Span] = []
    for hit in reading.meetings:
        start = hit.name_start
        for left, right in reading.scene.brackets:
            if start <= left and right <= hit.end:
                spans.append((start, left))
                start = right
        spans.append((start, hit.end))
        if hit.start in reading.told and (bracket := reading.scene.bracket_at(hit.end)):
            spans.append(bracket)
    return tuple(spans)


def is_told(reading: Reading, meeting: MeetingHit) -> bool:
    """The name has its dates beside it."""
    return meeting.start in reading.told
