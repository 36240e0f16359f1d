"""Names that are the subject of a word of holding: «12 мая состоялось …», «перенесено на …», «пройдёт 5 марта»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from documents.extraction.find.dates import DateHit
from documents.extraction.find.meetings import MeetingHit
from documents.extraction.find.morphology import may_be
from documents.extraction.recognise.events import anchors
from documents.extraction.recognise.events.chains import Circumstances, circumstances, runs
from documents.extraction.recognise.events.occurrences.due import due_tellings
from documents.extraction.recognise.events.occurrences.reading import (
    Reading,
    is_told,
    mere_plural,
    name_spans,
    telling_of,
)
from documents.extraction.recognise.events.occurrences.undated import is_noun, without_dates
from documents.extraction.recognise.events.roles import is_bare
from documents.extraction.recognise.events.scene import Scene
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
    free = _opened_and_closed(reading, reading.free_dates(clause.start, clause.end))
    subjects = [hit for hit in subjects if not _is_lead(reading, hit)]
    if free and not subjects:
        subjects = _introduced(reading, told) or _sittings(reading)
    if subjects and free:
        yield from _with_free_dates(reading, subjects, free, told)
    elif (
        subjects and not reading.due_spans and (not any_found or reading.status_of(("not_held",)) or _reckoned(reading))
    ):
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
    for meeting, dates in _shared(scene, subjects, free):
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
    reading.used.update(date.start for date in free)


def _reckoned(reading: Reading) -> bool:
    """The clause reckons its day from another event («накануне»)."""
    return anchors.EVE.search(reading.scene.masked, reading.clause.start, reading.clause.end) is not None


OPENS = re.compile(r"\b(?:откры|нача|старт)\w*", re.IGNORECASE)
CLOSES = re.compile(r"\b(?:закры|заверш|оконч|законч|финиш)\w*", re.IGNORECASE)


def _opened_and_closed(reading: Reading, free: list[DateHit]) -> list[DateHit]:
    """«2 июля открылась и 5 июля закрылась»: one stretch of days."""
    if len(free) != 2 or free[0].last > free[1].first:
        return free
    text, clause = reading.scene.masked, reading.clause
    opens, closes = OPENS.search(text, clause.start, clause.end), CLOSES.search(text, clause.start, clause.end)
    if not opens or not closes or not (opens.start() < free[1].start and opens.end() < closes.start()):
        return free
    reading.used.add(free[1].start)
    words = f"{free[0].words} – {free[1].words}"
    return [replace(free[0], last=free[1].last, words=words)]


def _is_lead(reading: Reading, meeting: MeetingHit) -> bool:
    """«Мероприятия второй половины года: 5 июля – форум …»: the words above a list."""
    colon = reading.scene.masked[meeting.end : meeting.end + 2].lstrip().startswith(":")
    form = reading.scene.text[meeting.head_start : meeting.head_end]
    several = mere_plural(reading, meeting) or not may_be(form, "nomn", "sing")
    return colon and several and any(hit.start > meeting.end for hit in reading.meetings)


SAT_ON = re.compile(
    r"(?:\bна|\bв\s+ходе|\bв\s+рамках\s+работы)(?:\s+(?:очередн|внеочередн|сво)\w+)?\s*$", re.IGNORECASE
)


def _sittings(reading: Reading) -> list[MeetingHit]:
    """«План утвержден 4 октября на пятом Совещании министров»: an act at a sitting tells its day."""
    if not reading.status_of(("acts", "held")) or reading.status_of(("planned", "not_held", "moved")):
        return []
    return [
        hit
        for hit in reading.meetings
        if hit.depth == 0
        and not is_told(reading, hit)
        and {"loct", "gent"} & hit.cases
        and hit.head.session
        and not is_bare(reading.scene, hit)
        and not hit.plural
        and SAT_ON.search(reading.scene.bared, reading.clause.start, hit.start)
    ][:1]


def _introduced(reading: Reading, told: list[Telling]) -> list[MeetingHit]:
    """«15 марта прошел концерт»: a bare word that nothing before could mean, after its verb or a dash."""
    scene, clause = reading.scene, reading.clause
    return [
        hit
        for hit in reading.meetings
        if hit.depth == 0
        and is_bare(scene, hit)
        and not (hit.head.session or hit.head.weak or hit.plural)
        and "nomn" in hit.cases
        and AFTER_VERB.search(scene.bared, clause.start, hit.start)
        and not any(other.head and other.head.lemma == hit.head.lemma for other in told[-8:])
    ]


AFTER_VERB = re.compile(r"(?:состоял\w+|прош\w+|провед\w+|организован\w*|открыл\w+|устроен\w*|[–—])\s*$", re.IGNORECASE)


def _respective(reading: Reading, around: Circumstances, free: list[DateHit]) -> tuple[str, ...]:
    """«5 мая и 6 июня в Пекине и Шанхае соответственно»: a city for each day."""
    said = re.search(r"\bсоответственно\b", reading.scene.masked[reading.clause.start : reading.clause.end])
    return around.cities if said and len(around.cities) == len(free) > 1 else ()


VERB_AFTER_AND = re.compile(r"\sи\s+(?:[\w-]+\s+)?[\w-]+(?:ли|ло|ла)\s", re.IGNORECASE)


def _of_other_verb(scene: Scene, first: MeetingHit, date: DateHit, hit: MeetingHit) -> bool:
    """«… проведение 5 мая форума и высоко оценили итоги игр»: another verb comes before this name."""
    start = max(first.end, date.end)
    return hit is not first and start < hit.start and bool(VERB_AFTER_AND.search(scene.masked, start, hit.start))


def _shared(
    scene: Scene, subjects: list[MeetingHit], free: list[DateHit]
) -> Iterator[tuple[MeetingHit, list[DateHit]]]:
    """One name takes all dates, one date goes to all names; else each date to the name it stands nearest before."""
    if len(free) == 1:
        subjects = [hit for hit in subjects if not _of_other_verb(scene, subjects[0], free[0], hit)]
    if len(subjects) == 1 or len(free) == 1:
        yield from ((meeting, free) for meeting in subjects)
        return
    for place, meeting in enumerate(subjects):
        stop = subjects[place + 1].start if place + 1 < len(subjects) else 10**9
        start = meeting.start if place else -1
        own = [date for date in free if start <= date.start < stop]
        if own:
            yield meeting, own


# What is always so, or is only named after something: no occurrence.
GOES_ON = re.compile(
    r"\b(?:отмечается|отмечаются|является|являются|проводится|проводятся|считается|посвящ[её]н|носит)\b", re.IGNORECASE
)


def _of_lead(reading: Reading) -> str | None:
    """«На 2025 год намечены: …; 6 июня – велопробег»: what is said before the colon holds for all that follows."""
    start, masked = reading.sentence[0], reading.scene.masked
    hits = [hit for hit in reading.scene.statuses if start <= hit.start < reading.clause.start]
    led = [hit.status for hit in hits if ":" in masked[hit.end : reading.clause.start]]
    return "planned" if led and set(led) <= {"planned", "due"} else None


def verb_status(reading: Reading) -> str | None:
    """held, not_held or planned, by the clause's own words; a bare dash tells that it was held."""
    if reading.status_of(("not_held",)) and not reading.status_of(("moved",)):
        return "not_held"
    if not reading.statuses and (led := _of_lead(reading)):
        return led
    planned, held = reading.status_of(("planned",)), reading.status_of(("held",))
    if planned and not (held and held.start < planned.start and not is_noun(reading, held)):
        return "planned"
    return (
        "held" if held or not GOES_ON.search(reading.scene.masked, reading.clause.start, reading.clause.end) else None
    )
