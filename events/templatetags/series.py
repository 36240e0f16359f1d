"""Words for series: intervals, implied numbers, states."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from events.series import Series, SeriesState

register = template.Library()

MONTH = 30.44  # days
YEAR = 365.25
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
TAGS = {
    SeriesState.ON_RHYTHM: "held",
    SeriesState.RESUMED: "held",
    SeriesState.DUE: "planned",
    SeriesState.OVERDUE: "late",
    SeriesState.NOT_CONVENED: "not_held",
}


@register.filter
def interval(days: int) -> str:
    """A typical interval in everyday words: about once a year, about every 6 months."""
    if days < 50:
        return ngettext("about every %(number)d day", "about every %(number)d days", days) % {"number": days}
    if days < 0.8 * YEAR or 1.25 * YEAR <= days < 1.75 * YEAR:
        months = round(days / MONTH)
        return ngettext("about every %(number)d month", "about every %(number)d months", months) % {"number": months}
    years = round(days / YEAR)
    if years == 1:
        return _("about once a year")
    return ngettext("about once in %(number)d year", "about once in %(number)d years", years) % {"number": years}


@register.filter
def of_mechanism(series: Mapping[int, Series], pk: int) -> Series | None:
    """The series of one mechanism; None where it has no meetings."""
    return series.get(pk)


@register.filter
def meeting_at(meetings: Mapping[int, Event], key: int) -> Event:
    """The event of a place in a series."""
    return meetings[key]


@register.filter
def state_label(state: str) -> str:
    """The words of a state of a series."""
    return str(SeriesState(state).label)


@register.filter
def state_tag(state: str) -> str:
    """The class that colours a state of a series."""
    return f"tag-{TAGS.get(SeriesState(state), 'calm')}"


@register.simple_tag
def linked_data_script(data: Mapping[str, Any]) -> SafeString:
    """A block of data for machines. No browser runs it: its type is not a script's, and it cannot end itself early."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308


@register.simple_tag
def implied_words(entry: Any) -> str:
    """Why a number is shown without a source."""
    return _("the numbers %(after)s and %(before)s are known") % {
        "after": entry.after.ordinal,
        "before": entry.before.ordinal,
    }
