"""Whether a document noun opens the title of one document: by its tail, its letter case and what governs it."""

from __future__ import annotations

import re

from documents.extraction.find.actions import ActionHit
from documents.extraction.find.morphology import parses
from documents.extraction.find.titles.anchors import SENTENCE_START, Anchor
from documents.extraction.find.titles.grammar import ACT_DATE, NUMBER, VALIDITY, YEARS_IN_BRACKETS
from documents.extraction.find.titles.hits import TitleHit

DEMONSTRATIVE = re.compile(
    r"(?:^|\W)(?:(?:выше)?(?:указанн|упомянут|названн)|данн|настоящ|этот|эт|сво|наш)\w{0,3}\s+$|"
    r"\bпроект[а-я]*\s+(?:указанн|данн|эт)\w+\s+$",
    re.IGNORECASE,
)
EVENT_NAME = re.compile(
    r"(?:форум|конференци|семинар|стол|тем[аыу]|выставк|сесси|вебинар|фестивал|конкурс|диалог|проект|девиз|"
    r"рубрик)\w*:?\s*$",
    re.IGNORECASE,
)
ISSUED = re.compile(
    r"^\s*(?:[А-ЯЁ]|[а-яё]+(?:ой|ей)\s+сторон|\d+-|(?:\w+(?:ого|его)\s+){0,2}(?:заседани|совещани|встреч|сесси)|"
    r"государств)"
)
GAP_WORDS = re.compile(
    r"^(?:[\s«\"]|\b[а-яё]+(?:ого|его|ой|ей|ых|их|ый|ий|ая|яя|ое|ее|ую|юю|ые|ие|ым|им|ыми|ими)\b|\bпроект\w*|"
    r"\b(?:на|три|год\w*|с|со|целям|и|по|о|для)\b)*$",
    re.IGNORECASE,
)
JOINT = re.compile(r"^(?:\s*[,;]\s*(?:а\s+также\s+)?|\s+и\s+|\s+а\s+также\s+)$")
DONE = frozenset({"adopted", "approved", "signed", "agreed", "endorsed", "extended", "noted", "supported"})
LOWER_NEEDS = {"done": DONE, "made": DONE | {"discussed", "drafted", "proposed", "applied"}, "authored": DONE}


def named(text: str, anchor: Anchor, tail: str) -> bool:
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


def stands_alone(text: str, anchor: Anchor, end: int, actions: list[ActionHit], earlier: list[TitleHit]) -> bool:
    """«принято Совместное коммюнике»: for some kinds the act makes the bare word a title; or a title that it is
    joined to.
    """
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
        re.match(
            r"(?:совместн|итогов|информационн|рамочн|заключительн|общ|основн|единственн)\w*\s+$", before, re.IGNORECASE
        )
    )


def counts(text: str, anchor: Anchor, tail: str, actions: list[ActionHit], *, draft: bool) -> bool:
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
    if kind.lower in {"always", "numbered"}:
        return True
    if kind.lower == "authored" and _issued(tail):
        return True
    if kind.lower in {"made", "done"} and draft:
        return True
    wanted = LOWER_NEEDS.get(kind.lower, DONE if starts or anchor.capital else frozenset())
    return any(action.action in wanted for action in _governors(text, anchor, tail, actions))


def _issued(tail: str) -> bool:
    """«доклад китайской стороны», «протокол 5-го Совещания»: whose it is stands right after the noun, in the
    genitive.
    """
    found = ISSUED.match(tail)
    word = re.search(r"[^\W\d_]+", tail)
    if found is None or word is None:
        return False
    return any("gent" in parse.tag for parse in parses(word[0])) or (word[0].isupper() and len(word[0]) > 1)


def _governors(text: str, anchor: Anchor, tail: str, actions: list[ActionHit]) -> list[ActionHit]:
    """Words of action right before the title (only adjectives between) or right after it."""
    end = anchor.noun_end + len(tail)
    before = [a for a in actions if a.end <= anchor.start and anchor.start - a.end < 60]
    after = [a for a in actions if a.start >= end and re.fullmatch(r"\s*(?:был[аоиы]?\s+)?", text[end : a.start])]
    return [a for a in before if GAP_WORDS.match(text[a.end : anchor.start])] + after


def inside_quotes(text: str, anchor: Anchor, quotes: list[tuple[int, int]], earlier: list[TitleHit]) -> bool:
    """A document noun inside somebody's quoted name is no title, unless the quotation marks hold just the title."""
    for start, end in quotes:
        if start < anchor.start < end:
            if any(hit.start < start and end <= hit.end for hit in earlier):
                return True
            return start + 1 != anchor.start or bool(EVENT_NAME.search(text[max(0, start - 40) : start]))
    return False
