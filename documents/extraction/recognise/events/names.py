"""Names completed from the document: «22-е заседание Совета» of a body told in full before, «восьмое заседание которой», «Двенадцатое,
планировавшееся на …», «Оно перенесено», «указанного министерского механизма».

Only a body named in the same document completes a name, and only when one alone fits.
"""

from __future__ import annotations

import re
from dataclasses import replace

from documents.extraction.find.meeting_bounds import right_end
from documents.extraction.find.meetings import find_meetings
from documents.extraction.find.morphology import lemma, parses
from documents.extraction.find.tokens import tokens
from documents.extraction.recognise.events.scene import Scene
from documents.extraction.recognise.events.tellings import Telling

BODY_WORD = re.compile(
    r"(?<![\w-])(?:[А-ЯЁ][а-яё]+(?:ая|ой|ую|ый|ого|ому|ым|ом|ое|ые|ых)\s+(?:[а-яё]+(?:ая|ой|ую|ый|ого|ому|ым|ом|ое|ей)\s+){0,3})?"
    r"(?P<noun>(?:Рабоч|рабоч|эксперт|Эксперт|Комисси|комисси|Совет|совет|групп|Групп|Консорциум|Правлени|Комитет|Объединени|СРГ|ПДРГ|КСДЛ|ЭРГ)[\wа-яё]*)"
)
GIVEN_BODY = re.compile(r"\b(?:указанн|данн|этог|названн|упомянут|вышеуказанн|вышеупомянут)\w*\s+(?:\w+\s+)?(?:механизм|орган|формат|групп|комисси|совет)\w*", re.I)
RELATIVE_BODY = re.compile(r",\s*(?:[\w-]+\s+){0,3}заседани\w+\s+которо(?:й|го)\b")
PRONOUN = re.compile(r"(?:Он[аои]?|Его|Е[её]|Их|он[аои]?|его|е[её])\s+")
BODIES = re.compile(
    r"(?<![\w-])(?:(?:[А-ЯЁ][а-яё]+(?:ая|ой|ую|ей|ый|ого|ому|ым|ом|ее|ое)\s+)?(?:[а-яё]+(?:ая|ой|ую|ей|ый|ого|ому|ым|ом|ее|ое)\s+){0,3}"
    r"(?:[Гг]рупп[аыеу]й?|[Кк]омисси[яию]й?|[Кк]онсорциум[ауе]?|[Пп]равлени[еяю]|[Кк]омитет[ауе]?|[Кк]луб[ауе]?)|Совет[ауе]?|(?:СРГ|ПДРГ|ЭРГ|КСДЛ))(?![\w-])"
)


def bodies(text: str) -> list[str]:
    """Names of bodies in the text, as written."""
    found = []
    words = tokens(text)
    starts = {token.start: place for place, token in enumerate(words)}
    for match in BODIES.finditer(text):
        place = max((starts[start] for start in starts if start < match.end()), default=0)
        end = right_end(text, words, place)
        name = text[match.start() : end]
        if len(name.split()) > 1 or name.isupper():
            found.append(name)
    return found


def stems(name: str) -> list[str]:
    """Lemmas of the words, for likeness that case does not decide."""
    return [lemma(word) for word in re.findall(r"[А-Яа-яЁё]+", name)]


def completed(name: str, known: list[str]) -> str:
    """The name with its last, shortened part as the document has it in full elsewhere; unchanged when none or several fit."""
    short = stems(name)
    fits = {}
    for full in known:
        long = stems(full)
        for cut in range(1, len(short)):
            tail = short[cut:]
            if len(tail) < len(long) and long[: len(tail)] == tail:
                fits.setdefault(tuple(long), (cut, full))
                break
    if len(fits) != 1:
        return name
    cut, full = next(iter(fits.values()))
    return _joined(name, cut, full)


def _joined(name: str, cut: int, full: str) -> str:
    words = list(re.finditer(r"[А-Яа-яЁё]+", name))
    tail_words = name[words[cut].start() :]
    count = len(re.findall(r"[А-Яа-яЁё]+", tail_words))
    rest = list(re.finditer(r"[А-Яа-яЁё]+", full))
    return name + full[rest[count - 1].end() :]


def genitive(phrase: str) -> str:
    """The phrase with its head in the genitive: «эксперты по карантину» -> «экспертов по карантину»."""
    out, done = [], False
    for token in tokens(phrase):
        word = token.text
        if not done and token.kind == "word":
            reading = next((p for p in parses(word) if p.tag.POS in {"NOUN", "ADJF", "PRTF"} and p.tag.case == "nomn"), None)
            form = reading.inflect({"gent"}) if reading else None
            if form:
                done = reading.tag.POS == "NOUN"
                word = form.word.capitalize() if word[0].isupper() and not out else form.word
                word = word.replace("ё", "е")
        out.append((token.start, token.end, word))
    text, last = "", 0
    for start, end, word in out:
        text += phrase[last:start] + word
        last = end
    return text + phrase[last:]


def relative_body(scene: Scene, telling: Telling) -> str | None:
    """«Возобновлена работа СРГ по …, восьмое заседание которой прошло …»: the body stands before the comma."""
    before = scene.text[: telling.start + 1]
    tail = scene.text[telling.start : telling.start + 120]
    if not re.search(r"которо(?:й|го)\b", tail):
        return None
    found = bodies(before[-300:].rstrip(", "))
    return genitive_of_body(found[-1]) if found else None


def genitive_of_body(name: str) -> str:
    return name if name.isupper() or re.match(r"[А-ЯЁ]{2,}\b", name) else genitive(name)


def with_tail(telling: Telling, tail: str) -> Telling:
    return replace(telling, name=f"{telling.name} {tail}")


def is_short(name: str) -> bool:
    """A sitting named without its body: «первое заседание», «девятнадцатое заседание»."""
    hits = find_meetings(name)
    return bool(hits) and hits[0].end == hits[0].head_end and hits[0].head.session
