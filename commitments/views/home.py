"""What commitments show on the first page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import npgettext

from commitments.models import Commitment
from sco_portal.home import Figure, Panel


def panel(request: HttpRequest) -> Panel:
    """How many commitments the documents hold."""
    number = Commitment.objects.visible_to(request.user).count()
    label = npgettext("beneath a figure", "commitment", "commitments", number)
    return Panel(figures=(Figure(label, number, reverse("commitments:list")),))
