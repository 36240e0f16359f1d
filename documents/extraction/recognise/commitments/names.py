"""Short names that a document gives to bodies: «Музейный фонд ШОС (далее – Фонд)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from documents.extraction.blocks import Structured
from documents.extraction.find.clauses import WORD
from documents.extraction.find.morphology import lemma, part_of_speech
from documents.extraction.find.nominative import nominative

DEFINED = re.compile(
    r"\(\s*(?:именуем\w+\s+)?(?:в\s+дальнейшем|далее)\s*(?:именуем\w+\s*)?[-–—,:]?\s*[«\"]?(?P<short>[А-ЯЁ][а-яё]+)[»\"]?\s*\)"
)
FAR = 200


def short_names(doc: Structured) -> dict[str, str]:
    """Short name → full name in the nominative."""
    found: dict[str, str] = {}
    for block in doc.blocks:
        if "алее" in block.text or "альнейшем" in block.text:
            found = {**dict(_defined(block.text)), **found}
    return found


def _defined(text: str) -> Iterator[tuple[str, str]]:
    for hit in DEFINED.finditer(text):
        words = list(WORD.finditer(text, max(0, hit.start() - FAR), hit.start()))
        same = [place for place, word in enumerate(words) if lemma(word.group()) == lemma(hit["short"])]
        if not same:
            continue
        first = same[-1]
        while first and part_of_speech(words[first - 1].group()) in {"ADJF", "PRTF"}:
            first -= 1
        yield hit["short"], nominative(text[words[first].start() : hit.start()].strip())
