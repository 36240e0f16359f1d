"""Versions of a document's text, and the blocks that cover it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sco_portal.history import remembered_without

from .documents import Document

# What the readers can read, by the names that people know. Names of products are the same in every language.
FORMATS = {
    "text/plain": _("Plain text"),
    "text/markdown": "Markdown",
    "text/html": "HTML",
    "application/pdf": "PDF",
    "application/rtf": "RTF",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
}


@remembered_without("text")
class DocumentVersion(models.Model):
    """One file of a document as one state of the reading code read it. Spans of blocks and mentions index `text`.

    `sha256`: of the file's bytes, hexadecimal. `code_version`: of the reading code. `origin`: where the file came from.
    A version never changes: other bytes, or the same bytes read by newer code, are a version of their own.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    filename = models.CharField(max_length=255)
    file = models.FileField(upload_to="versions/%Y/%m/", max_length=300)
    origin = models.TextField(blank=True)
    encoding = models.CharField(max_length=20, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()
    code_version = models.CharField(max_length=40)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        ordering: ClassVar = ["document", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="document_version_number"),
            models.UniqueConstraint(fields=["sha256", "code_version"], name="document_version_file_once"),
            models.CheckConstraint(condition=~Q(text=""), name="document_version_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.filename} ({self.number})"

    @property
    def format_name(self) -> str:
        """The kind of its file in words; the media type itself where there are none."""
        return str(FORMATS.get(self.media_type, self.media_type))


class Block(models.Model):
    """A heading, paragraph, list item, footnote or signature. Never changes, so it has no history.

    `kind`, `part`: codes of documents.extraction.blocks. `text`: clean text; `start`, `end`: source span.
    `sentences`: pairs of offsets in `text`, in order.
    """

    version = models.ForeignKey(DocumentVersion, on_delete=models.CASCADE, related_name="blocks")
    index = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    part = models.CharField(max_length=12)
    level = models.PositiveSmallIntegerField(default=0)
    marker = models.CharField(max_length=20, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    row = models.PositiveSmallIntegerField(null=True, blank=True)
    column = models.PositiveSmallIntegerField(null=True, blank=True)
    section = models.TextField(blank=True)
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentences = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["version", "index"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "index"], name="block_index_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="block_span"),
        ]

    def __str__(self) -> str:
        return self.text[:60]
