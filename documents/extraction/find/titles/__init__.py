"""Titles of documents in running text, in any case: «Стратегией экономического развития ШОС на период до 2030 года».

`find_titles` yields titles that name one document; nested ones too («План по реализации Концепции …» gives both), in
the order of their first words. Bare nouns («Программы», «указанный документ») are `find_mentions`' business: they name
nothing alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from documents.extraction.find.actions import ActionHit, find_actions
from documents.extraction.find.titles.accepting import DEMONSTRATIVE, JOINT, counts, inside_quotes, named, stands_alone
from documents.extraction.find.titles.anchors import Anchor, anchor_at
from documents.extraction.find.titles.bounds import title_end
from documents.extraction.find.titles.grammar import ACT_DATE, QUOTED, VALIDITY, YEARS_IN_BRACKETS
from documents.extraction.find.titles.hits import TitleHit
from documents.extraction.find.titles.kinds import opening
from documents.extraction.find.titles.naming import period, title_of

__all__ = ["TitleHit", "find_mentions", "find_titles"]

DRAFT = re.compile(
    r"(?:^|[^\w-])(?:законо)?проект(?:а|у|ом|е|ы|ов|ам|ами|ах)?\s+(?:[а-яё]+(?:ого|его|ой|ей|ых|их)\s+)*$",
    re.IGNORECASE,
)
UN_PROGRAMME = re.compile(r"^\s*(?:развития\s+)?(?:ООН|Организации\s+Объедин[её]нных\s+Наций)")
PLANS = frozenset({"plan", "roadmap", "programme"})


def find_titles(text: str) -> list[TitleHit]:
    """Titles that name a document."""
    return [hit for hit in find_mentions(text) if not hit.bare]


def find_mentions(text: str) -> list[TitleHit]:
    """Titles, and bare document nouns with a capital letter («Протокол не был согласован»), in order."""
    return list(_mentions(text))


@lru_cache(maxsize=1024)
def _mentions(text: str) -> tuple[TitleHit, ...]:
    """Kept, because events and instruments read the same blocks."""
    anchors = [anchor for found in opening().finditer(text) if (anchor := anchor_at(text, found)) is not None]
    if not anchors:
        return ()
    actions = find_actions(text)
    quotes = [(hit.start(), hit.end()) for hit in QUOTED.finditer(text)]
    hits: list[TitleHit] = []
    for anchor in anchors:
        hit = _hit(text, anchor, actions, quotes, hits)
        if hit is not None:
            hits.append(hit)
    return tuple(_sharing(text, hits))


def _hit(
    text: str, anchor: Anchor, actions: list[ActionHit], quotes: list[tuple[int, int]], earlier: list[TitleHit]
) -> TitleHit | None:
    if inside_quotes(text, anchor, quotes, earlier):
        return None
    kind = anchor.kind
    mark = _mark_after(text, anchor)
    end = title_end(text, anchor.start, anchor.noun_end + mark, kind)
    outer = next((hit for hit in earlier if hit.start <= anchor.start < hit.end and not hit.bare), None)
    end = _without_outer_years(text, anchor, end, outer)
    if DEMONSTRATIVE.search(text[max(0, anchor.start - 40) : anchor.start]):
        end = anchor.noun_end
    tail, draft = text[anchor.noun_end + mark : end], bool(DRAFT.search(text[max(0, anchor.start - 60) : anchor.start]))
    if kind.code == "programme" and UN_PROGRAMME.match(tail):
        return None
    draft = draft or _joined_to_draft(text, anchor, earlier)
    is_named = named(text, anchor, tail) or stands_alone(text, anchor, end, actions, earlier)
    if not is_named and not anchor.capital:
        return None
    if not counts(text, anchor, tail, actions, draft=draft):
        return None
    words = text[anchor.start : anchor.noun_end] + tail
    first, last = period(words)
    dated = _own_date(words, anchor)
    return TitleHit(
        anchor.start, end, title_of(words, kind), kind.code, first, last,
        draft, outer is not None, not is_named, dated, anchor.form.cases,
    )  # fmt: skip


def _mark_after(text: str, anchor: Anchor) -> int:
    """1 where the noun alone stands in quotation marks: «подписана «дорожная карта» обмена …», else 0."""
    before, after = text[anchor.start - 1 : anchor.start], text[anchor.noun_end : anchor.noun_end + 1]
    return 1 if before and after and before in '«“"„' and after in '»”"“' else 0


def _own_date(words: str, anchor: Anchor) -> str | None:
    """«от 16 августа 2007 года» dates the document named last before it, not one that this belongs to."""
    dated = ACT_DATE.search(words)
    if dated is None:
        return None
    own = words[anchor.noun_end - anchor.start : dated.start()]
    inner = any(hit.group()[0].isupper() and anchor_at(own, hit) for hit in opening().finditer(own))
    return None if inner else dated.group()


def _without_outer_years(text: str, anchor: Anchor, end: int, outer: TitleHit | None) -> int:
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


def _joined_to_draft(text: str, anchor: Anchor, earlier: list[TitleHit]) -> bool:
    """«проект Соглашения …, Меморандума …»: one «проект» for all that are joined to it in the genitive."""
    if "gent" not in anchor.form.cases:
        return False
    joined = [hit for hit in earlier if hit.draft and JOINT.match(text[hit.end : anchor.start])]
    return bool(joined)


def _sharing(text: str, hits: list[TitleHit]) -> list[TitleHit]:
    """«Программы и Меморандума по развитию дорог»: the bare first noun has the tail of the second."""
    shared = list(hits)
    for place, (hit, following) in enumerate(pairwise(hits)):
        gap = text[hit.end : following.start]
        if hit.bare and not following.bare and re.fullmatch(r"\s+и\s+", gap) and not hit.nested:
            tail = following.title.split(" ", 1)[-1]
            if re.match(r"(?:по|об?|на|в|между)\s", tail):
                shared[place] = replace(hit, title=f"{hit.title} {tail}", bare=False)
    return shared
