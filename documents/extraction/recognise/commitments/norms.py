"""Commitments of documents that bind: statements, programmes, treaties, plans, decisions, protocols.

A list item is one commitment; a sentence is one for each separate action. Left alone: definitions, facts, praise,
thanks, the approval of the annexed document, the next meeting's date, and lists of things that are not undertaken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.extraction.find.clauses import (
    WORD,
    Clause,
    find_clauses,
    find_predicates,
    mask,
    split_enumeration,
    split_infinitives,
    trim,
)
from documents.extraction.find.modality import NORM, ModalityHit, find_modality
from documents.extraction.find.morphology import is_finite, may_be
from documents.extraction.recognise.commitments.draft import Draft
from documents.extraction.recognise.commitments.passages import OPEN_LEAD, Passage

# Types whose plain present tense binds: «Уполномоченные органы проводят встречи».
REGULATING = frozenset(
    [
        "agreement",
        "programme",
        "regulation",
        "memorandum",
        "concept",
        "plan",
        "roadmap",
        "charter",
        "protocol",
        "strategy",
        "decision",
        "other",
    ]
)
# Leads and headings of lists that name things, not undertakings.
NOT_UNDERTAKEN = re.compile(
    r"означа\w+|понима\w+|подразумева\w+|термин|определени[ея]\b|состоялись|состоявш|провед[её]н[ыа]\b|прошли\b|приняли\s+участие|"
    r"повестк\w+\s+дня|(?:запрос|заявк|уведомлени|обращени)\w*\b[^:]*(?:содерж|указыва)\w+|в\s+состав\w*\b|участник\w*\s+(?:являются|стали)|следующи\w+\s+документ|(?:приняты|подписаны|утверждены)\b",
    re.IGNORECASE,
)
# «Утвердить Программу … (прилагается)»: the act's own object, told by the annex itself.
HANDLED_DOCUMENT = re.compile(
    r"^(?:[Уу]твердить|[Оо]добрить|[Пп]ринять|[Пп]одписать|[Сс]огласовать)\s+(?:к\s+сведению\b|(?:прилагаем\w+\s+|представленн\w+\s+)?"
    r"(?:[А-ЯЁ«]|проект\b|информаци|доклад|отч[её]т|текст))"
)
# Praise, thanks, facts, the next meeting, formulas of conclusion: no undertaking.
LEFT_ALONE = re.compile(
    r"\bблагодар\w+|\bпризнательност\w+|\bсоболезновани\w+|"
    r"\bвысоко\s+оцени\w+|\bвысок\w+\s+оценк\w+|\bс\s+удовлетворени\w+\s+(?:отме(?:ча(?:ет|ют|ем)|тил)|констатир)\w*|"
    r"\bпредседательство\b[^;]*\bпереходит\b|\bприветств(?:ует|уют|уем|овали?)\b|\bпоздрав\w+|"
    r"\bне\s+(?:явля\w+\s+участни|распространя\w+|участву\w+|присоединил\w+)|(?:^|,\s)(?:под|для\s+целей)\b[^,]*\b(?:поним\w+|подразумев\w+|означа\w+)",
    re.IGNORECASE,
)
CONCLUDED = re.compile(
    r"^\W*(?:совершено|подписано|составлено|исполнено|(?:протокол|соглашение|меморандум)\s+подписан\w*)\s+(?:в\b|\d|«)",
    re.IGNORECASE,
)
DESCRIBING = re.compile(
    r"\b(?:явля(?:ется|ются)|составля(?:ет|ют)|составил[аио]?|представля(?:ет|ют)\s+собой|означа(?:ет|ют)|содерж(?:ит|ат)|"
    r"относ(?:ится|ятся)|зан(?:имает|имают)|характеризу\w+|насчитыва\w+|обладает|игра(?:ет|ют)|оста(?:ется|[её]тся|ются)|"
    r"свидетельству(?:ет|ют)|поним(?:ается|аются)|включа(?:ет|ют)|охватыва(?:ет|ют)|отража(?:ет|ют)|основыва(?:ется|ются)|"
    r"опира(?:ется|ются)|обусловлен\w*|разработан[аоы]?|подготовлен[аоы]?|принят[аоы]?|подписан[аоы]?|направлен[аоы]?|призван[аоы]?)\b",
    re.IGNORECASE,
)
OPENING_CONNECTIVE = re.compile(
    r"^(?:кроме\s+того|помимо\s+этого|вместе\s+с\s+тем|дополнительно|также|при\s+этом)\s*,?\s+", re.IGNORECASE
)
AGENT = re.compile(
    r"\b(?:мы|стороны|государства\s*[-–—]\s*члены|главы\s+(?:государств|правительств|делегаций)|лидеры|министры|руководители|участники|"
    r"секретариат|уполномоченные\s+(?:органы|ведомства)|(?:рабочая|экспертная|специальная)\s+(?:рабочая\s+)?группа|комиссия|совет)\b",
    re.IGNORECASE,
)
# Hits that only say how or by whom; the verb they hold decides.
JUDGED = re.compile(r"\s+(?:важн|необходим|целесообразн|полезн|актуальн)\w+\s", re.IGNORECASE)
HOLDERS = frozenset({"agree", "intend", "future", "call", "charge", "oblige"})


def norm_drafts(passage: Passage, *, type_: str) -> Iterator[Draft]:
    """What the passage of a binding document undertakes."""
    if NOT_UNDERTAKEN.search(passage.section or "") and re.search(
        r"термин|определени", passage.section or "", re.IGNORECASE
    ):
        return
    first = WORD.match(passage.text)
    if passage.item and not (first and is_finite(first.group())):
        yield from _item(passage)
    else:
        yield from _sentence(passage, regulating=type_ in REGULATING)


def _item(passage: Passage) -> Iterator[Draft]:
    """A member of a list, whole; a whole sentence under a decision's «решил:» too."""
    text = passage.text
    if len(text) < 8 or NOT_UNDERTAKEN.search(passage.lead or "") or LEFT_ALONE.search(text):
        return
    if HANDLED_DOCUMENT.match(text) and not passage.due:
        return
    code, words = _item_code(passage)
    yield Draft(passage, passage.start, passage.end, code, "list-item", 0.95 if passage.lead else 0.85, words)


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
    accepted = [_verdict(text, clause, hits, regulating=regulating) for clause in clauses]
    accepted = [None if _goes_on(clauses, number) else verdict for number, verdict in enumerate(accepted)]
    for clause, verdict in zip(_merged(text, clauses, accepted), [v for v in accepted if v], strict=False):
        yield from _actions(passage, clause, *verdict)


