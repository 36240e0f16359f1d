"""Follow-ups of reports: agreements reached, steps that wait, meetings to come, wishes and stances told in the past
tense.

What was held, discussed or adopted is not one. The text of a follow-up starts at its own clause: the occasion before
it («В ходе встречи», «По итогам заседания», a date that has passed) belongs to the event, purposes («В целях …», «С
учетом …») stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.extraction.find.clauses import SUBORDINATOR, Clause, find_clauses, mask, split_infinitives, trim
from documents.extraction.find.modality import REPORT, ModalityHit, find_modality
from documents.extraction.find.morphology import parses
from documents.extraction.recognise.commitments.binding import EFFECT
from documents.extraction.recognise.commitments.draft import Draft
from documents.extraction.recognise.commitments.passages import Passage

CONNECTIVE = re.compile(
    r"^(?:кроме\s+того|помимо\s+этого|вместе\s+с\s+тем|дополнительно|также|одновременно|при\s+этом|в\s+частности|в\s+то\s+же\s+время|"
    r"наряду\s+с\s+этим|в\s+(?:этой|данной)\s+связи|в\s+свою\s+очередь|в\s+результате)\s*,?\s+",
    re.IGNORECASE,
)
OCCASION = re.compile(
    r"^(?:в\s+ходе|по\s+итогам|по\s+результатам|в\s+соответствии\s+с|согласно|в\s+отч[её]тн\w+\s+период\w*|"
    r"в\s+рамках\s+(?:(?:данн|указанн|эт|состоявш|отч[её]тн)\w+\s+)?(?:\d*-?\w*\s*)?"
    r"(?:встреч|заседани|совещани|форум|конференци|сесси|мероприяти|саммит|председательств|период)\w*|"
    r"на\s+(?:\w+\s+)?(?:встреч|заседани|совещани|форум|конференци|сесси|саммит|мероприяти|полях)\w*|"
    r"в(?:о)?\s+(?:\w+\s+){0,2}\d{4}\s*г\w*\.?|\d{1,2}(?:\s*[-–—]\s*\d{1,2})?\s+[а-я]+\s+\d{4}\s*г\w*\.?)",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"(?:^|[\s,])((?:\w+ская\s+сторона|стороны|участники|эксперты|министры|главы|лидеры|руководители|члены|делегаци[ия]|они|"
    r"государства\s*[-–—]\s*члены|государствами\s*[-–—]\s*членами|секретариат|представители|банки|ведомства)\b[^,;]*)$",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r",\s+(?:(?:в|на|по|при|из|для|с)\s+(?:ход[еу]\s+|итогам\s+|рамках\s+|полях\s+)?)?(?P<tail>котор\w+|где)\s+",
    re.IGNORECASE,
)
OWN_RELATIVE = re.compile(r",\s+(?=\w+(?:\s+\w+)?\s+котор\w+\s)", re.IGNORECASE)
HELD = re.compile(
    r"\b(?:состоял\w+|прош(?:[её]л|ла|ло|ли)|провед[её]н\w*|организован\w*|проводил\w+|встретил\w+|открыл\w+)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\bне\s+(?:был\w*\s+)?$", re.IGNORECASE)
PURPOSE = re.compile(r"^(?:в\s+целях|с\s+целью|для\s+(?:его|ее|её|их)|планируем)", re.IGNORECASE)
HOLDERS = frozenset({"agree", "charge", "call"})
# The document on itself.
OF_ITSELF = re.compile(r"^(?:ниже|далее|в\s+настоящ\w+\s+(?:отч[её]т|доклад|обзор|справк)\w*)\b", re.IGNORECASE)
# Who can promise in the future tense.
PROMISER = re.compile(
    r"\b(?:секретариат|сторон[аы]|стороне|делегаци|комисси|комитет|совет|групп|министерств|министр|ведомств|агентств|"
    r"администраци|центр|эксперт|координатор|правительств|банк|организатор|участник|республик|федераци|клуб|"
    r"объединени|ассоциаци|академи|университет|власти|палат)\w*",
    re.IGNORECASE,
)
STOP = re.compile(r"(?<!\bг)(?<!\bгг)\.\s|;\s")
FUTURE_FORM = re.compile(r"\b[а-яё]{3,}(?:ит|ет|ёт|ут|ют|ат|ят)\b")
# «решение по нему пока не вынесено»: on what, is told right before.
POINTS_BACK = re.compile(r"\b(?:по|над|о|об|от|с|к)\s+(?:нему|ней|ним|нем|нём|них|этому)\b", re.IGNORECASE)
LONGEST_BEFORE = 160


def report_drafts(passage: Passage) -> Iterator[Draft]:
    """What the passage of a report leaves to be done."""
    text = passage.text
    if OF_ITSELF.match(text):
        return
    hits = [*find_modality(text, REPORT), *_promises(text)]
    clauses = find_clauses(text) if hits else []
    done: set[int] = set()
    for hit in hits:
        place = hit.end if hit.code == "aim" else hit.start
        number = next((n for n, clause in enumerate(clauses) if clause.start <= place < clause.end), None)
        if number is None or number in done or NEGATED.search(text[: hit.start]):
            continue
        if hit.code == "planned" and _took_place(text, clauses[number + 1 :]):
            continue
        done.add(number)
        yield from _drafts(passage, _understood(text, clauses, number, hit), hit)


def _understood(text: str, clauses: list[Clause], number: int, hit: ModalityHit) -> Clause:
    """A pending clause that points back is told with the clause before it."""
    clause = clauses[number]
    before = clauses[number - 1] if number else None
    if hit.code != "pending" or before is None or before.end - before.start > LONGEST_BEFORE:
        return clause
    if not POINTS_BACK.search(text[clause.start : hit.end]):
        return clause
    return Clause(before.start, clause.end, before.predicate)


def _promises(text: str) -> list[ModalityHit]:
    """«Секретариат подготовит …»: a body's verb in the future tense is a step to come, whatever the verb."""
    if not PROMISER.search(text):
        return []
    masked = mask(text)
    return [
        ModalityHit(hit.start(), hit.end(), "promise", hit.group())
        for hit in FUTURE_FORM.finditer(masked)
        if _is_future(hit.group()) and _promised_by_body(masked, hit.start()) and not EFFECT.search(text)
    ]


