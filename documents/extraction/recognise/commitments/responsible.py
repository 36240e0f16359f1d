"""Who is to do it: the body or state that the clause names, in the nominative; None when it is all parties.

Left alone: «Стороны», «государства-члены», «международное сообщество» name nobody in particular.
"""

from __future__ import annotations

import re

from documents.extraction.find.clauses import WORD
from documents.extraction.find.morphology import is_infinitive, may_be, part_of_speech
from documents.extraction.find.nominative import nominative
from documents.extraction.recognise.commitments.draft import Draft
from documents.extraction.recognise.commitments.kinds import ready_to_do

NOBODY = re.compile(
    r"^(?:(?:все\w*|заинтересованн\w+)\s+)?(?:стор[оо]н\w*|государств\w*(?:\s*[-–—]\s*член\w*)?(?:\s+шос)?|международн\w+\s+сообществ\w*|мы|"
    r"друг\s+друга|стран\w*|нас|них|ним|путем|путём|был[оаи]?|за\s+сч[её]т)(?:\s+(?:шос|организации))?$",
    re.IGNORECASE,
)
AGENT = re.compile(
    r"\b(?:подлеж\w+\s+(?:утверждению|согласованию|рассмотрению)|осуществля\w+|обеспечива\w+ся|производ\w+ся|провод\w+ся|координиру\w+ся|выполня\w+ся|вед[её]тся|организу\w+ся|"
    r"рассматрива\w+ся|контролиру\w+ся|представля\w+ся)\s+(?!на\b|в\b|по\b|за\b|из\b|с\b|через\b|пут[её]м\b)(?P<who>[^,;]+)",
    re.IGNORECASE,
)
LAID_ON = re.compile(r"\b(?:возлага\w+|возложить|возложен\w*)\s+(?:[^,;]*?\s)?на\s+(?P<who>[^,;]+)", re.IGNORECASE)
NAMED = re.compile(
    r"\b(?:назнача(?:ется|ются)|координатор\w*\s+(?:[^,;]*\s)?(?:является|выступает)|депозитари\w+\s+(?:[^,;]*\s)?(?:является|выступает)|"
    r"функци\w+\s+[^,;]*?(?:выполняет|осуществляет|исполняет))\s+(?P<who>[^,;]+)",
    re.IGNORECASE,
)
MEETINGS = re.compile(
    r"\b(?:рассматрива\w+|обсужда\w+|утвержда\w+|рассмотрен\w*)\s+на\s+(?P<who>(?:ежегодн\w+\s+)?(?:встреч|заседани|совещани)\w+\s+[^,;]+)",
    re.IGNORECASE,
)
BY_DECISION = re.compile(
    r"\bпо\s+решению\s+(?P<who>[^,;]+?)\s+(?=мо(?:гут|жет)\b|внос\w+|буд\w+)|"
    r"\bвнос(?:ится|ятся)\s+(?:по\s+решению|решением)\s+(?P<other>[^,;]+)",
    re.IGNORECASE,
)
TOLD_AFTER = re.compile(
    r"\b(?:поруч\w+|призыва\w+|призвал\w*|рекоменд\w+|проси(?:ть|м|т)|предлож\w+|предлага\w+|приглаша\w+)\s+",
    re.IGNORECASE,
)
TOLD_BEFORE = re.compile(
    r"(?:^|,\s)(?P<who>[А-ЯЁа-яё][^,;]*?)\s+(?:надлежит|было\s+поручено|поручено|рекомендовано|предложено|следует)\b"
)
SINGLE = re.compile(
    r"^(?P<who>(?:кажд|люб|запрашивающ|принимающ|заинтересованн|предоставивш|направляющ|запрашиваем)\w+\s+(?:договаривающ\w+\s+)?"
    r"(?:сторон[аы]|государств[оа]\s*[-–—]\s*член\w*(?:\s+шос)?|государств[оа])\b|уполномоченные\s+органы(?:\s+[Сс]торон)?|компетентные\s+органы(?:\s+[Сс]торон)?)",
    re.IGNORECASE,
)
BODY = re.compile(
    r"^(?P<who>(?:Секретариат|Совет|Комиссия|Комитет|Рабочая\s+группа|Экспертная\s+группа|Совещание|Деловой\s+совет|Исполнительный\s+комитет|"
    r"Координационн\w+\s+\w+|Министерств[оа]|Национальн\w+\s+координатор\w*)\b[^,;]*)"
)
AFTER_VERB = re.compile(
    r"\b(?:возмеща(?:ет|ют)|нес(?:ет|ёт|ут)|обеспечива(?:ет|ют)|определя(?:ет|ют)|оплачива(?:ет|ют)|выполня(?:ет|ют)|осуществля(?:ет|ют)|готов(?:ит|ят)|"
    r"вед(?:ет|ёт|ут)|представля(?:ет|ют))\s+(?P<who>(?:(?:кажд|запрашивающ|принимающ|направляющ)\w+\s+сторона|исполнител\w+|секретариат|"
    r"министерств\w+|депозитарий)[^,;]*)",
    re.IGNORECASE,
)
# Words that open what is to be done or by when, after the one who is told.
STOPS = frozenset({"до", "не", "к", "ко", "в", "на", "ежегодно", "совместно", "регулярно"})
SUBJECT_ENDS = frozenset({"вправе", "раз", "ежегодно", "ежеквартально", "регулярно", "совместно", "не", "при", "в"})
STOP_PHRASE = re.compile(r"по\s+(?:итогам|согласованию|мере|результатам)\b", re.IGNORECASE)
SIDE = re.compile(r"\b(?P<who>[а-яё]+ск(?:ая|ой)\s+сторон(?:а|ой|е))\b", re.IGNORECASE)
STANDING = re.compile(
    r"(?:заседани\w|сесси\w|совещани\w)\s+(?:Правления\s+|Совета\s+)?(?P<who>(?:Делового\s+совета|Консорциума|Совместной\s+комиссии|Комиссии|"
    r"Ассоциации|Энергетического\s+клуба|Молодежного\s+совета|Молодёжного\s+совета)\b[^,.;()]*)"
)


