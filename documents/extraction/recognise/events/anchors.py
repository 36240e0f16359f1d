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
    r"в\s+(?:тот|этот)\s+же\s+день|в\s+те\s+же\s+(?:дни|сроки)|тогда\s+же|одновременно|параллельно|«?на\s+полях»?"
    r"|в\s+рамках|в\s+(?:его|е[её]|их)\s+рамках|в\s+ходе|попутно",
    re.IGNORECASE,
)
EVE = re.compile(r"накануне|дн[её]м\s+ранее|за\s+день\s+до", re.IGNORECASE)
NEXT = re.compile(r"на\s+следующий\s+день|дн[её]м\s+позже|на\s+другой\s+день", re.IGNORECASE)
NUMBERS = {
    "два": 2,
    "две": 2,
    "дву": 2,
    "три": 3,
    "тре": 3,
    "тря": 3,
    "чет": 4,
    "пят": 5,
    "шес": 6,
    "сем": 7,
    "дес": 10,
}
UNITS = r"(?P<unit>дн(?:я|ей|[её]м|ями)|день|недел(?:ю|и|ь|ей|ями))"
SHIFT = re.compile(
    rf"(?:(?P<through>через|спустя|за)\s+)?(?:(?P<count>\d\d?|дв\w+|тр[иеё]\w*|чет\w+|пят\w+|шест\w+|сем\w+|десят\w+)\s+)?"
    rf"\b{UNITS}(?:\s+(?P<side>спустя|позже|позднее|раньше|ранее|до))?\b",
    re.IGNORECASE,
)
FIRST = re.compile(r"в\s+первый\s+день|в\s+день\s+открытия", re.IGNORECASE)
LAST = re.compile(r"в\s+последний\s+день|в\s+день\s+закрытия", re.IGNORECASE)
SETTING_WORDS = re.compile(r"«?на\s+полях|в\s+рамках|в\s+ходе", re.IGNORECASE)
SAME_PLACE = re.compile(r"(?:там|здесь|тут)\s+же|в\s+том\s+же\s+(?:городе|месте)|в\s+этом\s+же\s+городе", re.IGNORECASE)
WORDS = ((EVE, "eve"), (NEXT, "next"), (FIRST, "first"), (LAST, "last"), (SAME, "same"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """The event that a day is reckoned from, and how."""

    telling: Telling
    shift: str
    words: str


def day_of(scene: Scene, clause: Clause, told: list[Telling]) -> Anchor | None:
    """The anchor of the clause, None when its words reckon from nothing."""
    if shifted := _shifted(scene, clause, told):
        return shifted
    for pattern, shift in WORDS:
        match = pattern.search(scene.unquoted, clause.start, clause.end)
        if match and (shift != "same" or not SETTING_WORDS.match(match.group()) or _event_follows(scene, match.end())):
            telling = _meant(scene, match.end(), clause, told, near=shift == "same")
            return Anchor(telling, shift, match.group()) if telling and telling.dated else None
    if frame := _frame(scene, told):
        return Anchor(frame, "same", "")
    if clause.relative or SAME_PLACE.search(scene.masked, clause.start, clause.end):
        return (
            Anchor(told[-1], "same", "")
            if clause.relative and told and told[-1].dated and _in_block(told[-1], scene)
            else None
        )
    return None


def _shifted(scene: Scene, clause: Clause, told: list[Telling]) -> Anchor | None:
    """«неделей позже», «через три дня», «двумя днями ранее», «за два дня до форума»."""
    for match in SHIFT.finditer(scene.unquoted, clause.start, clause.end):
        side, through = (match["side"] or "").lower(), (match["through"] or "").lower()
        if (not side and through not in {"через", "спустя"}) or (side == "до") != (through == "за"):
            continue
        telling = _meant(scene, match.end(), clause, told, near=True)
        if telling is None or not telling.dated:
            return None
        days = _number(match["count"]) * (7 if match["unit"].lower().startswith("недел") else 1)
        earlier = side in {"раньше", "ранее", "до"}
        return Anchor(telling, f"{-days if earlier else days}", match.group())
    return None


def _number(word: str | None) -> int:
    if word is None:
        return 1
    return int(word) if word.isdigit() else NUMBERS.get(word.lower().replace("ё", "е")[:3], 1)


def _event_follows(scene: Scene, after: int) -> bool:
    """«в рамках форума», not «в рамках сотрудничества»; a relative word stands for the event."""
    words = re.findall(r"[А-Яа-яЁё-]+", scene.text[after : after + 60])[:3]
    return any(head_of(word) or word.lower().startswith("котор") for word in words)


def _in_block(telling: Telling, scene: Scene) -> bool:
    """The same paragraph, or the one before it."""
    return scene.block.block.index - telling.block.block.index <= 1


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


def _frame(scene: Scene, told: list[Telling]) -> Telling | None:
    """«были проведены мероприятия, посвященные …. Открыт фестиваль …»: what follows in the paragraph was part of it."""
    last = told[-1] if told else None
    while last is not None and last.frame is not None:
        last = last.frame
    if (
        last
        and last.dated
        and last.plural
        and last.head
        and last.head.lemma == "мероприятие"
        and last.block is scene.block
    ):
        return last
    return None


def placed(telling: Telling, anchor: Anchor) -> Telling:
    """The telling with the anchor's day, and its place unless another form or place is told."""
    base = anchor.telling
    assert base.first is not None
    assert base.last is not None
    telling.first, telling.last = _reckoned(anchor, base.first, base.last)
    if base.plural and base.head and base.head.lemma == "мероприятие":
        telling.frame = base
    telling.precision = base.precision
    telling.words = anchor.words or base.words
    if anchor.shift in {"same", "first", "last"} and not telling.cities and telling.format is None:
        telling.cities, telling.format = base.cities, base.format if base.format == "online" else None
        telling.doubt("cities", 0.7, "place.of_anchor")
    telling.doubt("start", 0.75, "date.of_anchor")
    return telling


def _reckoned(anchor: Anchor, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """The day or days meant; a number of days is reckoned from the first day back, from the last day on."""
    day = dt.timedelta(days=1)
    if anchor.shift.lstrip("-").isdigit():
        meant = (first if anchor.shift.startswith("-") else last) + int(anchor.shift) * day
        return meant, meant
    return {
        "eve": (first - day, first - day),
        "next": ((first if anchor.telling.extended else last) + day,) * 2,
        "first": (first, first),
        "last": (last, last),
    }.get(anchor.shift, (first, last))


def in_place_of(telling: Telling, scene: Scene, clause: Clause, told: list[Telling]) -> Telling:
    """«В рамках форума 1 декабря прошли …»: no place of its own, so the place of the event in whose days it falls."""
    if telling.cities or telling.format or not (match := SAME.search(scene.masked, clause.start, clause.end)):
        return telling
    base = _meant(scene, match.end(), clause, told, near=True)
    if base and base.first and base.last and telling.first and base.first <= telling.first <= base.last and base.cities:
        telling.cities = base.cities
        telling.doubt("cities", 0.75, "place.of_anchor")
    return telling


def same_place(scene: Scene, clause: Clause, told: list[Telling]) -> tuple[str, ...]:
    """The cities of the last event when the clause says «там же»."""
    if not SAME_PLACE.search(scene.masked, clause.start, clause.end):
        return ()
    for telling in reversed(told[-6:]):
        if telling.cities:
            return telling.cities
    return ()
