"""Words and patterns of titles: tokens, years of validity, marks of the act, phrases that are never part of a name."""

from __future__ import annotations

import re
from functools import lru_cache

from documents.extraction.find.morphology import parses

TOKEN = re.compile(
    r"государств\w*\s?[-–—－]\s?(?:член|наблюдател|участни)\w*|[^\W\d_]+(?:[-‑][^\W\d_]+)*|"
    r"№\s*[«\"]?\d+[\w/-]*[»\"]?|\d+(?:[.,/]\d+)*|\S"
)
YEARS = r"(?:\d{4}\s*(?:[-–—]|и|,)\s*)?\d{4}(?:\s*[-–—]\s*\d{4})?"
YEAR_WORD = r"(?:\s*(?:годов|годы|годах|года|году|год|г\.?\s?г\.?|гг\.?|г\.)(?![а-я]))"
VALIDITY = re.compile(
    rf"на\s+(?:период\s+)?(?:с\s+\d{{4}}\s*(?:года|г\.)?\s*(?:по|до)\s+)?(?:до\s+)?{YEARS}{YEAR_WORD}"
    rf"|на\s+(?:период|срок)\s+до\s+\d{{4}}{YEAR_WORD}|(?:на\s+)?(?:период\s+)?до\s+\d{{4}}{YEAR_WORD}"
    rf"|(?:на|за)\s+{YEARS}{YEAR_WORD}"
    r"|на\s+(?:очередной|предстоящий|среднесрочный|долгосрочный|ближайший)\s+период|на\s+(?:средне|"
    r"долго)срочную\s+перспективу",
    re.IGNORECASE,
)
YEARS_IN_BRACKETS = re.compile(rf"\(\s*(?:на\s+)?{YEARS}{YEAR_WORD}\s*\)")
DATE = r"[«\"]?\d{1,2}[»\"]?\s+[а-я]{3,8}\s+\d{4}\s*(?:года|г\.)?|\d{1,2}\.\d{1,2}\.\d{4}(?:\s*(?:года|г\.))?"
ACT_DATE = re.compile(rf"от\s+(?:{DATE})")
NUMBER = re.compile(r"№\s*[«\"]?\d+[\w/-]*[»\"]?")
ABBREVIATION = re.compile(r"\(\s*(?:далее\s*[-–—,]\s*)?[^()]{0,60}?[А-ЯЁA-Z]{2,}[^()]{0,20}\)")
WORDS_IN_BRACKETS = re.compile(
    r"\((?!далее|прилага|за исключ|кроме|см|город|г\b|онлайн|очно)[а-яё-]+(?:\s[а-яё-]+){0,2}\)", re.IGNORECASE
)
# Bounded, so that an open quotation mark does not make every search run to the end of the text.
QUOTED = re.compile(r"«(?:[^«»]|«[^«»]{0,400}»){0,600}»|“[^”]{0,600}”|\"[^\"]{0,600}\"|„[^“”]{0,600}[“”]")
# Phrases that begin what is told about the document, not its name.
OUTSIDE = re.compile(
    r"(?:в\s+целях|с\s+целью|в\s+ходе|в\s+связи|в\s+соответствии|в\s+установленном|в\s+качестве|в\s+течение|"
    r"в\s+формате|в\s+режиме|"
    r"в\s+силу|в\s+дальнейшем|в\s+целом|в\s+первом|в\s+этот|в\s+срок|в\s+полном|в\s+кратчайш\w+|"
    r"в\s+(?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре)|в\s+\d|во\s+исполнение|"
    r"за\s+период|за\s+отчетный|с\s+учетом|с\s+учётом|с\s+участием|с\s+поступивш\w+|с\s+\d|по\s+итогам|"
    r"по\s+состоянию|по\s+инициативе|по\s+предложению|"
    r"по\s+поручению|по\s+мере|на\s+основе|на\s+полях|на\s+рассмотрени\w+|на\s+утверждени\w+|на\s+согласовани\w+|"
    r"на\s+\d+\s+процент|"
    r"на\s+стадии|на\s+(?:\w+\s+){0,3}(?:заседани|встреч|совещани|саммит|форум|сесси|конференци)\w+|"
    r"в\s+рамках\s+(?:\w+\s+){0,2}(?:заседани|встреч|совещани|саммит|форум|сесси|конференци|подготовки)\w*|"
    r"к\s+\d|до\s+\d{1,2}(?!\d)|до\s+конца|для\s+(?:его|ее|её|их)\b|для\s+(?:утвержд|подписан|принят|рассмотр|"
    r"вынес|представл)\w+|"
    r"не\s+позднее|за\s+исключением|за\s+счет|при\s+поддержке|при\s+содействии|под\s+председательством|"
    r"согласно|путем|путём|посредством|относительно|касательно|кроме|включая|наряду|вместе\s+с|а\s+также|"
    r"в\s+том\s+числе|то\s+есть)"
    r"(?![\w-])|(?:от|на|к|с|до)\s+\d{1,2}\s+[а-я]+\b",
    re.IGNORECASE,
)
STOP_WORDS = frozenset(
    "который которая которое которые которого которой которому которых которым которыми которую что чтобы где "
    "когда если как "
    "также тоже не ни но а или либо он она оно они это этот эта эти было был была были быть будет будут есть нет "
    "уже еще ещё "
    "позднее однако затем ранее впервые совместно одновременно дополнительно таким соответственно состоялось".split()
)
VERBAL = frozenset({"VERB", "INFN", "PRTS", "GRND", "PRED"})
NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "NUMR", "NPRO"})
# Nouns that act: before a finite verb they are its subject and no part of the title.
SUBJECTS = re.compile(
    r"(?:,?\s+и)?\s+(?:(?:заинтересованн|вс|эт|указанн|участвующ)\w+\s+)?"
    r"(?:сторон[ыа]|участник\w?|министры|эксперты|государства[-– ]+члены|лидеры|главы(?:\s+\w+){0,3}|делегации|"
    r"представители|секретариат|он\w?)$",
    re.IGNORECASE,
)
INSTRUMENTAL_PREPOSITIONS = frozenset("с со между перед под над за".split())
GOVERNING_INSTRUMENTAL = re.compile(
    r"^(?:обмен|управлени|руководств|пользовани|использовани|владени|торговл|обеспечени|снабжени|заняти|обращени|"
    r"злоупотреблени|"
    r"распоряжени|занимающ|ведающ|пренебрежени|оперировани|командовани|надзор|содействи)",
    re.IGNORECASE,
)
ACT_STEMS = re.compile(
    r"^(?:утвержд|принят|подписан|одобрен|согласован|опубликован|разработан|подготовлен|рассмотрен|упомянут|указанн)",
    re.IGNORECASE,
)
MEMBERS_SLIP = re.compile(r"^государствами\s?[-–—]\s?членами$", re.IGNORECASE)
# An organisation that ends a chain of genitives: «Декларации ШОС | необходимости …».
CLOSING = re.compile(r"ШОС|ООН|СНГ|ЕАЭС|БРИКС|АСЕАН|ОДКБ")


