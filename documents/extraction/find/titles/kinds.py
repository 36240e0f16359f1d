"""Words that open a document's title, in every case form, with what the lexicon says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from documents.extraction.find.morphology import analyser
from documents.extraction.lexicon import load

SHORT_YO = str.maketrans("ё", "е")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. The rules for `lower`, `alone`, `loose` are told in the lexicon."""

    noun: str
    code: str
    lower: str
    alone: bool = False
    loose: bool = False
    before: re.Pattern[str] | None = None
    after: str | None = None
    next: re.Pattern[str] | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One case form of a kind: the cases that it may be, singular or plural."""

    kind: Kind
    cases: frozenset[str]
    plural: bool


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Lower-case word form (е for ё) → its readings."""
    table: dict[str, list[Form]] = {}
    for row in load("documents")["kind"]:
        for word, form in _paradigm(_kind(row)).items():
            table.setdefault(word, []).append(form)
    return {word: tuple(readings) for word, readings in table.items()}


@cache
def opening() -> re.Pattern[str]:
    """A word that may open a title. Cheap: one alternation over all forms."""
    starts = {word[:2] for word in forms()}
    groups = "|".join(_group(start, sorted(word[2:] for word in forms() if word.startswith(start))) for start in starts)
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])", re.IGNORECASE)


def _group(start: str, rests: list[str]) -> str:
    """Words of one beginning, so that a position is tried once for all of them."""
    ends = "|".join(re.escape(rest).replace("е", "[её]") for rest in sorted(rests, key=len, reverse=True))
    return f"{re.escape(start).replace('е', '[её]')}(?:{ends})"


def readings(word: str) -> tuple[Form, ...]:
    return forms().get(word.lower().translate(SHORT_YO), ())


@lru_cache(maxsize=5_000)
def noun_of(title: str) -> str:
    """The document noun of a nominative title, «Меморандум о дружбе» → «меморандум»; empty when there is none."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", title)[:6]
    return next((found[0].kind.noun for word in words if (found := readings(word))), "")


@lru_cache(maxsize=5_000)
def gender_of(title: str) -> str:
    """The gender of that noun: masc, femn, neut; plur for a plural one."""
    noun = noun_of(title)
    if not noun:
        return ""
    tag = _noun(noun).tag
    return "plur" if tag.number == "plur" else str(tag.gender)


def _kind(row: dict[str, str | bool]) -> Kind:
    noun = str(row["noun"])
    before = re.compile(rf"(?:{row['before']})", re.IGNORECASE) if "before" in row else None
    return Kind(
        noun=noun,
        code=str(row["code"]),
        lower=str(row["lower"]),
        alone=bool(row.get("alone")),
        loose=bool(row.get("loose")),
        before=before,
        after=str(row["after"]) if "after" in row else None,
        next=re.compile(rf"\s*(?:{row['next']})", re.IGNORECASE) if "next" in row else None,
        plural=_noun(noun).tag.number == "plur",
    )


def _noun(noun: str) -> Any:
    last = noun.rsplit("-", 1)[-1]
    found = [parse for parse in analyser().parse(last) if parse.tag.POS == "NOUN" and "nomn" in parse.tag]
    return next((parse for parse in found if parse.normal_form.translate(SHORT_YO) == last), found[0])


def _paradigm(kind: Kind) -> dict[str, Form]:
    cases: dict[tuple[str, bool], set[str]] = {}
    for form in _noun(kind.noun).lexeme:
        if form.tag.POS == "NOUN" and form.tag.case:
            key = form.word.translate(SHORT_YO), form.tag.number == "plur"
            cases.setdefault(key, set()).add(str(form.tag.case).replace("loc2", "loct").replace("gen2", "gent"))
    table: dict[str, Form] = {}
    # The number that titles of the kind have comes last and wins: «Программы» is one programme, «Основы» are many.
    for (word, plural), found in sorted(cases.items(), key=lambda item: item[0][1] == kind.plural):
        if kind.plural and not plural:
            continue  # «на основе» is no title
        for spelling in _spellings(kind.noun, word):
            table[spelling] = Form(kind, frozenset(found), plural)
    return table


def _spellings(noun: str, form: str) -> list[str]:
    """«плана-графика» and the also written «план-графика»."""
    if "-" not in noun:
        return [form]
    first = noun.rsplit("-", 1)[0]
    declined = next((f.word for f in _noun(first).lexeme if _same_ending(f.word, form)), first)
    return [f"{first}-{form}", f"{declined}-{form}"]


def _same_ending(left: str, right: str) -> bool:
    endings = ("ами", "ах", "ам", "ов", "ом", "а", "у", "е", "ы", "и")
    return next((e for e in endings if left.endswith(e)), "") == next((e for e in endings if right.endswith(e)), "")
