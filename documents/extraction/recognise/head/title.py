"""The document's own title and type: «ЗАЯВЛЕНИЕ / Совета глав … / о …» → «Заявление Совета глав … о …».

Reads the head's lines; the title starts at the first line whose first noun names a kind of document and goes on over
the lines that are not date, city, number or a stamp. Capital letters of the heading are undone; abbreviations stay.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from documents.extraction.find.cities import find_cities
from documents.extraction.find.dates import find_dates
from documents.extraction.lexicon import load
from documents.extraction.recognise.head.lines import Line

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
OWN_ABBREVIATIONS = frozenset(
    [
        "ШОС",
        "ООН",
        "СНГ",
        "ЕАЭС",
        "ФАО",
        "ЮНЕП",
        "БРИКС",
        "СВМДА",
        "АСЕАН",
        "ОДКБ",
        "ЭСКАТО",
        "РАТС",
        "ИКТ",
        "МБО",
        "ДС",
        "КСДЛ",
        "СГГ",
        "СГП",
        "СМИ",
        "ЕЭК",
        "ВОЗ",
        "ЮНЕСКО",
    ]
)
STAMP = re.compile(
    r"^(?:приложение|утвержд[её]н\w*|одобрен\w*|принят[аоы]?\b|проект$|прилагается|представля\w+|шанхайская\s+организация\s+сотрудничества$|"
    r"совет\s+глав\s+\w+(?:\s*\(премьер-министров\))?$|секретариат$|к\s+решению|решением\b|неофициальный\s+перевод|№)",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"^шанхайская\s+организация\s+сотрудничества\s*|^совет\s+глав\s+(?:государств|правительств)(?:\s*\(премьер-министров\))?\s*(?=$|решение)",
    re.IGNORECASE,
)
# What may stand beside date and city in the line that tells them.
PLACE_WORDS = re.compile(
    r"№\s*[«\"]*\d+(?:[-/][\w/-]+)?[»\"]*|\b(?:г|гор|город|года|году|год|документ|док|исх|рег)\b\.?|[«»]", re.IGNORECASE
)
PLACE_LENGTH = 90
# A longer range of days is a reporting period, not a session.
LONGEST_SESSION = dt.timedelta(days=14)
MOST_LEADING_WORDS = 4


@cache
def _nouns() -> dict[str, str]:
    return {str(row["noun"]): str(row["code"]) for row in load("documents")["kind"]}


def document_type(title: str) -> str:
    """The type by the title's first noun that names one; «other» when none does."""
    return _type_at_start(title) or "other"


def _type_at_start(text: str) -> str | None:
    for number, hit in enumerate(WORD.finditer(text)):
        word = hit.group().lower().replace("ё", "е")
        if word in _nouns():
            return _nouns()[word] if not (word == "карта" and "дорожная" not in text.lower()) else "roadmap"
        if number >= MOST_LEADING_WORDS - 1:
            break
    return None


def title_lines(lines: tuple[Line, ...]) -> list[Line]:
    """The head's lines that make the title, in order."""
    start = next((number for number, line in enumerate(lines) if _starts_title(line.text)), None)
    if start is None:
        return []
    kept = [lines[start]]
    for line in lines[start + 1 :]:
        if is_place_line(line.text) or STAMP.match(line.text) or _is_opening(line.text):
            if len(kept) > 1 or _full(kept[0].text):
                break
            continue
        kept.append(line)
    return kept


def _starts_title(text: str) -> bool:
    plain = bare(text)
    return bool(plain) and not STAMP.match(plain) and not is_place_line(plain) and _type_at_start(plain) is not None


def _full(text: str) -> bool:
    return len(WORD.findall(text)) > MOST_LEADING_WORDS


def _is_opening(text: str) -> bool:
    """The first words of the document itself, should they have come with the head."""
    return bool(
        re.match(
            r"(?:Мы|Стороны|Государства\s*[-–—]\s*члены|Правительства|Главы|Лидеры|Совет\s+глав\s+\w+\b.*\bрешил)\b",
            text,
        )
    )


def bare(text: str) -> str:
    """A head line without the organisation's name and markup before the title."""
    plain = text.strip().strip("*#_ ")
    while hit := ORGANISATION.match(plain):
        if hit.end() == 0:
            break
        plain = plain[hit.end() :].strip()
    return plain


def is_place_line(text: str) -> bool:
    """«г. Пекин, 3 июля 2026 г.», «17 сентября 2021 года № 9 город Душанбе», «(г.

    Бишкек, 30 июня 2026 года)»: nothing else.
    """
    plain = text.strip().strip("*_() ")
    if len(plain) > PLACE_LENGTH:
        return False
    dates = find_dates(plain)
    if any(hit.last - hit.first > LONGEST_SESSION for hit in dates):
        return False
    rest = _without(plain, [(hit.start, hit.end) for hit in dates])
    rest = _without(rest, [(hit.start, hit.end) for hit in find_cities(rest)])
    return (rest != plain or "№" in plain) and not WORD.search(PLACE_WORDS.sub(" ", rest))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def title_of(lines: tuple[Line, ...]) -> str | None:
    """The title, lines joined and capitals undone; None when the head has none."""
    words = " ".join(bare(line.text) for line in title_lines(lines))
    # «торгово-» at a line's end goes on in the next line.
    words = re.sub(r"(?<=[а-яё])-\s+(?=[а-яё])", "-", words)
    words = re.sub(r"\s+", " ", words).strip(" .")
    if not words:
        return None
    return _with_brackets(sentence_case(words))


def _with_brackets(title: str) -> str:
    """Footnote marks at the end («…*», «…¹») are no part of the title."""
    return re.sub(r"(?:\*+|[¹²³]|\[\^\d+\])$", "", title).strip()


def sentence_case(title: str) -> str:
    """Undo a heading's capitals: the leading run of capital words, or all of a title that is in capitals throughout."""
    letters = [char for char in title if char.isalpha()]
    shouting = sum(char.isupper() for char in letters) > 0.7 * max(len(letters), 1)
    out, here, leading = [], 0, True
    for number, hit in enumerate(WORD.finditer(title)):
        word = hit.group()
        out.append(title[here : hit.start()])
        capitals = len(word) > 1 and word.isupper() and not _roman(word)
        leading = leading and (word.isupper() or number == 0)
        lowered = word.lower() if capitals and (leading or shouting) and word not in OWN_ABBREVIATIONS else word
        if shouting and len(word) == 1:
            lowered = word.lower()
        out.append(lowered[:1].upper() + lowered[1:] if number == 0 else lowered)
        here = hit.end()
    joined = "".join([*out, title[here:]])
    return _own_names(joined) if shouting else joined


def _roman(word: str) -> bool:
    return bool(re.fullmatch(r"[IVXLC]+", word))


def _own_names(title: str) -> str:
    """Capitals that belong to names, in a title that was all capitals."""
    title = re.sub(r"\b(шанхайск\w+)(?=\s+организаци)", lambda hit: hit.group().capitalize(), title)
    title = re.sub(r"\b(совет)(?=\w*\s+глав\b)", "Совет", title)
    return re.sub(r"«(\w)", lambda hit: "«" + hit.group(1).upper(), title)
