"""Which document another one carries out, by its own title: «План мероприятий по реализации Стратегии …».

The aim must be known, and it must be one. A later document may make an aim known, or doubtful, so every import looks
again: the order of documents makes no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from documents.extraction.find.titles import find_titles
from documents.models import Document, DocumentType
from documents.reconcile.match import DocumentSketch, Same
from documents.reconcile.plan import confidence
from documents.reconcile.words import take_apart
from documents.services.storing import records_store
from sco_portal.records import Origin

from .catalogue import Catalogue

CARRIES_OUT = re.compile(r"\b(?:реализаци[ия]|выполнени[юя]|осуществлени[юя])\s+$", re.IGNORECASE)
CARRYING = (DocumentType.PLAN, DocumentType.PROGRAMME, DocumentType.ROADMAP, DocumentType.OTHER)
RULE = {"rule": "carries_out.by_title", "confidence": 0.85, "origin": Origin.IMPORTED.value}

WRITTEN = frozenset({"carries_out", "provenance", "confidence", "revision", "updated_at"})


def link_carried_out() -> None:
    """Bring `carries_out` up to date with what is known: links made here may come and go, people's links stay."""
    aims = {row: _aim(row.title) for row in _asked()}
    catalogue = Catalogue({aim.type for aim in aims.values() if aim})
    found = {row: catalogue.find(aim) if aim else None for row, aim in aims.items()}
    changed = [row for row, answer in found.items() if _link(row, answer.id if isinstance(answer, Same) else None)]
    records_store(Document, new=[], changed=changed, fields=WRITTEN)


def _asked() -> Iterator[Document]:
    """Documents whose title may name an aim, and those linked here before."""
    rows = Document.objects.filter(merged_into__isnull=True, type__in=CARRYING).order_by("pk")
    rows = rows.exclude(locked_fields__contains=["carries_out"])
    rows = rows.filter(Q(title__iregex="реализаци|выполнени|осуществлени") | Q(provenance__has_key="carries_out"))
    for row in rows:
        made_here = row.provenance.get("carries_out", {}).get("rule") == RULE["rule"]
        if made_here or (row.carries_out_id is None and "carries_out" not in row.provenance):
            yield row


def _aim(title: str) -> DocumentSketch | None:
    """The document that stands behind «по реализации» in a title."""
    for hit in find_titles(title):
        if hit.start and CARRIES_OUT.search(title, 0, hit.start):
            found = take_apart(hit.title)
            return DocumentSketch(0, (hit.title,), hit.code, found.number, found.date)
    return None


def _link(row: Document, aim: int | None) -> bool:
    """Put the link on the row, or take it off; whether that changed it."""
    if aim in (row.pk, row.carries_out_id):
        return False
    row.carries_out_id = aim
    row.provenance = {name: entry for name, entry in row.provenance.items() if name != "carries_out"}
    if aim is not None:
        row.provenance["carries_out"] = {**RULE, "base": aim, "locked": False}
    row.confidence = confidence(row.provenance)
    row.revision += 1
    row.updated_at = timezone.now()
    return True
