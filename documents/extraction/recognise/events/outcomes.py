"""What events did to documents: «По итогам встречи приняты Совместное коммюнике и План …», «обсудили проект Положения
…».

The passages and acts are those of `recognise.instruments`; here each act goes to the event that its passage speaks
of, and to the other days of the same meeting. A meeting called to work on a draft discussed it by its very name; a
protocol's acts are those of the meeting that it is the protocol of.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from documents.extraction.blocks import Structured
from documents.extraction.evidence import evidence
from documents.extraction.find.abbreviations import abbreviations
from documents.extraction.find.meetings import find_meetings
from documents.extraction.find.ordinals import find_ordinals
from documents.extraction.find.titles import find_titles
from documents.extraction.recognise.events.adopting import is_own
from documents.extraction.recognise.instruments import mentions_of
from documents.extraction.recognise.instruments.mentions import Mention
from documents.extraction.records import DocumentRecord, EventRecord, Outcome

WORKS_ON = re.compile(
    r"\b(?:по|для)\s+(?:доработк\w+\s+и\s+)?(?:обсуждени|согласовани|доработк|проект)\w+", re.IGNORECASE
)
TALKED = re.compile(r"\b(?:обмен\w*\s+мнени|обсужд|обсуди|рассм[ао]тр|проработ)\w*", re.IGNORECASE)
# Words before a title that make it a wish or the ground of an act, not its object.
NOT_OBJECT = re.compile(r"\b(?:необходимост|отражени|важност|в\s+целях|реализаци)\w*\s+[^.;]{0,60}$", re.IGNORECASE)
GROUND = re.compile(
    r"\b(?:в\s+соответствии\s+с|во\s+исполнение|согласно)\s+(?:[\w-]+\s+)?(?:протокол|решени)\w*", re.IGNORECASE
)
PREPARED = re.compile(r"\bподготовк\w+\s+(?:к|проведения)\b", re.IGNORECASE)
NUMBERED = re.compile(r"№|\d+-")
TASKED = re.compile(r"\b(?:поруч|просить|предстоит|надлежит)\w*", re.IGNORECASE)
COUNCIL_ACTS = frozenset({"decision", "declaration", "regulation"})
SAME_TITLE = 88
NEARBY = 12
FURTHER = ("discussed", "agreed", "endorsed", "adopted", "approved", "signed", "extended")


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a document and the events that did it."""

    events: tuple[EventRecord, ...]
    action: str


def with_outcomes(doc: Structured, head: DocumentRecord, records: Sequence[EventRecord]) -> tuple[EventRecord, ...]:
    """The records with their outcomes; those not held have none."""
    if not records:
        return ()
    found: dict[int, list[Outcome]] = {id(record): [*_by_name(record)] for record in records}
    for mention in mentions_of(doc, head, records, abbreviations(doc)):
        for act in _of_lead(doc, mention, records) or _acts(mention, head, records):
            where = evidence(doc, mention.block, mention.start, mention.end)
            for record in act.events:
                _add(found[id(record)], Outcome(mention.title, act.action, where))
    for record in records:
        for outcome in record.outcomes:
            _add(found[id(record)], outcome)
    return tuple(replace(record, outcomes=tuple(found[id(record)])) for record in records)


def _acts(mention: Mention, head: DocumentRecord, records: Sequence[EventRecord]) -> Iterator[Act]:
    action = mention.action or _talked(mention)
    if mention.rule == "extension-approved":
        here = _told_here(mention, records)
        yield Act(tuple(_days_of(mention, here, records)) if here else (), "discussed")
        if mention.event and mention.event.status == "held":
            yield Act((mention.event,), "extended")
        return
    council = _of_council(mention, records)
    if council is not None:
        yield Act((council,), action or "adopted")
        return
    event = _event(mention, head, records)
    if event and event.kind == "summit" and action in {"discussed", "agreed", "endorsed"}:
        event = _told_here(mention, records) or event
    if action is None or event is None or event.status != "held":
        return
    if _elsewhere(mention.action_date, event) and event is not _numbered(mention, records):
        return
    if (action == "discussed" and event.start is None) or _is_ground(mention, action, event):
        return
    yield Act(tuple(_days_of(mention, event, records)), action)


def _of_lead(doc: Structured, mention: Mention, records: Sequence[EventRecord]) -> list[Act]:
    """An item of a list goes to the event that the paragraph above the list tells of."""
    if not mention.rule.startswith("lead-") or mention.action is None or not mention.block.lead:
        return []
    above = {block.block.index for block in doc.blocks if block.text.endswith(mention.block.lead)}
    told = [
        record
        for record in records
        if record.status == "held"
        and above & {place.block for place in (record.evidence, *record.also)}
        and not _elsewhere(mention.action_date, record)
    ]
    return [Act((told[-1],), mention.action)] if told else []


