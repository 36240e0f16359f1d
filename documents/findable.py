"""Documents as search sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch

from documents.models import Block, Document, DocumentVersion
from sco_portal.records import ReviewStatus
from sco_portal.search import Findable


def documents(ids: Iterable[str] | None) -> Iterator[Findable]:
    """Every document; with the text of its newest version where that is held."""
    rows = Document.objects.standing().order_by("pk")
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    newest = DocumentVersion.objects.defer("text").order_by("-number")
    for document in rows.prefetch_related(Prefetch("versions", queryset=newest)).iterator(chunk_size=200):
        yield Findable(
            kind="document",
            object_id=str(document.pk),
            title=document.title,
            text=_text(document),
            also=f"{document.title_en} {document.title_zh} {document.number}",
            date=document.date,
            public=document.review == ReviewStatus.PUBLISHED,
        )


def _text(document: Document) -> str:
    version = next(iter(document.versions.all()), None)
    if version is None:
        return ""
    return "\n".join(Block.objects.filter(version=version).order_by("index").values_list("text", flat=True))
