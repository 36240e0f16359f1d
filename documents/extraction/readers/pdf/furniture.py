"""Page furniture of a PDF: what stands at the edge of pages and comes again, and page numbers."""

from __future__ import annotations

import re
from collections import Counter

from documents.extraction import typography as signs
from documents.extraction.readers.pdf.glyphs import Fragment, Page

EDGE = 3  # lines from the top or the bottom of a page
LEAST_PAGES = 3
SAME_HEIGHT = 4.0  # points
NUMBER = re.compile(r"\d+")
MARGIN = 0.12  # of the page's height


def mark_furniture(pages: list[Page]) -> None:
    """Mark page numbers, rules, addresses and running heads."""
    running = _running(pages)
    for page in pages:
        for fragment in _edges(page):
            if _key(fragment) in running or _is_number(fragment, page):
                fragment.furniture = True
        for fragment in page.fragments:
            if signs.RULE.fullmatch(fragment.text) or signs.ADDRESS.fullmatch(fragment.text):
                fragment.furniture = True


def _edges(page: Page) -> list[Fragment]:
    found = page.fragments
    return found if len(found) <= 2 * EDGE else [*found[:EDGE], *found[-EDGE:]]


def _key(fragment: Fragment) -> tuple[str, int]:
    """The same words, numbers aside, at the same height."""
    return NUMBER.sub("#", fragment.text), round(fragment.y / SAME_HEIGHT)


def _running(pages: list[Page]) -> set[tuple[str, int]]:
    seen = Counter(key for page in pages for key in {_key(fragment) for fragment in _edges(page)})
    return {key for key, times in seen.items() if times >= min(LEAST_PAGES, max(2, len(pages))) and len(pages) > 2}


def _is_number(fragment: Fragment, page: Page) -> bool:
    """A page number in the margin; the same digits in the text are part of it."""
    if not signs.PAGE_NUMBER.fullmatch(fragment.text):
        return False
    return fragment.y > page.height * (1 - MARGIN) or fragment.y < page.height * MARGIN
