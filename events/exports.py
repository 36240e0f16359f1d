"""Events and mechanisms for other programs: columns of tables, and schema.org."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Event, EventFormat, EventStatus
from events.series import SeriesState
from sco_portal.lists import Column
from sco_portal.records import DatePrecision


def _cities(event: Event) -> str:
    return "; ".join(place.words or place.city.name for place in event.places.all())


def _countries(event: Event) -> str:
    return "; ".join(dict.fromkeys(place.city.country_id for place in event.places.all()))


def _outcomes(event: Event) -> str:
    return "; ".join(f"{outcome.get_action_display()}: {outcome.title}" for outcome in event.outcomes.all())


def _sources(event: Event) -> str:
    return "; ".join(dict.fromkeys(mention.version.document.title for mention in event.mentions.all()))


def _quote(event: Event) -> str:
    return next((mention.quote for mention in event.mentions.all() if mention.primary), "")


EVENT_COLUMNS = (
    Column(_("Number in the portal"), lambda row: row.pk),
    Column(_("First day"), lambda row: row.start),
    Column(_("Last day"), lambda row: row.end),
    Column(_("Date as told"), lambda row: row.date_words),
    Column(_("Title"), lambda row: row.title),
    Column(pgettext_lazy("of an event", "Kind"), lambda row: row.get_kind_display()),
    Column(_("Mechanism"), lambda row: row.mechanism or ""),
    Column(_("Ordinal"), lambda row: row.ordinal),
    Column(_("Cities"), _cities),
    Column(_("Held in"), _countries),
    Column(pgettext_lazy("of a meeting", "Format"), lambda row: row.get_format_display()),
    Column(_("Chaired by"), lambda row: row.chair_id),
    Column(_("On the initiative of"), lambda row: row.initiator_id),
    Column(_("Status"), lambda row: row.get_status_display()),
    Column(_("Reason as told"), lambda row: row.status_reason),
    Column(_("Sector"), lambda row: row.sector or ""),
    Column(_("Outcomes"), _outcomes),
    Column(_("Told in the document"), _sources),
    Column(_("Quote"), _quote),
)

MECHANISM_COLUMNS = (
    Column(_("Number in the portal"), lambda row: row.pk),
    Column(_("Name"), lambda row: row.name),
    Column(_("Abbreviation"), lambda row: row.abbreviation),
    Column(pgettext_lazy("of a mechanism", "Kind"), lambda row: row.get_kind_display()),
    Column(_("Sector"), lambda row: row.sector or ""),
    Column(_("Meetings known"), lambda row: row.meetings),
    Column(_("Latest meeting"), lambda row: row.latest),
    Column(_("State of the series"), lambda row: SeriesState(row.series_state).label),
)

ATTENDANCE = {
    EventFormat.IN_PERSON: "OfflineEventAttendanceMode",
    EventFormat.ONLINE: "OnlineEventAttendanceMode",
    EventFormat.HYBRID: "MixedEventAttendanceMode",
}


def linked_data(event: Event, *, url: str, sources: Iterable[str]) -> dict[str, Any]:
    """The event as a schema.org Event. `sources`: titles of the documents that tell of it. Not told is left out."""
    cancelled = event.status == EventStatus.NOT_HELD
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title,
        "url": url,
        "inLanguage": "ru",
        "startDate": partial_day(event.start, event.date_precision),
        "endDate": partial_day(event.end, event.date_precision),
        "eventStatus": f"https://schema.org/{'EventCancelled' if cancelled else 'EventScheduled'}",
        "eventAttendanceMode": _attendance(event.format),
        "location": _locations(event),
        "organizer": {"@type": "Organization", "name": event.mechanism.name_ru} if event.mechanism else None,
        "isBasedOn": [{"@type": "CreativeWork", "name": title} for title in dict.fromkeys(sources)],
    }
    return {key: value for key, value in found.items() if value}


def partial_day(day: dt.date | None, precision: str) -> str | None:
    """A day, month or year in ISO 8601, as exactly as it is known."""
    if day is None:
        return None
    if precision == DatePrecision.YEAR:
        return f"{day:%Y}"
    return f"{day:%Y-%m}" if precision in (DatePrecision.MONTH, DatePrecision.QUARTER) else day.isoformat()


def _attendance(code: str) -> str | None:
    return f"https://schema.org/{ATTENDANCE[EventFormat(code)]}" if code else None


def _locations(event: Event) -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = [
        {
            "@type": "Place",
            "name": place.words or place.city.name_ru,
            "address": {"@type": "PostalAddress", "addressCountry": place.city.country_id},
        }
        for place in event.places.all()
    ]
    if event.format in (EventFormat.ONLINE, EventFormat.HYBRID):
        places.append({"@type": "VirtualLocation"})
    return places