def responsible(draft: Draft, *, report: bool) -> str | None:
    """The responsible body in the nominative."""
    if draft.passage.by:
        return draft.passage.by
    if draft.code == "item" and not report:
        offer = re.match(
            r"(?:принять\s+предложение|по\s+предложению)\s+(?P<who>\w+ской\s+стороны)", draft.text, re.IGNORECASE
        )
        return _clean(offer["who"]) if offer else None
    found = _in_report(draft) if report else _in_norm(draft)
    return _clean(found)


def _clean(name: str | None) -> str | None:
    """The nominative of a name, or None of those that name nobody."""
    if not name:
        return None
    plain = re.sub(
        r"\s+(?:самостоятельно|совместно|ежегодно|в\s+пределах|в\s+соответствии|за\s+сч[её]т|на\s+(?:регулярной|постоянной|ежегодной)\s+основе)\b.*$",
        "",
        name.strip(" .:"),
    )
    if not plain or NOBODY.match(plain):
        return None
    whole = nominative(plain)
    if NOBODY.match(whole):
        return None
    if SIDE.fullmatch(whole):
        return whole[0].lower() + whole[1:]
    return "Секретариат ШОС" if whole in {"Секретариат", "секретариат", "Секретариат Организации"} else whole


def _group(pattern: re.Pattern[str], text: str) -> str | None:
    hit = pattern.search(text)
    return hit["who"] or hit.groupdict().get("other") if hit else None


def _in_norm(draft: Draft) -> str | None:
    text = draft.text
    if draft.code in {"charge", "call"}:
        return _told_after(text) or _group(TOLD_BEFORE, text)
    if subject := _subject(text):
        return subject
    for pattern in (LAID_ON, NAMED, MEETINGS, BY_DECISION, AFTER_VERB):
        if found := _group(pattern, text):
            return found
    if (agent := _group(AGENT, text)) and may_be(_first_noun(agent), "ablt"):
        return agent
    return _subject(draft.sentence)


def _first_noun(phrase: str) -> str:
    words = [hit.group() for hit in WORD.finditer(phrase)]
    return next((word for word in words if part_of_speech(word) == "NOUN"), words[0] if words else "")


def _subject(text: str) -> str | None:
    single = SINGLE.match(text)
    if single:
        who = single["who"]
        return who[0].lower() + who[1:]
    body = BODY.match(text)
    return _until_verb(body["who"]) if body else None


def _until_verb(phrase: str) -> str | None:
    """The words before the first verb; None when there is no verb after them."""
    for hit in WORD.finditer(phrase):
        if part_of_speech(hit.group()) in {"VERB", "INFN", "PRTS"} or hit.group().lower() in SUBJECT_ENDS:
            return phrase[: hit.start()].strip()
    return None


def _told_after(text: str) -> str | None:
    """«поручаем министрам экономики до 1 марта внести» → «министрам экономики»."""
    called = re.search(r"\bобра(?:щ|т)\w+\s+ко?\s+(?P<who>[^,;]+?)\s+с\s+(?:призывом|просьбой)\b", text, re.IGNORECASE)
    if called:
        return called["who"]
    verb = TOLD_AFTER.search(text)
    if not verb:
        return None
    rest = text[verb.end() :]
    for hit in WORD.finditer(rest):
        word = hit.group()
        if is_infinitive(word) or word.lower() in STOPS or STOP_PHRASE.match(rest, hit.start()):
            return rest[: hit.start()].strip(" ,") or None
    return None


# «Одобрена инициатива …», «определены вопросы …»: what the body that met is to do next.
OF_THE_SESSION = re.compile(
    r"\b(?:одобрен\w*\s+(?:инициатив|предложени)|определен\w*\s+(?:вопрос|задач|направлени))", re.IGNORECASE
)


def _in_report(draft: Draft) -> str | None:
    text = draft.text
    if draft.code == "ready":
        return _group(SIDE, text) if ready_to_do(text) else None
    if draft.code == "planned" and (passed := re.search(r"\bпереход\w+\s+к\s+(?P<who>\w+ской\s+стороне)", text)):
        return passed["who"]
    if draft.code == "charge":
        told = _told_after(text) or _group(TOLD_BEFORE, text)
        return told if _clean(told) else _group(re.compile(r"^(?P<who>Секретариат(?:\s+ШОС)?)\b"), text)
    if participants := re.search(r"\bс\s+участием\s+(?P<who>[а-яё]+\s+(?:ведомств|министерств|органов))\b", text):
        return participants["who"]
    if draft.code == "agree" or OF_THE_SESSION.search(text):
        chaired = re.search(r"\bпод\s+председательством\s+(?P<who>\w+ской\s+стороны)", text)
        return chaired["who"] if chaired else _standing(draft)
    return None


def _standing(draft: Draft) -> str | None:
    """The standing body whose session the paragraph tells of."""
    before = draft.passage.block.text[: draft.end]
    found = [hit["who"] for hit in STANDING.finditer(before)]
    name = found[-1] if found else None
    return _until_tail(name) if name else None


def _until_tail(name: str) -> str:
    """The body's name without what the sentence says of it next."""
    verb = _until_verb(name)
    return verb or name.strip()
