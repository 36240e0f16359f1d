"""The meeting that adopted the document itself, from the document's head: «17 сентября 2021 года … город Душанбе»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.extraction.blocks import Part, Structured, TextBlock
from documents.extraction.find.dates import find_dates
from documents.extraction.find.event_words import head_of
from documents.extraction.recognise.events.tellings import Telling
from documents.extraction.records import DocumentRecord, EventRecord, Outcome

NAMES = {
    "SGG": "Заседание Совета глав государств-членов ШОС",
    "SGP": "Заседание Совета глав правительств (премьер-министров) государств-членов ШОС",
}
# What a council does to a document of each type when it is an annex of its decision, or its own word.
OWN_RULES = frozenset({"event.adopting", "event.own_title"})
STAMPED = re.compile(r"\bутвержд[её]н[аоы]?\s+(?:на|решением)\b")
STAMP = re.compile(r"^\W*(?:утвержд|принят|одобрен)\w*\s+(?:на|в\s+ходе)\s", re.IGNORECASE)
OWN_WORD = frozenset({"statement", "declaration", "communique", "charter"})


def adopting_meeting(doc: Structured, head: DocumentRecord) -> Telling | None:
    """The council's meeting on the day the document bears; None when no council or no day is told."""
    if head.body not in NAMES or head.date is None:
        return None
    place = _where(doc, head)
    if place is None:
        return None
    block, start, end, words = place
    telling = Telling(
        block=block,
        start=start,
        end=end,
        name=NAMES[head.body],
        rule="event.adopting",
        head=head_of("заседание"),
        first=head.date,
        last=head.date,
        precision="day",
        words=words,
        confidence=0.9,
        sentence=(start, end),
    )
    telling.cities = (head.city,) if head.city else ()
    return telling


def outcome(head: DocumentRecord, doc: Structured) -> Outcome:
    """The document as the outcome of its meeting: own words are adopted, annexes approved, information noted."""
    text = " ".join(block.text for block in doc.blocks[:12]).lower()
    if head.annex_of and "к сведению" in text:
        action = "discussed"
    elif head.type == "protocol":
        action = "signed"
    elif STAMPED.search(text):
        action = "approved"
    else:
        action = "adopted" if head.type in OWN_WORD or not (head.annex_of or head.number) else "approved"
    return Outcome(title=_title(head), action=action)


def is_own(record: EventRecord) -> bool:
    """The document's own meeting, by the rule that made the record."""
    return record.rule in OWN_RULES


def own_place(telling: Telling, head: DocumentRecord) -> bool:
    """The passage tells of the meeting that adopted the document: by rule, or by the words of head and preamble on
    its day.
    """
    if telling.rule in OWN_RULES:
        return True
    day = head.date
    if (
        day is None
        or not (telling.first and telling.last and telling.first <= day <= telling.last)
        or telling.status != "held"
    ):
        return False
    return (telling.block.part in {Part.HEAD, Part.PREAMBLE} and head.type != "report") or bool(
        STAMP.match(telling.block.text)
    )


def _title(head: DocumentRecord) -> str:
    """Without the period in brackets, as the decision names it."""
    title = head.title
    return (
        title[: title.rindex("(")].rstrip()
        if title.endswith(")") and any(c.isdigit() for c in title[title.rindex("(") :])
        else title
    )


def _where(doc: Structured, head: DocumentRecord) -> tuple[TextBlock, int, int, str] | None:
    """The words of the head that tell the day."""
    for block, hit in _dates(doc):
        if hit.first == head.date == hit.last:
            start = 0 if hit.start < 200 else hit.start
            return block, start, min(len(block.text), max(hit.end + 160, start + 60)), hit.words
    return None


def _dates(doc: Structured) -> Iterator:  # type: ignore[type-arg]
    """Dates in the first blocks, then in the last ones, where statements bear their day."""
    blocks = doc.blocks
    for block in (*blocks[:14], *reversed(blocks[-14:])):
        for hit in find_dates(block.text):
            yield block, hit
