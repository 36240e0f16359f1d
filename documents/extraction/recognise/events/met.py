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
from documents.extraction.recognise.events import anchors
from documents.extraction.recognise.events.chains import Circumstances, circumstances, runs
from documents.extraction.recognise.events.names import body_spans
from documents.extraction.recognise.events.occurrences import set_date
from documents.extraction.recognise.events.scene import Clause, Scene
from documents.extraction.recognise.events.tellings import Telling

MET = re.compile(
    r"\b(?:встретил[аио]?сь|встречал(?:ся|[аио]сь)|собирал(?:ся|[аио]сь)|собрал(?:ся|[аио]сь)(?:-таки)?|заседал[аио]?"
    r"|совещал(?:ся|[аио]сь)|съехал(?:ся|[аио]сь)|съезжал(?:ся|[аио]сь)|сходил(?:ся|[аио]сь)|сошл[аио]сь"
    r"|(?P<coming>встретятся|собер[уе]тся|съедутся|будут?\s+заседать))(?!\w)",
    re.IGNORECASE,
)
WORKED = re.compile(r"\b(?:согласовал|обсудил|рассмотрел|доработал)и\b", re.IGNORECASE)
# «эксперты провели консультации», «Рабочая группа провела 5 мая заседание»: a bare word whose members stand first.
HELD_OWN = re.compile(
    r"\bпров[её]л[аи]?\s+(?P<word>консультации|переговоры|встречу|совещание|заседание|сессию)\b", re.IGNORECASE
)
NOMINATIVE = {"встречу": "встреча", "сессию": "сессия"}
TWICE = re.compile(
    r"\b(?:(?P<two>дважды|два\s+раза)|(?P<three>трижды|три\s+раза)|(?P<four>четырежды|четыре\s+раза))\b", re.IGNORECASE
)
COUNTS = {"two": 2, "three": 3, "four": 4}
THEY = re.compile(r"\b(?:он|она|оно)\s*$", re.IGNORECASE)
PERSONS = re.compile(
    r"(?:эксперт|специалист|редактор|прокурор|начальник|журналист|омбудсмен|лидер)ы\b|министры\b|заместители\b|главы\b|послы\b|судьи\b|ученые\b|руководители\b|координаторы\b|ректоры\b|директора\b|представители\b",
    re.IGNORECASE,
)
BODY = re.compile(r"(?:совет|комисси[яи]|групп[аы]|комитет|консорциум|правление|клуб)\b", re.IGNORECASE)
OPENED = re.compile(
    r"\b(?P<verb>открыт[аоы]?|вручен[аоы]?|запущен[аоы]?|заложен[аоы]?|награждены|наградили|чествовали)\s+(?=[А-ЯЁа-яё])",
    re.IGNORECASE,
)
ACTS = {
    "открыт": "Открытие",
    "вручен": "Церемония вручения",
    "заложен": "Церемония закладки",
    "награ": "Церемония награждения",
    "чествовал": "Церемония награждения",
}
# Whose awarding is an event.
AWARDED = re.compile(r"(?:победител|призер|призёр|лауреат|участник)", re.IGNORECASE)
# Works that are shown to the public: «представили атлас «…»».
SHOWN = re.compile(
    r"\b(?:представлен[аоы]?|представили|презентовал[аи]?|презентован[аоы]?)\s+(?:[\w-]+\s+){0,2}?"
    r"(?P<work>атлас|книг[ауи]|альбом|сборник|портал|платформ[ауы]|фильм|словар[ьи]|учебник|энциклопеди[яию]|каталог)\b",
    re.IGNORECASE,
)


def read(scene: Scene, clause: Clause, sentence: tuple[int, int], told: list[Telling]) -> list[Telling]:
    """Tellings of a clause that names no event but tells of one by its verb and a day."""
    dates = [
        hit
        for hit in scene.dates
        if clause.start <= hit.start < clause.end and hit.role == "occurrence" and hit.precision != "year"
    ]
    if not dates:
        return _counted(scene, clause, sentence) or _anchored(scene, clause, sentence, told)
    name = next(_names(scene, clause), None)
    if name is None:
        return []
    words, head, span = name
    around = circumstances(scene, (clause.start, clause.end), skip=(span,))
    found = []
    for dated in runs(scene, dates, (clause.start, clause.end)):
        telling = _telling(scene, clause, sentence, words, head, dated.own.over(around))
        set_date(telling, dated.date)
        found.append(telling)
    return found


def _telling(
    scene: Scene, clause: Clause, sentence: tuple[int, int], words: str, head: str, own: Circumstances
) -> Telling:
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
    telling.cities, telling.format, telling.chair, telling.initiator = own.cities, own.format, own.chair, own.initiator
    verb = MET.search(scene.masked, clause.start, clause.end)
    telling.status = "planned" if verb and verb["coming"] else "held"
    return telling


def _anchored(scene: Scene, clause: Clause, sentence: tuple[int, int], told: list[Telling]) -> list[Telling]:
    """«Двумя днями ранее там же совещались эксперты»: a day reckoned from an event told before."""
    anchor = anchors.day_of(scene, clause, told) if not clause.relative and told else None
    if anchor is None or not anchor.words or anchors.SETTING_WORDS.match(anchor.words):
        return []
    for words, head, span in _names(scene, clause):
        around = circumstances(scene, (clause.start, clause.end), skip=(span,))
        telling = _telling(scene, clause, sentence, words, head, around)
        return [anchors.placed(telling, anchor)]
    return []