def _is_future(word: str) -> bool:
    best = parses(word)[0].tag
    return best.POS == "VERB" and "futr" in best


def _promised_by_body(masked: str, verb: int) -> bool:
    """A body stands before the verb, in the same clause or as the subject of the verb joined to it."""
    start = max((hit.end() for hit in STOP.finditer(masked, 0, verb)), default=0)
    before = masked[start:verb]
    return bool(PROMISER.search(before)) and not SUBORDINATOR.search(before)


def _took_place(text: str, later: list[Clause]) -> bool:
    """«перенесен на 10 декабря и проведен в этот срок» waits no more."""
    return any(clause.predicate and HELD.match(text, clause.predicate.start) for clause in later)


def _drafts(passage: Passage, clause: Clause, hit: ModalityHit) -> Iterator[Draft]:
    text, offset = passage.text, passage.start
    start, end = trim(text, _start(text, clause, hit), clause.end)
    parts = [(start, end)]
    if hit.code in HOLDERS:
        spans = split_infinitives(text, min(hit.end, end), end)
        parts = [(start, spans[0][1]), *spans[1:]]
    elif hit.code == "aim":
        parts = _aims(text, start, end)
    words = (offset + hit.start, offset + hit.end)
    for left, right in parts:
        yield Draft(passage, offset + left, offset + right, hit.code, f"report-{hit.code}", 0.75, words)


def _start(text: str, clause: Clause, hit: ModalityHit) -> int:
    """Where the follow-up's own words start."""
    if hit.code in {"possible", "aim"} or hit.words.lower().endswith("вшись"):
        return hit.end if hit.code == "aim" else hit.start
    start = clause.start
    while connective := CONNECTIVE.match(text[start : hit.start]):
        start += connective.end()
    relative = _relative_start(text, start, hit)
    if relative is not None:
        return relative
    if (hit.code == "planned" and not PURPOSE.match(hit.words)) or not OCCASION.match(text[start : hit.start]):
        return start
    return _after_occasion(text, start, _predicate_start(clause, hit))


def _predicate_start(clause: Clause, hit: ModalityHit) -> int:
    if clause.predicate and PURPOSE.match(hit.words):
        return clause.predicate.start
    return hit.start


def _relative_start(text: str, start: int, hit: ModalityHit) -> int | None:
    """«состоялось заседание, участники которого выступили за …» starts at «участники»."""
    masked = mask(text)
    own = list(OWN_RELATIVE.finditer(masked, start, hit.start))
    plain = list(RELATIVE.finditer(masked, start, hit.start))
    main = masked[start : (own or plain)[-1].start()] if own or plain else ""
    if not main or (hit.code == "planned" and not HELD.search(main)):
        return None
    return own[-1].end() if own and (not plain or own[-1].start() >= plain[-1].start()) else plain[-1].end()


def _after_occasion(text: str, start: int, predicate: int) -> int:
    """The first word after an occasion.

    The subject before the verb, else what follows the last comma, else the verb.
    """
    masked = mask(text)
    subject = SUBJECT.search(masked[start:predicate])
    if subject:
        return start + subject.start(1)
    comma = masked.rfind(", ", start, predicate)
    if comma >= 0:
        return comma + 2
    return predicate


def _aims(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """«нацелен на установление …, а также проведение …»."""
    joint = re.search(r",\s+а\s+также\s+", mask(text)[start:end])
    if not joint:
        return [(start, end)]
    return [trim(text, start, start + joint.start()), trim(text, start + joint.end(), end)]
