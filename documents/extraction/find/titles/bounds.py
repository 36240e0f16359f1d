"""Where a title that opens with a document noun ends.

The walk takes one token at a time; the first rule of `RULES` that has a say decides: go on (to a position) or stop. The list of
rules is the policy. Offsets are in the given text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from documents.extraction.find.morphology import parses
from documents.extraction.find.titles.kinds import Kind, readings

TOKEN = re.compile(
    r"государств\w*\s?[-–—－]\s?(?:член|наблюдател|участни)\w*|[^\W\d_]+(?:[-‑][^\W\d_]+)*|№\s*[«\"]?\d+[\w/-]*[»\"]?|\d+(?:[.,/]\d+)*|\S"
)
YEARS = r"(?:\d{4}\s*(?:[-–—]|и|,)\s*)?\d{4}(?:\s*[-–—]\s*\d{4})?"
YEAR_WORD = r"(?:\s*(?:годов|годы|годах|года|году|год|г\.?\s?г\.?|гг\.?|г\.)(?![а-я]))"
VALIDITY = re.compile(
    rf"на\s+(?:период\s+)?(?:с\s+\d{{4}}\s*(?:года|г\.)?\s*(?:по|до)\s+)?(?:до\s+)?{YEARS}{YEAR_WORD}"
    rf"|на\s+(?:период|срок)\s+до\s+\d{{4}}{YEAR_WORD}|(?:на\s+)?(?:период\s+)?до\s+\d{{4}}{YEAR_WORD}"
    rf"|(?:на|за)\s+{YEARS}{YEAR_WORD}"
    r"|на\s+(?:очередной|предстоящий|среднесрочный|долгосрочный|ближайший)\s+период|на\s+(?:средне|долго)срочную\s+перспективу",
    re.I,
)
YEARS_IN_BRACKETS = re.compile(rf"\(\s*(?:на\s+)?{YEARS}{YEAR_WORD}\s*\)")
DATE = r"[«\"]?\d{1,2}[»\"]?\s+[а-я]{3,8}\s+\d{4}\s*(?:года|г\.)?|\d{1,2}\.\d{1,2}\.\d{4}(?:\s*(?:года|г\.))?"
ACT_DATE = re.compile(rf"от\s+(?:{DATE})")
NUMBER = re.compile(r"№\s*[«\"]?\d+[\w/-]*[»\"]?")
ABBREVIATION = re.compile(r"\(\s*(?:далее\s*[-–—,]\s*)?[^()]{0,60}?[А-ЯЁA-Z]{2,}[^()]{0,20}\)")
WORDS_IN_BRACKETS = re.compile(
    r"\((?!далее|прилага|за исключ|кроме|см|город|г\b|онлайн|очно)[а-яё-]+(?:\s[а-яё-]+){0,2}\)", re.I
)
QUOTED = re.compile(r"«(?:[^«»]|«[^«»]*»)*»|“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]")
# Phrases that begin what is told about the document, not its name.
OUTSIDE = re.compile(
    r"(?:в\s+целях|с\s+целью|в\s+ходе|в\s+связи|в\s+соответствии|в\s+установленном|в\s+качестве|в\s+течение|в\s+формате|в\s+режиме|"
    r"в\s+силу|в\s+дальнейшем|в\s+целом|в\s+первом|в\s+этот|в\s+срок|в\s+полном|в\s+кратчайш\w+|"
    r"в\s+(?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре)|в\s+\d|во\s+исполнение|"
    r"за\s+период|за\s+отчетный|с\s+учетом|с\s+учётом|с\s+участием|с\s+поступивш\w+|с\s+\d|по\s+итогам|по\s+состоянию|по\s+инициативе|по\s+предложению|"
    r"по\s+поручению|по\s+мере|на\s+основе|на\s+полях|на\s+рассмотрени\w+|на\s+утверждени\w+|на\s+согласовани\w+|на\s+\d+\s+процент|"
    r"на\s+стадии|на\s+(?:\w+\s+){0,3}(?:заседани|встреч|совещани|саммит|форум|сесси|конференци)\w+|"
    r"в\s+рамках\s+(?:\w+\s+){0,2}(?:заседани|встреч|совещани|саммит|форум|сесси|конференци|подготовки)\w*|"
    r"к\s+\d|до\s+\d{1,2}(?!\d)|до\s+конца|для\s+(?:его|ее|её|их)\b|для\s+(?:утвержд|подписан|принят|рассмотр|вынес|представл)\w+|"
    r"не\s+позднее|за\s+исключением|за\s+счет|при\s+поддержке|при\s+содействии|под\s+председательством|"
    r"согласно|путем|путём|посредством|относительно|касательно|кроме|включая|наряду|вместе\s+с|а\s+также|в\s+том\s+числе|то\s+есть)"
    r"(?![\w-])|(?:от|на|к|с|до)\s+\d{1,2}\s+[а-я]+\b",
    re.I,
)
STOP_WORDS = frozenset(
    "который которая которое которые которого которой которому которых которым которыми которую что чтобы где когда если как "
    "также тоже не ни но а или либо он она оно они это этот эта эти было был была были быть будет будут есть нет уже еще ещё "
    "позднее однако затем ранее впервые совместно одновременно дополнительно таким соответственно состоялось".split()
)
VERBAL = frozenset({"VERB", "INFN", "PRTS", "GRND", "PRED"})
NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "NUMR", "NPRO"})
# Nouns that act: before a finite verb they are its subject and no part of the title.
SUBJECTS = re.compile(
    r"(?:,?\s+и)?\s+(?:(?:заинтересованн|вс|эт|указанн|участвующ)\w+\s+)?"
    r"(?:сторон[ыа]|участник\w?|министры|эксперты|государства[-– ]+члены|лидеры|главы(?:\s+\w+){0,3}|делегации|представители|секретариат|он\w?)$",
    re.I,
)
INSTRUMENTAL_PREPOSITIONS = frozenset("с со между перед под над за".split())
GOVERNING_INSTRUMENTAL = re.compile(
    r"^(?:обмен|управлени|руководств|пользовани|использовани|владени|торговл|обеспечени|снабжени|заняти|обращени|злоупотреблени|"
    r"распоряжени|занимающ|ведающ|пренебрежени|оперировани|командовани|надзор|содействи)",
    re.I,
)
ACT_STEMS = re.compile(
    r"^(?:утвержд|принят|подписан|одобрен|согласован|опубликован|разработан|подготовлен|рассмотрен|упомянут|указанн)",
    re.I,
)
MEMBERS_SLIP = re.compile(r"^государствами\s?[-–—]\s?членами$", re.I)
# An organisation that ends a chain of genitives: «Декларации ШОС | необходимости …».
CLOSING = re.compile(r"ШОС|ООН|СНГ|ЕАЭС|БРИКС|АСЕАН|ОДКБ")
YEARS_SAID = "years"  # after validity or date only a preposition goes on: «План на 2025 год по реализации …»
SUMMING_UP = frozenset({"communique", "statement", "declaration", "protocol"})
LONGEST = 700


@dataclass(slots=True)
class Walk:
    """The state of one walk. `end` is where the title ends so far; `held` keeps words that need a following one."""

    text: str
    start: int
    position: int
    limit: int
    plural: bool = False
    report: bool = False
    results: bool = False  # «Коммюнике по итогам заседания …» is a name
    end: int = 0
    previous: str = ""
    preposition: str = ""
    in_clause: bool = False
    in_list: bool = False
    cases: set[str] = field(default_factory=set)
    last_cases: frozenset[str] = frozenset()
    prepositions: set[str] = field(default_factory=set)

    def rest(self) -> str:
        return self.text[self.position : min(self.limit, self.position + 160)]


Verdict = int | None
STOP = -1


def title_end(text: str, start: int, noun_end: int, kind: Kind) -> int:
    """The end of the title whose noun ends at `noun_end`; equal to `noun_end` for a bare noun."""
    limit = min(len(text), noun_end + LONGEST)
    walk = Walk(text, start, noun_end, limit, kind.plural, kind.code == "report", kind.code in SUMMING_UP, noun_end)
    while walk.position < walk.limit:
        gap = re.compile(r"[\s ]*").match(text, walk.position)
        walk.position = gap.end() if gap else walk.position
        verdict = next((v for v in (rule(walk) for rule in RULES) if v is not None), STOP)
        if verdict == STOP:
            break
        walk.position = verdict
    return max(noun_end, _without_subject(walk))


def _quoted(walk: Walk) -> Verdict:
    found = QUOTED.match(walk.text, walk.position)
    if not found:
        return None
    walk.previous, walk.last_cases, walk.end = "»", frozenset(), found.end()
    return found.end()


def _colon(walk: Walk) -> Verdict:
    """«принята инициатива: «…»» goes on only from the bare noun."""
    if walk.text[walk.position : walk.position + 1] != ":":
        return None
    after = re.compile(r":\s*(?=[«“\"])").match(walk.text, walk.position)
    return after.end() if after and walk.end <= walk.position and not walk.previous else STOP


def _years(walk: Walk) -> Verdict:
    found = VALIDITY.match(walk.text, walk.position) or YEARS_IN_BRACKETS.match(walk.text, walk.position)
    if not found:
        return None
    walk.end, walk.previous = found.end(), YEARS_SAID
    return found.end()


def _act_mark(walk: Walk) -> Verdict:
    """Number and date of the act: «№ 10», «от 17 сентября 2021 г.»."""
    date = ACT_DATE.match(walk.text, walk.position)
    found = date or NUMBER.match(walk.text, walk.position)
    if not found:
        return None
    walk.previous = YEARS_SAID if date and walk.previous else "0"
    walk.end = found.end()
    return found.end()


def _bracket(walk: Walk) -> Verdict:
    """An abbreviation or a word of the name may stand in brackets; dates and remarks end the title."""
    if walk.text[walk.position : walk.position + 1] != "(":
        return None
    words = WORDS_IN_BRACKETS.match(walk.text, walk.position)
    if words and walk.previous not in "»":
        walk.end, walk.previous = words.end(), ")"
        return words.end()
    found = ABBREVIATION.match(walk.text, walk.position)
    return found.end() if found and not re.search(r"\d{4}", found.group()) else STOP


def _outside(walk: Walk) -> Verdict:
    if walk.text.startswith("а также", walk.position) or walk.text.startswith("а  также", walk.position):
        return None
    if walk.results and not walk.previous and re.compile(r"по\s+итогам\s").match(walk.text, walk.position):
        return None
    return STOP if OUTSIDE.match(walk.text, walk.position) else None


def _also(walk: Walk) -> Verdict:
    """«…, а также перспектив …» goes on with a list that is already open."""
    found = re.compile(r"а\s+также\s+").match(walk.text, walk.position)
    if not found:
        return None
    if not (walk.in_list and _joins(walk, found.end(), strict=True)):
        return STOP
    walk.previous = "и"
    return found.end()


def _comma(walk: Walk) -> Verdict:
    if walk.text[walk.position : walk.position + 1] != ",":
        return None
    after = re.compile(r",\s*").match(walk.text, walk.position)
    here = after.end() if after else walk.position + 1
    for rule in (_clause_after_comma, _clause_closed, _list_goes_on):
        if rule(walk, here):
            walk.previous = ","
            return here
    return STOP


def _clause_after_comma(walk: Walk, here: int) -> bool:
    """«министров, отвечающих за торговлю», «о мероприятиях, проведенных в рамках …»: of a word inside, not of the document."""
    word = _word(walk.text, here)
    tags = [parse.tag for parse in parses(word) if parse.tag.POS in {"PRTF", "ADJF"}]
    inside = any(t.number == "plur" and t.case in {"gent", "loct", "accs"} for t in tags) and not walk.plural
    active = any("actv" in t for t in tags) or word.lower().startswith("ответственн")
    passive = walk.report and any("pssv" in t for t in tags) and not ACT_STEMS.match(word)
    walk.in_clause = walk.in_clause or (inside and (active or passive))
    return inside and (active or passive)


def _clause_closed(walk: Walk, here: int) -> bool:
    """«министров, отвечающих за …, по вопросам …»"""
    if not walk.in_clause or not re.compile(r"(?:по|об?|в\s+(?:сфере|области))\s", re.I).match(walk.text, here):
        return False
    walk.in_clause = False
    return not OUTSIDE.match(walk.text, here)


def _list_goes_on(walk: Walk, here: int) -> bool:
    """A further member of a list inside the title: in one sure case, or short and followed by «и»."""
    also = re.compile(r"а\s+также\s+").match(walk.text, here)
    if also:
        return walk.in_list and _joins(walk, also.end(), strict=True)
    short = re.compile(
        r"[\w«»-]+(?:\s[\w«»-]+){0,2}(?:,\s[\w«»-]+(?:\s[\w«»-]+){0,2}){0,4},?\s(?:и|а также)\s", re.I
    ).match(walk.text, here)
    if any("pssv" in parse.tag for parse in parses(_word(walk.text, here) or "и")):
        return False
    if not _joins(walk, here, strict=not short) and not _later_member(walk, here):
        return False
    walk.in_list = True
    return True


def _later_member(walk: Walk, here: int) -> bool:
    """«…, оценки рисков …, а также аналитической работы …»: a later member shows the case that this one hides."""
    later = re.compile(r"[^.;:()]*?,?\s+а\s+также\s+").match(walk.text, here)
    return bool(later) and _joins(walk, here, strict=False) and _joins(walk, later.end(), strict=True)  # type: ignore[union-attr]


def _and(walk: Walk) -> Verdict:
    found = re.compile(r"(?:и/или|и|или)\s+", re.I).match(walk.text, walk.position)
    if not found or not walk.previous:
        return STOP if found else None
    if not _joins(walk, found.end(), strict=False):
        return STOP
    walk.previous = "и"
    return found.end()


def _joins(walk: Walk, here: int, *, strict: bool) -> bool:
    """Whether the word at `here` can be a further member: same case as a noun before it, no verb, no new title."""
    word = _word(walk.text, here)
    if not word:
        return (
            bool(QUOTED.match(walk.text, here))
            and walk.previous == "»"
            or bool(re.compile(r"\d").match(walk.text, here))
        )
    if OUTSIDE.match(walk.text, here) or word.lower() in STOP_WORDS or _opens_title(walk.text, here, word):
        return False
    if _part(word) == "PREP":
        return word.lower() in walk.prepositions
    if word.isupper() and len(word) > 1:
        return not strict and not _verb_follows(walk.text, here)
    found = _cases(word)
    if not found or _part(word) in VERBAL or _new_subject(walk.text, here, found):
        return False
    if strict:
        wanted = walk.cases if walk.in_list else walk.last_cases or walk.cases
        return bool(found & wanted) and not found & {"nomn", "accs"}
    return bool((found - {"nomn"}) & walk.cases)


def _new_subject(text: str, here: int, cases: frozenset[str]) -> bool:
    """«… и стороны договорились»: a noun that may be nominative with a verb close behind."""
    return "nomn" in cases and _verb_follows(text, here)


def _verb_follows(text: str, here: int) -> bool:
    found = TOKEN.findall(text[here : here + 90])[1:4]
    for token in found:
        if token in ",.;:()":
            return False
        if token[0].isalpha() and _part(token) in {"VERB", "PRTS"}:
            return True
    return False


def _opens_title(text: str, here: int, word: str) -> bool:
    """Whether a new document is named here: a document noun, capital or after a capital adjective."""
    tokens = TOKEN.findall(text[here : here + 80])[:4]
    capital = word[:1].isupper()
    for token in tokens:
        if readings(token):
            return capital or token[:1].isupper() or bool(re.match(r"проект", word, re.I))
        if not token[0].isalpha() or _part(token) not in {"ADJF", "PRTF", "NOUN"}:
            return False
        if _part(token) == "NOUN" and not re.match(r"проект", token, re.I):
            return False
        capital = capital or token[:1].isupper()
    return False


def _word_rule(walk: Walk) -> Verdict:
    found = TOKEN.match(walk.text, walk.position)
    if not found:
        return STOP
    word = found.group()
    if not word[0].isalpha():
        return _digits(walk, found)
    if word.lower() in STOP_WORDS:
        return STOP
    part = _part(word)
    if part != "PREP" and walk.previous == YEARS_SAID or readings(word) and word.isupper():
        return STOP
    if part == "ADVB" and not _adverb_of_adjective(walk.text, found.end()):
        return STOP
    if part != "PREP" and CLOSING.fullmatch(walk.previous) and not word.isupper():
        return STOP
    if part == "PREP":
        walk.preposition, walk.previous = word.lower(), word
        walk.prepositions.add(word.lower())
        return found.end()
    if part in VERBAL and not _noun_like(walk, word):
        return STOP
    if not (word.isupper() and len(word) > 1) and not _case_fits(walk, word):
        return STOP
    return _taken(walk, found, word, part)


def _adverb_of_adjective(text: str, here: int) -> bool:
    """«постоянно действующей группы», not «ежегодно готовит»."""
    return _part(_word(text, here + 1)) in {"ADJF", "PRTF"}


def _taken(walk: Walk, found: re.Match[str], word: str, part: str) -> int:
    if part in NOMINAL:
        cases = _cases(word)
        if part == "NOUN":
            walk.last_cases = cases
            walk.cases |= cases
        elif part in {"ADJF", "PRTF"}:
            walk.cases |= cases
    walk.previous, walk.end = word, found.end()
    if part in {"NOUN", ""} and walk.preposition not in INSTRUMENTAL_PREPOSITIONS:
        walk.preposition = walk.preposition if part == "" else "." + walk.preposition.lstrip(".")
    return found.end()


def _digits(walk: Walk, found: re.Match[str]) -> Verdict:
    """A number inside a name: «5-го Совещания», «COVID-19», «78/311»; any other sign ends the title."""
    if found.group()[0].isdigit():
        ordinal = re.compile(r"\d+-?(?:го|й|я|е|ого|ой|му|м|х)\b").match(walk.text, walk.position)
        joined = ordinal or re.compile(r"\d+(?:/\d+)*").match(walk.text, walk.position)
        if ordinal or "/" in found.group() or walk.text[walk.position - 1] == "-":
            walk.end = joined.end() if joined else found.end()
            walk.previous = "0"
            return walk.end
        return STOP
    if found.group() in "-–—" and walk.previous and re.compile(r"[-–—]\s?[А-ЯA-Z\d]").match(walk.text, walk.position):
        return found.end()
    return STOP


def _noun_like(walk: Walk, word: str) -> bool:
    """A word read as a verb first that is a noun here: after a preposition or an adjective that agrees."""
    return any(p.tag.POS in {"NOUN", "ADJF"} and p.tag.case in {"gent", "loct", "datv"} for p in parses(word)) and bool(
        walk.previous and (_part(walk.previous) in {"PREP", "ADJF"})
    )


def _case_fits(walk: Walk, word: str) -> bool:
    """A sure nominative or a stray instrumental is not part of the title any more."""
    cases = _cases(word)
    if not cases:
        return True
    accusative = walk.preposition.lstrip(".") in {"на", "в", "во", "за", "под", "через", "про", "о", "об", "по"}
    if cases <= {"nomn", "voct"} or (cases <= {"nomn", "accs", "voct"} and not accusative):
        return walk.preposition.lstrip(".") == "–"
    if cases == {"ablt"} and walk.preposition.lstrip(".") not in INSTRUMENTAL_PREPOSITIONS:
        return bool(
            MEMBERS_SLIP.match(word) or GOVERNING_INSTRUMENTAL.match(walk.previous) or "ablt" in _cases(walk.previous)
        )
    return True


def _without_subject(walk: Walk) -> int:
    """Cut off a subject that stands before the verb at which the walk stopped."""
    stop = TOKEN.match(walk.text, walk.position)
    if not stop or not stop.group()[0].isalpha() or _part(stop.group()) not in {"VERB", "PRTS"}:
        return walk.end
    found = SUBJECTS.search(walk.text[walk.start : walk.end])
    return walk.start + found.start() if found else walk.end


def _word(text: str, here: int) -> str:
    found = TOKEN.match(text, here)
    return found.group() if found and found.group()[0].isalpha() else ""


def _part(word: str) -> str:
    """The part of speech meant in a title: a noun or adjective reading is preferred to a rare verb."""
    if not word or not word[0].isalpha():
        return ""
    if word.isupper() and len(word) > 1 or re.match(r"государств\w*\s?[-–—－]", word):
        return "NOUN"
    return str(parses(word)[0].tag.POS or "NOUN")


def _cases(word: str) -> frozenset[str]:
    """Cases that the form may have; empty for what does not decline."""
    if not word or not word[0].isalpha() or (word.isupper() and len(word) > 1):
        return frozenset()
    word = re.split(r"\s?[-–—－]\s?", word)[0] if re.match(r"государств\w*\s?[-–—－]", word) else word
    found = [p for p in parses(word) if p.tag.POS in NOMINAL]
    if any("Fixd" in p.tag for p in found):
        return frozenset()
    found = [p for p in found if not (p.tag.POS in {"ADJF", "PRTF"} and "anim" in p.tag)]
    return frozenset(str(p.tag.case).replace("loc2", "loct").replace("gen2", "gent") for p in found if p.tag.case)


RULES: tuple[Callable[[Walk], Verdict], ...] = (
    _quoted, _colon, _years, _act_mark, _bracket, _outside, _also, _comma, _and, _word_rule,
)  # fmt: skip
