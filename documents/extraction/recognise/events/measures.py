"""Measures of a plan that are events: «Провести Неделю инноваций в городе …. Срок: 20–24 октября 2026 года.»

Left alone: measures with a last day only («Срок: до 1 марта»), with a month, or that are no gatherings.
"""

from __future__ import annotations

import re

from documents.extraction.recognise.events.chains import circumstances
from documents.extraction.recognise.events.occurrences import set_date
from documents.extraction.recognise.events.scene import Scene
from documents.extraction.recognise.events.tellings import Telling

TO_HOLD = re.compile(
    r"(?:[\w.]{1,6}[.)]\s*|\([а-яa-z]\)\s*)?(?:провести|организовать|созвать|проведение|организация|созыв)\s",
    re.IGNORECASE,
)
TERM = re.compile(r"\bсрок\w*(?:\s+[а-яё]+){0,2}\s*[:–—-]\s*(?:с\s+)?$", re.IGNORECASE)


def read(scene: Scene) -> list[Telling]:
    """The planned event on the days that the measure's term tells."""
    if not TO_HOLD.match(scene.text) or "рок" not in scene.text:
        return []
    dates = [hit for hit in scene.dates if hit.precision == "day" and TERM.search(scene.text, 0, hit.start)]
    if len(dates) != 1:
        return []
    meeting = next((hit for hit in scene.meetings if hit.end <= dates[0].start and not hit.plural), None)
    if meeting is None or meeting.head_start > scene.block.sentences[0][1]:
        return []
    term = TERM.search(scene.text, 0, dates[0].start)
    told = circumstances(scene, (0, term.start() if term else dates[0].start))
    telling = Telling(
        block=scene.block,
        start=0,
        end=dates[0].end,
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
        sentence=(0, dates[0].end),
    )
    set_date(telling, dates[0])
    return [telling]
