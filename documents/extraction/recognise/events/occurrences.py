"""From a block of text to tellings: the rules that join a name, a date and a word of holding.

Rules, as named in `Telling.rule`: event.bracket_date («форум (г.Ташкент, 2-3 мая 2024 г.)»), event.date_after_name («заседания …
05.11.2024»), event.dated_verb («12 мая состоялось …»), event.same_day («Одновременно проведен …»), event.due («намеченное на …»),
event.moved («перенесено на …»), event.undated («проведены два заседания»), event.dash («15 мая 2021 года – марафон»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from documents.extraction.find.dates import DateHit
from documents.extraction.find.meetings import MeetingHit
from documents.extraction.recognise.events import anchors
from documents.extraction.recognise.events.chains import Circumstances, Dated, Span, circumstances, runs
from documents.extraction.recognise.events.roles import is_bare, role
from documents.extraction.recognise.events.scene import Clause, Scene
from documents.extraction.recognise.events.status import NOUN_OF_HOLDING, StatusHit, find_statuses, is_only_wished, reason
from documents.extraction.recognise.events.tellings import Telling

DUE_INSERT = re.compile(r"\s*,\s+(?:ранее\s+|первоначально\s+)?(?=[а-яё])")
DASH = re.compile(r"\s*[–—-]\s+")
MONTHS_AHEAD = {"day", "month", "quarter"}


@dataclass(slots=True)
class Reading:
    """The clause under reading: its names, free dates and words of status."""

    scene: Scene
    clause: Clause
    sentence: Span
    meetings: list[MeetingHit]
    statuses: list[StatusHit]
    due_spans: list[tuple[Span, MeetingHit]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # starts of dates that are spoken for

    def dates(self, start: int, end: int) -> list[DateHit]:
        """Dates of occurrence in the span that nothing else has taken."""
        return [
            hit for hit in self.scene.dates
            if start <= hit.start < end and hit.start not in self.used and hit.role == "occurrence" and hit.precision != "year"
        ]  # fmt: skip

    def status_of(self, kinds: tuple[str, ...]) -> StatusHit | None:
        inside = [span for span, _ in self.due_spans]
        for hit in self.statuses:
            if hit.status in kinds and not any(left <= hit.start < right for left, right in inside):
                return hit
        return None


def read_clause(scene: Scene, clause: Clause, sentence: Span, told: list[Telling]) -> list[Telling]:
    """Every telling of the clause. `told`: those before it in the document, for «в тот же день» and «там же»."""
    meetings = [hit for hit in scene.meetings if clause.start <= hit.head_start < clause.end]
    reading = Reading(scene, clause, sentence, meetings, find_statuses(scene.masked, clause.start, clause.end))
    if not meetings:
        return []
    _find_due(reading)
    found = list(_after_names(reading))
    found += list(_verbal(reading, told, bool(found)))
    return sorted(found, key=lambda telling: (telling.start, telling.first is None))


def _telling(reading: Reading, meeting: MeetingHit, rule: str, dated: Dated | None, around: Circumstances, **more: object) -> Telling:
    scene = reading.scene
    telling = Telling(
        block=scene.block,
        start=reading.clause.start if more.pop("whole", True) else meeting.start,
        end=max(reading.clause.end, meeting.end),
        name=scene.text[meeting.name_start : meeting.end],
        rule=rule,
        head=meeting.head,
        ordinal=meeting.ordinal,
        plural=meeting.plural,
        sentence=reading.sentence,
    )
    own = dated.own.over(around) if dated else around
    telling.cities, telling.format, telling.chair, telling.initiator = own.cities, own.format, own.chair, own.initiator
    if own.doubtful_chair:
        telling.doubt("chair", 0.5, "chair.of_institution")
    if dated:
        set_date(telling, dated.date)
    for name, value in more.items():
        setattr(telling, name, value)
    return telling


def set_date(telling: Telling, date: DateHit) -> None:
    """Take the date with its words; a year that the text does not say is doubtful."""
    telling.words = date.words
    telling.precision = date.precision
    if date.precision != "year":
        telling.first, telling.last = date.first, date.last
    if not date.year_said:
        telling.doubt("start", 0.85, "date.year_from_context")


# --- a date right after the name, with or without a bracket


def _after_names(reading: Reading) -> Iterator[Telling]:
    taken_ends: set[int] = set()
    for meeting in reading.meetings:
        region = _region_after(reading, meeting)
        if region is None or region in taken_ends:
            continue
        if meeting.depth == 0 and _inner_owns(reading, meeting):
            continue
        dates = reading.dates(region[0], region[1])
        if not dates:
            continue
        taken_ends.add(region)  # type: ignore[arg-type]
        reading.used |= {date.start for date in dates}
        yield from _dated_after(reading, meeting, region, dates)


def _dated_after(reading: Reading, meeting: MeetingHit, region: Span, dates: list[DateHit]) -> Iterator[Telling]:
    scene = reading.scene
    lead = circumstances(scene, (region[0], dates[0].start))
    if len(dates) == 1:
        lead = circumstances(scene, region)
    bracket = scene.text[region[0] : region[0] + 1] in "(（"
    around = _around(reading, meeting, region)
    status = _status_after(reading, meeting, region)
    for dated in runs(scene, dates, region):
        telling = _telling(
            reading, meeting, "event.bracket_date" if bracket else "event.date_after_name",
            replace(dated, own=dated.own.over(lead)), around, whole=False, **status,
        )  # fmt: skip
        telling.end = max(region[1], meeting.end) if bracket else reading.clause.end
        yield telling


def _region_after(reading: Reading, meeting: MeetingHit) -> Span | None:
    """The stretch right after a name that may hold its dates: a bracket, an unclosed bracket, or a bare date."""
    scene, text = reading.scene, reading.scene.text
    bracket = scene.bracket_at(meeting.end)
    if bracket and bracket[0] < reading.clause.end:
        if reading.dates(*bracket):
            return bracket
        second = scene.bracket_at(bracket[1])
        return second if second and reading.dates(*second) else None
    gap = re.match(r"\s*[(（]?\s*", text[meeting.end :])
    opening = meeting.end + (gap.end() if gap else 0)
    following = [hit for hit in reading.dates(meeting.end, reading.clause.end) if hit.start <= opening + 1]
    if not following:
        return None
    return _skip_blank(text, meeting.end), _region_end(reading, meeting, following[0])


def _skip_blank(text: str, place: int) -> int:
    while place < len(text) and text[place] == " ":
        place += 1
    return place


def _region_end(reading: Reading, meeting: MeetingHit, date: DateHit) -> int:
    """The next name, or the predicate after the dates, or the clause's end."""
    stops = [reading.clause.end]
    stops += [hit.start for hit in reading.meetings if hit.start > date.end]
    stops += [hit.start for hit in reading.statuses if hit.start > date.end]
    return min(stops)


