"""The signs of a printed page that say what a line is: list marks, page numbers, rules, offices, places with dates.

Patterns only, for one line of text without white space around it. What follows from them is decided in
`readers.paragraphs` and in `structure`.
"""

from __future__ import annotations

import re

from documents.extraction.find.morphology import parses

DASHES = "-–—－−‒―"
BULLETS = "•·▪●◦■□▸►‣*"
MONTH = r"(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
ROMAN = r"(?=[IVXLСХ])[IХXVLС]{1,6}"

# «- », «－», «• », «1.», «1.2.», «1)», «(1)», «а)», «I.», «§ 3.»
MARKER = re.compile(
    rf"(?P<mark>[{DASHES}](?=\s)|[－•▪●◦■□▸►‣]|[·*](?=\s)"
    rf"|\(?\d{{1,3}}(?:\.\d{{1,2}})*\)|\d{{1,2}}(?:\.\d{{1,2}})*\.(?=\s|[А-ЯЁA-Z«])|\d{{1,2}}(?:\.\d{{1,2}})+(?=\s)"
    rf"|\(?(?:[а-яёa-z]|[ivx]{{1,5}})\)|{ROMAN}[.)](?=\s|[А-ЯЁ]))\s*"
)
DAY_NUMBER = re.compile(rf"\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|\d{{1,2}}\.\d{{1,2}}\.?\s*[{DASHES}]")  # a date is no mark
DASH_MARK = re.compile(rf"[{DASHES}{BULLETS}]")
ROMAN_MARK = re.compile(rf"(?:{ROMAN}|[ivx]{{1,5}})[.)]?$")
PAGE_NUMBER = re.compile(
    rf"(?:[{DASHES}]\s*)?\d{{1,3}}(?:\s*[{DASHES}])?|(?:стр(?:аница|\.)|page|с\.)\s*\d{{1,4}}(?:\s*(?:из|of|/)\s*\d{{1,4}})?"
    r"|\d{1,4}\s*(?:/|из)\s*\d{1,4}",
    re.IGNORECASE,
)
RULE = re.compile(r"[-–—_=*~\s]{3,}")
UNDERLINE = re.compile(r"[_—–\s]{5,}")  # the line over footnotes
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)

ORDINAL = r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят)(?:ая|ый|ой|ое|ий|ья|ье)"
SECTION_NAME = re.compile(
    rf"(?:статья|раздел|глава|часть|section|article)\s+(?:\d+|[IVXLC]+|[А-Я](?=\.)|{ORDINAL})\b", re.IGNORECASE
)
CALL = re.compile(r"[А-ЯЁ]{4,}(?:\s[А-ЯЁ]{4,})?:")  # «СЛУШАЛИ:», «РЕШИЛИ:»
ANNEX = re.compile(r"приложение(?:\s*(?:№\s*)?\d+)?(?:\s+к\s|\s*$|\s*\()", re.IGNORECASE)
STAMP = re.compile(
    r"(?:утвержд[её]н[аоы]?|одобрен[аоы]?|принят[аоы]?|согласован[аоы]?)"
    r"(?:\s+(?:решени|постановлени|распоряжени|протокол)\w+|\s+на\s|\s+в\s+(?:г\.|гор\.|город)|\s+[«\"]?\d{1,2}[»\".\s]|\s*$)",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"(?:срок(?:и)?(?:\s+(?:исполнения|выполнения|реализации|проведения))?|ответственн\w+(?:\s+\w+){0,2}|(?:со)?исполнител\w+(?:\s+\w+)?)\s*:",
    re.IGNORECASE,
)
NOTE = re.compile(r"(?P<mark>примечани[ея]|сноска)\s*(?P<number>\d+)?\s*[:.]", re.IGNORECASE)
SUBJECT = re.compile(r"(?:Об?|ОБ?)\s+[А-ЯЁа-яё]")

