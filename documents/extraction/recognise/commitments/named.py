"""Wordings that name who is responsible outright: «возлагается на …», «координатором является …», «по решению …»."""

from __future__ import annotations

import re

from documents.extraction.find.clauses import WORD
from documents.extraction.find.morphology import part_of_speech
from documents.extraction.recognise.commitments.draft import Draft

_OFFICE = r"(?:координатор|ответственн|депозитари|исполнител|оператор|куратор)"
AGENT = re.compile(
    r"\b(?:подлеж\w+\s+(?:утверждению|согласованию|рассмотрению|одобрению)|осуществля\w+|обеспечива\w+ся|производ\w+ся|"
    r"провод\w+ся|координиру\w+ся|выполня\w+ся|вед[её]тся|организу\w+ся|рассматрива\w+ся|контролиру\w+ся|представля\w+ся|"
    r"финансиру\w+ся|утвержда\w+ся|определя\w+ся)\s+(?!на\b|в\b|по\b|за\b|из\b|с\b|через\b|пут[её]м\b)(?P<who>[^,;]+)",
    re.IGNORECASE,
)
LAID_ON = re.compile(
    r"\b(?:возлага\w+|возложить|возложен\w*|закрепля\w+|закрепить|закреплен\w*)\s+(?:[^,;]*?\s)?(?:на|за)\s+(?P<who>[^,;]+)",
    re.IGNORECASE,
)
NAMED = re.compile(
    rf"\b(?:назначить|определить|избрать|утвердить|выбрать)\s+(?P<who>[^,;]+?)\s+{_OFFICE}\w*м\b|"
    rf"\b{_OFFICE}\w*м\s+(?:[^,;]*?\s)?(?:назначить|определить|избрать|утвердить|является|выступает|назначается)\s+(?P<other>[^,;]+)|"
    r"\bназнача(?:ется|ются)\s+(?P<third>[^,;]+)|"
    r"\bорган(?:ом|ами)\b[^,;:]*?\s(?:является|являются)\s+(?P<fourth>(?!от\b)[^,;:]+)|"
    r"\bфункци\w+\s+[^,;]*?(?:выполняет|осуществляет|исполняет)\s+(?P<fifth>[^,;]+)",
    re.IGNORECASE,
)
MEETINGS = re.compile(
    r"\b(?:рассматрива\w+|обсужда\w+|утвержда\w+|рассмотрен\w*)\s+на\s+(?P<who>(?:ежегодн\w+\s+)?(?:встреч|заседани|совещани)\w+\s+[^,;]+)",
    re.IGNORECASE,
)
BY_DECISION = re.compile(
    r"\bпо\s+решению\s+(?P<who>[^,;]+?)\s+(?=мо(?:гут|жет)\b|внос\w+|буд\w+)|"
    r"\bвнос(?:ится|ятся)\s+(?:по\s+решению|решением)\s+(?P<other>[^,;]+)|"
    r"\b(?:консультаци|переговор)\w+\s+между\s+(?P<third>(?:уполномоченн|компетентн)\w+\s+органами)",
    re.IGNORECASE,
)
TOLD_AFTER = re.compile(
    r"\b(?:поруч\w+|призыва\w+|призвал\w*|рекоменд\w+|(?:по)?проси(?:ть|м|т|л[аои]?)|просят|предлож\w+|предлага\w+|приглаша\w+|"
    r"уполномоч\w+|обязать|обязывает|побужда\w+)\s+",
    re.IGNORECASE,
)
TOLD_BEFORE = re.compile(
    r"(?:^|,\s)(?P<who>[А-ЯЁа-яё][^,;]*?)\s+(?:надлежит|было\s+поручено|поручено|рекомендовано|предложено|следует|предстоит|необходимо|"
    r"поруча(?:ем|ют|ет|ется)|рекоменду(?:ем|ют|ет|ется)|рекомендовать|поручить|предложить|предписано)\b"
)
SINGLE = re.compile(
    r"^(?P<who>(?:кажд|люб|запрашивающ|запрашиваем|принимающ|заинтересованн|предоставивш|направляющ|присоединяющ|передающ|получающ)\w+"
    r"(?:\s+из)?\s+(?:[Дд]оговаривающ\w+\s+)?(?:[Сс]торон[аы]?|государств[оа]?(?:\s*[-–—]\s*(?:член|участник)\w*)?(?:\s+ШОС)?)\b|"
    r"(?:уполномоченные|компетентные)\s+органы(?:\s+[Сс]торон)?)",
    re.IGNORECASE,
)
AFTER_VERB = re.compile(
    r"\b(?:возмеща(?:ет|ют)|нес(?:ет|ёт|ут)|обеспечива(?:ет|ют)|определя(?:ет|ют)|оплачива(?:ет|ют)|выполня(?:ет|ют)|осуществля(?:ет|ют)|готов(?:ит|ят)|"
    r"вед(?:ет|ёт|ут)|представля(?:ет|ют))\s+(?P<who>(?:(?:кажд|запрашивающ|принимающ|направляющ)\w+\s+сторона|исполнител\w+|секретариат|"
    r"министерств\w+|депозитарий)[^,;]*)",
    re.IGNORECASE,
)
IN_BRACKET = re.compile(
    r"\((?:[^()]*[;,]\s*)?(?:ответственн\w+(?:\s+\w+)?|исполнител\w+|координатор\w*)\s*[:–—-]\s*(?P<who>[^();]+)\)",
    re.IGNORECASE,
)
SIDE = re.compile(r"\b(?P<who>[а-яё]+ск(?:ая|ой)\s+сторон(?:а|ой|е))\b", re.IGNORECASE)
STANDING = re.compile(
    r"(?:заседани\w|сесси\w|совещани\w)\s+(?:Правления\s+|Совета\s+)?(?P<who>(?:Делового\s+совета|Консорциума|Совместной\s+комиссии|Комиссии|"
    r"Ассоциации|Энергетического\s+клуба|Молодежного\s+совета|Молодёжного\s+совета)\b[^,.;()]*)"
)
# «Одобрена инициатива …», «определены вопросы …»: what the body that met is to do next.
OF_THE_SESSION = re.compile(
    r"\b(?:одобрен\w*\s+(?:инициатив|предложени)|определен\w*\s+(?:вопрос|задач|направлени))", re.IGNORECASE
)


def group(pattern: re.Pattern[str], text: str) -> str | None:
    """What the pattern's first filled group holds."""
    hit = pattern.search(text)
    return next((value for value in hit.groups() if value), None) if hit else None


def single(text: str) -> str | None:
    """«Каждая Сторона», «Любая из Сторон», «Уполномоченные органы» at the beginning."""
    hit = SINGLE.match(text)
    return hit["who"][0].lower() + hit["who"][1:] if hit else None


def standing(draft: Draft) -> str | None:
    """The standing body whose session the paragraph tells of."""
    before = draft.passage.block.text[: draft.end]
    found = [hit["who"] for hit in STANDING.finditer(before)]
    return _until_verb(found[-1]) if found else None


def _until_verb(phrase: str) -> str:
    """The body's name without what the sentence says of it next."""
    for hit in WORD.finditer(phrase):
        if part_of_speech(hit.group()) in {"VERB", "INFN", "PRTS"}:
            return phrase[: hit.start()].strip()
    return phrase.strip()
