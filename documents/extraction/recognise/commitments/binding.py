"""Whether a clause of a document binds, and by which words.

Modality words decide first. Without them a plain present or future tense binds where the document regulates, where
somebody acts («государства-члены развивают …»), or where the clause is on force, money or execution. Left alone: facts,
praise, what a measure will bring about, the document on itself.
"""

from __future__ import annotations

import re

from documents.extraction.find.clauses import Clause, Predicate
from documents.extraction.find.modality import ModalityHit
from documents.extraction.find.morphology import lemma, may_be

# Types whose plain present tense binds: «Уполномоченные органы проводят встречи». Programmes, concepts and strategies
# also describe, so that there, as in statements, somebody must act.
REGULATING = frozenset({"agreement", "regulation", "memorandum", "plan", "roadmap", "charter", "protocol", "decision"})

# Coming meetings are next steps in any document.
NEXT_MEETING = re.compile(
    r"\b(?:заседани|встреч|саммит|совещани|сесси|форум|раунд)\w*\b[^;]*\b(?:состо(?:ится|ятся)|пройд(?:[её]т|ут)|будет\s+(?:провед\w+|созван\w*)|"
    r"намечен\w*|запланирован\w*)|^(?:провести|созвать)\s+(?:очередн|следующ|внеочередн|\d+-|\w+(?:ое|ую|ый|ий|ые)\s+(?:заседани|встреч|совещани|"
    r"сесси))|\bприня(?:ть|л[аи]?)\s+(?:предложение|приглашение)\b",
    re.IGNORECASE,
)
LEFT_ALONE = re.compile(
    r"\bзначени\w+\s+(?:итог|результат|проведени|состоявш|прош[её]дш|решени)\w*|"
    r"\b(?:по)?благодар\w+|\bпризнательност\w+|\bсоболезновани\w+|\bвысоко\s+оцени\w+|\bвысок\w+\s+оценк\w+|"
    r"\bс\s+удовлетворени\w+\s+(?:отме(?:ча(?:ет|ют|ем)|тил)|констатир)\w*|\bпредседательство\b[^;]*\bпереходит\b|"
    r"\bприветств(?:ует|уют|уем|овали?)\b|\bпоздрав\w+|\bне\s+(?:явля\w+\s+участни|распространя|участву|присоединил)\w*|"
    r"\s(?:есть|[–—-]\s+это)\s(?!необходимост|возможност)|\bвоздержива\w+\s+от\s+участи|\bне\s+принима\w+\s+участи|\bобеспокоен\w*|\bозабочен\w*|"
    r"(?:^|,\s)(?:под|для\s+целей|термин|в\s+(?:целях|рамках)\s+настоящ\w+)\b[^,]*\b(?:поним|подразумев|означа)\w+|"
    r"\bиспользу\w+тся\s+следующ\w+\s+(?:термин|понят|сокращ)\w+|\b(?:подлинн\w+|оригинальн\w+)\s+экземпляр|"
    r"\bиме[ею]т\s+(?:одинаков|равн)\w+\s+(?:юридическ\w+\s+)?силу|\bаутентичн\w+|\bне\s+подлеж\w+\s+цитировани|"
    r"\bцитировани\w+\s+не\s+подлеж",
    re.IGNORECASE,
)
# Verbs of state and of what is so anyway: they tell, whoever is their subject.
DESCRIBING = frozenset(
    "выражать отмечать приветствовать поздравлять высказывать указывать усматривать делать встречаться чтить "
    "видеться оценивать воспринимать наблюдать следить сознавать осознавать понимать разделять верить надеяться "
    "ценить констатировать напоминать сожалеть хранить гордиться скорбеть связывать быть являться составлять "
    "составить означать содержать содержаться относиться занимать характеризоваться насчитывать насчитываться "
    "обладать играть оставаться свидетельствовать пониматься подразумеваться включать охватывать отражать "
    "основываться опираться сталкиваться расти возрастать сохраняться существовать находиться располагать "
    "располагаться принадлежать соответствовать отличаться объединять достигать превышать преобладать "
    "базироваться истекать граничить видеть знать помнить нуждаться ожидаться казаться бывать переживать "
    "испытывать страдать становиться меняться менять превращаться продолжаться усиливаться снижаться повышаться "
    "увеличиваться уменьшаться ухудшаться улучшаться приходиться потреблять производить экспортировать "
    "импортировать жить проживать работать насчитать звучать иметься хватать отсутствовать наблюдаться отмечаться "
    "представлять".split()
)
# «реализуется с 2019 года»: how long it has been so.
SINCE = re.compile(r"\bс\s+(?:(?:[а-яё]+\s+)?(?:19|20)\d\d)\s+г", re.IGNORECASE)
# «представляет доклад» is done, «представляет собой» is so; «имеет право», «имеет силу» are left to the other rules.
IS_SO = re.compile(r"\bсобой\b|\bсоставлен\w*\s+(?:из|в)\b", re.IGNORECASE)
# «на 12 процентов», «3,1 млн человек»: figures are facts unless somebody is to reach them.
FIGURE = re.compile(r"\d(?:[.,]\d+)?\s*(?:%|процент|тыс\b|млн|млрд|трлн|тысяч|миллион|миллиард)", re.IGNORECASE)
# «Уполномоченными органами … являются …»: who holds an office under the document.
OFFICE = re.compile(
    r"\b(?:уполномоченн|компетентн|высш|руководящ|координирующ|исполнительн|рабоч|головн)\w+\s+(?:[\w-]+\s+){0,2}?"
    r"(?:орган|учреждени|организаци|ведомств|язык)\w*|депозитари|координатор|оператор\w*\b|ответственн\w+\s+за|"
    r"^(?:со)?(?:председател|секретар|руководител|заместител)\w+\b",
    re.IGNORECASE,
)
AGENT = re.compile(
    r"\b(?:мы|стороны|государств[оа]\s*[-–—]\s*член(?:ы)?|(?:кажд|люб|запрашивающ|принимающ|направляющ)\w+\s+сторона|главы\s+(?:государств|правительств|делегаций)|лидеры|министры|"
    r"руководители|участники|секретариат|(?:уполномоченные|компетентные)\s+(?:органы|ведомства)|они|"
    r"(?:рабочая|экспертная|специальная)\s+(?:рабочая\s+)?группа|комиссия|совет)\b",
    re.IGNORECASE,
)
WE = re.compile(r"^(?:будем|намерены)\b|^[а-яё]+(?:ем|им)(?:ся)?\s", re.IGNORECASE)
# «Это будет способствовать …», «Реализация Плана позволит …».
EFFECT = re.compile(
    r"\bбуд(?:ет|ут)\s+(?:\w+\s+)?(?:способствова|служи|содействова|являт|имет|означа|оказыва|стат|определят|завис|раст|"
    r"станови)\w*|\b(?:позвол(?:ит|ят)|стан(?:ет|ут)|привед(?:ет|ёт|ут)|послуж(?:ит|ат)|помож(?:ет|гут)|придаст|даст|"
    r"повлечет|повлечёт|облегчит|ускорит|укрепит|усилит|улучшит|сократит|снизит)\b|"
    r"\bвнес(?:ет|ёт|ут)\s+(?:[\w-]+\s+)?вклад",
    re.IGNORECASE,
)
# «Для реализации Концепции разрабатывается План»: what is to be done, without saying by whom.
PASSIVE = re.compile(
    r"(?:разрабатыва|созда|провод|приним|представля|утвержда|назнача|определя|организу|направля|рассматрива|созыва|"
    r"обеспечива|формиру|публику|информиру)\w*тся$",
    re.IGNORECASE,
)
# «Настоящая Дорожная карта разработана … и определяет …»: the document on itself.
OF_ITSELF = re.compile(
    r"^(?:настоящ\w+\s+)?(?:программа|план|дорожная\s+карта|концепция|стратегия|положение|соглашение|меморандум|"
    r"протокол|документ|декларация)\b",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"(?:определя|содерж|отража|устанавлива|регулиру|включа|предусматрива|служит|нацелен|направлен|основыва|базиру|"
    r"развива|состоит|призван)\w*$",
    re.IGNORECASE,
)
# Clauses on force, money and execution bind in any type of document.
FINAL_CLAUSE = re.compile(
    r"вступа\w+\s+в\s+силу|прекраща\w+\s+действи|финансир\w+|расход\w+|за\s+сч[её]т|депозитари|координатор\w*|"
    r"координаци\w+|открыт[аоы]?\s+для|осуществля(?:ется|ются)|подлеж(?:ит|ат)|разреша(?:ется|ются)|возлага\w+|ответственност\w+\b[^;]*\bнес(?:ет|ёт|ут)\b|"
    r"назнача\w+|вправе|реша(?:ется|ются)|урегулиру\w+тся|внос(?:ятся|ится)|применя(?:ется|ются)|могут\b|может\s+быть\b",
    re.IGNORECASE,
)

