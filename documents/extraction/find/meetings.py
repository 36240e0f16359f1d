"""Names of events in running text, in any case: «восьмое заседание СРГ по …», «Круглый стол: «…»», «два заседания»,
«велопробег «…»».

A hit covers the name from its first adjective or ordinal to the end of its genitive tail, topic or participial
clause; where it ends is decided by `meeting_bounds`. Hits may nest («заседание по подготовке Совещания министров …»):
`depth` tells how deep.

Left alone: event words inside quotations and brackets, «конкурсный», «под сопредседательством министров», weak words
(«школа», «день») unless they are named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from documents.extraction.find.event_words import Head, conditions, head_of, round_table, word_meant
from documents.extraction.find.meeting_bounds import right_end
from documents.extraction.find.morphology import parses
from documents.extraction.find.ordinals import OrdinalHit, find_ordinals
from documents.extraction.find.registered_meetings import OFFICIALS, word_of_tail
from documents.extraction.find.tokens import Token, tokens
from documents.extraction.lexicon import load

COUNTS = {
    "два": 2, "две": 2, "двух": 2, "двум": 2, "двумя": 2, "три": 3, "трех": 3, "трем": 3, "тремя": 3,
    "четыре": 4, "четырех": 4, "четырем": 4, "пять": 5, "пяти": 5,
    "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8,
    "девять": 9,    "девяти": 9, "десять": 10, "десяти": 10,
}  # fmt: skip
MOST_BEFORE = 8
TOPIC_LATER = re.compile(
    r"(?P<tail>на\s+тему:?\s*«|под\s+(?:девизом|названием):?\s*«|для\s+(?:проработки|обсуждения|подготовки"
    r"|согласования))"
)
GENITIVE_LATER = re.compile(
    r"(?:год[ау]|г\.|Секретариате|\d|[а-я]+е)\s+(?P<tail>(?:[А-ЯЁ]?[а-яё]+(?:ого|его|ой|ых|их)\s+)+[а-яё]+(?:а|я"
    r"|и|ы)?\b)"
)
BREAK = re.compile(r"[;:.](?=\s+[А-ЯЁ])|,\s|\b(?:и|а|но)\s")


@dataclass(frozen=True, slots=True)
class MeetingHit:
    """A named event at text[start:end]; the head noun at [head_start:head_end]. `name_start`: where the name begins,
    counts and words like «очередное» left out. `count`: how many are said («два заседания»), None when one or not
    said.
    """

    start: int
    end: int
    name_start: int
    head_start: int
    head_end: int
    head: Head
    cases: frozenset[str]
    plural: bool
    ordinal: int | None = None
    count: int | None = None
    several: bool = False  # «ряд заседаний», «несколько встреч»
    depth: int = 0


def find_meetings(text: str) -> list[MeetingHit]:
    """Every event name, in order; nested ones follow the one that holds them."""
    return list(_found(text))


@lru_cache(maxsize=512)
def _found(text: str) -> tuple[MeetingHit, ...]:
    words = tokens(text)
    ordinals = find_ordinals(text)
    hits: list[MeetingHit] = []
    for place in range(len(words)):
        head = _head_at(text, words, place)
        if head is None:
            continue
        hit = _hit(text, words, place, head, ordinals)
        if hit is not None:
            hits.append(hit)
    return tuple(_nested(hits))


def _head_at(text: str, words: tuple[Token, ...], place: int) -> Head | None:
    token = words[place]
    if token.kind == "quote":
        return round_table() if re.fullmatch(r"[«\"“„]кругл\w+ стол\w*[»\"”]", token.low) else None
    if token.kind != "word":
        return None
    head = word_meant(token.text) or _of_register(text, words, place)
    if head is None:
        return None
    needs, needs_tail = conditions().get(head.lemma, ("", ""))
    if needs and not (place and words[place - 1].low.startswith(needs[:-2])):
        return None
    return None if needs_tail and not (place + 1 < len(words) and words[place + 1].low == needs_tail) else head


def _of_register(text: str, words: tuple[Token, ...], place: int) -> Head | None:
    """A wrong word in front of the tail of a body that the register knows."""
    if place + 1 >= len(words) or words[place + 1].low not in OFFICIALS:
        return None
    numbered = place > 0 and bool(find_ordinals(words[place - 1].text))
    word = word_of_tail(text, words, place, numbered=numbered)
    return head_of(word) if word else None


def _hit(text: str, words: tuple[Token, ...], place: int, head: Head, ordinals: list[OrdinalHit]) -> MeetingHit | None:
    token = words[place]
    first, name_first, ordinal, count, several = _left(words, place, ordinals)
    end = right_end(text, words, place)
    if head.proper and not _is_proper(words, place, ordinal, end):
        return None
    cases, plural = _reading(token, words[name_first:place])
    return MeetingHit(
        start=words[first].start, end=end, name_start=words[name_first].start,
        head_start=token.start, head_end=token.end,
        head=head, cases=cases, plural=plural and ordinal is None, ordinal=ordinal, count=count, several=several,
    )  # fmt: skip


def _is_proper(words: tuple[Token, ...], place: int, ordinal: int | None, end: int) -> bool:
    """An ordinal in front, a quoted name in the tail, or a capital that no sentence start explains."""
    if ordinal is not None or any(token.kind == "quote" for token in words[place + 1 :] if token.end <= end):
        return True
    token = words[place]
    if token.text[0].isupper() and place > 0 and words[place - 1].text not in ".!?":
        return True
    return (
        end > token.end
        and (token.text[0].isupper() or token.low.startswith(("недел", "раунд")))
        and _is_of(words, place + 1)
    )


# «День открытия форума», «неделя работы»: a stretch of time, not a name.
OF_TIME = (
    "открыт",
    "закрыт",
    "приезд",
    "отъезд",
    "рожден",
    "начал",
    "работ",
    "заезд",
    "отпуск",
    "завершен",
    "подписан",
)


def _is_of(words: tuple[Token, ...], place: int) -> bool:
    """Whether the word can open a genitive that tells what the day or week is of."""
    token = words[place]
    return (
        token.kind == "word"
        and not token.low.startswith(OF_TIME)
        and any(parse.tag.case == "gent" and parse.tag.POS in {"NOUN", "ADJF"} for parse in parses(token.text))
    )


def _reading(token: Token, before: tuple[Token, ...]) -> tuple[frozenset[str], bool]:
    """Cases that the head can be in beside its modifiers, and whether it can only be plural."""
    word = token.text.strip('«»"“”„').split()[-1].rpartition("-")[2]
    nouns = [parse for parse in parses(word) if parse.tag.POS == "NOUN"]
    for modifier in before:
        if modifier.kind != "word":
            continue
        readings = [parse for parse in parses(modifier.text) if parse.tag.POS in {"ADJF", "PRTF"}]
        kept = [n for n in nouns if any(r.tag.case == n.tag.case and r.tag.number == n.tag.number for r in readings)]
        nouns = kept or nouns
    cases = frozenset(str(noun.tag.case) for noun in nouns)
    return cases, bool(nouns) and all(noun.tag.number == "plur" for noun in nouns)


def _left(
    words: tuple[Token, ...], place: int, ordinals: list[OrdinalHit]
) -> tuple[int, int, int | None, int | None, bool]:
    """(first token, first token of the name, ordinal, count, several), walking back over modifiers."""
    first = name_first = place
    ordinal: int | None = None
    count: int | None = None
    several = False
    outside = _not_in_name()
    index = place - 1
    while index >= 0 and place - index <= MOST_BEFORE:
        token = words[index]
        number = _ordinal_at(token, words, index, ordinals)
        if number is not None:
            ordinal, first = (number, index) if ordinal is None else (ordinal, index)
            name_first = index if name_first == first + 1 or name_first > index else name_first
        elif token.low in COUNTS or (token.kind == "number" and token.text.isdigit() and 1 < int(token.text) < 60):
            if token.kind == "number" and index and words[index - 1].text in {"-", "–", "—", ".", "№", ","}:
                break
            count, first = COUNTS.get(token.low) or int(token.text), index
            index -= 1
            break
        elif token.low in {
            "ряд",
            "ряда",
            "ряду",
            "рядом",
            "несколько",
            "нескольких",
            "серия",
            "серии",
            "серию",
            "цикл",
        }:
            several, first = True, index
            break
        elif (
            token.text == ","
            and index
            and (
                words[index - 1].low == "счету"
                or _ordinal_at(words[index - 1], words, index - 1, ordinals)
                or _skipped(words[index - 1], outside)
            )
        ) or (
            token.low in {"счету", "по"}
            and any(_ordinal_at(word, words, index, ordinals) for word in words[max(0, index - 2) : index])
        ):
            pass
        elif _modifies(token, words, place, outside):
            first = index
            if not _skipped(token, outside):
                name_first = index
        elif token.low in {"постоянно", "совместно"}:
            first = name_first = index
        else:
            break
        index -= 1
    return first, name_first, ordinal, count, several


def _ordinal_at(token: Token, words: tuple[Token, ...], index: int, ordinals: list[OrdinalHit]) -> int | None:
    """The ordinal that this token ends («двадцать второе» ends in «второе») or starts («двадцать»)."""
    for hit in ordinals:
        if hit.start <= token.start and token.end <= hit.end:
            return hit.value
    return None


def _modifies(token: Token, words: tuple[Token, ...], place: int, outside: frozenset[str]) -> bool:
    """An adjective or participle that agrees with the head."""
    if token.kind == "quote":
        return False
    if token.kind != "word":
        return False
    head = words[place].text.strip('«»"“”„').split()[-1].rpartition("-")[2]
    nouns = [parse for parse in parses(head) if parse.tag.POS == "NOUN"]
    word = token.text.rpartition("-")[2] if "-" in token.text else token.text
    for parse in parses(word):
        if parse.tag.POS not in {"ADJF", "PRTF"}:
            continue
        if any(parse.tag.case == n.tag.case and (parse.tag.number == n.tag.number) for n in nouns):
            return True
    return False


@cache
def _not_in_name() -> frozenset[str]:
    return frozenset(load("meetings")["not_in_name"])


def _skipped(token: Token, outside: frozenset[str]) -> bool:
    return token.kind == "word" and _adjective_lemma(token.text) in outside


@lru_cache(maxsize=20_000)
def _adjective_lemma(word: str) -> str:
    for parse in parses(word):
        if parse.tag.POS == "PRTF":
            form = parse.inflect({"nomn", "sing", "masc"})
            return (str(form.word) if form else str(parse.normal_form)).replace("ё", "е")
        if parse.tag.POS == "ADJF":
            return str(parse.normal_form).replace("ё", "е")
    return word.lower()


def _nested(hits: list[MeetingHit]) -> list[MeetingHit]:
    """The same hits with their depth."""
    out: list[MeetingHit] = []
    open_ends: list[int] = []
    for hit in hits:
        open_ends = [end for end in open_ends if end > hit.start]
        out.append(replace(hit, depth=len(open_ends)) if open_ends else hit)
        open_ends.append(hit.end)
    return out


def resumed_tail(text: str, meeting: MeetingHit, limit: int) -> str:
    """Words of the name that stand after place, day or chair: «семинар в г.Минске | на тему «…»», «празднование 19
    марта | Дня …».

    Only a topic, or for a bare weak word the genitive it needs; empty when the name is whole.
    """
    if meeting.end != meeting.head_end or meeting.head.session:
        pattern = (
            TOPIC_LATER
            if "«" not in text[meeting.start : meeting.end] and " по " not in text[meeting.start : meeting.end]
            else None
        )
    else:
        pattern = GENITIVE_LATER if meeting.head.weak else TOPIC_LATER
    match = pattern.search(text, meeting.end, limit) if pattern else None
    if not match or BREAK.search(text, meeting.end, match.start("tail")):
        return ""
    words = tokens(text)
    place = next(i for i, token in enumerate(words) if token.end > match.start("tail"))
    return " " + text[match.start("tail") : right_end(text, words, place)]