OFFICE = re.compile(
    r"(?:(?:первый|первая)\s+)?(?:вице-)?(?:президент|премьер-министр|премьер|председател[ья]|министр|заместител[ья]|"
    r"глава(?!\s+[\dIVXLC])|"
    r"руководител[ья]|генеральный\s+секретарь|исполняющ\w+|государственный\s+секретарь|директор|канцлер)\b",
    re.IGNORECASE,
)
# «За Правительство Республики Индии», «За Российскую Федерацию»; «За отчетный период» opens a sentence.
FOR_SIGNER = re.compile(
    r"(?:От\s+имени|За|ЗА)\s+(?:Правительств|ПРАВИТЕЛЬСТВ|Министерств|Республик|Российск|Китайск|Кыргызск|Исламск|Секретариат)\w*"
)
# «Республики Казахстан», «Кыргызской Республики»; «Исламской Республики» alone is no state yet.
STATE = re.compile(
    r"(?:(?!Исламск|Арабск|Социалистическ|Демократическ)[А-ЯЁ]\w+[сц]к(?:ой|ая|ую)\s+(?:Народн\w+\s+)?Республик[аиу]"
    r"|(?:(?:Исламск|Арабск|Народн|Социалистическ|Демократическ|Объединенн)\w+\s+)*Республик[аиу]\s+(?:Союз\s+)?[А-ЯЁ][\w-]+"
    r"|(?:Королевств[аоу]|Государств[аоу]|Султанат[ау]?|Эмират[ау]?)\s+[А-ЯЁ][\w-]+|Российск\w+\s+Федераци\w|Монголи\w|Туркменистан\w*)$"
)
SECRETARIAT = re.compile(r"секретариат(?:\s+(?:шанхайской\s+организации\s+сотрудничества|шос))?", re.IGNORECASE)
DAY = rf"[«\"]?\d{{1,2}}[»\"]?(?:\s*[-–—]\s*\d{{1,2}})?\s+{MONTH}|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}"
DATE_START = re.compile(rf"(?:[Сс]\s+)?\d{{1,2}}(?:\s*[{DASHES},]\s*\d{{1,2}}|\s+и\s+\d{{1,2}})*\s+{MONTH}")
_CITY = r"(?:(?:г\.|гор\.|город)\s*[А-ЯЁ][\w-]+(?:\s[А-ЯЁ][\w-]+)?)"
_NUMBER = r"(?:№\s*[«\"]?\d+[\w/-]*[»\"]?)"
_DATED = rf"(?:(?:{DAY})\s*(?:\d{{4}})?\s*(?:года|г\.)?)"
# «г. Минск, 3 июля 2026 г.», «19–20 июня 2024 г.  № 11-П  г. Омск»: city, number and date in any order, nothing else.
PLACE_AND_DATE = re.compile(rf"\(?(?:{_CITY}|{_DATED})(?:[\s,–—-]+(?:{_CITY}|{_NUMBER}|{_DATED}))*\)?\.?$")
CONCLUDED = re.compile(r"(?:совершено|подписано|составлено)\s+(?:в|на)\s", re.IGNORECASE)
# Who speaks in the first words of an act.
SPEAKER = re.compile(
    r"(?:Мы,|(?:Стороны|Договаривающиеся|Государства\s?[-–—]\s?(?:члены|участники)|Правительств[оа]|Главы|Лидеры|Министры|"
    r"Руководители|Совет)(?=[\s,]))"
)
# «… № 9 от 17 сентября 2021 года», «… от 1 ноября 2022 года № 41»: nothing of a stamp comes after.
STAMP_END = re.compile(
    r"(?:\d{4}\s*(?:года|г\.)?|\d{2}\.\d{2}\.\d{4}(?:\s*г\.)?)\s*(?:№\s*\S+)?"
    r"(?:,?\s+(?:в\s+)?(?:г\.|город\w*)\s*[А-ЯЁ][\w-]+)?$"
)
# The words that close a preamble: what follows is what was decided.
RESOLVED = re.compile(
    r"(?:заявля\w+|решил[аи]?|реша(?:ет|ют)|постанов(?:ил[аи]?|ля[ею]т)|договорились|согласились|приняли|выража\w+|провозглаша\w+|принима\w+|подтвержда\w+|констатиру\w+)"
    r"(?:\s+(?:о|об)?\s*(?:нижеследующ\w+|следующ\w+)|\s+настоящ\w+\s+\w+|\s+(?:свою\s+)?(?:следующую\s+)?общую\s+позицию)?\s*[.:]?$",
    re.IGNORECASE,
)
FOLLOWING = re.compile(r"\b(?:о\s+)?(?:ниже)?следующ(?:ем|ее)\s*[.:]$", re.IGNORECASE)
LONGEST_FORMULA = 120  # characters
# A line may not end here: what follows belongs to it.
DANGLING = re.compile(
    r"(?:^|\s)(?:и|в|на|по|с|о|об|от|до|за|к|для|при|из|у|под|между|со|во|или|а|также|не|№|что|как)$|[(–—]$",
    re.IGNORECASE,
)
TERMINAL = re.compile(r"[.!?…][»\"”)\]]*$")
ENDS_ABBREVIATED = re.compile(
    r"(?:^|[\s(«-])(?:(?:г|гг|г\.\s?г|ст|п|пп|им|т\.\s?[екн]|млн|млрд|трлн|тыс|долл|руб|стр|см|[А-ЯЁ])\.|№)$"
)
INNER_END = re.compile(r"(?<=[^\W\d_]{3}|\d{2}[»)])[.!?]\s+(?=[А-ЯЁ«\d])")
YEAR_END = re.compile(r"\d{4}\s?(?:г|гг|г\.\s?г)\.$")


