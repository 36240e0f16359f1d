"""Where the name of an event ends: its genitive tail, topic, quoted title and participial clause belong to it;
predicate, date, venue, form, chair and what took place «в ходе», «по итогам» do not.

«Совещание министров, отвечающих за … деятельность | состоялось», «семинар государств-членов ШОС по вопросам … | 15
мая», «Форум стран ШОС по «зеленому» развитию | (г.Циндао, …)», «заседание Совета Межбанковского объединения (МБО) ШОС
| .»
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from documents.extraction.find.cities import find_cities
from documents.extraction.find.dates import Context, find_dates
from documents.extraction.find.event_words import head_of
from documents.extraction.find.formats import find_format
from documents.extraction.find.morphology import parses
from documents.extraction.find.tokens import Token

# Turns that open something else than the name.
STOP_TURN = re.compile(
    r"(?:в\s+(?:ходе|формате|режиме|период|соответствии|результате|связи|качестве|том\s+числе|тот\s+же|этот|эти"
    r"|онлайн|гибридн|смешанн|очн"
    r"|дистанционн|комбинированн|удал[её]нн|виртуальн|г\.|гг\.|гор\.|город|столиц|секретариате|рамках\s+(?!шос|«"
    r"|организации)|начале|конце"
    r"|первый|последний|январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре|текущем"
    r"|отч[её]тн|ближайш|\d|котор)"
    r"|на\s+(?:сво[её]м|заседани|совещани|встрече|сессии|очередном|внеочередном|полях|котор|базе|площадке"
    r"|территории|уровне\s+экспертов|основе|\d|этапе|баз)|по\s+(?:итогам|результатам|инициативе|предложению|просьбе"
    r"|видео|состоянию|завершении|линии|окончании|случаю\s+котор|сравнению)|под\s+(?:(?:со)?председательством"
    r"|руководством|эгидой|патронажем)"
    r"|при\s+(?!посольств)|с\s+(?:учетом|учётом|целью|использованием|привлечением|\d|открытыми|последующ|докладом"
    r"|момента|начала|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
    r"|за\s+(?:счет|исключением|отчетный|период|\d)"
    r"|об?\s+(?:ходе|итогах|результатах|выполнении)\b|до\s|от\s(?!\d)|через\s|после\s|перед\s|без\s|кроме\s|согласно\s|посредством|дистанционно|очно|онлайн(?!-)"
    r"|ВКС\b|а\s|но\s|где\s|что\s|как\s|также\b|котор\w+"
    r"|(?:весной|летом|осенью|зимой)\s|однако|поскольку|чтобы|если|когда|позднее|ежегодно|«на\s+полях»|в\s+которо"
    r"|из-за|ввиду|вследствие|благодаря|одновременно|там\s+же|здесь\s+же|накануне)",
    re.IGNORECASE,
)
VENUE = re.compile(r"в[о]?\s+(?=[А-ЯЁ])")
AFTER_VENUE = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*")
TAKEN_TURN = re.compile(
    r"в\s+(?:области|сфере|сферах|условиях|интересах|регионе|странах|целях|государств|рамках|деле|вопросах)",
    re.IGNORECASE,
)
# Clauses that tell the body or the topic, not what happened: «отвечающих за …», «посвященный …».
CLAUSE_IN_NAME = re.compile(
    r",\s+(?:отвечающ|курирующ|ответственн|занимающ|осуществляющ|уполномоченн|посвящ[её]нн|приуроченн|регулирующ"
    r"|задействованн|ведающ)",
    re.IGNORECASE,
)
ABBREVIATION = re.compile(
    r"[(（]\s*(?:далее\s*[-–—,:]?\s*)?(?:«?[А-ЯЁA-Z][А-ЯЁA-Z\d-]+»?(?:\s+[А-ЯЁ]{2,})?|[А-ЯЁ][а-яё]+"
    r"|далее\b[^()]*)\s*[)）]"
)
PLAIN_BRACKET = re.compile(r"[(（][а-яё][а-яё\s-]+[)）]")
# «(вела китайская сторона)»: told of the event, no part of its name.
SAID_BRACKET = re.compile(r"\bсторон\w|\bв[её]л[аи]?\b|председател|инициатор|модератор|\bочн|\bдистанц|\bонлайн")
LATIN_BRACKET = re.compile(r"[(（][A-Za-z][A-Za-z\s.&-]*[)）]")
TOPIC = re.compile(r"(?:на\s+тему|под\s+(?:девизом|лозунгом|названием))", re.IGNORECASE)
# «защиты от наводнений», «независимость от импорта»
SHIELDED = ("защит", "охран", "оборон", "страхован", "спасен", "зависим", "независим", "избавлен", "очист", "отказ")
FINITE = frozenset({"VERB", "INFN", "PRTS", "GRND"})
NAME_TOKENS = 70
TURNS = frozenset("ходе итогам рамках результатам полях завершении начале участники итоги повестке".split())
LINKS = frozenset("и по в на о об для с из между к за от при а под до или среди".split())


def right_end(text: str, words: tuple[Token, ...], place: int) -> int:
    """The offset where the name whose head is words[place] ends."""
    barrier = _date_barrier(text, words[place].end)
    last_kept, index = place, place + 1
    while index < min(len(words), place + NAME_TOKENS) and words[index].start < barrier:
        if not _goes_on(text, words, index, last_kept, place):
            break
        if _is_kept(words[index]):
            last_kept = index
        index += 1
    return _trimmed(words, place, last_kept, index)


def _goes_on(text: str, words: tuple[Token, ...], index: int, last_kept: int, place: int) -> bool:
    """Whether this token still belongs to the name, or stands inside it."""
    kind = words[index].kind
    if kind == "sign":
        return _sign(text, words, index, last_kept)
    if kind == "bracket":
        return _bracket_passes(text, words, index)
    if kind == "quote":
        before = words[index - 1]
        return index - 1 == last_kept or before.text in {":", "–", "—"} or before.kind == "bracket"
    return not _stops(text, words, index, place)


def _is_kept(token: Token) -> bool:
    """Whether a name can end with this token."""
    if token.kind == "bracket":
        plain = PLAIN_BRACKET.fullmatch(token.text) and not SAID_BRACKET.search(token.text)
        return bool(plain or LATIN_BRACKET.fullmatch(token.text))
    return token.kind != "sign"


def _date_barrier(text: str, start: int) -> int:
    """The first date after the head that does not belong to its name («на 2022 год», «от 7 августа», «2050 года»)."""
    for hit in _dates(text):
        if hit[0] >= start and hit[2] == "occurrence" and hit[3] != "year":
            return hit[0]
    return len(text)


@lru_cache(maxsize=64)
def _dates(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """Dates of the text, kept for the last few texts: every head of a sentence asks for the same."""
    context = Context(document=dt.date(2000, 1, 1))
    return tuple((hit.start, hit.end, hit.role, hit.precision) for hit in find_dates(text, context=context))


def _sign(text: str, words: tuple[Token, ...], index: int, last_kept: int) -> bool:
    """Whether the name goes on after this sign."""
    sign = words[index].text
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return False
    if sign == ",":
        return bool(CLAUSE_IN_NAME.match(text, words[index].start)) or _enumerates(words, index, last_kept)
    if sign == ":":
        return following.kind == "quote"
    if sign in "–—-" and words[index - 1].kind == "quote" and re.match(r"(?:19|20)\d\d\b", following.text):
        return True
    close = following.start == words[index].end and words[index].start == words[index - 1].end
    return sign in "/-–" and close


def _enumerates(words: tuple[Token, ...], index: int, last_kept: int) -> bool:
    """A comma between members of one list in the tail («экономики, торговли и инвестиций»): the same case goes on up
    to «и».
    """
    cases = _noun_cases(words[last_kept])
    if not cases or ("nomn" in cases and len(cases) == 1):
        return False
    for ahead in range(index + 1, min(index + 10, len(words))):
        token = words[ahead]
        if token.kind == "sign" and token.text != ",":
            return False
        if token.kind != "word" or _is_predicate(token):
            return False
        if head_of(token.text) is not None:
            return False
        if token.low in {"и", "а"} and ahead > index + 1:
            after = words[ahead + 1] if ahead + 1 < len(words) else None
            return (
                after is not None
                and bool(cases & _noun_cases(after, adjectives=True))
                and bool(cases & _noun_cases(words[index + 1], adjectives=True))
            )
    return False


def _noun_cases(token: Token, *, adjectives: bool = False) -> frozenset[str]:
    if token.kind != "word":
        return frozenset()
    kinds = {"NOUN", "ADJF", "PRTF"} if adjectives else {"NOUN"}
    return frozenset(str(parse.tag.case) for parse in parses(token.text) if parse.tag.POS in kinds)


def _bracket_passes(text: str, words: tuple[Token, ...], index: int) -> bool:
    """Abbreviations and explanations do not end a name that goes on after them; anything else in brackets does."""
    bracket = words[index].text
    following = words[index + 1] if index + 1 < len(words) else None
    if find_format(bracket) is not None:
        return following is not None and TOPIC.match(text, following.start) is not None
    if (PLAIN_BRACKET.fullmatch(bracket) and not SAID_BRACKET.search(bracket)) or LATIN_BRACKET.fullmatch(bracket):
        return True
    if following is not None and TOPIC.match(text, following.start):
        return True
    if not ABBREVIATION.fullmatch(bracket) or following is None:
        return False
    return following.kind in {"word", "quote"} and not _is_predicate(following)


def _stops(text: str, words: tuple[Token, ...], index: int, place: int) -> bool:
    token = words[index]
    if token.kind == "number":
        return False  # «форум-2021», «30 регионов», «2021 года под лозунгом»
    if token.low == "от" and words[index - 1].low.startswith(SHIELDED):
        return False
    if STOP_TURN.match(text, token.start):
        return not (TAKEN_TURN.match(text, token.start) and _keeps_turn(text, words, index, place))
    if token.low == "с" and not _with_passes(words, index, place):
        return True
    if token.low in {"в", "во"} and _venue_follows(text, token):
        return not _inside_participle(words, index)
    if token.low == "и":
        return _new_thing_after(words, index, place)
    return _is_predicate(token) or _is_new_subject(words, index)


def _keeps_turn(text: str, words: tuple[Token, ...], index: int, place: int) -> bool:
    low = text[words[index].start : words[index].start + 12].lower()
    if low.startswith("в целях"):
        return index - place <= 12 and not any(
            token.kind == "quote" or token.low == "по" for token in words[place:index]
        )
    return not low.startswith("в рамках")


def _with_passes(words: tuple[Token, ...], index: int, place: int) -> bool:
    """«с участием …» names an event only when nothing else does."""
    following = words[index + 1].low if index + 1 < len(words) else ""
    return following != "участием" or index == place + 1


def _inside_participle(words: tuple[Token, ...], index: int) -> bool:
    """«аккредитованных в Пекине журналистов»: the place belongs to a participle whose noun comes."""
    before, after = words[index - 1], words[index + 2] if index + 2 < len(words) else None
    cases = (
        {parse.tag.case for parse in parses(before.text)[:2] if parse.tag.POS == "PRTF"}
        if before.kind == "word"
        else set()
    )
    return after is not None and bool(cases & _noun_cases(after)) and index - 1 > 0


def _venue_follows(text: str, token: Token) -> bool:
    match = VENUE.match(text, token.start)
    if not match:
        return False
    word = AFTER_VENUE.match(text, match.end())
    if not word:
        return False
    return any(hit.start == len("в ") for hit in find_cities("в " + text[match.end() : match.end() + 40]))


def _new_thing_after(words: tuple[Token, ...], index: int, place: int) -> bool:
    """«и» before a predicate or another event in the head's own case ends the name."""
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None or following.kind in {"number", "sign", "bracket"}:
        return True
    if following.kind == "quote":
        return False
    head_cases = _noun_cases(words[place])
    for ahead in range(index + 1, min(index + 6, len(words))):
        token = words[ahead]
        if token.kind != "word":
            break
        if _is_predicate(token):
            return True
        head = head_of(token.text)
        if head is not None and head_cases & _noun_cases(token):
            return words[index - 1].kind != "word" or index - 1 != place
        if _noun_cases(token) and not _noun_cases(token, adjectives=True) - _noun_cases(token):
            break
    return False