def _inner_owns(reading: Reading, outer: MeetingHit) -> bool:
    """The bracket after «заседание по подготовке Совещания министров (12 августа)» belongs to the inner name when the outer one
    has a date of its own."""
    inner = [hit for hit in reading.meetings if hit.depth > 0 and outer.start < hit.start and hit.end == outer.end]
    return bool(inner) and bool(reading.dates(reading.clause.start, outer.start))


def _around(reading: Reading, meeting: MeetingHit, region: Span) -> Circumstances:
    """What the clause tells of a name that has its date beside it: words before the first name, and after it when it is alone."""
    scene, clause = reading.scene, reading.clause
    outer = [hit for hit in reading.meetings if hit.depth == 0]
    spans: list[Span] = []
    first = min(hit.start for hit in outer) if outer else meeting.start
    free = reading.dates(clause.start, first)
    if not free:
        spans.append((clause.start, first))
    if len(outer) == 1 and outer[0].start <= meeting.start:
        spans += [(region[1], clause.end)]
        inner_bracket = scene.bracket_at(meeting.end)
        if inner_bracket and inner_bracket != region:
            spans.append(inner_bracket)
    return circumstances(scene, *spans) if spans else Circumstances()


def _status_after(reading: Reading, meeting: MeetingHit, region: Span) -> dict[str, object]:
    """Held unless the clause says otherwise of this very name."""
    outer = [hit for hit in reading.meetings if hit.depth == 0]
    alone = len(outer) == 1
    denied = reading.status_of(("not_held",)) if alone else None
    moved = reading.status_of(("moved",)) if alone else None
    if denied or moved:
        hit = denied or moved
        assert hit is not None
        return {"status": "not_held", "reason": reason(reading.scene.masked, reading.clause.start, reading.sentence[1])}
    if alone and (planned := reading.status_of(("planned",))) and not reading.status_of(("held",)):
        return {"status": "planned"} if planned else {}
    return {}