def has_capitals_only(text: str) -> bool:
    """«ШАНХАЙСКАЯ ОРГАНИЗАЦИЯ СОТРУДНИЧЕСТВА»: four letters or more, none of them small."""
    return text.isupper() and sum(char.isalpha() for char in text) >= 4


def is_furniture(text: str) -> bool:
    """A line that belongs to the page and not to the text: its number, a rule, an address at its foot."""
    return bool(PAGE_NUMBER.fullmatch(text) or RULE.fullmatch(text) or ADDRESS.fullmatch(text))


def is_office(text: str) -> bool:
    """«Президент», «Министр торговли, промышленности и недропользования Исламской»: who signs, not who acts."""
    return bool(OFFICE.match(text)) and len(text) < 100 and text[-1] not in ".;:"


def signs_off(text: str) -> bool:
    """«Президент …», «За Правительство …»: the first words of a signature, the state aside."""
    return len(text) < 160 and text[0].isupper() and (is_office(text) or bool(FOR_SIGNER.match(text)))


def is_state(text: str) -> bool:
    """«Республики Казахстан» alone on a line."""
    return bool(STATE.match(text)) and len(text) < 60


def resolves(text: str) -> bool:
    """Whether a clause closes a preamble: «настоящим заявляем:», «достигли взаимопонимания о нижеследующем:»."""
    if RESOLVED.search(text):
        return True
    return bool(FOLLOWING.search(text)) and (text[0].islower() or len(text) < LONGEST_FORMULA)


def ends(text: str) -> bool:
    """Whether a sentence or a member of a list ends here: not after «г.» or initials."""
    if text[-1] in ":;":
        return True
    return bool(TERMINAL.search(text)) and (not ENDS_ABBREVIATED.search(text) or bool(YEAR_END.search(text)))


def marker(text: str) -> re.Match[str] | None:
    """The list mark at the beginning of a text."""
    return None if DAY_NUMBER.match(text) else MARKER.match(text)


def style(mark: str) -> str:
    """What marks of one list share: «digits0» for «1.», «digits1» for «1.2.», «roman», «letters», or the sign."""
    plain = mark.strip("().")
    if not plain:
        return "none"
    if plain[0].isdigit():
        return f"digits{plain.count('.')}{')' if mark[-1] == ')' else ''}"
    return "roman" if ROMAN_MARK.match(plain) else "letters" if plain[0].isalpha() else plain[0]


def depth(mark: str) -> int:
    """How deep an item with this mark lies: 1 for «1.» and signs, one more for each further number."""
    return mark.strip("().").count(".") + 1 if mark[:1].isdigit() else 1


def opens_clause(text: str) -> bool:
    """«отмечая», «руководствуясь», «в соответствии», «настоящим»: how the clauses of a preamble begin."""
    words = text.split(None, 2)
    first = words[0].strip(",.").lower() if words else ""
    if first in ("настоящим", "исходя", "согласно", "будучи"):
        return True
    if first in ("в", "во"):
        return len(words) > 1 and words[1].startswith(("соответстви", "развити", "целях", "исполнени", "подтверждени"))
    return first.endswith(("я", "ясь", "в", "вши", "вшись")) and is_gerund(first)


def is_gerund(word: str) -> bool:
    """A gerund by the dictionary's first opinion."""
    return any(parse.tag.POS == "GRND" for parse in parses(word)[:1])


# Parts of speech that are written with a capital only where a sentence begins.
NO_NAMES = frozenset({"PREP", "CONJ", "PRCL", "ADVB", "NPRO", "VERB", "PRTS", "ADJS", "GRND"})


def has_verb(text: str) -> bool:
    """Whether a word of the text is a verb in a personal form by the dictionary's first opinion."""
    words = re.findall(r"[а-яё]{3,}", text)
    return any(parse.tag.POS == "VERB" for word in words for parse in parses(word)[:1])


def begins_sentence(text: str) -> bool:
    """Whether the first word has a capital that only the beginning of a sentence explains."""
    hit = re.match(r"(?P<word>[А-ЯЁ][а-яё]*)(?=[\s,])", text)
    if not hit:
        return False
    best = parses(hit["word"])[:1]
    return any(parse.tag.POS in NO_NAMES and "Abbr" not in parse.tag for parse in best)