def _is_predicate(token: Token) -> bool:
    if token.kind != "word" or token.low in LINKS:
        return False
    readings = parses(token.text)
    if readings[0].tag.POS not in FINITE:
        return False
    return (
        not any(parse.tag.POS in {"NOUN", "ADJF"} and parse.score > 0.3 for parse in readings)
        and not token.text.isupper()
    )


def _is_new_subject(words: tuple[Token, ...], index: int) -> bool:
    """A pronoun or a word that can only be nominative after a genitive tail opens a new clause."""
    token = words[index]
    return token.low in {
        "он",
        "она",
        "оно",
        "они",
        "мы",
        "его",
        "ее",
        "их",
        "это",
        "все",
        "было",
        "были",
        "был",
        "была",
        "будет",
        "будут",
        "не",
        "дважды",
        "трижды",
        "неоднократно",
        "впервые",
        "вновь",
        "лишь",
    }


def _trimmed(words: tuple[Token, ...], place: int, last_kept: int, stopped: int) -> int:
    """The end of the last word that can end a name; a subject that the predicate found belongs to is given back."""
    last = last_kept
    while last > place and (words[last].low in LINKS or words[last].kind == "sign"):
        last -= 1
    if stopped < len(words) and words[stopped].kind == "word" and _is_predicate(words[stopped]):
        last = _without_subject(words, place, last, words[stopped])
    return words[last].end


