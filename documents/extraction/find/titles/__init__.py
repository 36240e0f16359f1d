"""Titles of documents in running text, in any case: «Стратегией экономического развития ШОС на период до 2030 года».

`find_titles` yields titles that name one document; nested ones too («План по реализации Концепции …» gives both), in the order
of their first words. Bare nouns («Программы», «указанный документ») are `find_mentions`' business: they name nothing alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from documents.extraction.find.actions import ActionHit, find_actions
from documents.extraction.find.morphology import parses
from documents.extraction.find.titles.bounds import (
    ACT_DATE,
    NUMBER,
    QUOTED,
    TOKEN,
    VALIDITY,
    YEARS_IN_BRACKETS,
    title_end,
)
from documents.extraction.find.titles.kinds import Form, Kind, opening, readings
from documents.extraction.find.titles.naming import period, title_of

__all__ = ["TitleHit", "find_mentions", "find_titles"]

DRAFT = re.compile(
    r"(?:^|[^\w-])(?:законо)?проект(?:а|у|ом|е|ы|ов|ам|ами|ах)?\s+(?:[а-яё]+(?:ого|его|ой|ей|ых|их)\s+)*$", re.I
)
DETERMINER = re.compile(
    r"^(?:настоящ|данн|указанн|вышеуказанн|упомянут|вышеупомянут|соответствующ|нов|обновленн|обновлённ|эт|тот|сво|весь|все|всех|перв|втор|"
    r"очередн|последн|предыдущ|действующ|принят|утвержденн|утверждённ|подписанн|одобренн|согласованн|разработанн|прежн|имеющ|ранее|"
    r"названн|так|сам|подготовленн|рассмотренн|предложенн|представленн|опубликованн|котор|один|одн|наш|актуальн|следующ|ключев|важн|"
    r"проведен|долгосрочн|национальн|юридически|концептуальн|дальнейш)",
    re.I,
)
DEMONSTRATIVE = re.compile(
    r"(?:^|\W)(?:(?:выше)?(?:указанн|упомянут|названн)|данн|настоящ|этот|эт|сво|наш)\w{0,3}\s+$|\bпроект[а-я]*\s+(?:указанн|данн|эт)\w+\s+$",
    re.I,
)
SENTENCE_START = re.compile(r"(?:^|[.!?]\s+|[-–—•*]\s+|\n\s*|\d+[.)]\s+)$")
UN_PROGRAMME = re.compile(r"^\s*(?:развития\s+)?(?:ООН|Организации\s+Объедин[её]нных\s+Наций)")
EVENT_NAME = re.compile(
    r"(?:форум|конференци|семинар|стол|тем[аыу]|выставк|сесси|вебинар|фестивал|конкурс|диалог|проект|девиз|рубрик)\w*:?\s*$",
    re.I,
)
ISSUED = re.compile(
    r"^\s*(?:[А-ЯЁ]|[а-яё]+(?:ой|ей)\s+сторон|\d+-|(?:\w+(?:ого|его)\s+){0,2}(?:заседани|совещани|встреч|сесси)|государств)"
)
GAP_WORDS = re.compile(
    r"^(?:[\s«\"]|[а-яё]+(?:ого|его|ой|ей|ых|их|ый|ий|ая|яя|ое|ее|ую|юю|ые|ие|ым|им|ыми|ими)\b|проект\w*|на|три|год\w*|с|со|целям|и|по|о|для)*$",
    re.I,
)
JOINT = re.compile(r"^(?:\s*[,;]\s*(?:а\s+также\s+)?|\s+и\s+|\s+а\s+также\s+)$")
PLANS = frozenset({"plan", "roadmap", "programme"})
DONE = frozenset({"adopted", "approved", "signed", "agreed", "endorsed", "extended", "noted", "supported"})
LOWER_NEEDS = {"done": DONE, "made": DONE | {"discussed", "drafted", "proposed", "applied"}, "authored": DONE}


@dataclass(frozen=True, slots=True)
class TitleHit:
    """One title at `text[start:end]`. `title` is nominative; `code` the document type; years of validity as in the title.

    `draft`: «проект(а)» stands before it. `nested`: it lies inside another title. `bare`: only the noun, names nothing alone.
    `dated`: the words of the act's own date («от 17 сентября 2021 г.»), None when not told.
    """

    start: int
    end: int
    title: str
    code: str
    period_start: int | None = None
    period_end: int | None = None
    draft: bool = False
    nested: bool = False
    bare: bool = False
    dated: str | None = None


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A document noun with the adjectives before it: `start` is where the name begins."""

    start: int
    noun_start: int
    noun_end: int
    kind: Kind
    form: Form
    capital: bool


