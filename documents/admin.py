"""Documents, import runs and open questions, to be looked at."""

from __future__ import annotations

from django.contrib import admin

from documents.models import Document, ImportRun, Question
from sco_portal.administration import ViewedOnly


@admin.register(Document)
class DocumentAdmin(ViewedOnly):
    """The register."""

    list_display = ("title", "type", "number", "date", "stage", "review")
    list_filter = ("type", "review", "stage", "body")
    search_fields = ("title", "number")
    date_hierarchy = "date"


@admin.register(ImportRun)
class ImportRunAdmin(ViewedOnly):
    """What was read when, and what came of it."""

    list_display = ("id", "filename", "kind", "status", "created_at", "finished_at")
    list_filter = ("status", "kind")
    search_fields = ("filename",)


@admin.register(Question)
class QuestionAdmin(ViewedOnly):
    """Identities that the reading was unsure of."""

    list_display = ("words", "record_kind", "run", "answered_at")
    list_filter = ("record_kind",)
    list_select_related = ("run",)
    search_fields = ("words",)
