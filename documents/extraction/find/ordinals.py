"""Ordinal numbers of meetings: «23-ое», «5-го», «девятое», «двадцать второй», «XVI», «6- я».

Left alone: numbers without an ending («25 заседаний»), «первый заместитель», «в первую очередь», letters that are
words («И»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

STEMS = {
    "перв": 1, "втор": 2, "трет": 3, "четв[её]рт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9,
    "десят": 10,
    "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16,
    "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30, "сороков": 40,
    "пятидесят": 50, "шестидесят": 60, "семидесят": 70, "восьмидесят": 80, "девяност": 90, "сот": 100,
}  # fmt: skip
TENS = {"двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70,
        "восемьдесят": 80, "девяносто": 90, "сто": 100}  # fmt: skip
ENDING = r"(?:ого|его|ому|ему|ым|им|ом|ем|ой|ая|ую|ое|ее|ые|ых|ыми|ый|ий|ье|ья|ью|ьей|ьего|ьему|ьим|ьем|ьи|ьих|ей)"
WORD = rf"(?:(?P<tens>{'|'.join(TENS)})\s+)?(?P<stem>{'|'.join(sorted(STEMS, key=len, reverse=True))}){ENDING}"
# «Первый заместитель», «в первую очередь»: ranks and turns of speech, not places in a series.
NOT_A_PLACE = (
    r"(?!\s+(?:заместител|вице|замминистр|секретар|очеред|раз\b|квартал|полугоди|половин|этап|план"
    r"|пункт|стать|вопрос|лиц|день|дня))"
)
DIGITS = r"(?P<digits>\d{1,3})\s?-\s?(?:о?го|о?му|ое|ой|ая|ую|ый|ий|ых|ым|[еймяхю])(?![\w])"
ROMAN = r"(?P<roman>(?=[IVXLС])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?![\w.)-])"
ORDINAL = re.compile(rf"(?<![\w-])(?:{DIGITS}|(?i:{WORD})(?!\w)|{ROMAN}(?=,?\s+[А-Яа-яЁё«])){NOT_A_PLACE}")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class OrdinalHit:
    """An ordinal at text[start:end]."""

    start: int
    end: int
    value: int


def find_ordinals(text: str) -> list[OrdinalHit]:
    """Every ordinal that can be a place in a series, in order."""
    return [
        OrdinalHit(match.start(), match.end(), value) for match in ORDINAL.finditer(text) if (value := _value(match))
    ]


def _value(match: re.Match[str]) -> int:
    if match["digits"]:
        return int(match["digits"])
    if match["roman"]:
        return roman(match["roman"])
    word = match["stem"].lower().replace("ё", "е")
    unit = STEMS["четв[её]рт"] if word == "четверт" else STEMS[word]
    return unit + TENS.get((match["tens"] or "").lower(), 0)


def roman(letters: str) -> int:
    """«XVI» -> 16."""
    total = 0
    for here, after in zip(letters, letters[1:] + " ", strict=True):
        value = ROMAN_VALUES[here]
        total += -value if ROMAN_VALUES.get(after, 0) > value else value
    return total


def _day_words() -> dict[str, int]:
    """Days of the month in the genitive: «первого», «двадцать пятого»."""
    units = {
        "первого": 1, "второго": 2, "третьего": 3, "четвертого": 4, "четвёртого": 4, "пятого": 5, "шестого": 6,
        "седьмого": 7, "восьмого": 8, "девятого": 9, "десятого": 10, "одиннадцатого": 11, "двенадцатого": 12,
        "тринадцатого": 13, "четырнадцатого": 14, "пятнадцатого": 15, "шестнадцатого": 16, "семнадцатого": 17,
        "восемнадцатого": 18, "девятнадцатого": 19, "двадцатого": 20, "тридцатого": 30,
    }  # fmt: skip
    compound = {f"{tens} {word}": base + day for tens, base in (("двадцать", 20), ("тридцать", 30))
                for word, day in units.items() if day < 10}  # fmt: skip
    return units | {word: day for word, day in compound.items() if day <= 31}


DAY_WORDS = _day_words()
