"""Lines drawn on a page: the rules of tables.

PDFium's own calls are used, without the wrappers around them: a page may hold thousands of objects.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

THIN = 3.0  # points
LEAST_UPRIGHT = 8.0
MOST_OBJECTS = 20_000
Rule = tuple[float, float, float, float]  # x0, y0, x1, y1
Upright = tuple[float, float, float]  # x, lower end, upper end


def rules_of(page: Any) -> list[Rule]:
    """Thin drawn lines, and the edges of drawn boxes."""
    found: list[Rule] = []
    for x0, y0, x1, y1 in _paths(page.raw):
        if x1 - x0 < THIN or y1 - y0 < THIN:
            found.append((x0, y0, x1, y1))
        else:
            found += [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
    return found


def uprights_of(rules: list[Rule]) -> list[Upright]:
    """The upright ones."""
    return [(x0, y0, y1) for x0, y0, x1, y1 in rules if x1 - x0 < THIN and y1 - y0 > LEAST_UPRIGHT]


def _paths(raw: Any) -> Iterator[Rule]:
    for place in range(min(pdfium.FPDFPage_CountObjects(raw), MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(raw, place)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _bounds(item)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            for inner in range(pdfium.FPDFFormObj_CountObjects(item)):
                child = pdfium.FPDFFormObj_GetObject(item, inner)
                if pdfium.FPDFPageObj_GetType(child) == pdfium.FPDF_PAGEOBJ_PATH:
                    yield from _bounds(child)


def _bounds(item: Any) -> Iterator[Rule]:
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    if pdfium.FPDFPageObj_GetBounds(item, x0, y0, x1, y1):
        yield x0.value, y0.value, x1.value, y1.value