def _counted(scene: Scene, clause: Clause, sentence: tuple[int, int]) -> list[Telling]:
    """«Дважды за год собиралась Рабочая группа»: sittings without days."""
    count = TWICE.search(scene.masked, clause.start, clause.end)
    verb = MET.search(scene.masked, clause.start, clause.end) if count else None
    if count is None or verb is None or verb["coming"]:
        return []
    for words, head, span in _names(scene, clause):
        around = circumstances(scene, (clause.start, clause.end), skip=(span,))
        telling = _telling(scene, clause, sentence, words, head, around)
        telling.rule, telling.undated_count = "event.undated", COUNTS[str(count.lastgroup)]
        return [telling]
    return []


def _names(scene: Scene, clause: Clause) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """(name, event word, span of the words that gave it)."""
    words = tokens(scene.text)
    for place, token in enumerate(words):
        if not clause.start <= token.start < clause.end or token.kind != "word":
            continue
        if PERSONS.fullmatch(token.text) and _may_be_nominative(token):
            yield from _persons(scene, clause, words, place)
        elif (
            BODY.fullmatch(token.text)
            and _may_be_nominative(token)
            and (
                MET.search(scene.masked, clause.start, clause.end)
                or HELD_OWN.search(scene.bared, token.end, clause.end)
            )
        ):
            yield from _body(scene, clause, words, place)
    yield from _pronoun(scene, clause)
    yield from _acts(scene, clause, words)
    yield from _shown(scene, clause, words)


def _pronoun(scene: Scene, clause: Clause) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """«она заседала 3 марта»: the body named last before."""
    verb = MET.search(scene.masked, clause.start, clause.end)
    if verb is None or not THEY.search(scene.masked, clause.start, verb.start()):
        return
    before = [span for span in body_spans(scene.text) if span[1] <= verb.start()]
    if before:
        name = scene.text[slice(*before[-1])]
        yield f"Заседание {in_case(name, 'gent')}", "заседание", before[-1]


def _shown(scene: Scene, clause: Clause, words: tuple[Token, ...]) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """«представили атлас «…»» -> «Презентация атласа «…»»."""
    for match in SHOWN.finditer(scene.masked, clause.start, clause.end):
        place = next(i for i, token in enumerate(words) if token.start >= match.start("work"))
        end = right_end(scene.text, words, place)
        phrase = in_case(scene.text[words[place].start : end], "nomn")
        yield f"Презентация {in_case(phrase, 'gent')}", "презентация", (words[place].start, end)


def _may_be_nominative(token: Token) -> bool:
    return any(parse.tag.case == "nomn" for parse in parses(token.text))


def _persons(
    scene: Scene, clause: Clause, words: tuple[Token, ...], place: int
) -> Iterator[tuple[str, str, tuple[int, int]]]:
    start = _with_adjectives(words, place)
    end = right_end(scene.text, words, place)
    phrase = scene.text[start:end]
    if verb := MET.search(scene.masked, clause.start, clause.end):
        word = "совещание" if verb.group().lower().startswith("совещ") else "встреча"
        yield f"{word.capitalize()} {in_case(_lowered(phrase), 'gent')}", word, (start, end)
        return
    if own := HELD_OWN.search(scene.bared, end, clause.end):
        word = NOMINATIVE.get(own["word"].lower(), own["word"].lower())
        yield f"{word.capitalize()} {in_case(_lowered(phrase), 'gent')}", word, (start, end)
        return
    worked = WORKED.match(scene.masked, min(end + 1, len(scene.masked)))
    if worked and words[place].low.startswith(("эксперт", "специалист")) and end - start < 60:
        topic = _topic(scene, worked.end(), clause.end)
        yield f"Заседание {in_case(_lowered(phrase), 'gent')}{topic}", "заседание", (start, end)


def _topic(scene: Scene, start: int, end: int) -> str:
    """What the experts worked on, as «по согласованию Плана …»."""
    match = re.match(r"\s*(?:проект\w*\s+)?(?P<title>[А-ЯЁ][^,;.]+)", scene.text[start:end])
    return f" по согласованию {in_case(match['title'].strip(), 'gent')}" if match else ""


def _body(
    scene: Scene, clause: Clause, words: tuple[Token, ...], place: int
) -> Iterator[tuple[str, str, tuple[int, int]]]:
    start, end = _with_adjectives(words, place), right_end(scene.text, words, place)
    if own := HELD_OWN.search(scene.bared, end, clause.end):
        word = NOMINATIVE.get(own["word"].lower(), own["word"].lower())
        yield f"{word.capitalize()} {in_case(scene.text[start:end], 'gent')}", word, (start, end)
        return
    yield f"Заседание {in_case(scene.text[start:end], 'gent')}", "заседание", (start, end)


def _acts(scene: Scene, clause: Clause, words: tuple[Token, ...]) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """«открыт Центр народной дипломатии» -> «Открытие Центра народной дипломатии»."""
    for match in OPENED.finditer(scene.masked, clause.start, clause.end):
        stem = next((stem for stem in ACTS if match["verb"].lower().startswith(stem)), None)
        place = next((i for i, token in enumerate(words) if token.start >= match.end()), None)
        if stem is None or place is None:
            continue
        if ACTS[stem].endswith("награждения") and not AWARDED.match(words[place].text):
            continue
        awarded = ACTS[stem].endswith("награждения")
        head = place if awarded else _first_noun(words, place)
        if head is None:
            continue
        end = right_end(scene.text, words, head)
        phrase = scene.text[words[place].start : end]
        if awarded and "nomn" not in {parse.tag.case for parse in parses(words[place].text)}:
            yield f"{ACTS[stem]} {phrase}", "церемония", (words[place].start, end)
            continue
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
