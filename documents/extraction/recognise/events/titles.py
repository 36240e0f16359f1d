"""An event's own name in the nominative, as an official would list it.

«шестого заседания СРГ по …» -> «Шестое заседание Специальной рабочей группы по …». Slips are mended here
(«Совецание»), the quote keeps them. «ШОС» stays short; «государств – членов» loses its blanks.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from actors.data import abbreviations
from documents.extraction.find.event_words import head_of, mended
from documents.extraction.find.morphology import parses
from documents.extraction.find.nominative import capitalised, in_case, nominative
from documents.extraction.find.ordinals import find_ordinals
from documents.extraction.find.registered_meetings import word_of_tail
from documents.extraction.find.tokens import Token, tokens
from documents.extraction.recognise.events.tellings import Telling

SHORT_BRACKET = re.compile(
    r"\s*[(（]\s*(?:далее\s*[-–—,:]?[^()]*|«?[А-ЯЁ][А-ЯЁ\d-]+»?(?:\s+[А-ЯЁ]{2,})?|[А-ЯЁ][а-яё]+"
    r"|(?:г\.\s*)?[А-ЯЁ][а-яё-]+)\s*[)）]"
)
SPACED_DASH = re.compile(r"(государства?(?:ми|м|х)?)\s?[–—-]\s?(член|наблюдател|участни)")
LONG_NAME = re.compile(r"Шанхайск(?:ой|ая|ую) организаци(?:и|я|ю|ей) сотрудничества")
COLON = re.compile(r":\s*(?=[«“\"])")
ROUND_TABLE = re.compile(r"^[«\"](кругл\w+ стол\w*)[»\"]", re.IGNORECASE)
DIGIT_ORDINAL = re.compile(r"^(\d+)\s?-\s?(?:о?е|ая|ый|ой)\b")
NEXT_ONE = re.compile(r"\b(?:очередн|следующ|предстоящ)(?:ое|ая|ий|ый|ую|ого|ей|ой)\s+", re.IGNORECASE)
ON_THIS = re.compile(r"\s+по\s+(?:эт|данн|указанн|названн|упомянут)\w+\s+\w+$", re.IGNORECASE)
BY_COUNT = re.compile(r"\s+по\s+счету,?", re.IGNORECASE)
UPPER = re.compile(r"(?<![\w-])[А-ЯЁ]{2,}(?![\w-])")
COUNCILS = (
    (
        re.compile(r"Совета глав правительств(?:\s+\(премьер-министров\))?(?:\s+государств-членов)?(?:\s+ШОС)?"),
        "Совета глав правительств (премьер-министров) государств-членов ШОС",
    ),
    (re.compile(r"Совета глав государств(?:-членов)?(?:\s+ШОС)?"), "Совета глав государств-членов ШОС"),
)
MOST_PLURAL = frozenset(
    "мероприятие курс консультации переговоры соревнования слушания чтения гастроли торжества учение день игра".split()
)


def title_of(telling: Telling) -> str:
    """The name in the nominative."""
    name = mended_name(cleaned(telling.name))
    keep = telling.head is not None and telling.head.lemma in MOST_PLURAL and telling.plural
    number: Literal["sing", "plur"] | None = "plur" if keep else "sing"
    if telling.undated_count == 1 and telling.plural and telling.rule == "event.undated":
        number = None
    name = nominative(name, number=number)
    name = DIGIT_ORDINAL.sub(lambda match: f"{match[1]}-{_ending(name)}", name)
    return capitalised(_council(spelled_out(name)))


def mended_name(name: str) -> str:
    """A misspelt event word, or a wrong one in front of a registered tail, as it was meant; in the word's own case."""
    words = tokens(name)
    for place, token in enumerate(words[:6]):
        if token.kind == "word" and head_of(token.text):
            break
        if token.kind != "word":
            continue
        right = mended(token.text) or _registered_word(name, words, place)
        if right:
            return name[: token.start] + right + name[token.end :]
    return name


def _registered_word(name: str, words: tuple[Token, ...], place: int) -> str | None:
    word = word_of_tail(name, words, place, numbered=True)
    if word is None:
        return None
    case = next((str(parse.tag.case) for parse in parses(words[place].text) if parse.tag.POS == "NOUN"), "nomn")
    return in_case(word, case)


def cleaned(name: str) -> str:
    """The source's words without asides: abbreviations in brackets, blanks in «государств – членов», «очередное»."""
    name = SHORT_BRACKET.sub("", " ".join(name.split()))
    name = SPACED_DASH.sub(r"\1-\2", name)
    name = COLON.sub(" ", ON_THIS.sub("", BY_COUNT.sub("", name)))
    name = ROUND_TABLE.sub(r"\1", name)
    name = LONG_NAME.sub("ШОС", name) if "«" not in name else name
    return _joined_ordinal(NEXT_ONE.sub("", name)).strip(" ,")


def _joined_ordinal(name: str) -> str:
    """«Очередное, 14-е, заседание»: the comma after the number goes with «очередное»."""
    first = next((hit for hit in find_ordinals(name) if hit.start == 0), None)
    return name[: first.end] + name[first.end :].lstrip(",") if first else name


def _ending(name: str) -> str:
    """«130-ая ярмарка» -> я, «23-ое Совещание» -> е, «1-ый форум» -> й."""
    for word in re.findall(r"[А-Яа-яЁё-]+", name)[1:]:
        head = head_of(word)
        if head:
            gender = next((str(p.tag.gender) for p in parses(word.rpartition("-")[2]) if p.tag.POS == "NOUN"), "neut")
            return {"femn": "я", "masc": "й"}.get(gender, "е")
    return "е"


@cache
def _known(case: str) -> dict[str, str]:
    rows = [row for row in abbreviations() if row.expand_in_event_titles]
    return {row.short: row.genitive_ru if case == "gent" else row.full_ru for row in rows}


def spelled_out(name: str, case: str = "gent") -> str:
    """Bodies' abbreviations spelled out in the genitive, as they stand after the event word; «СГГ ШОС» is told in
    full.
    """

    def full(match: re.Match[str]) -> str:
        return _known(case).get(match.group()) or match.group()

    name = re.sub(r"\bСГГ(?:\s+ШОС)?\b", "Совета глав государств-членов ШОС", name)
    name = re.sub(r"\bСГП(?:\s+ШОС)?\b", "Совета глав правительств (премьер-министров) государств-членов ШОС", name)
    parts = re.split(r"(«[^«»]*»)", name)
    expanded = "".join(part if part.startswith("«") else UPPER.sub(full, part) for part in parts)
    return re.sub(r"(?<=[а-яё] )Постоянно(?= действующ)", "постоянно", expanded) if "ПДРГ" in name else expanded


def _council(title: str) -> str:
    """The two councils are told in full, however the source shortens them."""
    for pattern, full in COUNCILS:
        title = pattern.sub(full, title)
    return title


def without_ordinal(title: str) -> str:
    """The name without its number: «Девятое Совещание …» -> «Совещание …»."""
    for hit in find_ordinals(title):
        if hit.start == 0:
            return capitalised(title[hit.end :].lstrip(" ,"))
    return title
