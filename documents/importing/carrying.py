"""Which document another one carries out, by its own title: «План мероприятий по реализации Стратегии …».

The aim must be known, and it must be one; it may become known by a later document, so every import looks again at the
titles that have led nowhere yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils import timezone

from documents.extraction.find.titles import find_titles
from documents.models import Document, DocumentType
from documents.reconcile.match import DocumentSketch, Same
from documents.reconcile.words import take_apart
from documents.services.storing import records_store
from sco_portal.records import Origin

from .catalogue import Catalogue

CARRIES_OUT = re.compile(r"\b(?:реализаци[ия]|выполнени[юя]|осуществлени[юя])\s+$", re.IGNORECASE)
CARRYING = (DocumentType.PLAN, DocumentType.PROGRAMME, DocumentType.ROADMAP, DocumentType.OTHER)
RULE = {"rule": "carries_out.by_title", "confidence": 0.85, "origin": Origin.IMPORTED.value}


def link_carried_out() -> None:
    """Write `carries_out` of the documents whose title names a known document as their aim. People's links stay."""
    aims = {row: aim for row in _waiting() if (aim := _aim(row.title)) is not None}
    if not aims:
        return
    catalogue = Catalogue({aim.type for aim in aims.values()})
    found = {row: catalogue.find(aim) for row, aim in aims.items()}
    changed = [row for row, answer in found.items() if isinstance(answer, Same) and _link(row, answer.id)]
    records_store(Document, new=[], changed=changed, fields={"carries_out", "provenance", "revision", "updated_at"})


def _waiting() -> Iterator[Document]:
    rows = Document.objects.filter(carries_out__isnull=True, merged_into__isnull=True, type__in=CARRYING)
    rows = rows.exclude(provenance__has_key="carries_out").exclude(locked_fields__contains=["carries_out"])
    yield from rows.filter(title__iregex="реализаци|выполнени|осуществлени").order_by("pk")


def _aim(title: str) -> DocumentSketch | None:
    """The document that stands behind «по реализации» in a title."""
    for hit in find_titles(title):
        if hit.start and CARRIES_OUT.search(title, 0, hit.start):
            found = take_apart(hit.title)
            return DocumentSketch(0, (hit.title,), hit.code, found.number, found.date)
    return None


def _link(row: Document, aim: int) -> bool:
    if aim == row.pk:
        return False
    row.carries_out_id = aim
    row.provenance = {**row.provenance, "carries_out": {**RULE, "base": aim, "locked": False}}
    row.revision += 1
    row.updated_at = timezone.now()
    return True
