"""Sentences that go on about the event told last: «Председательствовала узбекская сторона.», «Оно перенесено на 15
сентября.», «она работала по 23 сентября», «Двенадцатое, планировавшееся на …», «инициатором выступила …».
"""

from __future__ import annotations

import re
from dataclasses import replace

from documents.extraction.find.cities import find_cities
from documents.extraction.find.date_grammar import month_number
from documents.extraction.find.dates import DateHit
from documents.extraction.find.ordinals import find_ordinals
from documents.extraction.recognise.events import anchors
from documents.extraction.recognise.events.chains import Circumstances, circumstances
from documents.extraction.recognise.events.occurrences import set_date
from documents.extraction.recognise.events.roles import is_bare
from documents.extraction.recognise.events.scene import Clause, Scene
from documents.extraction.recognise.events.status import reason
from documents.extraction.recognise.events.tellings import Telling

BASE_PLACE = re.compile(r"площадк\w+\s+котор\w+", re.IGNORECASE)
PRONOUN = re.compile(r"(?:он[аои]?|его|е[её]|их)\s", re.IGNORECASE)
# A sentence that tells nothing but who led or proposed what was told.
IN_CHAIR = re.compile(r"(?:председател|модерир|инициатор|в[её]л[аи]?\s|заседание\s+в[её]л)", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:про)?(?:работал\w*|продли\w+|открыт\w*|проход\w+|длил\w+)\s+(?:по|до)\s*$", re.IGNORECASE)


def place(scene: Scene, clause: Clause, fresh: list[Telling], before: list[Telling]) -> None:
    """«там же» in the clause gives the new tellings the last one's city; «по 23 сентября» a later end."""
    for place, telling in enumerate(fresh):
        cities = anchors.same_place(scene, clause, [*before, *fresh[:place]])
        if cities and not telling.cities and telling.rule != "event.due":
            telling.cities = cities
            telling.doubt("cities", 0.75, "place.same_as_before")


def read(scene: Scene, clause: Clause, sentence: tuple[int, int], before: list[Telling]) -> list[Telling]:
    """A telling of the last event on another day; or nothing, with the last event's fields completed."""
    last = _last(scene, before)
    if last is None:
        return []
    ordinal = _elliptical(scene, clause)
    leans = ordinal is not None or PRONOUN.match(scene.text, clause.start)
    if leans and (found := _again(scene, clause, sentence, last, ordinal)):
        return found
    _complete(scene, clause, before, last)
    return []


def _last(scene: Scene, before: list[Telling]) -> Telling | None:
    last = before[-1] if before else None
    if last is None:
        return None
    distance = scene.block.block.index - last.block.block.index
    return last if distance <= (OWN_REACH if last.rule == "event.own_title" else 1) else None


def _complete(scene: Scene, clause: Clause, before: list[Telling], last: Telling) -> None:
    """Chair, initiator, form and last day told apart."""
    goes_on = scene.text[clause.start : clause.start + 1].islower() or clause.relative
    own = last.rule == "event.own_title"
    if last.block.block.index != scene.block.block.index and not goes_on and not own:
        if IN_CHAIR.match(scene.text, clause.start):
            _chairs(scene, clause, before, last)
        return
    if distribute(scene, clause, _siblings(before, last)):
        return
    _chairs(scene, clause, before, last)
    if goes_on or _of_it(scene, clause):
        _circumstances(scene, clause, last)
    _last_day(scene, clause, last)


def _chairs(scene: Scene, clause: Clause, before: list[Telling], last: Telling) -> None:
    for hit in (hit for hit in scene.chairs if clause.start <= hit.start < clause.end):
        if hit.respective:
            for telling, state in zip(before[-len(hit.states) :], hit.states, strict=False):
                telling.chair = telling.chair or state
        elif getattr(last, hit.role) is None:
            for telling in [one for one in _siblings(before, last) if one.status == last.status]:
                setattr(telling, hit.role, hit.state)
                telling.doubt(hit.role, 0.85 if not hit.doubtful else 0.5, f"{hit.role}.next_sentence")


def _circumstances(scene: Scene, clause: Clause, last: Telling) -> None:
    told = circumstances(scene, (clause.start, clause.end))
    last.format = last.format or told.format
    if last.cities or not clause.relative:
        return
    last.cities = told.cities
    if not told.cities and BASE_PLACE.search(scene.text, clause.start, clause.end):
        last.cities = tuple(hit.name for hit in find_cities(scene.text) if clause.start <= hit.start < clause.end)


def _last_day(scene: Scene, clause: Clause, last: Telling) -> None:
    """«она работала по 23 сентября»."""
    for hit in (hit for hit in scene.dates if clause.start <= hit.start < clause.end):
        if UNTIL.search(scene.text, 0, hit.start) and last.last and hit.last > last.last:
            last.last, last.extended = hit.last, True


def _of_it(scene: Scene, clause: Clause) -> bool:
    """«Заседание проведено в очно-заочном формате»: a bare word for what was told."""
    return any(
        clause.start <= hit.head_start < clause.end and is_bare(scene, hit) and "nomn" in hit.cases
        for hit in scene.meetings
    )


