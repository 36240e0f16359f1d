"""Names that are the subject of a word of holding: «12 мая состоялось …», «перенесено на …», «пройдёт 5 марта»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.extraction.find.dates import DateHit
from documents.extraction.find.meetings import MeetingHit
from documents.extraction.recognise.events import anchors
from documents.extraction.recognise.events.chains import Circumstances, circumstances, runs
from documents.extraction.recognise.events.occurrences.due import due_tellings
from documents.extraction.recognise.events.occurrences.reading import Reading, is_told, name_spans, telling_of
from documents.extraction.recognise.events.occurrences.undated import is_noun, without_dates
from documents.extraction.recognise.events.status import reason
from documents.extraction.recognise.events.tellings import Telling


def by_predicate(reading: Reading, told: list[Telling], *, any_found: bool) -> Iterator[Telling]:
    """Tellings of names that a word of holding governs. `any_found`: other names of the clause have their dates."""
    clause = reading.clause
    subjects = [
        hit
        for hit in reading.meetings
        if hit.depth == 0 and reading.role_of(hit) == "subject" and not is_told(reading, hit)
    ]
    later = reading.free_dates(clause.start, clause.end)
    for span, meeting in reading.due_spans:
        yield from due_tellings(reading, span, meeting)
        subjects = [hit for hit in subjects if hit is not meeting] if not later else subjects
    free = reading.free_dates(clause.start, clause.end)
    if subjects and free:
        yield from _with_free_dates(reading, subjects, free, told)
    elif subjects and not reading.due_spans and (not any_found or reading.status_of(("not_held",))):
        yield from without_dates(reading, subjects, told)


def _with_free_dates(
    reading: Reading, subjects: list[MeetingHit], free: list[DateHit], told: list[Telling]
) -> Iterator[Telling]:
    scene, clause = reading.scene, reading.clause
    names = name_spans(reading)
    moved = reading.status_of(("moved",))
    due = tuple(span for span, _ in reading.due_spans)
    around = circumstances(scene, (clause.start, clause.end), skip=names + due)
    status = verb_status(reading)
    if moved and not reading.status_of(("held",)):
        status = "planned"
    if status is None:
        return
    apart = _respective(reading, around, free)
    for meeting, dates in _shared(subjects, free):
        for place, dated in enumerate(runs(scene, dates, (clause.start, clause.end))):
            rule = "event.moved" if moved else "event.dated_verb"
            telling = telling_of(reading, meeting, rule, dated, around, status=status)
            telling.cities = (apart[place],) if apart else telling.cities
            if (
                moved
                and len(dates) > 1
                and dated.date is dates[0]
                and dated.date.words.lower().startswith(("с ", "со "))
            ):
                telling.status = "not_held"
            if telling.status == "not_held":
                telling.reason = reason(scene.masked, scene.text, clause.start, clause.end)
            yield anchors.in_place_of(telling, scene, clause, told)
    reading.used |= {date.start for date in free}


def _respective(reading: Reading, around: Circumstances, free: list[DateHit]) -> tuple[str, ...]:
    """«5 мая и 6 июня в Пекине и Шанхае соответственно»: a city for each day."""
    said = re.search(r"\bсоответственно\b", reading.scene.masked[reading.clause.start : reading.clause.end])
    return around.cities if said and len(around.cities) == len(free) > 1 else ()


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


def verb_status(reading: Reading) -> str | None:
    """held, not_held or planned, by the clause's own words; a bare dash tells that it was held."""
    if reading.status_of(("not_held",)) and not reading.status_of(("moved",)):
        return "not_held"
    planned, held = reading.status_of(("planned",)), reading.status_of(("held",))
    if planned and not (held and held.start < planned.start and not is_noun(reading, held)):
        return "planned"
    if held:
        return "held"
    return "held"
