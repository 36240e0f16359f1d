"""Where one undertaking ends and the next begins inside a sentence.

A shallow reading: main predicates, the conjunctions that join them, the infinitives that one governor holds, and the
nominative heads of a comma list. Brackets and quotation marks are opaque. Spans are offsets in the given text and
never include the joining words or end punctuation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.find.morphology import (
    is_finite,
    is_infinitive,
    is_short,
    lemma,
    may_be,
    parses,
    part_of_speech,
)

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
OPAQUE = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|\([^()]*(?:\([^()]*\)[^()]*)*\)|[“\"„][^”\"“„]*[”\"“]")
SUBORDINATOR = re.compile(
    r"\b(котор\w+|что|чтобы|если|где|когда|поскольку|хотя|чей|чья|чье|чьи|чьих|пока|нежели|так как)\b", re.IGNORECASE
)
# Strong joints first: they part clauses even when a new subject stands between them and the verb.
STRONG_JOINT = re.compile(
    r"\s*(?:,\s*(?:а\s+также|и\s+также|но\s+и|а|но|и|при\s+этом|причем|причём)\s+|;\s*(?:а\s+также\s+)?)"
)
WEAK_JOINT = re.compile(r"\s+(?:и\s+также|и/или|и|либо|или|а\s+также)\s+|,\s+")
EDGE = " \t,;.:–—-－•"
# Short adjectives that can carry a sentence; others («согласно») are mostly something else.
PREDICATIVE = frozenset(
    {
        "намеренный",
        "намерен",
        "готовый",
        "готов",
        "должный",
        "должен",
        "призванный",
        "нацеленный",
        "нацелен",
        "обязанный",
    }
    | {"необходимый", "важный", "убежденный", "убеждённый", "согласный", "приверженный", "открытый"}
)
STATE_WORDS = frozenset(["вправе", "необходимо", "надо", "можно", "нужно", "важно", "целесообразно"])


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that carries a clause.

    `form` is finite, short or state; `agreement` must be equal for two to be joined.
    """

    start: int
    end: int
    word: str
    form: str
    agreement: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence with one main predicate, joints and end punctuation left out."""

    start: int
    end: int
    predicate: Predicate | None


def mask(text: str) -> str:
    """The text with quoted and bracketed words blotted out, same length."""
    return OPAQUE.sub(lambda hit: "_" * len(hit.group()), text)


def _form(word: str, before: str, after: str) -> str | None:
    if word.lower() in STATE_WORDS:
        return "state"
    if (is_finite(word) and not word[0].isupper()) or (is_finite(word) and not before.strip()):
        return "finite"
    if part_of_speech(word) == "PRTS":
        return "short"
    if is_short(word) and lemma(word) in PREDICATIVE:
        return "short"
    return None


def agreement(word: str) -> frozenset[str]:
    """Tense and number of a verb form; present and future are one, since both promise."""
    kinds = {"past", "pres", "futr", "sing", "plur", "1per", "3per"}
    grammemes = set(parses(word)[0].tag.grammemes) & kinds
    return frozenset({"nonpast"} | grammemes - {"pres", "futr"} if grammemes & {"pres", "futr"} else grammemes)


def _all_predicates(masked: str) -> list[Predicate]:
    found = []
    for hit in WORD.finditer(masked):
        form = _form(hit.group(), masked[: hit.start()], masked[hit.end() :])
        if form:
            found.append(Predicate(hit.start(), hit.end(), hit.group(), form, agreement(hit.group())))
    return found


def _joined(masked: str, left: Predicate, right: Predicate) -> bool:
    """Whether `right` goes on with `left`: «был согласован», «могут быть внесены», «не должна обеспечиваться»."""
    between = masked[left.end : right.start]
    return lemma(left.word) in {"быть", "мочь", "являться", "стать"} and "," not in between and " и " not in between


def find_predicates(text: str) -> list[Predicate]:
    """Main predicates in order; those of subordinate clauses («…, что …», «…, которые …») are left out."""
    masked = mask(text)
    main: list[Predicate] = []
    previous: Predicate | None = None
    subordinate = False
    for predicate in _all_predicates(masked):
        gap = masked[previous.end if previous else 0 : predicate.start]
        if SUBORDINATOR.search(gap):
            subordinate = True
        elif previous and _joined(masked, previous, predicate):
            previous = predicate
            continue
        elif "," in gap or ";" in gap:
            subordinate = False
        if not subordinate:
            main.append(predicate)
        previous = predicate
    return main


# «и не позднее 15 февраля 2024 г. представит …», «и ежегодно публикует …».
OF_TIME = re.compile(
    r"(?:январ|феврал|март|апрел|ма[яю]$|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*|год\w*|гг?|дн\w+|месяц\w*|"
    r"квартал\w*|позднее|начала|конца",
    re.IGNORECASE,
)


def _light(words: str) -> bool:
    """Adverbs, particles and at most one short phrase with a preposition: what may stand before a joined verb."""
    found = [hit.group() for hit in WORD.finditer(words)]
    if len(found) > 6:
        return False
    seen_preposition = False
    for word in found:
        kind = part_of_speech(word)
        if kind == "COMP" or OF_TIME.fullmatch(word):
            continue
        seen_preposition = seen_preposition or kind == "PREP"
        if kind not in {"ADVB", "PRCL", "PREP", "CONJ", "COMP"} and not seen_preposition:
            return False
    return True


def _joint(masked: str, start: int, end: int) -> tuple[int, int] | None:
    """The joint before the verb at `end`, as the span to leave out; None when the two verbs are not joined."""
    gap = masked[start:end]
    strong = list(STRONG_JOINT.finditer(gap))
    if strong:
        return start + strong[-1].start(), start + strong[-1].end()
    weak = [hit for hit in WEAK_JOINT.finditer(gap) if _light(gap[hit.end() :])]
    if weak:
        return start + weak[-1].start(), start + weak[-1].end()
    comma = gap.rfind(", ")
    return (start + comma, start + comma + 2) if comma >= 0 else None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space and punctuation at its edges; a closing bracket or quote stays."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE and not _abbreviated(text, end):
        end -= 1
    return start, end


def _abbreviated(text: str, end: int) -> bool:
    """«2024 г.» keeps its point."""
    return text[end - 1] == "." and bool(re.search(r"\b(?:г|гг|др|пр|т\.п|т\.д|долл|млн|млрд)\.$", text[:end]))


def find_clauses(text: str) -> list[Clause]:
    """The sentence parted at its main predicates; one clause with the whole sentence when there is nothing to part."""
    predicates = find_predicates(text)
    masked = mask(text)
    cuts: list[tuple[int, int, Predicate]] = []
    kept = predicates[:1]
    for predicate in predicates[1:]:
        joint = _joint(masked, kept[-1].end, predicate.start)
        if joint:
            cuts.append((*joint, predicate))
            kept.append(predicate)
    starts = [0, *(cut[1] for cut in cuts)]
    ends = [*(cut[0] for cut in cuts), len(text)]
    return [
        Clause(*trim(text, start, end), kept[number] if kept else None)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


# «…, который в течение 15 дней направит копии»: what the body just named is to do next.
RELATIVE_SUBJECT = re.compile(r",\s+котор(?:ый|ая|ое|ые)\s+", re.IGNORECASE)


def relative_promise(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The relative clause at the end of `text[start:end]` that promises: where its comma stands, where its words do."""
    masked = mask(text)
    opened = list(RELATIVE_SUBJECT.finditer(masked, start, end))
    if not opened or "," in masked[opened[-1].end() : end]:
        return None
    verbs = [hit.group() for hit in WORD.finditer(masked, opened[-1].end(), end) if is_finite(hit.group())]
    promised = len(verbs) == 1 and "futr" in parses(verbs[0])[0].tag and lemma(verbs[0]) != "быть"
    return (opened[-1].start(), opened[-1].end()) if promised else None