Verdict = tuple[str, ModalityHit | None] | None


def verdict(text: str, clause: Clause, hits: list[ModalityHit], *, regulating: bool) -> Verdict:
    """Code and modality words of a clause that undertakes something; None of one that does not."""
    words = text[clause.start : clause.end]
    if LEFT_ALONE.search(words):
        return None
    predicate = clause.predicate
    told = bool(AGENT.search(text[: predicate.start] if predicate else words) or WE.search(words))
    inside = [hit for hit in hits if clause.start <= hit.start < clause.end]
    main = [hit for hit in inside if predicate is None or hit.start <= predicate.end]
    if main:
        effect = main[0].code == "future" and not told and EFFECT.search(words)
        return None if effect else (main[0].code, main[0])
    if predicate is None:
        return ("norm", None) if FINAL_CLAUSE.search(words) else None
    return ("norm", None) if _binds(text, words, predicate, told=told, regulating=regulating) else None


def _binds(text: str, words: str, predicate: Predicate, *, told: bool, regulating: bool) -> bool:
    """Whether a plain tense promises something: who acts and what kind of verb it is decide."""
    if predicate.form == "short" or "past" in predicate.agreement:
        return bool(re.search(r"открыт[аоы]?\s+для", words))
    if OF_ITSELF.match(text) and TELLS.match(predicate.word):
        return False
    if FINAL_CLAUSE.search(words) and not FIGURE.search(words):
        return True
    name = lemma(predicate.word)
    if name == "являться" and OFFICE.search(words):
        return True
    if (
        (name in DESCRIBING and name != "представлять")
        or IS_SO.search(words)
        or SINCE.search(words)
        or FIGURE.search(words)
    ):
        return False
    if may_be(predicate.word, "futr"):
        return told or bool(NEXT_MEETING.search(words)) or not EFFECT.search(words)
    return regulating or told or bool(PASSIVE.match(predicate.word))
