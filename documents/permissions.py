"""What people may do with documents."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from documents.models import Document, DocumentVersion
from sco_portal.permissions import Allowed, Denied, Verdict, visible_record


def can_see_document(user: Any, document: Document) -> Verdict:
    """The document's page and its text."""
    return visible_record(user, document)


def can_download_file(user: Any, version: DocumentVersion) -> Verdict:
    """The file as it was imported."""
    if not (verdict := can_see_document(user, version.document)):
        return verdict
    return Allowed() if version.file else Denied(_("The portal keeps no file of this version."), hidden=True)