def split_infinitives(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of joined infinitives in `text[start:end]`, the first with all that stands before it.

    «намерены наращивать …, внедрять … и содействовать …» is three. «разрабатывать и реализовывать программы» is one:
    the first has no words of its own. An infinitive that another word holds («возможность провести») starts nothing.
    """
    masked = mask(text)[:end]
    heads = [hit for hit in WORD.finditer(masked, start) if is_infinitive(hit.group())]
    spans: list[tuple[int, int]] = []
    here, last, nested = start, None, False
    for hit in heads:
        joint = _infinitive_joint(masked, here, hit.start())
        if last is None:
            last = hit
        elif joint is None:
            nested = True
        elif _own_words(masked, last.end(), joint[0]) and not (nested and "," not in masked[joint[0] : joint[1]]):
            spans.append(trim(text, here, joint[0]))
            here, last, nested = joint[1], hit, False
        else:
            last = hit
    return [*spans, trim(text, here, end)]


def _infinitive_joint(masked: str, start: int, verb: int) -> tuple[int, int] | None:
    joints = list(re.finditer(r",?\s+(?:а\s+также|и|либо|или)\s+(?:также\s+)?|[,;]\s+", masked[start:verb]))
    if not joints or not _light(masked[start + joints[-1].end() : verb]):
        return None
    return start + joints[-1].start(), start + joints[-1].end()


def _own_words(masked: str, start: int, end: int) -> bool:
    """Whether the verb has an object of its own: «модернизировать действующие и создавать новые маршруты» share one."""
    words = [hit.group() for hit in WORD.finditer(masked, start, end)]
    only_adjectives = bool(words) and all(part_of_speech(word) in {"ADJF", "PRTF", "ADVB"} for word in words)
    return "_" in masked[start:end] or (bool(words) and not only_adjectives)


def _nominative_head(phrase: str) -> bool:
    """Whether a phrase opens with a nominative noun, adjectives before it allowed: «охрана окружающей среды»."""
    for number, hit in enumerate(WORD.finditer(phrase)):
        word, kind = hit.group(), part_of_speech(hit.group())
        if kind == "CONJ" and number and word == "и":
            continue
        if kind in {"PREP", "CONJ"} or number > 6:
            return False
        if kind == "NOUN" or may_be(word, "NOUN", "nomn"):
            return may_be(word, "nomn") and not (may_be(word, "gent", "sing") and may_be(word, "plur", "nomn"))
        if kind in {"ADJF", "PRTF"} and not may_be(word, "nomn"):
            return False
    return False


def split_enumeration(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of a list «A, B, C и D» whose members are nominative phrases; commas inside a member do not part it."""
    masked = mask(text)
    quoteless = text[:end].replace("«", " ").replace("»", " ")
    spans, here = [], start
    for hit in re.finditer(r",\s+(?:а также\s+|и\s+)?|;\s*(?:а также\s+)?|\s+а также\s+", masked[start:end]):
        left, right = start + hit.start(), start + hit.end()
        if _nominative_head(quoteless[right:end]) and _nominative_head(quoteless[here:left]):
            spans.append((here, left))
            here = right
    spans.append((here, end))
    return [trim(text, *span) for span in [*spans[:-1], *_last_pair(text, *spans[-1], alone=len(spans) == 1)]]


def _last_pair(text: str, start: int, end: int, *, alone: bool) -> list[tuple[int, int]]:
    """«C и D» at the end of a list; a lone «A и B» is not parted, because it is mostly one direction."""
    masked, quoteless = mask(text), text[:end].replace("«", " ").replace("»", " ")
    for hit in re.finditer(r"\s+и\s+", "" if alone else masked[start:end]):
        left, right = start + hit.start(), start + hit.end()
        if _nominative_head(quoteless[start:left]) and _nominative_head(quoteless[right:end]):
            return [(start, left), (right, end)]
    return [(start, end)]
