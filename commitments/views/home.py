"""What commitments show on the first page."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.models import Commitment
from sco_portal.home import Figure, Panel


def panel(request: HttpRequest) -> Panel:
    """How many commitments the documents hold."""
    number = Commitment.objects.visible_to(request.user).count()
    return Panel(figures=(Figure(_("commitments"), number, reverse("commitments:list")),))