def _event(mention: Mention, head: DocumentRecord, records: Sequence[EventRecord]) -> EventRecord | None:
    """The event of the passage; in a protocol or communique, the meeting that it is of."""
    if numbered := _numbered(mention, records):
        return numbered
    own = next((record for record in records if is_own(record)), None)
    if own is None or head.type not in {"protocol", "communique"}:
        return mention.event
    return _told_here(mention, records) or own


def _numbered(mention: Mention, records: Sequence[EventRecord]) -> EventRecord | None:
    """«По итогам седьмого заседания одобрена …»: the meeting of that number, when one alone has it nearby."""
    start, _ = _sentence(mention)
    before = mention.block.text[start : mention.start]
    for meeting in find_meetings(before) if find_ordinals(before) else ():
        if meeting.ordinal is None:
            continue
        same = [
            record
            for record in records
            if record.ordinal == meeting.ordinal
            and record.status == "held"
            and meeting.head.lemma in record.title.lower()
            and abs(record.evidence.block - mention.block.block.index) <= NEARBY
        ]
        if len(same) == 1:
            return same[0]
    return None


def _told_here(mention: Mention, records: Sequence[EventRecord]) -> EventRecord | None:
    """The last event told before the title in the same block."""
    place = mention.block.clean.offsets[mention.start]
    told = [
        (passage is record.evidence, passage.start, record)
        for record in records
        for passage in (record.evidence, *record.also)
        if passage.block == mention.block.block.index and passage.start <= place and record.status == "held"
    ]
    return max(told, key=lambda row: row[:2])[2] if told else None


def _talked(mention: Mention) -> str | None:
    """«Состоялся обмен мнениями по проекту Концепции»."""
    if mention.status != "draft" or mention.rule != "draft-word":
        return None
    start, _ = _sentence(mention)
    return "discussed" if TALKED.search(mention.block.text, start, mention.start) else None


def _is_ground(mention: Mention, action: str, event: EventRecord) -> bool:
    """The event is only named as the ground, or the title only as a wish."""
    start, _ = _sentence(mention)
    before = mention.block.text[start : mention.start]
    if action == "discussed" and (NOT_OBJECT.search(before[-110:]) or TASKED.search(before)):
        return True
    return bool(GROUND.search(before)) or (event.kind == "summit" and bool(PREPARED.search(before)))


def _sentence(mention: Mention) -> tuple[int, int]:
    return next((span for span in mention.block.sentences if span[0] <= mention.start < span[1]), (0, mention.end))


def _of_council(mention: Mention, records: Sequence[EventRecord]) -> EventRecord | None:
    """A council's decision or declaration of a day goes to its meeting of that day, wherever it is named."""
    if mention.code not in COUNCIL_ACTS or mention.action_date is None:
        return None
    if mention.action not in {"adopted", "approved"} and mention.status not in {"adopted", "approved"}:
        return None
    same = [record for record in records if record.kind == "summit" and _covers(record, mention.action_date)]
    return same[0] if len(same) == 1 else None


def _covers(record: EventRecord, day: dt.date) -> bool:
    return bool(record.start and record.end) and record.start <= day <= record.end  # type: ignore[operator]


def _elsewhere(day: dt.date | None, event: EventRecord) -> bool:
    """The act has a day of its own, outside the event's."""
    return bool(day and event.start) and not _covers(event, day)  # type: ignore[arg-type]


def _days_of(mention: Mention, event: EventRecord, records: Sequence[EventRecord]) -> list[EventRecord]:
    """The meeting's other days told in the same breath («9 и 19 февраля состоялась встреча»), unless the passage
    tells of one.
    """
    place = mention.block.clean.offsets[mention.start]
    if any(one.block == mention.block.block.index and one.start <= place <= one.end for one in event.also):
        return [event]
    return [
        record
        for record in records
        if record is event
        or (
            record.title == event.title
            and record.status == event.status
            and record.ordinal == event.ordinal
            and (record.evidence.block, record.evidence.start) == (event.evidence.block, event.evidence.start)
        )
    ]


def _by_name(record: EventRecord) -> Iterator[Outcome]:
    """«Встреча экспертов по обсуждению проекта Положения …»."""
    match = WORKS_ON.search(record.title)
    if not match or record.status != "held":
        return
    for hit in find_titles(record.title):
        if hit.start >= match.end() and not hit.nested:
            yield Outcome(hit.title, "discussed", record.evidence)


def _add(outcomes: list[Outcome], new: Outcome) -> None:
    """One outcome for a document; of two acts the further one."""
    for place, old in enumerate(outcomes):
        if _same(old.title, new.title):
            if FURTHER.index(new.action) > FURTHER.index(old.action):
                outcomes[place] = replace(new, title=max(old.title, new.title, key=len))
            return
    outcomes.append(new)


def _same(one: str, two: str) -> bool:
    if set(re.findall(r"\d+", one)) != set(re.findall(r"\d+", two)) and NUMBERED.search(one):
        return False
    return fuzz.token_sort_ratio(one.lower(), two.lower()) >= SAME_TITLE