def _without_subject(words: tuple[Token, ...], place: int, last: int, verb: Token) -> int:
    """«На заседании группы | стороны обсудили»: the head is oblique, so the nominative before the verb is its
    subject.
    """
    if last == place or words[last].kind != "word":
        return last
    if "nomn" in _noun_cases(words[place]) and not _is_oblique(words, place):
        return last
    number = parses(verb.text)[0].tag.number
    nominative = any(
        p.tag.POS == "NOUN" and p.tag.case == "nomn" and p.tag.number == number for p in parses(words[last].text)
    )
    if not nominative or _governed(words, last):
        return last
    last -= 1
    while last > place and any(
        p.tag.POS in {"ADJF", "PRTF"} and p.tag.case == "nomn" for p in parses(words[last].text)
    ):
        last -= 1
    while last > place and (words[last].low in LINKS or words[last].kind == "sign"):
        last -= 1
    return last


def _is_oblique(words: tuple[Token, ...], place: int) -> bool:
    """«в ходе встречи», «по итогам заседания»: a form that may be nominative is not."""
    index = place - 1
    while (
        index >= 0
        and words[index].kind == "word"
        and _noun_cases(words[index], adjectives=True)
        and not _noun_cases(words[index])
    ):
        index -= 1
    return index >= 0 and (words[index].low in LINKS - {"и"} or words[index].low in TURNS)


def _governed(words: tuple[Token, ...], last: int) -> bool:
    """A preposition or an adjective that is not nominative right before."""
    before = words[last - 1]
    return before.low in LINKS - {"и"}
