"""What documents show on the first page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext, npgettext

from documents import selectors
from sco_portal.home import Figure, Panel

LATEST = 5


def panel(request: HttpRequest) -> Panel:
    """How many documents are known, and the newest whose text is held."""
    register = selectors.register(request.user)
    known, held = register.count(), register.filter(text_state="held")
    texts = held.count()
    note = ngettext("%(number)d with its text", "%(number)d with their text", texts) % {"number": texts}
    label = npgettext("beneath a figure", "document", "documents", known)
    return Panel(
        figures=(Figure(label, known, reverse("documents:list"), note),),
        template="documents/home.html",
        context={"latest_documents": held.filter(text_in__isnull=True).order_by("-date", "-pk")[:LATEST]},
        fresh_as_of=selectors.fresh_as_of(),
    )
