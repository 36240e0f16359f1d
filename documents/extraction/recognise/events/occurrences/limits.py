"""First and last days told apart from the event's own day: «продлившаяся до 16 ноября», «проходивший с 3 ноября»."""

from __future__ import annotations

import re

from documents.extraction.find.dates import DateHit
from documents.extraction.recognise.events.occurrences.reading import Reading

SINCE = re.compile(r"\b(?:проходи|продолжа|длил|работа|начав|стартова|открыв)\w*\s+со?\s+\d[^,;.()]*$", re.IGNORECASE)
UNTIL = re.compile(
    r"\b(?:про)?(?:работа\w*|продли\w+|продолж\w+|открыт\w*|проход\w+|длил\w+|действ\w+)\s+(?:по|до)\s*$", re.IGNORECASE
)


def until(reading: Reading) -> DateHit | None:
    """«продлившаяся до 16 ноября», «работала по 23 сентября»: a last day, not a day of its own."""
    for hit in reading.scene.dates:
        if reading.clause.start <= hit.start < reading.clause.end and UNTIL.search(reading.scene.text, 0, hit.start):
            reading.used.add(hit.start)
            return hit
    return None


def since(reading: Reading) -> DateHit | None:
    """«завершился фестиваль, проходивший с 3 ноября»: a first day told apart."""
    for hit in reading.scene.dates:
        inside = reading.clause.start <= hit.start < reading.clause.end and hit.first == hit.last
        if inside and hit.words.lower().startswith(("с ", "со ")) and SINCE.search(reading.scene.text, 0, hit.end):
            reading.used.add(hit.start)
            return hit
    return None
