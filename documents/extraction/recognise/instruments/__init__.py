"""Documents that this one mentions by name: one record for each, with the furthest state that the text reports.

Order of work: `mentions` (titles in sentences) → `anaphora` (titles that lean on earlier words) → `acts` (what
governs a title) →
`occasions` (when and by whom) → `sameness` (one document under several wordings) → records.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.extraction.blocks import Structured
from documents.extraction.evidence import evidence
from documents.extraction.find.abbreviations import abbreviations, expand, for_document_titles
from documents.extraction.find.actions import STATUS_ORDER
from documents.extraction.find.nominative import nominative
from documents.extraction.find.sectors import main_sector, scores
from documents.extraction.find.titles import TitleHit
from documents.extraction.recognise.instruments.acts import act_on, action_of, actions_of
from documents.extraction.recognise.instruments.anaphora import FullNames, completed, owned_by
from documents.extraction.recognise.instruments.mentions import Mention, Passage, passages
from documents.extraction.recognise.instruments.occasions import Occasions
from documents.extraction.recognise.instruments.own import is_self, own_act
from documents.extraction.recognise.instruments.sameness import Key, key_of, same
from documents.extraction.records import DocumentRecord, EventRecord, Evidence, InstrumentRecord

LONG_NAME = "Шанхайской организации сотрудничества"
PLACE_DECLARATION = re.compile(r"^[А-ЯЁ]\w+(?:ская|ская)\s+декларация\s+(?P<short>СГГ|СГП)(?:\s+ШОС)?$")
COUNCILS = {
    "СГГ": "Совета глав государств-членов ШОС",
    "СГП": "Совета глав правительств (премьер-министров) государств-членов ШОС",
}
NAMED_BY_PLACE = frozenset({"declaration", "charter"})
REACH = 2  # «указанной Концепции» points back over so many blocks
WEAK_TITLE = 2.9  # below this a title tells its sector only by the way
OFTEN_NAMELESS = frozenset({"communique", "statement", "protocol"})
TOPICAL = frozenset(
    {"statement", "programme", "plan", "roadmap", "concept", "strategy", "agreement", "protocol", "memorandum"}
)


@dataclass(slots=True)
class Group:
    """Mentions of one document."""

    key: Key
    mentions: list[Mention]


def recognise_instruments(
    doc: Structured, head: DocumentRecord, *, events: Sequence[EventRecord] = ()
) -> tuple[InstrumentRecord, ...]:
    """Every document mentioned by name. `events`, when given, tell the date and the body of acts done at them."""
    defined = abbreviations(doc)
    groups: list[Group] = []
    for mention in mentions_of(doc, head, events, defined):
        _join(groups, mention, defined)
    return tuple(_record(doc, group, head) for group in groups)


def mentions_of(
    doc: Structured, head: DocumentRecord, events: Sequence[EventRecord], defined: Mapping[str, str]
) -> Iterator[Mention]:
    """Mentions in document order; the approval of the document itself first."""
    table, occasions = for_document_titles(defined), Occasions(events, head)
    names = FullNames([block.text for block in doc.blocks])
    own = own_act(doc, head)
    if own is not None:
        yield own
    seen: list[tuple[int, TitleHit]] = []
    for passage in passages(doc):
        for mention in _in_passage(passage, occasions, seen, head):
            title = _canonical(names.complete(expand(mention.title, table)), mention.action_body, head)
            if not is_self(mention, head):
                yield replace(mention, title=title)


def _in_passage(
    passage: Passage, occasions: Occasions, seen: list[tuple[int, TitleHit]], head: DocumentRecord
) -> Iterator[Mention]:
    actions, here = actions_of(passage), passage.block.block.index
    for hit in [*passage.hits, *_owned(passage)]:
        title = completed(hit, [earlier for place, earlier in seen if place >= here - REACH])
        if title is not None and not hit.bare:
            act = act_on(passage, hit, actions)
            occasion = occasions.of(passage, hit, act)
            yield Mention(
                passage.block, hit.start, min(hit.end, len(passage.block.text)), title, hit.code, hit.period_start,
                hit.period_end,
                _status(act.status, hit.code, occasion.date, head), occasion.date, occasion.body, act.rule,
                act.confidence,
                _sector(title, hit.code, passage, occasion.body, head),
                action_of(act), occasions.event_of(passage, hit),
            )  # fmt: skip
        if title is not None:
            seen.append((here, replace(hit, title=title)))


def _status(status: str, code: str, day: dt.date | None, head: DocumentRecord) -> str:
    """A declaration dated within the time that a report is on was adopted in that time."""
    if status != "in_force" or code != "declaration" or not (day and head.period_start and head.period_end):
        return status
    return "adopted" if head.period_start <= day <= head.period_end else status


def _owned(passage: Passage) -> list[TitleHit]:
    return [
        TitleHit(passage.start + one.start, passage.start + one.end, one.title, one.code, draft=one.draft)
        for one in owned_by(passage.text)
    ]


def _canonical(title: str, body: str | None, head: DocumentRecord) -> str:
    """«Астанинская декларация СГГ ШОС» is a proper name and is given in full; «Протокол 17-го Совещания» takes the
    body that signed it, or that of the protocol it is told in.
    """
    place = PLACE_DECLARATION.match(title)
    if place:
        return title[: place.start("short")] + COUNCILS[place["short"]]
    meeting = re.search(r"\s(заседания|совещания|встречи)$", title, re.IGNORECASE)
    if meeting is None:
        return title
    own = re.search(rf"\s{meeting[1]}\s+(.+)$", head.title, re.IGNORECASE)
    signed = re.match(rf"{nominative(meeting[1])}\s+(.+)$", body or "", re.IGNORECASE)
    tail = own or signed
    return f"{title} {tail[1]}" if tail else title


def _sector(title: str, code: str, passage: Passage, body: str | None, head: DocumentRecord) -> str:
    """By the title; one that tells nothing has the sector of the body that adopted it, of its section, of the
    document.
    """
    section = passage.block.section
    own = scores(title)
    if code == "decision" and max(own.values(), default=0.0) < WEAK_TITLE:
        return main_sector(passage.text, section=section)
    if code in NAMED_BY_PLACE and not own.keys() - {"general"}:
        return "general"
    topic = head.title if head.type in TOPICAL or len(scores(head.title)) == 1 else None
    if "general" in own:
        topic = None
    if own or not body:
        return main_sector(
            title, section=section, document=topic if max(own.values(), default=0.0) < WEAK_TITLE else None
        )
    return main_sector(f"{title} {body}", section=section, document=topic)


def _join(groups: list[Group], mention: Mention, defined: Mapping[str, str]) -> None:
    key = key_of(mention.title, mention.code, defined)
    for group in groups:
        if same(group.key, key) and (key.words or mention.code not in OFTEN_NAMELESS or _one_act(group, mention)):
            group.mentions.append(mention)
            if len(key.words) > len(group.key.words):
                group.key = key
            return
    groups.append(Group(key, [mention]))


def _one_act(group: Group, mention: Mention) -> bool:
    """«Совместное коммюнике» of one meeting is not that of another."""
    return any(one.action_date == mention.action_date for one in group.mentions)


def _record(doc: Structured, group: Group, head: DocumentRecord) -> InstrumentRecord:
    decisive = _decisive(group.mentions)
    named = _fullest(group.mentions)
    period = next(((m.period_start, m.period_end) for m in group.mentions if m.period_end), (None, None))
    acted = decisive if decisive.action_date else next((m for m in group.mentions if m.action_date), decisive)
    first = group.mentions[0]
    places = [_place(doc, mention) for mention in group.mentions if mention is not decisive]
    return InstrumentRecord(
        evidence=_place(doc, decisive),
        rule=f"instrument-{decisive.rule}",
        confidence=decisive.confidence,
        also=tuple(places),
        title=named.title,
        type=first.code,
        status=decisive.status,
        action_date=acted.action_date,
        action_body=acted.action_body,
        period_start=period[0],
        period_end=period[1],
        sector=named.sector,
    )


def _decisive(mentions: list[Mention]) -> Mention:
    """The mention that tells the furthest state; of equals one with a date, then the first."""
    return max(mentions, key=lambda m: (STATUS_ORDER.index(m.status), m.action_date is not None))


def _fullest(mentions: list[Mention]) -> Mention:
    """The mention with the fullest name."""
    return max(
        mentions, key=lambda m: (m.period_end is not None, len(m.title.replace(LONG_NAME, "ШОС")), -len(m.title))
    )


def _place(doc: Structured, mention: Mention) -> Evidence:
    return evidence(doc, mention.block, mention.start, mention.end)