def _merged(text: str, clauses: list[Clause], accepted: list[tuple[str, ModalityHit | None] | None]) -> list[Clause]:
    """Accepted clauses; one that is not accepted by itself goes with the accepted one before it."""
    kept: list[Clause] = []
    for clause, verdict in zip(clauses, accepted, strict=True):
        if verdict:
            kept.append(clause)
        elif kept and not LEFT_ALONE.search(text[clause.start : clause.end]):
            kept[-1] = Clause(kept[-1].start, clause.end, kept[-1].predicate)
    return kept


def _goes_on(clauses: list[Clause], number: int) -> bool:
    """«Соглашение заключается на пять лет и продлевается …»: what is said of a thing stays one clause."""
    pair = [clause.predicate for clause in clauses[max(number - 1, 0) : number + 1]]
    return len(pair) == 2 and all(predicate and predicate.word.endswith("тся") for predicate in pair)


def _verdict(
    text: str, clause: Clause, hits: list[ModalityHit], *, regulating: bool
) -> tuple[str, ModalityHit | None] | None:
    """Code and modality words of a clause that undertakes something; None of one that does not."""
    if LEFT_ALONE.search(text[clause.start : clause.end]):
        return None
    inside = [hit for hit in hits if clause.start <= hit.start < clause.end]
    predicate = clause.predicate
    main = [
        hit
        for hit in inside
        if predicate is None or hit.start <= predicate.start < hit.end or hit.end <= predicate.start
    ]
    if main:
        return main[0].code, main[0]
    words = text[clause.start : clause.end]
    if predicate is None:
        return ("norm", None) if FINAL_CLAUSE.search(words) else None
    if OF_ITSELF.match(text) and TELLS.match(predicate.word):
        return None
    if (predicate.form == "finite" and "past" in predicate.agreement) or predicate.form == "short":
        return None
    if DESCRIBING.search(predicate.word) and not FINAL_CLAUSE.search(words):
        return None
    if may_be(predicate.word, "futr") or FINAL_CLAUSE.search(words) or regulating:
        return "norm", None
    return ("norm", None) if AGENT.search(text[: predicate.start]) else None


# «Настоящая Дорожная карта разработана … и определяет …»: the document on itself.
OF_ITSELF = re.compile(
    r"^(?:настоящ\w+\s+)?(?:программа|план|дорожная\s+карта|концепция|стратегия|положение|соглашение|меморандум|протокол|документ|декларация)\b",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"(?:определя|содерж|отража|устанавлива|регулиру|включа|предусматрива|служит|нацелен|направлен|основыва|базиру|развива|состоит|призван)\w*$",
    re.IGNORECASE,
)
# Clauses on force, money and execution bind in any type of document.
FINAL_CLAUSE = re.compile(
    r"вступа\w+\s+в\s+силу|прекраща\w+\s+действи|финансир\w+|расход\w+|за\s+сч[её]т|депозитари|координатор\w*|координаци\w+|"
    r"открыт[аоы]?\s+для|осуществля(?:ется|ются)|подлеж(?:ит|ат)|разреша(?:ется|ются)|возлага\w+|назнача\w+|вправе|вносятся|применя(?:ется|ются)|могут\b",
    re.IGNORECASE,
)


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
    for number, (left, right) in enumerate(parts):
        rule = f"norm-{code}" if number == 0 else f"norm-{code}-joined"
        yield Draft(passage, left, right, code, rule, 0.9 if hit else 0.8, words)


def _parted(text: str, start: int, end: int, after: int) -> list[tuple[int, int]]:
    spans = split_infinitives(text, after, end)
    return [(start, spans[0][1]), *spans[1:]]
