"""Events, to be looked at."""

from __future__ import annotations

from django.contrib import admin

from events.models import Event
from sco_portal.administration import ViewedOnly


@admin.register(Event)
class EventAdmin(ViewedOnly):
    """Events."""

    list_display = ("title", "start", "kind", "format", "status", "review")
    list_filter = ("kind", "format", "status", "review", "sector")
    search_fields = ("title",)
    date_hierarchy = "start"
