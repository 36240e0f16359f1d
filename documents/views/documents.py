"""The register of documents, a document's page, its text and its file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from documents import reader, selectors
from documents.filters import TEXT, DocumentFilterSet
from documents.models import Block, Document, DocumentVersion
from documents.permissions import can_download_file
from sco_portal.lists import Column, ListPage, Sort
from sco_portal.permissions import demand


class DocumentList(ListPage):
    """The register, «wanted» documents included: those that sources mention and whose text is not held."""

    filterset_class = DocumentFilterSet
    row_template = "documents/row.html"
    heading = _("Documents")
    lede = _(
        "Declarations, programmes, plans, decisions and reports: those whose text is here, and those that they name."
    )
    search_label = _("Words of the title or of the text")
    export_name = "documents"
    sorts = (
        Sort("-date", _("newest first"), (F("date").desc(nulls_last=True), "-pk")),
        Sort("date", _("oldest first"), (F("date").asc(nulls_last=True), "pk")),
        Sort("title", _("by title"), ("title", "pk")),
        Sort("-mentioned", _("most often mentioned first"), ("-times_mentioned", "pk")),
    )
    columns = (
        Column(_("Number in the portal"), lambda row: row.pk),
        Column(_("Title"), lambda row: row.title),
        Column(_("Type"), lambda row: row.get_type_display()),
        Column(_("Number"), lambda row: row.number),
        Column(_("Date"), lambda row: row.date),
        Column(_("City"), lambda row: row.city or row.city_words),
        Column(_("Adopted by"), lambda row: row.get_body_display() or row.body_words),
        Column(_("Sector"), lambda row: row.sector),
        Column(_("Text"), lambda row: TEXT[row.text_state]),
    )

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return selectors.register(request.user)

    def decorated(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("sector", "city")

    def fresh_as_of(self) -> dt.datetime | None:
        return selectors.fresh_as_of()


def _document(request: HttpRequest, pk: int) -> Document:
    """Raises Http404 where there is none that the reader may see."""
    try:
        return selectors.document_for(request.user, pk)
    except Document.DoesNotExist as missing:
        raise Http404 from missing


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """What is known of a document: its head, its parties, what it tells, and who tells of it."""
    document = _document(request, pk)
    versions = list(document.versions.all())
    context = {
        "document": document,
        "versions": versions,
        "text_in": None if versions else selectors.text_within(document, request.user),
        "parties": selectors.parties_of(document),
        "told": selectors.told_in(document, request.user) if versions else {},
        "outcomes": selectors.outcomes_of(document, request.user),
        "elsewhere": selectors.mentions_elsewhere(document, request.user),
        "annexes": document.annexes.visible_to(request.user),
        "named_here": selectors.documents_named_in(document, request.user) if versions else [],
        "history": selectors.history_of(document),
    }
    return render(request, "documents/detail.html", context)


def text(request: HttpRequest, pk: int) -> HttpResponse:
    """The text of a version, newest unless another is asked for, with the words of records lit."""
    document = _document(request, pk)
    version = _version(document, request.GET.get("version"))
    blocks = list(Block.objects.filter(version=version).order_by("index"))
    mentions = list(selectors.mentions_in(version, request.user))
    light = request.GET.get("light", "")
    context = {
        "document": document,
        "version": version,
        "versions": list(document.versions.all()),
        "page": reader.page(blocks, mentions, light=light),
        "light": next((mention for mention in mentions if mention.anchor == light), None),
        "light_missing": bool(light) and all(mention.anchor != light for mention in mentions),
    }
    return render(request, "documents/text.html", context)


def _version(document: Document, number: str | None) -> DocumentVersion:
    """The version asked for, or the newest. Raises Http404."""
    versions = list(document.versions.all())
    if number is not None:
        versions = [version for version in versions if str(version.number) == number]
    if not versions:
        raise Http404
    return versions[0]


def file(request: HttpRequest, pk: int, number: int) -> FileResponse:
    """The file of a version as it was imported, always as a download."""
    version = _version(_document(request, pk), str(number))
    demand(can_download_file(request.user, version))
    return FileResponse(version.file.open("rb"), as_attachment=True, filename=version.filename)
