"""A telling: one passage that tells of one event, before names are completed and repeated tellings merged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from documents.extraction.blocks import TextBlock
from documents.extraction.find.event_words import Head
from documents.extraction.records import Doubt


@dataclass(slots=True)
class Telling:
    """What one passage says. `start`, `end`: span in the block's text. `name`: the event's name as the source has it.

    `mention` tells a passage that names an event without saying that it took place; it never makes an event of its
    own.
    """

    block: TextBlock
    start: int
    end: int
    name: str
    rule: str
    name_start: int = 0
    head: Head | None = None
    ordinal: int | None = None
    plural: bool = False
    first: dt.date | None = None
    last: dt.date | None = None
    precision: str | None = None
    words: str | None = None
    cities: tuple[str, ...] = ()
    format: str | None = None
    chair: str | None = None
    initiator: str | None = None
    status: str = "held"
    reason: str | None = None
    confidence: float = 0.9
    extended: bool = False  # the last day was told apart («работала по 23 сентября»)
    frame: Telling | None = None  # the programme of events that it was part of
    place_known: bool = False  # a country is named as the place, without a city
    within: str | None = None  # the body in whose frame it was held
    undated_count: int = 1
    doubts: dict[str, Doubt] = field(default_factory=dict)
    sentence: tuple[int, int] = (0, 0)

    @property
    def dated(self) -> bool:
        return self.first is not None

    @property
    def dates(self) -> tuple[dt.date | None, dt.date | None]:
        return self.first, self.last

    def doubt(self, name: str, confidence: float, rule: str) -> None:
        """Mark a field as doubtful; the lower confidence stays."""
        held = self.fields_confidence(name)
        if confidence < held:
            self.doubts[name] = Doubt(confidence, rule)

    def fields_confidence(self, name: str) -> float:
        return self.doubts[name].confidence if name in self.doubts else 1.0