# --- a day set by a participle: «намеченное на 20 июня»


def _find_due(reading: Reading) -> None:
    """Stretches that tell for which day the event was meant."""
    for hit in reading.statuses:
        if hit.status != "due":
            continue
        after = [m for m in reading.meetings if m.depth == 0 and hit.start < m.start]
        before = [m for m in reading.meetings if m.depth == 0 and m.end <= hit.start]
        if before and "," in reading.scene.masked[before[-1].end : hit.start]:
            end = reading.scene.masked.find(",", hit.end, reading.clause.end)
            reading.due_spans.append(((hit.start, end if end > 0 else reading.clause.end), before[-1]))
        elif after and not reading.scene.masked[hit.end : after[0].start].count(","):
            reading.due_spans.append(((hit.start, after[0].start), after[0]))


def _verbal(reading: Reading, told: list[Telling], any_found: bool) -> Iterator[Telling]:
    scene, clause = reading.scene, reading.clause
    subjects = [hit for hit in reading.meetings if hit.depth == 0 and role(scene, hit, clause) == "subject"]
    for span, meeting in reading.due_spans:
        yield from _due(reading, span, meeting)
        subjects = [hit for hit in subjects if hit is not meeting] if _is_settled(reading, meeting) else subjects
    free = reading.dates(clause.start, clause.end)
    if subjects and free:
        yield from _with_free_dates(reading, subjects, free)
    elif subjects and not any_found and not reading.due_spans:
        yield from _without_dates(reading, subjects, told)


def _is_settled(reading: Reading, meeting: MeetingHit) -> bool:
    """Nothing more is told of the event than the day it was due."""
    return not reading.dates(reading.clause.start, reading.clause.end)


def _due(reading: Reading, span: Span, meeting: MeetingHit) -> Iterator[Telling]:
    """The telling of the day that was set, and what became of it."""
    scene = reading.scene
    dates = [hit for hit in scene.dates if span[0] <= hit.start < span[1] and hit.role in {"occurrence", "validity"}]
    reading.used |= {date.start for date in dates}
    bracket = scene.bracket_at(meeting.end)
    spans = [span] + ([bracket] if bracket else [])
    end_bracket = scene.bracket_at(span[1]) if span[1] < len(scene.text) else None
    around = circumstances(scene, *spans, *([end_bracket] if end_bracket else []))
    denied, moved = reading.status_of(("not_held",)), reading.status_of(("moved",))
    later = reading.dates(reading.clause.start, reading.clause.end)
    if denied or moved or later:
        status = "not_held"
    else:
        status = "held" if reading.status_of(("held",)) else "planned"
    for date in dates[:1]:
        whole = around if status != "held" else circumstances(scene, (reading.clause.start, reading.clause.end))
        yield _telling(
            reading, meeting, "event.due", Dated(date, Circumstances()), whole,
            status=status, reason=reason(scene.masked, span[1], reading.clause.end) if status == "not_held" else None,
        )  # fmt: skip


