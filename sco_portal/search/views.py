"""The search page."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sco_portal.lists import page_of

from .find import Question, found, search

PAGE = 20
# Kind of record to its words and the route of its page.
KINDS = {
    "document": (_("Documents"), "documents:detail"),
    "event": (_("Events"), "events:detail"),
    "mechanism": (_("Mechanisms"), "mechanisms:detail"),
    "commitment": (_("Commitments"), "commitments:detail"),
    "state": (_("States"), "states:detail"),
}


def search_page(request: HttpRequest) -> HttpResponse:
    """Everything that matches, best first, narrowed to one kind where asked."""
    question = Question(request.GET.get("q", ""))
    asked = request.GET.get("kind", "")
    kind = asked if asked in settings.SEARCH_SOURCES else ""
    unpublished = bool(getattr(request.user, "sees_unpublished", False))
    entries, counts = search(question, kind=kind, unpublished=unpublished)
    page, missing = page_of(Paginator(entries, PAGE), request.GET.get("page", "1"))
    wrong = _("There is no kind of record «%(kind)s»; all kinds are shown.") % {"kind": asked} if asked != kind else ""
    context = {
        "question": question,
        "kind": kind,
        "kinds": [(code, label, counts[code]) for code, (label, _route) in KINDS.items() if counts.get(code)],
        "total": sum(counts.values()),
        "page": page,
        "problems": [problem for problem in (wrong, missing) if problem],
        "found": [
            (found(entry, question), KINDS[entry.kind][0], reverse(KINDS[entry.kind][1], args=[entry.object_id]))
            for entry in page
        ],
    }
    return render(request, "search/page.html", context, status=404 if missing else 400 if wrong else 200)
