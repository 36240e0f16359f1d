"""By which words a sentence binds, intends, calls, charges, takes a stance or names a pending step.

The word list is `lexicon/modality.toml`. `norm` is for documents that bind (statements, programmes, treaties, plans),
`report` for accounts of what took place, where the narrative past («обсудили», «утвердили») promises nothing. What
stands in brackets or quotation marks is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from documents.extraction.find.clauses import mask
from documents.extraction.lexicon import load

NORM, REPORT = "norm", "report"


@dataclass(frozen=True, slots=True)
class ModalityHit:
    """`code` is that of the lexicon: agree, oblige, intend, future, call, charge, entrust, stance, importance, …"""

    start: int
    end: int
    code: str
    words: str


@cache
def _patterns(scope: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    phrases = load("modality")["phrase"]
    return tuple(
        (phrase["code"], re.compile(rf"\b(?:{phrase['pattern']})\b", re.IGNORECASE))
        for phrase in phrases
        if phrase["scope"] in (scope, "both")
    )


def find_modality(text: str, scope: str) -> list[ModalityHit]:
    """Hits in order of place, not overlapping; of two at one place the longer one."""
    masked = mask(text)
    hits = [
        ModalityHit(hit.start(), hit.end(), code, text[hit.start() : hit.end()])
        for code, pattern in _patterns(scope)
        for hit in pattern.finditer(masked)
    ]
    kept: list[ModalityHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
