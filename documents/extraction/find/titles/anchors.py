"""A document noun with the adjectives of its name: «Рамочные основы», but not «обновленного Плана»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.find.morphology import parses
from documents.extraction.find.titles.kinds import Form, Kind, readings

DETERMINER = re.compile(
    r"^(?:(?:нов|так|сам|сво|эт|т|вс|наш|перв|втор|один|одн)(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ом|ем|ым|им|ую|юю|ей|"
    r"ые|ие|ых|их|ыми|ими|от|о|а|у|е|ё|и|я|ю|ь|ех|еми)?$|"
    r"настоящ|данн|указанн|вышеуказанн|упомянут|вышеупомянут|соответствующ|обновленн|обновлённ|"
    r"очередн|последн|предыдущ|действующ|принят|утвержденн|утверждённ|подписанн|одобренн|согласованн|разработанн|"
    r"прежн|имеющ|ранее|"
    r"названн|подготовленн|рассмотренн|предложенн|представленн|опубликованн|котор|актуальн|"
    r"следующ|ключев|важн|"
    r"проведен|долгосрочн|национальн|юридически|концептуальн|дальнейш)",
    re.IGNORECASE,
)
SENTENCE_START = re.compile(r"(?:^|[.!?]\s+|[-–—•*]\s+|\n\s*|\d+[.)]\s+)$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A document noun with the adjectives before it: `start` is where the name begins."""

    start: int
    noun_start: int
    noun_end: int
    kind: Kind
    form: Form
    capital: bool


def anchor_at(text: str, found: re.Match[str]) -> Anchor | None:
    word = found.group()
    if word.isupper() and len(word) > 1:
        return None
    for form in readings(word):
        kind = form.kind
        if form.plural != kind.plural:
            continue
        start = _adjectives(text, found.start(), form)
        before, after = text[start : found.start()], text[found.end() :]
        if kind.before and not kind.before.search(before):
            continue
        if kind.after and not re.match(rf"\s+{kind.after}\b", after, re.IGNORECASE):
            continue
        following = re.match(rf"\s+{kind.after}", after, re.IGNORECASE) if kind.after else None
        end = found.end() + (following.end() if following else 0)
        return Anchor(start, found.start(), end, kind, form, text[start].isupper() or word[0].isupper())
    return None


def _adjectives(text: str, noun: int, form: Form) -> int:
    """Where the adjectives of the name begin: «Рамочные основы», «универсальной конвенции», not «обновленного
    Плана».
    """
    start, capital = noun, text[noun].isupper()
    here = noun
    while True:
        found = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)\s+$", text[max(0, here - 60) : here])
        if not found or DETERMINER.match(found[1]) or not _agrees(found[1], form):
            break
        here = max(0, here - 60) + found.start(1)
        if found[1][0].isupper():
            start = here
            if not SENTENCE_START.search(text[max(0, here - 4) : here]) and capital:
                capital = True
            break
        if not capital:
            start = here
    return start


def _agrees(word: str, form: Form) -> bool:
    number = "plur" if form.plural else "sing"
    return any(
        parse.tag.POS in {"ADJF", "PRTF"} and parse.tag.number == number and str(parse.tag.case) in form.cases
        for parse in parses(word)
    )
