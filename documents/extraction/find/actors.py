"""Who acts, is told or is named in a clause: bodies, offices, sides and kinds of people, as phrases in a given case.

A phrase is a head noun from the list with the adjectives before it and what belongs to its name after it («Специальной
рабочей группе государств-членов ШОС по вопросам труда»). Left alone: bodies inside another phrase («решение Совета»,
«в Секретариате»), bodies behind a preposition, quotations and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.extraction.find.clauses import WORD, mask
from documents.extraction.find.morphology import lemma, may_be, parses, part_of_speech

BODIES = frozenset(
    "секретариат совет комиссия комитет группа подгруппа совещание встреча конференция клуб объединение ассоциация "
    "консорциум дирекция правление бюро штаб центр фонд институт университет министерство ведомство агентство служба "
    "администрация орган банк палата академия координатор министр эксперт председатель директор секретарь "
    "правительство депозитарий исполнитель оператор компания организация предприятие учреждение сторона делегация "
    "республика федерация государство представитель руководитель парламент генпрокуратура прокуратура суд союз "
    "федерация лига музей библиотека вуз школа лаборатория сеть институция регулятор научно-исследовательский "
    "участник участница организатор специалист учёный ученый кинематографист журналист предприниматель производитель "
    "перевозчик федерация страна структура подразделение региональный оператор координация форум исполком "
    "минздрав минюст минфин госкомитет хозяйство общество движение".split()
)
# Verbs in front of whom the phrase ends, and other words that open what is to be done or by when.
ENDS = frozenset({"VERB", "INFN", "PRTS", "GRND", "ADVB", "COMP", "PRED", "PRCL"})
STOPS = frozenset(
    "до к ко при после без ради через из от для с со под за на о об во в путем путём не ежегодно совместно вправе раз "
    "впредь кажд каждые самостоятельно".split()
)
# «в области», «по вопросам» go on with a name; «по итогам», «по мере» do not.
GOES_ON = re.compile(
    r"в\s+(?:области|сфере)\b|по\s+(?!итогам|согласованию|мере|результатам|возможности|запросу)", re.IGNORECASE
)
IN_CHARGE = re.compile(r",\s+(?:отвечающ|ответственн|курирующ|занимающ)\w+\s+(?:за\s+)?", re.IGNORECASE)
MOST_MODIFIERS = 6


@dataclass(frozen=True, slots=True)
class Actor:
    """A phrase at text[start:end]; `head`: dictionary form of its noun; `plural`."""

    start: int
    end: int
    head: str
    plural: bool


def find_actors(text: str, case: str, start: int = 0, end: int | None = None) -> Iterator[Actor]:
    """Phrases in the case (OpenCorpora's code) that stand free, in order."""
    masked = mask(text)
    words = list(WORD.finditer(masked, start, len(text) if end is None else end))
    for place, word in enumerate(words):
        name = lemma(word.group()).split("-")[0]
        if name not in BODIES or not may_be(word.group(), "NOUN", case):
            continue
        first = _first(masked, words, place, case)
        if _free(masked, words, first):
            plural = may_be(word.group(), "NOUN", case, "plur") and not may_be(word.group(), "NOUN", case, "sing")
            yield Actor(words[first].start(), _end(masked, words, place), name, plural)


def _first(masked: str, words: list[re.Match[str]], place: int, case: str) -> int:
    """The first adjective that agrees with the noun."""
    first = place
    while first and place - first < MOST_MODIFIERS:
        before = words[first - 1]
        gap = masked[before.end() : words[first].start()]
        joined = before.group().lower() == "и" and first > 1 and part_of_speech(words[first - 2].group()) == "ADJF"
        if gap.strip() or not (joined or _modifies(before.group(), case)):
            break
        first -= 1
    return first


def _modifies(word: str, case: str) -> bool:
    read = [parse.tag for parse in parses(word) if parse.tag.POS in {"ADJF", "PRTF"}]
    # «российской» is one form for four cases, of which the dictionary keeps the frequent ones.
    four = case in {"datv", "ablt"} and word.lower().endswith(("ой", "ей")) and bool(read)
    return four or any(case in tag for tag in read)


def _free(masked: str, words: list[re.Match[str]], first: int) -> bool:
    """No preposition governs the phrase and no noun before it owns it."""
    if not first:
        return True
    before = words[first - 1]
    if masked[before.end() : words[first].start()].strip():
        return True
    kind = part_of_speech(before.group())
    if kind in {"NOUN", "NPRO"}:
        return not any(may_be(word.group(), "gent") for word in words[first : first + 1])
    return kind not in {"PREP", "ADJF", "PRTF"} and before.group().lower() not in {"и", "или"}


def _end(masked: str, words: list[re.Match[str]], place: int) -> int:
    """Where the name ends: at a verb, an adverb, a term or a comma."""
    here, governed = words[place], False
    for number in range(place + 1, len(words)):
        word = words[number]
        governed = governed or part_of_speech(word.group()) == "PREP"
        gap = masked[here.end() : word.start()]
        if re.search(r"[,;:–—.]", gap):
            charged = IN_CHARGE.match(masked, here.end())
            if not charged:
                break
        elif not charged_by(words, number) and (_stops(masked, word) or not (governed or _owned(word.group()))):
            break
        here = word
    closed = re.match(r"\s*_+", masked[here.end() :])
    return here.end() + closed.end() if closed else here.end()


def _owned(word: str) -> bool:
    """What belongs to a name without a preposition is in the genitive; a noun that cannot be is another phrase."""
    return word[0].isupper() or part_of_speech(word) != "NOUN" or may_be(word, "gent")


def actor_at(text: str, start: int = 0) -> str:
    """The name that begins at `start`, without what follows its phrase."""
    masked = mask(text)
    words = list(WORD.finditer(masked, start))
    place = next((number for number, word in enumerate(words) if part_of_speech(word.group()) == "NOUN"), None)
    return text[start:] if place is None else text[start : _end(masked, words, place)]


def charged_by(words: list[re.Match[str]], number: int) -> bool:
    """«отвечающих за …» holds its preposition."""
    return number > 0 and words[number - 1].group().lower().startswith(("отвечающ", "ответственн"))


def _stops(masked: str, word: re.Match[str]) -> bool:
    low = word.group().lower()
    if GOES_ON.match(masked, word.start()):
        return False
    if low in STOPS or low == "по":
        return True
    return part_of_speech(word.group()) in ENDS and not word.group()[0].isupper()
