"""What one sentence tells for another: «обе в г. Сочи», «Оба мероприятия вела …»; a day and a place told in a sentence
without an event, right before the one that names it; the place of an event that was moved.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.find.dates import DateHit
from documents.extraction.recognise.events.chains import circumstances
from documents.extraction.recognise.events.occurrences import set_date
from documents.extraction.recognise.events.scene import Clause, Scene
from documents.extraction.recognise.events.tellings import Telling

BOTH = re.compile(r"(?<![\w-])(?:об[ае]|все\s+(?P<count>три|четыре|пять))(?![\w-])", re.IGNORECASE)
COUNTS = {"три": 3, "четыре": 4, "пять": 5}
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Setting:
    """A day and a place that a sentence told without an event."""

    block: int
    date: DateHit
    cities: tuple[str, ...]


def share(scene: Scene, clause: Clause, told: list[Telling]) -> None:
    """What the clause says of both or all of the events told last goes to each that is silent."""
    match = BOTH.search(scene.masked, clause.start, clause.end)
    if match is None:
        return
    count = COUNTS.get((match["count"] or "").lower(), 2)
    said = circumstances(scene, (match.end(), clause.end))
    near = [one for one in told if scene.block.block.index - one.block.block.index <= 1][-count:]
    for telling in near if len(near) == count else ():
        telling.format = telling.format or said.format
        telling.chair = telling.chair or said.chair
        telling.initiator = telling.initiator or said.initiator
        if not telling.cities and telling.format != "online":
            telling.cities = said.cities


def setting_of(scene: Scene, sentence: Span) -> Setting | None:
    """The one day and the place of a sentence that tells of no event and no act."""
    start, end = sentence
    dates = [hit for hit in scene.dates if start <= hit.start < end]
    cities = tuple(dict.fromkeys(hit.name for hit in scene.cities if start <= hit.start < end))
    acts = any(hit.status == "acts" for hit in scene.statuses if start <= hit.start < end)
    if len(dates) != 1 or not cities or acts or dates[0].precision != "day" or dates[0].role != "occurrence":
        return None
    return Setting(scene.block.block.index, dates[0], cities)


def settle(scene: Scene, setting: Setting | None, fresh: list[Telling]) -> None:
    """An event held on no told day, named right after a sentence with a day and a place, was held then and there."""
    if setting is None or scene.block.block.index - setting.block > 1:
        return
    for telling in fresh:
        if telling.rule != "event.undated" or telling.status != "held" or telling.undated_count > 1 or telling.dated:
            continue
        set_date(telling, setting.date)
        telling.doubt("start", 0.6, "date.sentence_before")
        if not telling.cities and telling.format != "online":
            telling.cities = setting.cities
            telling.doubt("cities", 0.6, "place.sentence_before")


def move(told: list[Telling], fresh: list[Telling]) -> None:
    """«перенесен на 20 мая»: the place set before holds unless another is told."""
    for telling in fresh:
        if telling.rule != "event.moved" or telling.status != "planned" or telling.cities or telling.format:
            continue
        due = next(
            (one for one in reversed([*told[-3:], *fresh]) if one is not telling and one.name == telling.name), None
        )
        if due is not None and due.status == "not_held" and due.cities:
            telling.cities = due.cities
            telling.doubt("cities", 0.6, "place.of_old_day")
