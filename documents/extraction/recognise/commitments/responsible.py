"""Who is to do it: the body or state that the clause names, in the nominative; None when it is all parties.

Read by syntax: who is told (dative, or accusative of those called on), on whom it is laid, the subject of the verb,
the instrumental of a passive, the words that lead the list. Left alone: «Стороны», «государства-члены»,
«международное сообщество» name nobody in particular, unless they are told or pay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from documents.extraction.find.actors import BODIES, actor_at, find_actors
from documents.extraction.find.clauses import WORD, find_predicates
from documents.extraction.find.morphology import is_infinitive, lemma, may_be, part_of_speech
from documents.extraction.find.nominative import nominative
from documents.extraction.recognise.commitments.draft import Draft
from documents.extraction.recognise.commitments.kinds import FINANCIAL, FINANCIAL_SECTION, ready_to_do
from documents.extraction.recognise.commitments.named import (
    AFTER_VERB,
    AGENT,
    BY_DECISION,
    IN_BRACKET,
    LAID_ON,
    MEETINGS,
    NAMED,
    OF_THE_SESSION,
    SIDE,
    TOLD_AFTER,
    TOLD_BEFORE,
    group,
    single,
    standing,
)
from documents.extraction.recognise.commitments.subjects import agrees, by_whom, subject

NOBODY = re.compile(
    r"^(?:(?:все\w*|заинтересованн\w+|договаривающ\w+)\s+)*(?:стор[оо]н\w*|государств\w*(?:\s*[-–—]\s*член\w*)?(?:\s+шос)?|международн\w+\s+сообществ\w*|мы|"
    r"друг\s+друга|стран\w*|нас|них|ним|путем|путём|был[оаи]?|за\s+сч[её]т|участник\w*|организаци[яи]|орган(?:ы|ами))(?:\s+(?:шос|организации))?$",
    re.IGNORECASE,
)
SURPLUS = re.compile(
    r"\s+(?:самостоятельно|совместно|ежегодно|вдвое|в\s+пределах|в\s+соответствии|за\s+сч[её]т|"
    r"(?:наш|сво)\w+\s+(?:стран|государств)|на\s+(?:регулярной|постоянной|ежегодной)\s+основе)\b.*$",
    re.IGNORECASE,
)
DEFINITION = re.compile(r"\s*\((?:в\s+дальнейшем|далее|именуем)[^()]*\)", re.IGNORECASE)
# «Расходы … каждая Сторона несет самостоятельно»: all parties do.
OWN_COSTS = re.compile(r"\bнес(?:ет|ёт|ут)\s+самостоятельно|\bсамостоятельно\s+нес", re.IGNORECASE)
OFFER = re.compile(r"(?:принять\s+предложение|по\s+предложению)\s+(?P<who>\w+ской\s+стороны)", re.IGNORECASE)
# Codes of what those who meet say together; they name nobody who is to do it.
SPEAKING = frozenset({"agree", "stance", "intend", "call", "charge"})
# «Совет … постановляет:» decides, others do.
DECIDING = re.compile(r"\b(?:постанов|решил|заяв|договорил|провозгла|соглас|услови)\w*", re.IGNORECASE)
TOLD = frozenset({"charge", "call", "need", "entrust"})
# Words that open what is to be done or by when, after the one who is told.
STOPS = frozenset({"до", "не", "к", "ко", "в", "на", "ежегодно", "совместно", "регулярно"})
STOP_PHRASE = re.compile(r"по\s+(?:итогам|согласованию|мере|результатам)\b", re.IGNORECASE)
CALLED = re.compile(r"\bобра(?:щ|т)\w+\s+ко?\s+(?P<who>[^,;]+?)\s+с\s+(?:призывом|просьбой)\b", re.IGNORECASE)


def responsible(draft: Draft, *, report: bool, names: Mapping[str, str]) -> str | None:
    """The responsible body in the nominative; `names` spells out what the document calls shortly («Фонд»)."""
    if draft.passage.by:
        return draft.passage.by
    found = _in_report(draft) if report else _in_norm(draft)
    return _clean(found, draft, names)


def _clean(name: str | None, draft: Draft, names: Mapping[str, str]) -> str | None:
    """The nominative of a name, or None of those that name nobody."""
    if not name:
        return None
    plain = SURPLUS.sub("", DEFINITION.sub("", name).strip(" .:"))
    whole = plain if _is_nominative_plural(plain) else nominative(plain)
    if not plain or ((NOBODY.match(plain) or NOBODY.match(whole)) and not _named_anyway(draft, plain)):
        return None
    whole = names.get(whole, whole)
    whole = re.sub(r"^(кажд|люб)(?:ый|ая)(?=\s+государство)", r"\1ое", whole, flags=re.IGNORECASE)
    if SIDE.fullmatch(whole) or single(whole):
        return whole[0].lower() + whole[1:]
    return "Секретариат ШОС" if whole in {"Секретариат", "секретариат", "Секретариат Организации"} else whole


def _is_nominative_plural(phrase: str) -> bool:
    """«банки»: the accusative of things is the nominative already."""
    first = next((hit.group() for hit in WORD.finditer(phrase)), "")
    return may_be(first, "nomn", "plur") and may_be(first, "accs", "plur")


def _named_anyway(draft: Draft, name: str) -> bool:
    """Those who are told («Сторонам провести …») or pay are named even when they are all parties."""
    if draft.code == "item" and may_be(next(iter(WORD.findall(name)), ""), "datv", "plur"):
        return True
    section = draft.passage.section or ""
    paying = bool(FINANCIAL.search(draft.text) or FINANCIAL_SECTION.search(section)) and not re.search(
        r"расход\w*\b.*\bнесут|несут\b.*\bрасход", draft.text
    )
    return paying and bool(re.match(r"(?:стороны|сторонами|государства)", name, re.IGNORECASE))


def _in_norm(draft: Draft) -> str | None:
    text = draft.text
    if found := group(IN_BRACKET, text):
        return found
    if draft.code == "item":
        return group(OFFER, text) or _laid_on(text) or _told(text) or _of_lead(draft)
    if draft.code == "relative":
        return _last_before(draft)
    if draft.code in TOLD:
        whole = draft.passage.block.text[draft.passage.start : draft.end]
        if told := _laid_on(text) or _told(text) or _told(whole):
            return told
    for find in (_of_clause, _of_lead, _of_sentence):
        if found := find(draft):
            return found
    return None


def _laid_on(text: str) -> str | None:
    """«возложить на Секретариат ведение …», «координатором назначить …»."""
    name = group(LAID_ON, text) or group(NAMED, text)
    return actor_at(name) if name else None


def _is_body(noun: str) -> bool:
    return may_be(noun, "ablt") and lemma(noun) in BODIES


def _told(text: str) -> str | None:
    return _told_after(text) or group(TOLD_BEFORE, text) or _told_to_do(text)


def _told_to_do(text: str) -> str | None:
    """«Секретариату ШОС в месячный срок довести …»: a dative before the infinitive."""
    verb = next((hit.start() for hit in WORD.finditer(text) if is_infinitive(hit.group())), None)
    if verb is None:
        return None
    found = next(find_actors(text, "datv", 0, verb), None)
    return text[found.start : found.end] if found else None


def _of_clause(draft: Draft) -> str | None:
    """By the clause's own words."""
    text = draft.text
    if found := _laid_on(text):
        return found
    if OWN_COSTS.search(text):
        return None
    if found := single(text):
        return found
    actor = subject(text)
    if actor:
        speaks = draft.code in SPEAKING and actor.plural
        return None if speaks else text[actor.start : actor.end]
    for pattern in (MEETINGS, BY_DECISION, AFTER_VERB):
        if found := group(pattern, text):
            return actor_at(found)
    if (agent := group(AGENT, text)) and _is_body(_first_noun(agent)):
        return agent
    by = by_whom(text)
    return text[by.start : by.end] if by else None