# How many blocks after the title sentences still go on about the document's own meeting.
OWN_REACH = 6
WHICH = re.compile(
    r"(?:(?P<first>первые|первых)\s+(?P<count>два|две|три|двух|трех)|(?P<ordinal>перв|втор|трет|четв[её]рт|пят"
    r"|последн)(?:ое|ая|ий|ый|ье|ья|ей|ой|ые|ее)"
    r"|(?P<month>январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*ск(?:ое|ая|ий|ие))\b",
    re.IGNORECASE,
)
PLACES = {"перв": 0, "втор": 1, "трет": 2, "четв": 3, "пят": 4, "посл": -1}


def distribute(scene: Scene, clause: Clause, siblings: list[Telling]) -> bool:
    """«первые два прошли дистанционно, майское – в Новосибирске»: to each of the meetings just told what is its own."""
    marks = list(WHICH.finditer(scene.masked, clause.start, clause.end))
    if len(siblings) < 2 or not marks:
        return False
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        told = circumstances(scene, (mark.end(), after.start() if after else clause.end))
        for telling in _meant(mark, siblings):
            telling.cities, telling.format = told.cities or telling.cities, told.format or telling.format
            telling.chair = told.chair or telling.chair
    return True


def _meant(mark: re.Match[str], siblings: list[Telling]) -> list[Telling]:
    if mark["first"]:
        return siblings[: 3 if mark["count"].lower().startswith("тр") else 2]
    if mark["month"]:
        month = month_number(mark["month"])
        return [telling for telling in siblings if telling.first and telling.first.month == month]
    place = PLACES[mark["ordinal"].lower().replace("ё", "е")[:4]]
    return siblings[place : place + 1 or None] if place < len(siblings) else []


def _siblings(before: list[Telling], last: Telling) -> list[Telling]:
    """Tellings of the same sentence and name as the last: what is said next holds for all of them."""
    return [t for t in before[-12:] if t.block is last.block and t.sentence == last.sentence and t.name == last.name]


def _elliptical(scene: Scene, clause: Clause) -> int | None:
    """«Двенадцатое, планировавшееся на 7 октября, было перенесено»: an ordinal alone opens the clause."""
    for hit in find_ordinals(scene.text[clause.start : clause.start + 30]):
        if hit.start == 0 and re.match(
            r",|\s*[–—]\s|\s+(?:состо|прош|пройд|перен|заплан|намеч)", scene.text[clause.start + hit.end :]
        ):
            return hit.value
    return None


def _again(
    scene: Scene, clause: Clause, sentence: tuple[int, int], last: Telling, ordinal: int | None
) -> list[Telling]:
    """The last event's name with what this clause says."""
    statuses = scene.statuses_in(clause)
    kinds = {hit.status for hit in statuses}
    dates = [
        hit for hit in scene.dates if clause.start <= hit.start < clause.end and hit.role in {"occurrence", "validity"}
    ]
    base = _copy(scene, clause, sentence, last, ordinal)
    due = next((hit for hit in statuses if hit.status == "due"), None)
    if ordinal is not None and due and dates:
        return _due_and_later(scene, clause, base, dates, kinds)
    if not dates and ordinal is None:
        return []
    if ordinal is not None and dates and not kinds:
        return [_with(base, circumstances(scene, (clause.start, clause.end)), dates[0], last.status)]
    if kinds & {"not_held"}:
        return []
    if not kinds & {"planned", "moved", "held"} or not dates:
        return []
    told = circumstances(scene, (clause.start, clause.end))
    status = "held" if "held" in kinds and "planned" not in kinds and "moved" not in kinds else "planned"
    if status == "held" and last.dated:
        return []
    telling = _with(base, told, dates[0], status)
    telling.rule = "event.moved" if "moved" in kinds else "event.pronoun"
    return [telling]


def _due_and_later(scene: Scene, clause: Clause, base: Telling, dates: list[DateHit], kinds: set[str]) -> list[Telling]:
    missed = bool(kinds & {"moved", "not_held"}) or len(dates) > 1
    told = circumstances(scene, (clause.start, clause.end))
    first = _with(replace(base, doubts={}), Circumstances(), dates[0], "not_held" if missed else "held")
    first.rule = "event.due"
    first.reason = reason(scene.masked, scene.text, clause.start, clause.end)
    if len(dates) == 1:
        return [first]
    return [first, _with(replace(base, doubts={}), told, dates[1], "held" if "held" in kinds else "planned")]


def _copy(scene: Scene, clause: Clause, sentence: tuple[int, int], last: Telling, ordinal: int | None) -> Telling:
    name = last.name
    if ordinal is not None:
        words = scene.text[clause.start :]
        own = find_ordinals(words)[0]
        old = find_ordinals(name)
        rest = name[old[0].end :] if old and old[0].start == 0 else " " + name
        name = words[: own.end] + rest
    return Telling(
        block=scene.block,
        start=clause.start,
        end=clause.end,
        name=name,
        rule="event.pronoun",
        head=last.head,
        ordinal=ordinal if ordinal is not None else last.ordinal,
        confidence=0.75,
        sentence=sentence,
    )


def _with(telling: Telling, told: Circumstances, date: DateHit, status: str) -> Telling:
    telling.cities, telling.format, telling.chair, telling.initiator = (
        told.cities,
        told.format,
        told.chair,
        told.initiator,
    )
    telling.status = status
    set_date(telling, date)
    return telling
