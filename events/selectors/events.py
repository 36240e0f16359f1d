"""Events: the register, and what one event's page needs."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet

from documents.models import Document
from events.models import Event, EventMention, Outcome


def register(user: Any) -> QuerySet[Event]:
    """Events that `user` may see, those merged into others left out."""
    rows: QuerySet[Event] = Event.objects.visible_to(user).filter(merged_into__isnull=True)
    return rows


def event_for(user: Any, pk: int) -> Event:
    """One event with its near relations. Raises Event.DoesNotExist, also when `user` may not see it."""
    rows = register(user).select_related("mechanism", "chair", "initiator", "sector", "part_of")
    found: Event = rows.prefetch_related("places__city__country").get(pk=pk)
    return found


def merged_target(user: Any, pk: int) -> Event | None:
    """The event that now stands for one that was merged into it."""
    return register(user).filter(merged__pk=pk).first()


def told_by(event: Event, user: Any) -> QuerySet[EventMention]:
    """Where the event is told, in documents that `user` may see, newest document first and in the order of its text."""
    rows = event.mentions.filter(version__document__in=Document.objects.visible_to(user))
    rows = rows.select_related("version__document").defer("version__text")
    newest = F("version__document__date").desc(nulls_last=True)
    return rows.order_by(newest, "version__document", "-version__number", "start")


def outcomes_of(event: Event, user: Any) -> QuerySet[Outcome]:
    """What the event did to documents that `user` may see."""
    rows = event.outcomes.filter(document__in=Document.objects.visible_to(user))
    return rows.select_related("document", "mention__version").defer("mention__version__text").order_by("pk")


def parts_of(event: Event, user: Any) -> QuerySet[Event]:
    """Events that took place within it or on its sidelines."""
    return register(user).filter(part_of=event).order_by("start", "pk")