def _of_lead(draft: Draft) -> str | None:
    """«Секретариат ШОС:», «Поручить Секретариату ШОС:», «Свои задачи Фонд решает посредством:»."""
    lead = draft.passage.lead
    if not lead or not draft.passage.item or DECIDING.search(lead):
        return None
    if found := single(lead):
        return found
    if re.search(r"\b(?:поруч|рекоменд|прос|призыва|предл)\w+\b", lead, re.IGNORECASE):
        told = next(find_actors(lead, "datv"), None) or next(find_actors(lead, "accs"), None)
        return lead[told.start : told.end] if told else None
    if owner := re.search(
        r"\b(?:задач|функци|обязанност|полномочи)\w*\s+(?P<who>[А-ЯЁ][^,;:]*?)\s+(?:относ|явля|вход)", lead
    ):
        return nominative(owner["who"], number="sing")
    actor = next(find_actors(lead, "nomn"), None)
    verbs = [predicate for predicate in find_predicates(lead) if predicate.form == "finite"]
    if actor and (not verbs or any(agrees(actor, verb) and "past" not in verb.agreement for verb in verbs)):
        return lead[actor.start : actor.end]
    return None


def _of_sentence(draft: Draft) -> str | None:
    """A joined clause has the subject of its sentence."""
    if draft.passage.start == draft.start:
        return None
    before = draft.passage.block.text[draft.passage.start : draft.start]
    return single(before) or ((actor := subject(before)) and before[actor.start : actor.end]) or None


