"""The document itself among the documents: left out where it speaks of itself, taken up where it tells of its own
approval.

A statement or treaty does not list itself. An annex is listed with the decision's words («Утвердить Программу …
(прилагается)»), and
so is a document whose head says who approved it («УТВЕРЖДЕН Решением …», «Принят на Встрече …»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.extraction.blocks import Part, Structured, TextBlock
from documents.extraction.find.dates import find_dates
from documents.extraction.find.nominative import capitalised, nominative
from documents.extraction.find.sectors import main_sector
from documents.extraction.find.titles import find_titles
from documents.extraction.find.titles.naming import period
from documents.extraction.recognise.instruments.mentions import Mention
from documents.extraction.recognise.instruments.sameness import Key, key_of, same
from documents.extraction.records import DocumentRecord

STAMP = re.compile(
    r"^\W*(?P<act>утвержд[её]н[аоы]?|принят[аоы]?|одобрен[аоы]?|подписан[аоы]?|согласован[аоы]?)\b(?P<rest>.{5,})$",
    re.IGNORECASE | re.DOTALL,
)
ALONE = re.compile(r"(?:утвержд[её]н[аоы]?|принят[аоы]?|одобрен[аоы]?|подписан[аоы]?)", re.IGNORECASE)
STATUS = {"утв": "approved", "при": "adopted", "одо": "endorsed", "под": "signed", "сог": "agreed"}
BY = re.compile(
    r"^\s*(?:решением\s+(?P<decided>.+?)|на\s+(?:\d+-м\s+)?(?P<at>.+?)|(?P<by>.+?))\s*(?=№|\(|\bот\s+\d|"
    r"\d{1,2}\s+[а-я]+\s+\d{4}|$)",
    re.IGNORECASE | re.DOTALL,
)
DECIDED = re.compile(
    r"^\W*(?:\d+\.\s*)?(?P<verb>утвердить|принять\s+к\s+сведению|принять|одобрить|подписать|согласовать)\s",
    re.IGNORECASE,
)
INFINITIVE_STATUS = {"утв": "approved", "при": "adopted", "одо": "endorsed", "под": "signed", "сог": "agreed"}
ANNEXED = re.compile(r"прилага|приложени", re.IGNORECASE)


def is_self(mention: Mention, head: DocumentRecord) -> bool:
    """Whether a mention is of the document that is read, or of the decision that it is annexed to."""
    if mention.code == "decision" and head.number and re.search(rf"№\s*«?{re.escape(head.number)}\b", mention.title):
        return True
    if mention.rule == "decided-annex":
        return False
    if mention.code != head.type:
        return False
    own, other = _key(head.title, head.type), _key(mention.title, mention.code)
    # The cover note tells a report's name in short: «Отчет Секретариата ШОС о реализации Программы …».
    in_short = head.type == "report" and bool(other.words) and other.words <= own.words and own.kinds == other.kinds
    return in_short or same(own, other)


def own_act(doc: Structured, head: DocumentRecord) -> Mention | None:
    """The approval of the document itself, as the decision above it or its own head tells it."""
    for block in doc.blocks:
        if block.part in {Part.HEAD, Part.BODY, Part.PREAMBLE} and block.annex == 0:
            found = _decided(block, head)
            if found is not None:
                return found
    return _stamped(list(doc.in_part(Part.HEAD)), head)


def _decided(block: TextBlock, head: DocumentRecord) -> Mention | None:
    """«Утвердить Отчет … (прилагается)»: an order of the decision on a document annexed to it."""
    for start, end in block.sentences or ((0, len(block.text)),):
        sentence = block.text[start:end]
        verb = DECIDED.match(sentence)
        if not verb or not ANNEXED.search(sentence):
            continue
        hit = next((hit for hit in find_titles(sentence) if hit.start <= verb.end() + 2), None)
        if hit is not None:
            noted = "сведению" in verb["verb"].lower()
            status = "in_force" if noted else INFINITIVE_STATUS[verb["verb"][:3].lower()]
            return _mention(
                block, start + hit.start, start + hit.end, hit.title, hit.code, status, head, _decider(head)
            )
    return None


def _decider(head: DocumentRecord) -> str | None:
    bodies = {
        "SGG": "Совет глав государств-членов Шанхайской организации сотрудничества",
        "SGP": "Совет глав правительств (премьер-министров) государств-членов Шанхайской организации сотрудничества",
    }
    return bodies.get(head.body or "")


def _stamped(blocks: Sequence[TextBlock], head: DocumentRecord) -> Mention | None:
    """«УТВЕРЖДЕН Решением … № 17 от 18 ноября 2025 года», in one block or the word alone above the rest."""
    for place, block in enumerate(blocks):
        following = blocks[place + 1].text if place + 1 < len(blocks) else ""
        stamp = STAMP.match(f"{block.text} {following}" if ALONE.fullmatch(block.text.strip()) else block.text)
        if stamp and head.type != "other":
            day = next((hit.last for hit in find_dates(stamp["rest"]) if hit.precision == "day"), None)
            status = STATUS[stamp["act"][:3].lower()]
            found = _mention(block, 0, len(block.text), head.title, head.type, status, head, _stamper(stamp["rest"]))
            return replace(found, action_date=day or found.action_date)
    return None


def _stamper(words: str) -> str | None:
    """Who approved, from «Решением Совета глав …», «на заседании Высшей группы …», «Встречей министров …»."""
    by = BY.match(words)
    named = (by["decided"] or by["at"] or by["by"]) if by else None
    if named is None:
        return None
    body = re.sub(r"^(?:очередно\w+\s+)?(?:заседани\w+|сесси\w+)\s+", "", re.sub(r"\s+", " ", named).strip(" ,"))
    return capitalised(nominative(body))


def _mention(
    block: TextBlock, start: int, end: int, title: str, code: str, status: str, head: DocumentRecord, body: str | None
) -> Mention:
    first, last = period(title)
    return Mention(
        block, start, end, title, code, first, last, status, head.date, body, "decided-annex", 0.95, main_sector(title)
    )


def _key(title: str, code: str) -> Key:
    return key_of(re.sub(r"\s*\((?:[^()]*\d{4}[^()]*)\)\s*$", "", title), code, {})
