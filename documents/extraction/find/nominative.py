"""A noun phrase in the nominative: «восьмого заседания СРГ по …» → «восьмое заседание СРГ по …».

Only the head noun and what agrees with it change; all that follows the head stays as written. Quoted names, all-caps
words,
Latin and Roman numerals are never touched, except a quoted kind of event («круглый стол»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

from documents.extraction.find.morphology import parses

Number = Literal["sing", "plur"]

TOKEN = re.compile(r"\d+(?:-\w+)?|[^\W\d_]+(?:[-‑][^\W\d_]+)*|\S")
NUMERIC_ORDINAL = re.compile(
    r"(\d+)-?(?:й|ый|ий|ой|я|ая|яя|е|ое|ее|го|ого|его|му|ому|ему|м|ом|ем|ым|им|ю|ую|юю|х|ых|их|ми)", re.IGNORECASE
)
ORDINAL_ENDINGS = {"masc": "й", "femn": "я", "neut": "е", "plur": "е"}
ROMAN = re.compile(r"[IVXLCDMІХ]+(?:-(?:й|я|е|го|ое|ый|ая|ой|му|м|ю|ом))?")
# Plural nouns that name one document or event; elsewhere a form that may be either number is read as singular.
PLURAL_HEADS = frozenset(
    "основы подходы правила рекомендации принципы меры предложения требования стандарты изменения дополнения "
    "условия итоги "
    "дни игры консультации переговоры слушания чтения соревнования сборы курсы учения обязательства поправки торжества "
    "мероприятия".split()
)
INVARIABLE_FIRST = frozenset(
    "онлайн офлайн бизнес гала медиа интернет веб экс вице мини макси супер пресс арт эко агро видео со кибер тест топ "
    "премьер".split()
)
MODIFIERS = frozenset({"ADJF", "PRTF"})
GUESSED_NOUNS = frozenset("Name Surn Patr Geox Orgn".split())
MOST_MODIFIERS = 8


@lru_cache(maxsize=20_000)
def nominative(phrase: str, *, number: Number | None = None) -> str:
    """The phrase with its head in the nominative, as written otherwise.

    `number` puts the head into that number («заседаний КСДЛ» → «заседание КСДЛ»); by default it keeps its own. A phrase
    without a readable head comes back unchanged.
    """
    return _declined(phrase, "nomn", number)


@lru_cache(maxsize=5_000)
def in_case(phrase: str, case: str) -> str:
    """A nominative phrase in another case, in the codes of OpenCorpora: gent, datv, accs, ablt, loct."""
    return _declined(phrase, case, None)


def _declined(phrase: str, case: str, number: Number | None) -> str:
    tokens = list(TOKEN.finditer(phrase))
    found = _head(tokens, number)
    if found is None:
        return phrase
    place, head = found
    wanted = number or _number(head)
    changes = {place: _inflected(tokens[place].group(), head, {case, wanted})}
    gender = "plur" if wanted == "plur" else _gender(head)
    for index in range(place):
        changes[index] = _modifier(tokens[index].group(), gender, head, case)
    return _replaced(phrase, tokens, changes)


@lru_cache(maxsize=20_000)
def capitalised(phrase: str) -> str:
    """The phrase with its first letter upper-case; a leading quotation mark is stepped over."""
    for place, letter in enumerate(phrase):
        if letter.isalnum():
            return phrase[:place] + letter.upper() + phrase[place + 1 :]
    return phrase


def _head(tokens: list[re.Match[str]], number: Number | None) -> tuple[int, Any] | None:
    """The head noun's place and its reading: the first noun with which all before it agrees."""
    modifiers: list[str] = []
    for place, token in enumerate(tokens[: MOST_MODIFIERS + 1]):
        word = token.group()
        if word in '«"“„(' or _stands_in_front(word):
            continue
        reading = _noun(word, modifiers, number)
        if reading is not None and not _is_modifier_of_next(word, tokens, place):
            return place, reading
        if not _may_modify(word):
            return None
        modifiers.append(word)
    return None


def _stands_in_front(word: str) -> bool:
    """Ordinals in digits, adverbs and cardinals that do not change: «23-го», «постоянно», «двадцать»."""
    if word[0].isdigit() or ROMAN.fullmatch(word):
        return True
    readings = parses(word)
    return readings[0].tag.POS in {"ADVB", "PRCL"} or any(parse.tag.POS == "NUMR" for parse in readings)


def _may_modify(word: str) -> bool:
    return any(parse.tag.POS in MODIFIERS for parse in parses(word))


def _is_modifier_of_next(word: str, tokens: list[re.Match[str]], place: int) -> bool:
    """«рабочей группы»: a word that may be a noun but agrees with the next one as an adjective."""
    if place + 1 >= len(tokens) or not tokens[place + 1].group()[0].isalpha():
        return False
    following = tokens[place + 1].group()
    if following.isupper():
        return False
    targets = [p for p in parses(following) if p.tag.POS in {"NOUN", *MODIFIERS}]
    return any(_agrees(parse, target) for parse in parses(word) if parse.tag.POS in MODIFIERS for target in targets)


