"""What stands beside a measure: its term and executors («Срок: …», «Исполнители – …»), its point of the agenda."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.extraction.find.clauses import mask

_TERM = r"(?:срок|период)\w*(?:\s+(?:исполнени|выполнени|реализаци|проведени|завершени)\w+)?"
_BY = (
    r"(?:со)?(?:ответственн|исполнител)\w+(?:\s+(?:исполнител\w+|[Сс]торон\w*|орган\w*|ведомств\w*|государств\w*|"
    r"за\s+(?:исполнение|выполнение|реализацию|проведение)))?|(?:стран\w+-)?координатор\w*"
)
_NAME = rf"(?P<name>(?P<term>{_TERM})|{_BY})"
ATTRIBUTE = re.compile(rf"^{_NAME}\s*(?::|\s[–—-]|[–—])\s*(?P<value>\S.*)$", re.IGNORECASE | re.DOTALL)
INLINE = re.compile(rf"(?<=[.;,)])\s+{_NAME}\s*(?::|\s[–—-]\s)\s*", re.IGNORECASE)
# «СЛУШАЛИ: 2. О ходе подготовки …»: what the points after it are about.
AGENDA = re.compile(
    r"(?:^|[.!?]\s+)(?:СЛУШАЛИ|РАССМОТРЕЛИ|ОБСУДИЛИ|Слушали|Рассмотрели|Обсудили)\s*:\s*(?:\d+[.)]\s*)?(?P<topic>[^:]+?)\.?$"
)
# «Срок: тот же», «Исполнители: те же».
SAME = re.compile(r"^(?:тот|те)\s+же\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attributes:
    """`due`, `by`: what the lines say; `end`: where the measure ends in its block."""

    due: str | None
    by: str | None
    end: int


def inline_attributes(text: str, start: int) -> Attributes:
    """«Обмен опытом. Срок: 2024 год. Исполнители: …» in one block."""
    found = list(INLINE.finditer(mask(text), start))
    stops = [*(hit.start() for hit in found[1:]), len(text)]
    due: str | None = None
    by: list[str] = []
    for hit, stop in zip(found, stops, strict=False):
        value = text[hit.end() : stop].strip(" ;")
        if hit["term"]:
            due = value or None
        elif value:
            by.append(value.removesuffix("."))
    return Attributes(due, "; ".join(by) or None, found[0].start() if found else len(text))


def agenda_topic(text: str) -> str | None:
    """The point of the agenda that a block opens."""
    agenda = AGENDA.search(text)
    return agenda["topic"] if agenda else None
