"""The meeting that the document's own title names: «ПРОТОКОЛ восемнадцатого заседания …» with «(город Минск, 10–12
сентября 2025 года)».
"""

from __future__ import annotations

import re

from documents.extraction.blocks import Part, Structured, TextBlock
from documents.extraction.find.cities import find_cities
from documents.extraction.find.dates import DateHit, find_dates
from documents.extraction.find.meetings import find_meetings
from documents.extraction.recognise.events.occurrences import set_date
from documents.extraction.recognise.events.tellings import Telling
from documents.extraction.records import DocumentRecord

OF_MEETING = frozenset({"protocol", "communique", "report", "decision", "other", "declaration", "statement"})
PLACE_AND_DAY = re.compile(
    r"^[(（]?\s*(?:(?:г\.|город)\s*)?[А-ЯЁ][\w-]+(?:\s*,\s*|\s*№\s*[\w/.-]+,?\s+|\s+(?=\d))[^()]{5,60}[)）]?$"
    r"|^[(（]?\s*\d[\d\s–-]*[а-яё\s]+\d{4}\s*(?:г\.|года)?[\s,]+(?:№\s*\S+\s+)?(?:г\.|город)\s*[А-ЯЁ][\w-]+[)）.]?$"
)
FIRST_BLOCKS = 12


def own_meeting(doc: Structured, head: DocumentRecord) -> Telling | None:
    """The meeting, dated by the line under the title; None when the title names none or no such line stands there."""
    if head.type not in OF_MEETING:
        return None
    meeting = next((hit for hit in find_meetings(head.title) if hit.head.session and hit.ordinal is not None), None)
    if meeting is None:
        return None
    for block in doc.blocks[:FIRST_BLOCKS]:
        if not PLACE_AND_DAY.match(block.text) or (block.part is Part.BODY and len(block.text) > 80):
            continue
        dates = [hit for hit in find_dates(block.text) if hit.precision == "day"]
        if len(dates) == 1:
            return _telling(doc, head, block, head.title[meeting.name_start : meeting.end], dates[0])
    return None


def _telling(doc: Structured, head: DocumentRecord, block: TextBlock, name: str, date: DateHit) -> Telling:
    meeting = find_meetings(name)[0]
    place, start, end = _title_words(doc, name) or (block, 0, len(block.text))
    telling = Telling(
        block=place,
        start=start,
        end=end,
        name=name,
        rule="event.own_title",
        head=meeting.head,
        ordinal=meeting.ordinal,
        confidence=0.9,
        sentence=(start, end),
    )
    telling.cities = tuple(dict.fromkeys(hit.name for hit in find_cities(block.text)))
    set_date(telling, date)
    return telling


def _title_words(doc: Structured, name: str) -> tuple[TextBlock, int, int] | None:
    """Where the title's words for the meeting stand."""
    first = name.split(maxsplit=1)[0].lower()
    for block in doc.blocks[:FIRST_BLOCKS]:
        place = block.text.lower().find(first)
        if place >= 0 and any(hit.ordinal is not None for hit in find_meetings(block.text)):
            return block, place, len(block.text)
    return None
