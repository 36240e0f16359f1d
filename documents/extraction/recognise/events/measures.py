"""Measures of a plan that are events: «Провести Неделю инноваций в городе …. Срок: 20–24 октября 2026 года.»

Left alone: measures with a last day only («Срок: до 1 марта»), with a month, or that are no gatherings.
"""

from __future__ import annotations

import re

from documents.extraction.find.dates import find_dates
from documents.extraction.recognise.events.chains import circumstances
from documents.extraction.recognise.events.occurrences import set_date
from documents.extraction.recognise.events.scene import Scene
from documents.extraction.recognise.events.tellings import Telling

TO_HOLD = re.compile(
    r"(?:[\w.]{1,6}[.)]\s*|\([а-яa-z]\)\s*)?(?:провести|организовать|созвать|проведение|организация|созыв)\s",
    re.IGNORECASE,
)
TERM = re.compile(r"\bсрок\w*(?:\s+[а-яё]+){0,2}\s*[:–—-]\s*(?:с\s+)?$", re.IGNORECASE)


def read(scene: Scene, following: str = "") -> list[Telling]:
    """The planned event on the days that the measure's term tells. `following`: the next block's text, which may be the
    term.
    """
    if not TO_HOLD.match(scene.text):
        return []
    said = following if following.lower().startswith("срок") else scene.text
    found = scene.dates if said is scene.text else find_dates(said, context=scene.context)
    dates = [hit for hit in found if hit.precision == "day" and TERM.search(said, 0, hit.start)]
    if len(dates) != 1:
        return []
    meeting = next((hit for hit in scene.meetings if not hit.plural), None)
    if meeting is None or meeting.head_start > scene.block.sentences[0][1]:
        return []
    term = TERM.search(scene.text, 0, dates[0].start) if said is scene.text else None
    last = dates[0].end if term else len(scene.text)
    told = circumstances(scene, (0, term.start() if term else last))
    telling = Telling(
        block=scene.block,
        start=0,
        end=last,
        name=scene.text[meeting.name_start : meeting.end],
        rule="event.measure",
        name_start=meeting.name_start,
        head=meeting.head,
        ordinal=meeting.ordinal,
        cities=told.cities,
        format=told.format,
        chair=told.chair,
        initiator=told.initiator,
        status="planned",
        confidence=0.8,
        sentence=(0, last),
    )
    set_date(telling, dates[0])
    return [telling]
