"""Lists of events in one sentence: «проведены следующие вебинары и семинары: Неделя … (1-4 декабря 2020 года), «Обмен
опытом …» (2 февраля 2021 года), …». Each item ends with its dated bracket; its words are the event's name,
whatever they are.
"""

from __future__ import annotations

import re

from documents.extraction.find.event_words import Head
from documents.extraction.find.meetings import MeetingHit, find_meetings
from documents.extraction.recognise.events.chains import circumstances
from documents.extraction.recognise.events.occurrences import set_date
from documents.extraction.recognise.events.scene import Scene
from documents.extraction.recognise.events.tellings import Telling

LEAD = re.compile(
    r"следующ\w+\s+(?:[\w-]+\s+){0,4}?(?=[\w-]*(?:мероприят|вебинар|семинар|встреч|форум|конференц|заседан"
    r"|выставк|событи|конкурс))[^:.]*:",
    re.IGNORECASE,
)
LEAST_ITEMS = 3
HOST_WORDS = re.compile(r"в\s+рамках|на\s+полях")
JOINTS = " ,;.и"


def read(scene: Scene) -> list[Telling]:
    """Every item of the list; empty when the block holds no such list."""
    lead = LEAD.search(scene.masked)
    if not lead:
        return []
    brackets = [span for span in scene.brackets if span[0] >= lead.end() and _dates(scene, span)]
    if len(brackets) < LEAST_ITEMS:
        return []
    lead_head = _lead_head(scene.text[lead.start() : lead.end()])
    found: list[Telling] = []
    start = lead.end()
    for span in brackets:
        found += _item(scene, start, span, lead_head)
        found += _host(scene, start, span[0])
        start = span[1]
    return found


def _host(scene: Scene, start: int, end: int) -> list[Telling]:
    """«круглый стол … в рамках 28-й … выставки»: the numbered event took place too, on days that are not told."""
    if not HOST_WORDS.search(scene.text, start, end):
        return []
    for hit in find_meetings(scene.text[start:end]):
        if hit.ordinal is None or not re.search(
            r"(?:в\s+рамках|на\s+полях»?)\s*$", scene.text[start : start + hit.start]
        ):
            continue
        name = scene.text[start + hit.name_start : end].strip(JOINTS[:4])
        telling = Telling(
            block=scene.block,
            start=start + hit.start,
            end=end,
            name=name,
            rule="event.host",
            head=hit.head,
            ordinal=hit.ordinal,
            confidence=0.6,
            sentence=(start, end),
        )
        telling.doubt("start", 0.5, "date.of_host_not_told")
        return [telling]
    return []


def _dates(scene: Scene, span: tuple[int, int]):  # type: ignore[no-untyped-def]
    return [hit for hit in scene.dates if span[0] <= hit.start < span[1] and hit.precision != "year"]


def _lead_head(lead: str) -> Head | None:
    """«вебинары и семинары»: the word of the lead that names a kind, for items that name only a subject."""
    heads = [hit.head for hit in find_meetings(lead) if hit.head.kind not in {"", "other"}]
    return heads[-1] if heads else None


def _item(scene: Scene, start: int, bracket: tuple[int, int], lead_head: Head | None) -> list[Telling]:
    text = scene.text
    while start < bracket[0] and text[start] in " ,;.":
        start += 1
    if text[start : start + 2] == "и ":
        start += 2
    names = _names(scene, start, bracket[0])
    found = []
    for left, right, meeting in names:
        head = meeting.head if meeting else lead_head
        if head and lead_head and head.lemma == "диалог":
            head = lead_head
        for date in _dates(scene, bracket):
            telling = Telling(
                block=scene.block,
                start=left,
                end=bracket[1],
                name=text[left:right].strip(JOINTS[:4]),
                rule="event.list_item",
                head=head,
                ordinal=meeting.ordinal if meeting else None,
                confidence=0.85,
                sentence=(start, bracket[1]),
            )
            told = circumstances(scene, bracket, *_city_brackets(scene, left, right))
            telling.cities, telling.format, telling.chair, telling.initiator = (
                told.cities,
                told.format,
                told.chair,
                told.initiator,
            )
            set_date(telling, date)
            found.append(telling)
    return found


def _city_brackets(scene: Scene, left: int, right: int) -> list[tuple[int, int]]:
    return [span for span in scene.brackets if left <= span[0] and span[1] <= right + 1]


def _names(scene: Scene, start: int, end: int) -> list[tuple[int, int, MeetingHit | None]]:
    """The names in an item: two when two event words are joined by «и» and each has a name of its own."""
    item = scene.text[start:end]
    inside = [hit for hit in find_meetings(item) if hit.depth == 0]
    joined = [
        hit
        for hit in inside[1:]
        if re.search(r"\sи\s+$", item[: hit.start]) and inside[0].end <= hit.start and hit.start < hit.head_start
    ]
    if joined:
        first, second = inside[0], joined[0]
        cut = item[: second.start].rstrip(" и").__len__()
        return [(start, start + cut, first), (start + second.start, end, second)]
    own = next((hit for hit in inside), None)
    return [(start, end, own or _quoted(item))]


def _quoted(item: str) -> MeetingHit | None:
    """The event word inside an item that is all in quotation marks."""
    hits = find_meetings(re.sub(r"[«»]", " ", item)) if item.lstrip().startswith("«") else []
    return next((hit for hit in hits if hit.head.kind not in {"", "other"} and not hit.head.weak), None)
