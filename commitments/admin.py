"""Commitments, progress, rounds and the ledger of reminders, to be looked at."""

from __future__ import annotations

from django.contrib import admin

from commitments.models import Commitment, Progress, Reminder, Round
from sco_portal.administration import ViewedOnly


@admin.register(Commitment)
class CommitmentAdmin(ViewedOnly):
    """Commitments."""

    list_display = ("text", "document", "kind", "deadline", "life", "review")
    list_filter = ("kind", "life", "review", "sector")
    list_select_related = ("document",)
    search_fields = ("text",)


@admin.register(Progress)
class ProgressAdmin(ViewedOnly):
    """What states report."""

    list_display = ("commitment", "state", "implementation", "as_of", "review")
    list_filter = ("state", "implementation", "review")
    list_select_related = ("commitment", "state")


@admin.register(Round)
class RoundAdmin(ViewedOnly):
    """Reporting rounds."""

    list_display = ("title", "opens_on", "due_on", "locked_at")


@admin.register(Reminder)
class ReminderAdmin(ViewedOnly):
    """Who was reminded of what."""

    list_display = ("person", "state", "stage", "due_on", "sent_at")
    list_filter = ("stage", "state")
    list_select_related = ("person", "state")
