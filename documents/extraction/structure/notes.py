"""References to footnotes: «<sup>1</sup>», «[^1]», «¹» and the star behind a word."""

from __future__ import annotations

import re
from bisect import bisect_left

from documents.extraction.blocks import Clean

REFERENCE = re.compile(r"<sup>(?P<sup>[^<]{1,4})</sup>|\[\^(?P<md>\w+)\](?!:)|(?<=[^\W\d_])(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹⁰]+)")
PLAIN = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


def note_marks(text: str, start: int, end: int, clean: Clean) -> tuple[tuple[int, str], ...]:
    """Each reference with the offset in the clean text where it stands."""
    found = []
    for hit in REFERENCE.finditer(text, start, end):
        mark = (hit["sup"] or hit["md"] or hit["raised"]).strip().translate(PLAIN)
        found.append((bisect_left(clean.offsets, hit.start()), mark))
    return tuple(found)
