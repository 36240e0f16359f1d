"""Whether an event took place: held, not_held, planned, or moved to another day; and why not.

«состоялось», «не проводилось», «отменено ввиду …», «перенесено на 24 октября», «запланировано», «готовности
провести».

Left alone: what is only wished for («необходимо проведение», «видится важным созвать»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from documents.extraction.lexicon import load

NEED = re.compile(
    r"\b(?:необходим|важно|важность|важным|важной|целесообразн|следует|видится|рекоменд|возможност|предлож"
    r"|стремит|способств|подготовк\w+\s+(?:и|к)\b)\w*",
    re.IGNORECASE,
)
NOUN_OF_HOLDING = re.compile(r"\bпроведени[еюя]\b", re.IGNORECASE)
# What a reason may run to: the end of the clause, or the words that tell what came of it.
REASON_END = re.compile(
    r"[;,.)]|\s+(?:и|а)\s+(?:прош|состоял|не\s|провед|перен)|\s+(?:отмен|перен|отлож|не\s+состоял|не\s+провод"
    r"|не\s+представ)|$"
)


@dataclass(frozen=True, slots=True)
class StatusHit:
    """A word that tells a status, at text[start:end]: held, not_held, planned, moved, due, or acts: an act at the
    event.
    """

    start: int
    end: int
    status: str


@cache
def _pattern() -> re.Pattern[str]:
    lists = load("happening")
    parts = []
    for name in ("not_held", "moved", "due", "planned", "held", "acts"):
        words = "|".join(map(_stem, sorted(lists[name], key=len, reverse=True)))
        parts.append(rf"(?P<{name}>{words})")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})\w*")  # for lower case: much faster than ignoring case


def _stem(words: str) -> str:
    """A stem of the list as a pattern; "|" at its end bids whole words."""
    pattern = r"\s+".join(map(re.escape, words.rstrip("|").split()))
    return pattern + r"(?!\w)" if words.endswith("|") else pattern


def find_statuses(text: str, start: int = 0, end: int | None = None) -> list[StatusHit]:
    """Every word of status in the span, in order. Give the text with quotations blotted out."""
    stop = len(text) if end is None else end
    hits = _pattern().finditer(text.lower(), start, stop)
    return [StatusHit(match.start(), match.end(), match.lastgroup or "") for match in hits]


def is_only_wished(text: str, start: int, end: int) -> bool:
    """A need, not a report: «необходимо проведение очередного заседания»."""
    return bool(NEED.search(text, start, end))


@cache
def _why() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("happening")["reason"])
    return re.compile(rf"(?<!\w)(?:{words})\w*\s", re.IGNORECASE)


def reason(masked: str, text: str, start: int, end: int) -> str | None:
    """The words that say why, as the source has them, without their end punctuation. `masked`: the same text with
    quotations and brackets blotted out, where words of reason and ends are looked for.
    """
    match = _why().search(masked, start, end)
    if not match:
        return None
    stop = REASON_END.search(masked, match.end(), end)
    words = " ".join(text[match.start() : stop.start() if stop else end].split())
    return words.removesuffix(" и") or None
