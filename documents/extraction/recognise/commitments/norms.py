"""Commitments of documents that bind: statements, programmes, treaties, plans, decisions, protocols.

A list item is one commitment; a sentence is one for each separate action. Left alone: definitions, facts, praise,
thanks, the approval of the annexed document, the next meeting's date, and lists of things that are not undertaken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from documents.extraction.find.clauses import (
    WORD,
    Clause,
    find_clauses,
    find_predicates,
    mask,
    relative_promise,
    split_enumeration,
    split_infinitives,
    trim,
)
from documents.extraction.find.deadlines import main_deadline, term
from documents.extraction.find.modality import NORM, ModalityHit, find_modality
from documents.extraction.find.morphology import is_finite, lemma, may_be, part_of_speech
from documents.extraction.recognise.commitments.binding import LEFT_ALONE, REGULATING, Verdict, verdict
from documents.extraction.recognise.commitments.draft import Draft
from documents.extraction.recognise.commitments.passages import OPEN_LEAD, Passage

# Leads and headings of lists that name things, not undertakings.
NOT_UNDERTAKEN = re.compile(
    r"присутств|участвовал|председательств|докладчик|означа\w+|понима\w+|подразумева\w+|термин|определени[ея]\b|состоялись|состоявш|"
    r"провед[её]н[ыа]\b|прошли\b|приняли\s+участие|повестк\w+\s+дня|(?:запрос|заявк|уведомлени|обращени)\w*\b[^:]*(?:содерж|указыва)\w+|в\s+состав\w*\b|"
    r"участник\w*\s+(?:являются|стали)|следующи\w+\s+документ|(?:приняты|подписаны|утверждены)\b",
    re.IGNORECASE,
)
DEFINITIONS = re.compile(r"\bтермин|\bопределени[ея]\b|используемые\s+понятия", re.IGNORECASE)
# «Утвердить Программу … (прилагается)»: the act's own object, told by the annex itself.
HANDLED_DOCUMENT = re.compile(
    r"^(?:[Уу]твердить|[Оо]добрить|[Пп]ринять|[Пп]одписать|[Сс]огласовать)\s+(?:к\s+сведению\b|(?:прилагаем\w+\s+|представленн\w+\s+)?"
    r"(?:[А-ЯЁ«]|проект\b|информаци|доклад|отч[её]т|текст))"
)
CONCLUDED = re.compile(
    r"^\W*(?:совершено|подписано|составлено|исполнено|(?:протокол|соглашение|меморандум)\s+подписан\w*)\s+(?:в\b|\d|«)",
    re.IGNORECASE,
)
OPENING_CONNECTIVE = re.compile(
    r"^(?:кроме\s+того|помимо\s+этого|вместе\s+с\s+тем|дополнительно|также|при\s+этом)\s*,?\s+", re.IGNORECASE
)
# Hits that only say how or by whom; the verb they hold decides.
JUDGED = re.compile(r"\s+(?:важн|необходим|целесообразн|полезн|актуальн)\w+\s", re.IGNORECASE)
HOLDERS = frozenset({"agree", "intend", "future", "call", "charge", "oblige"})


# What is said of a thing: two such verbs on one subject are one clause.
STATIVE = frozenset(
    "подлежать мочь действовать вступать вступить утрачивать терять прекращать заключаться иметь быть".split()
)
# «продолжат развивать …, расширять …»: a plain verb that holds infinitives.
GOVERNS = re.compile(r"\s+(?:[а-яё]+[оеи]\s+)?[а-яё]+(?:ть|ти|чь|ться|тись)\b")
# «заверяем в его поддержке» is not understood without the clause before it.
ANAPHOR = re.compile(r"\b(?:его|её|ее|их|ему|ей|им|нем|нём|ней|них|нему|этой|этого|этому|этим)\b", re.IGNORECASE)
LONGEST_BEFORE = 200
# Who can promise something in a relative clause.
PROMISER = re.compile(
    r"(?:секретариат|сторон|комисси|комитет|совет|групп|министерств|орган|ведомств|агентств|центр|депозитари|"
    r"координатор|эксперт|дирекци|бюро|правлени)\w*(?:\s+[\w-]+){0,5}$",
    re.IGNORECASE,
)


def norm_drafts(passage: Passage, *, type_: str) -> Iterator[Draft]:
    """What the passage of a binding document undertakes."""
    if DEFINITIONS.search(passage.section or ""):
        return
    first = WORD.match(passage.text)
    if passage.item and not (first and is_finite(first.group())):
        yield from _whole_item(passage, known=type_ != "other", regulating=type_ in REGULATING)
    else:
        yield from _sentence(passage, regulating=type_ in REGULATING)


def _item(passage: Passage, *, known: bool) -> Iterator[Draft]:
    """A member of a list, whole; a whole sentence under a decision's «решил:» too.

    `known`: the document is of a kind whose bare lists are undertaken; elsewhere a list needs words that introduce it.
    """
    text = passage.text
    if len(text) < 8 or NOT_UNDERTAKEN.search(passage.lead or "") or LEFT_ALONE.search(text):
        return
    if HANDLED_DOCUMENT.match(text) and not passage.due:
        return
    if not known and not (passage.lead or passage.due or passage.by):
        return
    code, words = _item_code(passage)
    rule, confidence = "list-item", 0.95 if passage.lead else 0.85
    parts = [(passage.start, passage.end)]
    if code in {"charge", "call"} and words:
        parts = _parted(passage.block.text, passage.start, passage.end, words[1])
    for start, end in parts:
        yield Draft(passage, start, end, code, rule, confidence, words)


def _whole_item(passage: Passage, *, known: bool, regulating: bool) -> Iterator[Draft]:
    """An item of several sentences: those that bind by themselves part from its first one, others go with it."""
    own = [span for span in passage.block.sentences if passage.start < span[0] < passage.end]
    tail: list[Draft] = []
    end = passage.end
    for left, right in own:
        start, stop = trim(passage.block.text, left, min(right, passage.end))
        found = list(_sentence(replace(passage, start=start, end=stop, item=False), regulating=regulating))
        if found and not tail:
            end = left
        tail += found
    first = replace(passage, start=passage.start, end=trim(passage.block.text, passage.start, end)[1])
    yield from _item(first, known=known)
    yield from tail


def _item_code(passage: Passage) -> tuple[str, tuple[int, int] | None]:
    """«item» for a named action; a member that is a sentence («расходы несут …») keeps its own modality."""
    text = passage.text
    hits = [hit for hit in find_modality(text, NORM) if hit.start < 3]
    if hits and hits[0].code in {"charge", "call", "entrust", "stance"}:
        return hits[0].code, (passage.start + hits[0].start, passage.start + hits[0].end)
    if any(predicate.form == "finite" and "nonpast" in predicate.agreement for predicate in find_predicates(text)):
        return "norm", None
    return ("entrust", None) if re.search(r"\b(?:возложить|поручить|просить)\b", text) else ("item", None)


def _sentence(passage: Passage, *, regulating: bool) -> Iterator[Draft]:
    text = passage.text
    if CONCLUDED.match(text):
        return
    enumeration = _enumeration(passage)
    if enumeration:
        yield from enumeration
        return
    hits = find_modality(text, NORM)
    clauses = find_clauses(text)
    accepted = [verdict(text, clause, hits, regulating=regulating) for clause in clauses]
    accepted = [None if _goes_on(text, clauses, number) else found for number, found in enumerate(accepted)]
    for clause, found in zip(_merged(text, clauses, accepted), [found for found in accepted if found], strict=False):
        yield from _with_relative(passage, clause, *found)


def _merged(text: str, clauses: list[Clause], accepted: list[Verdict]) -> list[Clause]:
    """Accepted clauses; one that is not accepted by itself goes with the accepted one before it."""
    kept: list[Clause] = []
    for number, (clause, found) in enumerate(zip(clauses, accepted, strict=True)):
        if found:
            before = clauses[number - 1] if number and not accepted[number - 1] else None
            kept.append(_understood(text, before, clause))
        elif kept and not LEFT_ALONE.search(text[clause.start : clause.end]):
            kept[-1] = Clause(kept[-1].start, clause.end, kept[-1].predicate)
    return kept


def _understood(text: str, before: Clause | None, clause: Clause) -> Clause:
    """«Приветствуем предложение … и заверяем в его поддержке»: a short clause that points back keeps what it means."""
    words = text[clause.start : clause.end]
    if before is None or before.end - before.start > LONGEST_BEFORE or len(words) > 80 or not ANAPHOR.search(words):
        return clause
    return Clause(before.start, clause.end, clause.predicate)


def _goes_on(text: str, clauses: list[Clause], number: int) -> bool:
    """«Соглашение заключается на пять лет и вступает в силу …»: what is said of a thing stays one clause."""
    if not number:
        return False
    before, here = clauses[number - 1], clauses[number]
    if not (before.predicate and here.predicate and _stative(text, before) and _stative(text, here)):
        return False
    words = [hit.group() for hit in WORD.finditer(text, here.start, here.predicate.start)]
    passive = before.predicate.word.endswith("тся") and here.predicate.word.endswith("тся")
    return passive or not any(part_of_speech(word) in {"NOUN", "NPRO"} and may_be(word, "nomn") for word in words)


def _stative(text: str, clause: Clause) -> bool:
    """«подлежат», «вступает», «разрешаются», «не преследует»: nobody does it."""
    predicate = clause.predicate
    if predicate is None or "past" in predicate.agreement:
        return False
    denied = bool(re.search(r"\bне\s+$", text[: predicate.start], re.IGNORECASE))
    return denied or predicate.word.endswith(("тся", "ется")) or lemma(predicate.word) in STATIVE


def _apart(text: str, clause: Clause, relative: tuple[int, int]) -> bool:
    """A relative clause on a body that has a term of its own is an undertaking of its own."""
    words = text[relative[1] : clause.end]
    return bool(PROMISER.search(text[clause.start : relative[0]])) and bool(term(words) or main_deadline(words))


def _with_relative(passage: Passage, clause: Clause, code: str, hit: ModalityHit | None) -> Iterator[Draft]:
    """The clause's actions, and what a body named at its end is to do («…, который направит Сторонам копии»)."""
    relative = relative_promise(passage.text, clause.start, clause.end)
    if not relative or not _apart(passage.text, clause, relative):
        yield from _actions(passage, clause, code, hit)
        return
    yield from _actions(passage, Clause(clause.start, relative[0], clause.predicate), code, hit)
    start, end = passage.start + relative[1], passage.start + clause.end
    yield Draft(passage, start, end, "relative", "norm-relative", 0.8)


