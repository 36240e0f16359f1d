"""A day told right after the name by a participle or a relative clause: «семинара «…», прошедшего 13 июня в Уфе, …»,
«чемпионате, который проходил 3–6 сентября».

The name may be in any case and play any part in its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.extraction.find.meetings import MeetingHit
from documents.extraction.find.tokens import Span
from documents.extraction.recognise.events.chains import circumstances, runs
from documents.extraction.recognise.events.occurrences.reading import Reading, mere_plural, telling_of
from documents.extraction.recognise.events.roles import is_bare
from documents.extraction.recognise.events.tellings import Telling

TOLD = re.compile(
    r",\s*(?:состоявш|прошедш|провед[её]нн|проходивш|организованн|созванн|имевш|завершивш|начавш|открывш|стартовавш"
    r"|растянувш|дливш|принятом"
    r"|котор(?:ый|ая|ое|ые|ую)\s+(?:[\w-]+\s+){0,2}?(?:состоял|прош|проходил|пров[её]л|провед[её]н|организов|созван|открыл"
    r"|(?P<coming>пройд|состоится|состоятся|будет|откроется)|имел|собрал|стартовал|начал|принима))\w*",
    re.IGNORECASE,
)
COMMA = re.compile(r"[,;](?!\s*\d)")


def told_after(reading: Reading) -> Iterator[Telling]:
    """Tellings of names whose day stands in such words; their dates are spoken for."""
    scene = reading.scene
    for meeting in reading.meetings:
        unnamed = is_bare(scene, meeting) or mere_plural(reading, meeting)
        region = None if unnamed else _region(reading, meeting)
        dates = reading.dates(*region) if region else []
        if region is None or not dates:
            continue
        reading.used.update(date.start for date in dates)
        reading.told.add(meeting.start)
        words = TOLD.search(reading.scene.masked, region[0])
        status = "planned" if words and words["coming"] else "held"
        around = circumstances(scene, region)
        if len(reading.meetings) == 1 and not reading.free_dates(region[1], reading.clause.end):
            around = around.over(circumstances(scene, (region[1], reading.clause.end)))
        for dated in runs(scene, dates, region):
            telling = telling_of(reading, meeting, "event.told_after", dated, around, whole=False, status=status)
            telling.end = max(region[1], meeting.end)
            yield telling


def _region(reading: Reading, meeting: MeetingHit) -> Span | None:
    """From the name's end to the comma that closes the participial or relative clause."""
    start = meeting.end
    if bracket := reading.scene.bracket_at(start):
        start = bracket[1]
    match = TOLD.match(reading.scene.masked, start)
    if not match:
        return None
    end = COMMA.search(reading.scene.masked, match.end(), reading.sentence[1])
    return match.start(), end.start() if end else reading.sentence[1]