def find_titles(text: str) -> list[TitleHit]:
    """Titles that name a document."""
    return [hit for hit in find_mentions(text) if not hit.bare]


def find_mentions(text: str) -> list[TitleHit]:
    """Titles, and bare document nouns with a capital letter («Протокол не был согласован»), in order."""
    anchors = [anchor for found in opening().finditer(text) if (anchor := _anchor(text, found)) is not None]
    if not anchors:
        return []
    actions = find_actions(text)
    quotes = [(hit.start(), hit.end()) for hit in QUOTED.finditer(text)]
    hits: list[TitleHit] = []
    for anchor in anchors:
        hit = _hit(text, anchor, actions, quotes, hits)
        if hit is not None:
            hits.append(hit)
    return _sharing(text, hits)


def _anchor(text: str, found: re.Match[str]) -> _Anchor | None:
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
        if kind.after and not re.match(rf"\s+{kind.after}\b", after, re.I):
            continue
        end = found.end() + (re.match(rf"\s+{kind.after}", after, re.I).end() if kind.after else 0)  # type: ignore[union-attr]
        return _Anchor(start, found.start(), end, kind, form, text[start].isupper() or word[0].isupper())
    return None


def _adjectives(text: str, noun: int, form: Form) -> int:
    """Where the adjectives of the name begin: «Рамочные основы», «универсальной конвенции», not «обновленного Плана»."""
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


def _hit(
    text: str, anchor: _Anchor, actions: list[ActionHit], quotes: list[tuple[int, int]], earlier: list[TitleHit]
) -> TitleHit | None:
    if _inside_quotes(text, anchor, quotes, earlier):
        return None
    kind = anchor.kind
    end = title_end(text, anchor.start, anchor.noun_end, kind)
    outer = next((hit for hit in earlier if hit.start <= anchor.start < hit.end and not hit.bare), None)
    end = _without_outer_years(text, anchor, end, outer)
    if DEMONSTRATIVE.search(text[max(0, anchor.start - 40) : anchor.start]):
        end = anchor.noun_end
    tail, draft = text[anchor.noun_end : end], bool(DRAFT.search(text[max(0, anchor.start - 60) : anchor.start]))
    if kind.code == "programme" and UN_PROGRAMME.match(tail):
        return None
    draft = draft or _joined_to_draft(text, anchor, earlier)
    named = _named(text, anchor, tail) or _stands_alone(text, anchor, end, actions, earlier)
    if not named and not anchor.capital:
        return None
    if not _counts(text, anchor, tail, draft, actions, outer):
        return None
    words = text[anchor.start : end]
    first, last = period(words)
    dated = ACT_DATE.search(words)
    return TitleHit(
        anchor.start, end, title_of(words, kind), kind.code, first, last,
        draft, outer is not None, not named, dated.group() if dated else None,
    )  # fmt: skip


def _named(text: str, anchor: _Anchor, tail: str) -> bool:
    """Whether the noun has words that make it a name: a tail, or a capital adjective that is not «Совместное»."""
    if anchor.kind.lower == "numbered" and not (
        NUMBER.search(tail) or ACT_DATE.search(tail) or re.search(r"\d+/\d+|«", tail)
    ):
        return False
    words = VALIDITY.sub("", YEARS_IN_BRACKETS.sub("", ACT_DATE.sub("", tail)))
    if re.match(r"\s*(?:от|с)\b", words):
        return False
    if re.search(r"\w", words):
        return True
    before = text[anchor.start : anchor.noun_start]
    return bool(before) and before[0].isupper() and not anchor.kind.before and not _descriptive(before)


def _stands_alone(text: str, anchor: _Anchor, end: int, actions: list[ActionHit], earlier: list[TitleHit]) -> bool:
    """«принято Совместное коммюнике»: for some kinds the act makes the bare word a title; or a title that it is joined to."""
    if (
        not anchor.kind.alone
        or end > anchor.noun_end
        or DEMONSTRATIVE.search(text[max(0, anchor.start - 40) : anchor.start])
    ):
        return False
    if any(action.done and action.end <= anchor.start for action in _governors(text, anchor, "", actions)):
        return True
    return any(not hit.bare and JOINT.match(text[hit.end : anchor.start]) for hit in earlier)


def _descriptive(before: str) -> bool:
    """«Совместное», «Итоговое»: they tell the kind, not the document."""
    return bool(
        re.match(r"(?:совместн|итогов|информационн|рамочн|заключительн|общ|основн|единственн)\w*\s+$", before, re.I)
    )