def word_at(text: str, here: int) -> str:
    found = TOKEN.match(text, here)
    return found.group() if found and found.group()[0].isalpha() else ""


@lru_cache(maxsize=50_000)
def part_of(word: str) -> str:
    """The part of speech meant in a title: a noun or adjective reading is preferred to a rare verb."""
    if not word or not word[0].isalpha():
        return ""
    if (word.isupper() and len(word) > 1) or re.match(r"государств\w*\s?[-–—－]", word):
        return "NOUN"
    return str(parses(word)[0].tag.POS or "NOUN")


@lru_cache(maxsize=50_000)
def cases_of(word: str) -> frozenset[str]:
    """Cases that the form may have; empty for what does not decline."""
    if not word or not word[0].isalpha() or (word.isupper() and len(word) > 1):
        return frozenset()
    word = re.split(r"\s?[-–—－]\s?", word)[0] if re.match(r"государств\w*\s?[-–—－]", word) else word
    found = [p for p in parses(word) if p.tag.POS in NOMINAL]
    if any("Fixd" in p.tag for p in found):
        return frozenset()
    found = [p for p in found if not (p.tag.POS in {"ADJF", "PRTF"} and "anim" in p.tag)]
    return frozenset(str(p.tag.case).replace("loc2", "loct").replace("gen2", "gent") for p in found if p.tag.case)