def _noun(word: str, modifiers: list[str], number: Number | None) -> Any | None:
    """The best reading of a word as the head after these modifiers."""
    if not word[0].isalpha() or (word.isupper() and len(word) > 1) or not re.search("[А-Яа-яЁё]", word):
        return None
    first, _, last = word.lower().replace("‑", "-").rpartition("-")
    readings = [parse for parse in _nouns(last) if _all_agree(parse, modifiers)]
    if not readings:
        return None
    return max(readings, key=lambda parse: (*_fits_first(first, parse), *_preference(parse, number)))


def _fits_first(first: str, parse: Any) -> tuple[bool, bool]:
    """Of a compound: whether gender and case are those of its first part («плана-графика» is not «графика»)."""
    if not first or first in INVARIABLE_FIRST:
        return True, True
    readings = list(_nouns(first))
    return any(r.tag.gender == parse.tag.gender for r in readings), any(r.tag.case == parse.tag.case for r in readings)


def _nouns(word: str) -> Iterator[Any]:
    for parse in parses(word):
        if parse.tag.POS == "NOUN":
            yield parse


def _preference(parse: Any, number: Number | None) -> tuple[bool, bool, bool, bool, float]:
    """Known common nouns before names; the usual number of the word; the nominative before what only looks like it."""
    plural = parse.tag.number == "plur"
    usual = plural == (_plural_lemma(parse) in PLURAL_HEADS)
    common = not GUESSED_NOUNS & set(parse.tag.grammemes)
    return common, usual, "nomn" in parse.tag, number is None or not plural, parse.score


def _plural_lemma(parse: Any) -> str:
    form = parse.inflect({"nomn", "plur"})
    return str(form.word) if form else ""


def _all_agree(noun: Any, modifiers: list[str]) -> bool:
    return all(any(p.tag.POS in MODIFIERS and _agrees(p, noun) for p in parses(word)) for word in modifiers)


def _agrees(modifier: Any, noun: Any) -> bool:
    """Same case and number, and in the singular same gender. An indeclinable noun agrees in any case."""
    if modifier.tag.number != noun.tag.number and "Fixd" not in noun.tag:
        return False
    if modifier.tag.number == "sing" and modifier.tag.gender != noun.tag.gender:
        return False
    return (
        "Fixd" in noun.tag
        or modifier.tag.case == noun.tag.case
        or {modifier.tag.case, noun.tag.case} == {"loct", "loc2"}
    )


def _number(parse: Any) -> Number:
    return "plur" if parse.tag.number == "plur" else "sing"


def _gender(parse: Any) -> str:
    return str(parse.tag.gender or "masc")


def _inflected(word: str, parse: Any, grammemes: set[str]) -> str:
    """The word in the asked form, in its own letter case; a hyphenated one by its last part, and the first if it
    declines.
    """
    form = parse.inflect(grammemes)
    if form is None:
        return word
    parts = re.split(r"([-‑])", word)
    if len(parts) == 1:
        return _like(word, form.word)
    return "".join([*(_first_part(part, parse, grammemes) for part in parts[:-1]), _like(parts[-1], form.word)])


def _first_part(part: str, head: Any, grammemes: set[str]) -> str:
    if part in "-‑" or part.lower() in INVARIABLE_FIRST or part.isupper():
        return part
    for parse in _nouns(part):
        if parse.tag.case == head.tag.case and parse.tag.number == head.tag.number:
            form = parse.inflect(grammemes)
            return _like(part, form.word) if form else part
    return part


def _modifier(word: str, gender: str, head: Any, case: str) -> str:
    """An ordinal, adjective or participle made to agree with the head."""
    numeric = NUMERIC_ORDINAL.fullmatch(word)
    if numeric and case == "nomn":
        return f"{numeric[1]}-{ORDINAL_ENDINGS[gender]}"
    if _stands_in_front(word):
        return word
    readings = [parse for parse in parses(word) if parse.tag.POS in MODIFIERS]
    agreeing = [parse for parse in readings if _agrees(parse, head)] or readings
    grammemes = {case, "plur"} if gender == "plur" else {case, "sing", gender}
    form = _form_of(agreeing[0], grammemes) if agreeing else None
    return _like(word, form.word) if form else word


def _form_of(parse: Any, grammemes: set[str]) -> Any:
    """The form asked for; of a superlative («Высшей группы») the analyser takes another stem, so its lexeme is read."""
    form = parse.inflect(grammemes)
    if form is None or "Supr" not in parse.tag:
        return form
    stem = parse.word[:3]
    same = [one for one in parse.lexeme if grammemes <= set(one.tag.grammemes) and one.word.startswith(stem)]
    return min(same, key=lambda one: abs(len(one.word) - len(parse.word)), default=form)


def _like(model: str, word: str) -> str:
    """The word in the letter case of the model, with ё only where the model writes it."""
    if "ё" not in model.lower():
        word = word.replace("ё", "е")
    models, parts = re.split(r"[-‑]", model), word.split("-")
    if len(models) == len(parts) > 1:
        return "-".join(_cased(one, part) for one, part in zip(models, parts, strict=True))
    return _cased(model, word)


def _cased(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


def _replaced(phrase: str, tokens: list[re.Match[str]], changes: dict[int, str]) -> str:
    parts, last = [], 0
    for index, token in enumerate(tokens):
        if index in changes:
            parts += [phrase[last : token.start()], changes[index]]
            last = token.end()
    return "".join([*parts, phrase[last:]])