def _enumeration(passage: Passage) -> list[Draft]:
    """«… по таким ключевым направлениям, как A, B, C»: one direction each."""
    text, start, end = passage.block.text, passage.start, passage.end
    opening = OPEN_LEAD.search(mask(text), start, end)
    colon = mask(text).find(": ", start, end)
    begin = opening.end() if opening and "как" in opening.group() else colon + 2 if colon >= 0 else None
    if begin is None or not find_modality(text[start:begin], NORM):
        return []
    members = split_enumeration(text, begin, end)
    if len(members) < 2:
        return []
    lead = text[start:begin].strip().rstrip(":,").strip()
    listed = Passage(passage.block, start, end, True, lead, passage.section)
    return [Draft(listed, *member, "item", "comma-list", 0.9) for member in members]


def _actions(passage: Passage, clause: Clause, code: str, hit: ModalityHit | None) -> Iterator[Draft]:
    """The clause, parted at joined infinitives where the modality holds several."""
    text, offset = passage.block.text, passage.start
    start, end = trim(text, offset + clause.start, offset + clause.end)
    connective = OPENING_CONNECTIVE.match(text[start:end])
    start += connective.end() if connective else 0
    words = (offset + hit.start, offset + hit.end) if hit else None
    parts = [(start, end)]
    if hit and words and (code in HOLDERS or JUDGED.match(text, words[1])):
        parts = _parted(text, start, end, words[1])
    elif hit is None and clause.predicate and GOVERNS.match(text, offset + clause.predicate.end):
        parts = _parted(text, start, end, offset + clause.predicate.end)
    for number, (left, right) in enumerate(parts):
        rule = f"norm-{code}" if number == 0 else f"norm-{code}-joined"
        yield Draft(passage, left, right, code, rule, 0.9 if hit else 0.8, words)


def _parted(text: str, start: int, end: int, after: int) -> list[tuple[int, int]]:
    spans = split_infinitives(text, after, end)
    return [(start, spans[0][1]), *spans[1:]]
