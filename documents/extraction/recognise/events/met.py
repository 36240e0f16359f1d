"""Meetings told by a verb alone: «встретились эксперты …», «эксперты согласовали План …», «Научный совет собирался
трижды: …»; and acts that are events themselves: «открыт Центр …», «вручены премии …».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.extraction.find.event_words import head_of
from documents.extraction.find.meeting_bounds import right_end
from documents.extraction.find.morphology import parses
from documents.extraction.find.nominative import in_case
from documents.extraction.find.tokens import Token, tokens
from documents.extraction.recognise.events.chains import circumstances, runs
from documents.extraction.recognise.events.occurrences import set_date
from documents.extraction.recognise.events.scene import Clause, Scene
from documents.extraction.recognise.events.tellings import Telling

MET = re.compile(r"\b(?:встретил[аио]?сь|встречал[аио]?сь|собирал(?:ся|[аио]сь)|собрал(?:ся|[аио]сь))\b", re.IGNORECASE)
WORKED = re.compile(r"\b(?:согласовал|обсудил|рассмотрел|доработал)и\b", re.IGNORECASE)
PERSONS = re.compile(
    r"(?:эксперт|специалист)ы\b|министры\b|руководители\b|координаторы\b|ректоры\b|директора\b|представители\b",
    re.IGNORECASE,
)
BODY = re.compile(r"(?:совет|комисси[яи]|групп[аы]|комитет|консорциум|правление|клуб)\b", re.IGNORECASE)
OPENED = re.compile(
    r"\b(?P<verb>открыт[аоы]?|вручен[аоы]?|запущен[аоы]?|заложен[аоы]?)\s+(?=[А-ЯЁа-яё])", re.IGNORECASE
)
ACTS = {"открыт": "Открытие", "вручен": "Церемония вручения", "заложен": "Церемония закладки"}


def read(scene: Scene, clause: Clause, sentence: tuple[int, int], told: list[Telling]) -> list[Telling]:
    """Tellings of a clause that names no event but tells of one by its verb and a day."""
    dates = [
        hit
        for hit in scene.dates
        if clause.start <= hit.start < clause.end and hit.role == "occurrence" and hit.precision != "year"
    ]
    if not dates:
        return []
    name = next(_names(scene, clause), None)
    if name is None:
        return []
    words, head, span = name
    around = circumstances(scene, (clause.start, clause.end), skip=(span,))
    found = []
    for dated in runs(scene, dates, (clause.start, clause.end)):
        telling = Telling(
            block=scene.block,
            start=clause.start,
            end=clause.end,
            name=words,
            rule="event.met",
            head=head_of(head),
            confidence=0.7,
            sentence=sentence,
        )
        own = dated.own.over(around)
        telling.cities, telling.format, telling.chair, telling.initiator = (
            own.cities,
            own.format,
            own.chair,
            own.initiator,
        )
        set_date(telling, dated.date)
        found.append(telling)
    return found


def _names(scene: Scene, clause: Clause) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """(name, event word, span of the words that gave it)."""
    words = tokens(scene.text)
    for place, token in enumerate(words):
        if not clause.start <= token.start < clause.end or token.kind != "word":
            continue
        if PERSONS.fullmatch(token.text) and _may_be_nominative(token):
            yield from _persons(scene, clause, words, place)
        elif BODY.fullmatch(token.text) and MET.search(scene.masked, token.end, min(clause.end, token.end + 200)):
            yield from _body(scene, words, place)
    yield from _acts(scene, clause, words)


def _may_be_nominative(token: Token) -> bool:
    return any(parse.tag.case == "nomn" for parse in parses(token.text))


def _persons(
    scene: Scene, clause: Clause, words: tuple[Token, ...], place: int
) -> Iterator[tuple[str, str, tuple[int, int]]]:
    start = _with_adjectives(words, place)
    end = right_end(scene.text, words, place)
    phrase = scene.text[start:end]
    if MET.search(scene.masked, clause.start, clause.end):
        yield f"Встреча {in_case(_lowered(phrase), 'gent')}", "встреча", (start, end)
        return
    worked = WORKED.match(scene.masked, min(end + 1, len(scene.masked)))
    if worked and words[place].low.startswith(("эксперт", "специалист")) and end - start < 60:
        topic = _topic(scene, worked.end(), clause.end)
        yield f"Заседание {in_case(_lowered(phrase), 'gent')}{topic}", "заседание", (start, end)


def _topic(scene: Scene, start: int, end: int) -> str:
    """What the experts worked on, as «по согласованию Плана …»."""
    match = re.match(r"\s*(?:проект\w*\s+)?(?P<title>[А-ЯЁ][^,;.]+)", scene.text[start:end])
    return f" по согласованию {in_case(match['title'].strip(), 'gent')}" if match else ""


def _body(scene: Scene, words: tuple[Token, ...], place: int) -> Iterator[tuple[str, str, tuple[int, int]]]:
    start, end = _with_adjectives(words, place), right_end(scene.text, words, place)
    yield f"Заседание {in_case(scene.text[start:end], 'gent')}", "заседание", (start, end)


def _acts(scene: Scene, clause: Clause, words: tuple[Token, ...]) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """«открыт Центр народной дипломатии» -> «Открытие Центра народной дипломатии»."""
    for match in OPENED.finditer(scene.masked, clause.start, clause.end):
        stem = next((stem for stem in ACTS if match["verb"].lower().startswith(stem)), None)
        place = next((i for i, token in enumerate(words) if token.start >= match.end()), None)
        if stem is None or place is None:
            continue
        head = _first_noun(words, place)
        if head is None:
            continue
        end = right_end(scene.text, words, head)
        phrase = scene.text[words[place].start : end]
        yield f"{ACTS[stem]} {in_case(phrase, 'gent')}", "церемония", (words[place].start, end)


def _first_noun(words: tuple[Token, ...], place: int) -> int | None:
    for index in range(place, min(place + 5, len(words))):
        if words[index].kind != "word":
            return None
        if any(parse.tag.POS == "NOUN" and parse.tag.case == "nomn" for parse in parses(words[index].text)):
            return index
    return None


def _with_adjectives(words: tuple[Token, ...], place: int) -> int:
    index = place
    while (
        index
        and words[index - 1].kind == "word"
        and any(p.tag.POS in {"ADJF", "PRTF"} and p.tag.case == "nomn" for p in parses(words[index - 1].text))
    ):
        index -= 1
    return words[index].start


def _lowered(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]
