"""The list of events, and an event's page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.selectors import fresh_as_of, history_of, once
from events import exports, selectors
from events.filters import EventFilterSet
from events.models import Event, EventCity, EventMention
from events.permissions import can_see_mechanism
from events.series import neighbours
from events.strip import draw
from sco_portal.lists import ListPage, Sort
from sco_portal.provenance import doubts


class EventList(ListPage):
    """All events, with facets."""

    filterset_class = EventFilterSet
    row_template = "events/row.html"
    heading = _("Events")
    lede = _("Meetings, forums, exhibitions and other events that official documents tell of, each with its own words.")
    search_label = _("Word, city, mechanism, abbreviation")
    export_name = "events"
    columns = exports.EVENT_COLUMNS
    sorts = (
        Sort("-date", _("newest first"), (F("start").desc(nulls_last=True), "-pk")),
        Sort("date", _("oldest first"), (F("start").asc(nulls_last=True), "pk")),
        Sort("title", _("by title"), ("title", "pk")),
        Sort("mechanism", _("by mechanism"), (F("mechanism__name_ru").asc(nulls_last=True), "-start", "pk")),
        Sort("doubt", _("least sure first"), (F("confidence").asc(nulls_last=True), "pk")),
    )

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return selectors.register(request.user)

    def decorated(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        places = EventCity.objects.select_related("city__country")
        mentions = EventMention.objects.select_related("version__document").defer("version__text")
        return rows.select_related("mechanism", "chair", "initiator", "sector").prefetch_related(
            Prefetch("places", queryset=places),
            Prefetch("mentions", queryset=mentions.order_by("-primary", "pk")),
            "outcomes",
        )

    def fresh_as_of(self) -> dt.datetime | None:
        return fresh_as_of()


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One event: what is known, where it is told, its place in its series, its past."""
    try:
        event = selectors.event_for(request.user, pk)
    except Event.DoesNotExist as missing:
        return _moved(request, pk, missing)
    mentions = list(selectors.told_by(event, request.user))
    context = {
        "event": event,
        "outcomes": selectors.outcomes_of(event, request.user),
        "mentions": once(mentions),
        "reason": _telling(event, mentions, "status_reason", "status") if event.status_reason else None,
        "parts": selectors.parts_of(event, request.user),
        "doubts": doubts(event),
        "history": history_of(event),
        "linked_data": exports.linked_data(
            event,
            url=request.build_absolute_uri(request.path),
            sources=[mention.version.document.title for mention in mentions],
        ),
        **_series(request, event),
    }
    return render(request, "events/detail.html", context)


def _moved(request: HttpRequest, pk: int, missing: Event.DoesNotExist) -> HttpResponse:
    """An event merged into another is found there. Raises Http404."""
    target = selectors.merged_target(request.user, pk)
    if target is None:
        raise Http404 from missing
    return redirect("events:detail", target.pk, permanent=True)


def _telling(event: Event, mentions: list[EventMention], *fields: str) -> EventMention | None:
    """The mention that said the first of `fields` that has one."""
    said = [event.provenance.get(name, {}).get("mention") for name in fields]
    return next((mention for pk in said for mention in mentions if pk == mention.pk), None)


def _series(request: HttpRequest, event: Event) -> dict[str, Any]:
    """The event's place in its series; empty where it belongs to none."""
    if event.mechanism is None or not can_see_mechanism(request.user, event.mechanism):
        return {}
    today = timezone.localdate()
    meetings = {row.pk: row for row in selectors.meetings_of(event.mechanism, request.user)}
    series = selectors.series_of(meetings.values(), today=today, known=selectors.reach(request.user))
    before, after = neighbours(series.entries, event.pk)
    return {
        "series": series,
        "meetings": meetings,
        "before": before,
        "after": after,
        "strips": draw(series, meetings, today=today, current=event.pk) if len(series.entries) > 1 else None,
    }
