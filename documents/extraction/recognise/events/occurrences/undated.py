"""Names held, missed or planned without a day of their own: «Одновременно проведен …», «проведены два заседания», «не
состоялось».

The day comes from what was told before, or is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.extraction.find.date_grammar import month_number
from documents.extraction.find.meetings import MeetingHit
from documents.extraction.recognise.events import anchors
from documents.extraction.recognise.events.chains import Circumstances, circumstances
from documents.extraction.recognise.events.occurrences.reading import (
    Reading,
    is_named,
    mere_plural,
    name_spans,
    set_date,
    telling_of,
)
from documents.extraction.recognise.events.roles import is_bare
from documents.extraction.recognise.events.status import NOUN_OF_HOLDING, StatusHit, is_only_wished, reason
from documents.extraction.recognise.events.tellings import Telling

DESPITE = re.compile(r"несмотря\s+на\s*$", re.IGNORECASE)
DESPITE_HOLDING = re.compile(r"несмотря\s+на\s+проведение\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
MONTH_ADJECTIVE = re.compile(
    r"\b(?P<month>январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*(?:ск|овск)\w+\b",
    re.IGNORECASE,
)


def without_dates(reading: Reading, subjects: list[MeetingHit], told: list[Telling]) -> Iterator[Telling]:
    """The day comes from what was told before, or is not told."""
    scene, clause = reading.scene, reading.clause
    anchor = anchors.day_of(scene, clause, told)
    names = name_spans(reading)
    around = circumstances(scene, (clause.start, clause.end), skip=names)
    status = _verb_status_said(reading)
    if status is None:
        return
    for meeting in subjects:
        if meeting.count is None and (month := _of_month(reading, meeting, told)):
            yield anchors.placed(
                telling_of(reading, meeting, "event.same_month", None, around, status=status),
                anchors.Anchor(month, "again", ""),
            )
        elif anchor is not None and status == "held" and meeting.count is None and not mere_plural(reading, meeting):
            yield anchors.placed(telling_of(reading, meeting, "event.same_day", None, around, status=status), anchor)
        elif _worth_without_date(reading, meeting, status):
            yield _undated(reading, meeting, around, status)


def _undated(reading: Reading, meeting: MeetingHit, around: Circumstances, status: str) -> Telling:
    scene, clause = reading.scene, reading.clause
    if DESPITE_HOLDING.search(scene.masked, clause.start, meeting.start):
        status = "held"
    telling = telling_of(reading, meeting, "event.undated", None, around, status=status, confidence=0.6)
    telling.undated_count = meeting.count or 1
    if status == "not_held":
        telling.reason = reason(scene.masked, scene.text, clause.start, clause.end)
    years = [hit for hit in scene.dates if clause.start <= hit.start < clause.end and hit.precision == "year"]
    if years and status == "planned":
        set_date(telling, years[0])
    return telling


def _verb_status_said(reading: Reading) -> str | None:
    """As `_verb_status`, but only on words that say so, and not on a wish."""
    planned, held = reading.status_of(("planned",)), reading.status_of(("held",))
    if reading.status_of(("not_held",)) or (reading.status_of(("moved",)) and not held):
        return "not_held"
    if held and is_noun(reading, held) and not DESPITE.search(reading.scene.masked, reading.clause.start, held.start):
        held = None
    if is_only_wished(reading.scene.masked, reading.clause.start, reading.clause.end):
        return None
    if planned:
        return "planned"
    return "held" if held else None


def is_noun(reading: Reading, hit: StatusHit) -> bool:
    return bool(NOUN_OF_HOLDING.match(reading.scene.masked, hit.start))


def _worth_without_date(reading: Reading, meeting: MeetingHit, status: str) -> bool:
    """An event without a date must be named or counted; bare plurals («проводились семинары») are no event."""
    if is_bare(reading.scene, meeting) and not meeting.count:
        return status == "planned" and meeting.head.session and meeting.start < meeting.name_start
    if meeting.several:
        return meeting.head.session
    if meeting.count is not None:
        return True
    if status == "not_held" and meeting.head.session and meeting.end > meeting.head_end:
        return True
    return not mere_plural(reading, meeting) and (not meeting.head.weak or is_named(reading, meeting))


def _of_month(reading: Reading, meeting: MeetingHit, told: list[Telling]) -> Telling | None:
    """«Апрельское заседание КСДЛ»: the one told before whose month this is."""
    match = MONTH_ADJECTIVE.search(reading.scene.text, meeting.start, meeting.head_start)
    if not match:
        return None
    month = month_number(match["month"])
    fitting = [
        t for t in told[-12:] if t.first and t.first.month == month and t.head and t.head.lemma == meeting.head.lemma
    ]
    return fitting[-1] if fitting else None
