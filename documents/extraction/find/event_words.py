"""Words that name an event, in every form: «заседанием», «бизнес-форуме», «видеоконференция», «круглый стол»."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from documents.extraction.find.morphology import analyser
from documents.extraction.lexicon import load

# Likeness at which an unknown word is an event word with one wrong letter.
LIKE_A_SLIP = 86


@dataclass(frozen=True, slots=True)
class Head:
    """What the lists know of an event word."""

    lemma: str
    kind: str
    session: bool = False
    weak: bool = False
    proper: bool = False


@cache
def _forms() -> dict[str, Head]:
    """Every form of every event word."""
    found: dict[str, Head] = {}
    for row in load("meetings")["heads"]:
        head = Head(
            row["lemma"], row["kind"], row.get("session", False), row.get("weak", False), row.get("proper", False)
        )
        last = row["lemma"].rpartition("-")[2]
        front = row["lemma"][: -len(last)]
        for parse in analyser().parse(last)[:1]:
            for form in parse.lexeme:
                found.setdefault(front + form.word.replace("ё", "е"), head)
    return found


@cache
def conditions() -> dict[str, tuple[str, str]]:
    """Words that a head needs in front, in the tail."""
    return {row["lemma"]: (row.get("needs", ""), row.get("needs_tail", "")) for row in load("meetings")["heads"]}


@cache
def _prefixed() -> re.Pattern[str]:
    prefixes = "|".join(sorted(map(re.escape, load("meetings")["prefixes"]), key=len, reverse=True))
    return re.compile(rf"(?:[\w]+-|{prefixes})(?P<head>.+)")


@lru_cache(maxsize=20_000)
def head_of(word: str) -> Head | None:
    """The event word that this form is of, compounds («бизнес-форум», «видеоконференция») included."""
    low = re.sub(r"-\d+$", "", word.lower().replace("ё", "е").replace("‑", "-"))
    found = _forms().get(low)
    if found or len(low) < 7:
        return found
    match = _prefixed().fullmatch(low)
    inner = _forms().get(match["head"]) if match else None
    if inner is None and "-" in low:
        inner = _forms().get(low.rpartition("-")[2])
    return replace(inner, lemma=low, weak=False) if inner and len(inner.lemma) > 3 else inner


@lru_cache(maxsize=5_000)
def mended(word: str) -> str | None:
    """The form that a misspelt event word was meant to be («Совецание» -> «Совещание»); None for a word of the
    language.
    """
    low = word.lower().replace("ё", "е")
    if len(low) < 8 or word.isupper() or analyser().word_is_known(low):
        return None
    forms = _long_forms().get(low[0], ())
    found = process.extractOne(low, forms, scorer=fuzz.ratio, score_cutoff=LIKE_A_SLIP) if forms else None
    if found is None or abs(len(found[0]) - len(low)) > 1:
        return None
    return str(found[0]).capitalize() if word[0].isupper() else str(found[0])


@lru_cache(maxsize=20_000)
def word_meant(word: str) -> Head | None:
    """The event word that this form is of, or was meant to be."""
    found = head_of(word)
    if found is not None:
        return found
    right = mended(word)
    return head_of(right) if right else None


@cache
def _long_forms() -> dict[str, tuple[str, ...]]:
    """Forms in which a slip can be told, by their first letter."""
    forms = [form for form, head in _forms().items() if len(form) >= 7 and not head.weak]
    return {letter: tuple(form for form in forms if form[0] == letter) for letter in {form[0] for form in forms}}


def round_table() -> Head:
    """The word for «круглый стол» in quotation marks."""
    return _forms()["стол"]