def _counts(
    text: str, anchor: _Anchor, tail: str, draft: bool, actions: list[ActionHit], outer: TitleHit | None
) -> bool:
    """Whether the letter case and what governs the noun let it open a title."""
    kind = anchor.kind
    if kind.next and not kind.next.match(tail):
        return False
    starts = "nomn" in anchor.form.cases and bool(SENTENCE_START.search(text[max(0, anchor.start - 6) : anchor.start]))
    noun_capital = text[anchor.noun_start].isupper()
    if noun_capital and not (starts and anchor.start == anchor.noun_start and kind.loose and not kind.next):
        return True
    if anchor.capital and anchor.start != anchor.noun_start and not starts:
        return True
    if kind.lower == "always" or kind.lower == "numbered":
        return True
    if kind.lower == "authored" and _issued(tail):
        return True
    if kind.lower in {"made", "done"} and draft:
        return True
    wanted = LOWER_NEEDS.get(kind.lower, DONE if starts or anchor.capital else frozenset())
    return any(action.action in wanted for action in _governors(text, anchor, tail, actions))


def _issued(tail: str) -> bool:
    """«доклад китайской стороны», «протокол 5-го Совещания»: whose it is stands right after the noun, in the genitive."""
    found = ISSUED.match(tail)
    word = re.search(r"[^\W\d_]+", tail)
    return bool(found and word) and (word[0].isupper() or any("gent" in p.tag for p in parses(word[0])))  # type: ignore[index]


def _governors(text: str, anchor: _Anchor, tail: str, actions: list[ActionHit]) -> list[ActionHit]:
    """Words of action right before the title (only adjectives between) or right after it."""
    end = anchor.noun_end + len(tail)
    before = [a for a in actions if a.end <= anchor.start and anchor.start - a.end < 60]
    after = [a for a in actions if a.start >= end and re.fullmatch(r"\s*(?:был[аоиы]?\s+)?", text[end : a.start])]
    return [a for a in before if GAP_WORDS.match(text[a.end : anchor.start])] + after


def _inside_quotes(text: str, anchor: _Anchor, quotes: list[tuple[int, int]], earlier: list[TitleHit]) -> bool:
    """A document noun inside somebody's quoted name is no title, unless the quotation marks hold just the title."""
    for start, end in quotes:
        if start < anchor.start < end:
            if any(hit.start < start and end <= hit.end for hit in earlier):
                return True
            return start + 1 != anchor.start or bool(EVENT_NAME.search(text[max(0, start - 40) : start]))
    return False


def _without_outer_years(text: str, anchor: _Anchor, end: int, outer: TitleHit | None) -> int:
    """«План по реализации Концепции … на 2025-2027 годы»: the years at the end are the plan's."""
    if outer is None or outer.code not in PLANS:
        return end
    own = text[anchor.start : end]
    for pattern in (VALIDITY, YEARS_IN_BRACKETS):
        for hit in pattern.finditer(own):
            ranged = re.search(
                r"\d{4}\s*(?:[-–—]|и|по)\s*\d{4}|^(?:на|за)\s+\d{4}|период", hit.group()
            ) and not re.search(r"\bдо\b", hit.group())
            if ranged and not re.search(r"\d{4}\s*[-–—]\s*\d{4}", text[outer.start : anchor.start]):
                return anchor.start + len(own[: hit.start()].rstrip(" ,"))
    return end


def _joined_to_draft(text: str, anchor: _Anchor, earlier: list[TitleHit]) -> bool:
    """«проект Соглашения …, Меморандума …»: one «проект» for all that are joined to it in the genitive."""
    if "gent" not in anchor.form.cases:
        return False
    joined = [hit for hit in earlier if hit.draft and JOINT.match(text[hit.end : anchor.start])]
    return bool(joined)


def _sharing(text: str, hits: list[TitleHit]) -> list[TitleHit]:
    """«Программы и Меморандума по развитию дорог»: the bare first noun has the tail of the second."""
    shared = list(hits)
    for place, (hit, following) in enumerate(zip(hits, hits[1:], strict=False)):
        gap = text[hit.end : following.start]
        if hit.bare and not following.bare and re.fullmatch(r"\s+и\s+", gap) and not hit.nested:
            tail = following.title.split(" ", 1)[-1]
            if re.match(r"(?:по|об?|на|в|между)\s", tail):
                shared[place] = replace(hit, title=f"{hit.title} {tail}", bare=False)
    return shared
