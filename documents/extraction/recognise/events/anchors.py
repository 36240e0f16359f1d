"""Days and places told by what was told before: «в тот же день», «накануне», «одновременно», «на полях», «там же».

The event meant is the last one told, or the one whose word follows («накануне форума»).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from documents.extraction.find.event_words import head_of
from documents.extraction.recognise.events.scene import Clause, Scene
from documents.extraction.recognise.events.tellings import Telling

SAME = re.compile(
    r"в\s+(?:тот|этот)\s+же\s+день|в\s+те\s+же\s+(?:дни|сроки)|тогда\s+же|одновременно|параллельно|«?на\s+полях»?|в\s+рамках|в\s+ходе|попутно", re.I
)
EVE = re.compile(r"накануне|дн[её]м\s+ранее|за\s+день\s+до", re.I)
NEXT = re.compile(r"на\s+следующий\s+день|дн[её]м\s+позже|на\s+другой\s+день", re.I)
FIRST = re.compile(r"в\s+первый\s+день|в\s+день\s+открытия", re.I)
LAST = re.compile(r"в\s+последний\s+день|в\s+день\s+закрытия", re.I)
SAME_PLACE = re.compile(r"(?:там|здесь|тут)\s+же|в\s+том\s+же\s+(?:городе|месте)|в\s+этом\s+же\s+городе", re.I)
WORDS = ((EVE, "eve"), (NEXT, "next"), (FIRST, "first"), (LAST, "last"), (SAME, "same"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """The event that a day is reckoned from, and how."""

    telling: Telling
    shift: str
    words: str


def day_of(scene: Scene, clause: Clause, told: list[Telling]) -> Anchor | None:
    """The anchor of the clause, None when its words reckon from nothing."""
    for pattern, shift in WORDS:
        match = pattern.search(scene.masked, clause.start, clause.end)
        if match:
            telling = _meant(scene, match.end(), clause, told, near=shift == "same")
            return Anchor(telling, shift, match.group()) if telling and telling.dated else None
    if clause.relative or SAME_PLACE.search(scene.masked, clause.start, clause.end):
        return Anchor(told[-1], "same", "") if clause.relative and told and told[-1].dated and _in_block(told[-1], scene) else None
    return None


def _in_block(telling: Telling, scene: Scene) -> bool:
    return telling.block.block.index == scene.block.block.index


def _meant(scene: Scene, after: int, clause: Clause, told: list[Telling], *, near: bool) -> Telling | None:
    """The last event told, or the last whose word stands next."""
    words = re.findall(r"[А-Яа-яЁё-]+", scene.text[after : after + 60])[:3]
    heads = [head for word in words if (head := head_of(word))]
    for telling in reversed(told[-8:]):
        if near and not _in_block(telling, scene):
            break
        if not heads or (telling.head and telling.head.lemma.endswith(heads[0].lemma)):
            return telling
    return told[-1] if told and (_in_block(told[-1], scene) or not near) else None


def placed(telling: Telling, anchor: Anchor) -> Telling:
    """The telling with the anchor's day, and its place unless another form or place is told."""
    base = anchor.telling
    assert base.first is not None and base.last is not None
    day = dt.timedelta(days=1)
    telling.first, telling.last = {
        "eve": (base.first - day, base.first - day),
        "next": (base.last + day, base.last + day),
        "first": (base.first, base.first),
        "last": (base.last, base.last),
    }.get(anchor.shift, (base.first, base.last))
    telling.precision = base.precision
    telling.words = anchor.words or base.words
    if anchor.shift == "same" and not telling.cities and telling.format is None:
        telling.cities, telling.format = base.cities, base.format
        telling.doubt("cities", 0.7, "place.of_anchor")
    telling.doubt("start", 0.75, "date.of_anchor")
    return telling


def same_place(scene: Scene, clause: Clause, told: list[Telling]) -> tuple[str, ...]:
    """The cities of the last event when the clause says «там же»."""
    if not SAME_PLACE.search(scene.masked, clause.start, clause.end):
        return ()
    for telling in reversed(told[-6:]):
        if telling.cities:
            return telling.cities
    return ()