def _with_free_dates(reading: Reading, subjects: list[MeetingHit], free: list[DateHit]) -> Iterator[Telling]:
    scene, clause = reading.scene, reading.clause
    names = tuple((hit.name_start, hit.end) for hit in reading.meetings)
    moved = reading.status_of(("moved",))
    due = tuple(span for span, _ in reading.due_spans)
    around = circumstances(scene, (clause.start, clause.end), skip=names + due)
    status = _verb_status(reading)
    if moved and not reading.status_of(("held",)):
        status = "planned"
    if status is None:
        return
    for meeting, dates in _shared(subjects, free):
        for dated in runs(scene, dates, (clause.start, clause.end)):
            rule = "event.moved" if moved else "event.dated_verb"
            telling = _telling(reading, meeting, rule, dated, around, status=status)
            if status == "not_held":
                telling.reason = reason(scene.masked, clause.start, clause.end)
            yield telling
    reading.used |= {date.start for date in free}


def _shared(subjects: list[MeetingHit], free: list[DateHit]) -> Iterator[tuple[MeetingHit, list[DateHit]]]:
    """One name takes all dates, one date goes to all names; else each date to the name it stands nearest before."""
    if len(subjects) == 1 or len(free) == 1:
        yield from ((meeting, free) for meeting in subjects)
        return
    for place, meeting in enumerate(subjects):
        stop = subjects[place + 1].start if place + 1 < len(subjects) else 10**9
        start = meeting.start if place else -1
        own = [date for date in free if start <= date.start < stop]
        if own:
            yield meeting, own


def _verb_status(reading: Reading) -> str | None:
    """held, not_held or planned, by the clause's own words; a bare dash tells that it was held."""
    if reading.status_of(("not_held",)) and not reading.status_of(("moved",)):
        return "not_held"
    planned, held = reading.status_of(("planned",)), reading.status_of(("held",))
    if planned and not (held and held.start < planned.start and not _is_noun(reading, held)):
        return "planned"
    if held:
        return "held"
    return "held"


def _is_noun(reading: Reading, hit: StatusHit) -> bool:
    return bool(NOUN_OF_HOLDING.match(reading.scene.masked, hit.start))


def _without_dates(reading: Reading, subjects: list[MeetingHit], told: list[Telling]) -> Iterator[Telling]:
    """The day comes from what was told before, or is not told."""
    scene, clause = reading.scene, reading.clause
    anchor = anchors.day_of(scene, clause, told)
    names = tuple((hit.name_start, hit.end) for hit in reading.meetings)
    around = circumstances(scene, (clause.start, clause.end), skip=names)
    status = _verb_status_said(reading)
    if status is None:
        return
    for meeting in subjects:
        if anchor is not None:
            yield anchors.placed(_telling(reading, meeting, "event.same_day", None, around, status=status), anchor)
        elif _worth_without_date(reading, meeting, status):
            yield _undated(reading, meeting, around, status)


def _undated(reading: Reading, meeting: MeetingHit, around: Circumstances, status: str) -> Telling:
    scene, clause = reading.scene, reading.clause
    telling = _telling(reading, meeting, "event.undated", None, around, status=status, confidence=0.6)
    telling.undated_count = meeting.count or 1
    if status == "not_held":
        telling.reason = reason(scene.masked, clause.start, clause.end)
    years = [hit for hit in scene.dates if clause.start <= hit.start < clause.end and hit.precision == "year"]
    if years and status == "planned":
        set_date(telling, years[0])
    return telling


def _verb_status_said(reading: Reading) -> str | None:
    """As `_verb_status`, but only on words that say so, and not on a wish."""
    if reading.status_of(("not_held",)):
        return "not_held"
    planned, held = reading.status_of(("planned",)), reading.status_of(("held",))
    if is_only_wished(reading.scene.masked, reading.clause.start, reading.clause.end):
        return None
    if planned:
        return "planned"
    return "held" if held else None


def _worth_without_date(reading: Reading, meeting: MeetingHit, status: str) -> bool:
    """An event without a date must be named or counted; bare plurals («проводились семинары») are no event."""
    if is_bare(reading.scene, meeting) and not meeting.count:
        return False
    if meeting.several:
        return meeting.head.session
    return not meeting.plural or meeting.count is not None
