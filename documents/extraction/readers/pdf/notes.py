"""Footnotes of a PDF: smaller lines at the foot of a page that open with a mark."""

from __future__ import annotations

import re

from documents.extraction.readers.pdf.glyphs import Fragment, Page

SMALLER = 0.93  # of the usual height of letters
MARK = re.compile(r"(?P<mark>[¹²³⁴-⁹⁰]+|\*{1,3}\)?|\d{1,2}(?=\s))\s*(?=\S)")


def mark_notes(pages: list[Page]) -> None:
    """Give the lines of footnotes the mark of their note."""
    sizes = sorted(
        fragment.size for page in pages for fragment in page.fragments for _ in range(len(fragment.text) // 20)
    )
    if not sizes:
        return
    usual = sizes[len(sizes) // 2]
    for page in pages:
        _mark(page, usual)


def _mark(page: Page, usual: float) -> None:
    """Walk up from the foot while lines are small; the notes start where the first mark stands."""
    foot: list[Fragment] = []
    for fragment in reversed(page.fragments):
        if fragment.furniture:
            continue
        if fragment.size > SMALLER * usual:
            break
        foot.insert(0, fragment)
    mark = None
    for fragment in foot:
        hit = MARK.match(fragment.text)
        mark = hit["mark"] if hit else mark
        fragment.note = mark