def _last_before(draft: Draft) -> str | None:
    """The body that a relative clause goes on about."""
    before = draft.passage.block.text[draft.passage.start : draft.start]
    found = [*find_actors(before, "nomn"), *find_actors(before, "ablt"), *find_actors(before, "datv")]
    last = max(found, key=lambda actor: actor.end, default=None)
    return before[last.start : last.end] if last else None


def _first_noun(phrase: str) -> str:
    words = [hit.group() for hit in WORD.finditer(phrase)]
    return next((word for word in words if part_of_speech(word) == "NOUN"), words[0] if words else "")


def _told_after(text: str) -> str | None:
    """«поручаем министрам экономики до 1 марта внести» → «министрам экономики»."""
    if called := CALLED.search(text):
        return called["who"]
    verb = TOLD_AFTER.search(text)
    if not verb:
        return None
    rest = text[verb.end() :]
    for hit in WORD.finditer(rest):
        word = hit.group()
        opens = word.lower() in STOPS or STOP_PHRASE.match(rest, hit.start())
        if is_infinitive(word) or opens or part_of_speech(word) in {"ADVB", "COMP"}:
            return rest[: hit.start()].strip(" ,") or None
    return None


def _in_report(draft: Draft) -> str | None:
    text = draft.text
    if draft.code == "ready":
        actor = subject(text)
        told = group(SIDE, text) or (text[actor.start : actor.end] if actor else None)
        return told if ready_to_do(text) else None
    if draft.code == "planned" and (passed := re.search(r"\bпереход\w+\s+к\s+(?P<who>\w+ской\s+стороне)", text)):
        return passed["who"]
    if draft.code in {"charge", "call"}:
        told = _told(text)
        return told if told and not NOBODY.match(nominative(told)) else _one_body(text)
    if draft.code == "promise":
        return _one_body(text) or _of_sentence(draft)
    if draft.code == "pending" and (told := _one_side(text)):
        return told
    if participants := re.search(r"\bс\s+участием\s+(?P<who>[а-яё]+\s+(?:ведомств|министерств|органов))\b", text):
        return participants["who"]
    if draft.code == "agree" or OF_THE_SESSION.search(text):
        chaired = re.search(r"\bпод\s+председательством\s+(?P<who>\w+ской\s+стороны)", text)
        return chaired["who"] if chaired else _one_side_of(text) or standing(draft)
    return None


def _one_body(text: str) -> str | None:
    actor = subject(text)
    return text[actor.start : actor.end] if actor and not actor.plural else None


def _one_side_of(text: str) -> str | None:
    actor = subject(text)
    return text[actor.start : actor.end] if actor and actor.head == "сторона" and not actor.plural else None


def _one_side(text: str) -> str | None:
    """«киргизская сторона изучает …», «экспертам дано три месяца»."""
    given = next(find_actors(text, "datv"), None) if re.search(r"\bдан[оаы]?\b", text) else None
    if given:
        return text[given.start : given.end]
    actor = subject(text)
    by_side = (
        actor and actor.head == "сторона" and re.match(r"\s+(?:изуча|прорабатыва|рассматрива|готов)", text[actor.end :])
    )
    return text[actor.start : actor.end] if actor and by_side else None
