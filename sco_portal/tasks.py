"""Background jobs of the composition itself."""

from __future__ import annotations

from celery import shared_task
from django.core.management import call_command


@shared_task
def forget_ended_sessions() -> None:
    """Delete sign-ins that have run out. Safe to run any number of times."""
    call_command("clearsessions")
