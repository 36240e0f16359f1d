"""Template tags that any page may use: icons, partial dates, changed query strings."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.http import QueryDict
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info, pgettext
from django.utils.translation import gettext as _

from sco_portal.changes import Change, changes
from sco_portal.lists import Choice, Facet

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the vendored sprite; decoration only, so the words beside it must say it all."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static("vendor/icons/icons.svg"), name
    )


@register.simple_tag(takes_context=True)
def changed_query(context: dict[str, Any], **changes: object) -> str:
    """The page's query string with some parameters set, or taken out where the value is None or empty."""
    query: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return "?" + query.urlencode()


@register.filter
def span_of_days(start: dt.date | None, end: dt.date | None = None) -> str:
    """A day or a range of days in the reader's language: «10–11 июля 2024 г.»."""
    if start is None:
        return ""
    if end is None or end == start:
        return date_format(start, "DATE_FORMAT")
    if (start.year, start.month) == (end.year, end.month):
        first = date_format(start, pgettext("first of several days in one month, a date format", "N j"))
        last = date_format(end, pgettext("last of several days in one month, a date format", "j, Y"))
        return f"{first}–{last}"
    return f"{date_format(start, 'DATE_FORMAT')} – {date_format(end, 'DATE_FORMAT')}"


def partial_date(start: dt.date | None, end: dt.date | None, precision: str, words: str = "") -> str:
    """A date as exactly as it is known: days, a month, a quarter, a year, or the source's own words."""
    if start is None:
        return words or _("date not told")
    if precision == "month":
        return (
            date_format(start, "F Y") if start.month == (end or start).month else _span_of_months(start, end or start)
        )
    if precision == "quarter":
        return _("quarter %(number)d of %(year)d") % {"number": (start.month + 2) // 3, "year": start.year}
    if precision == "year":
        return str(start.year)
    return span_of_days(start, end)


def _span_of_months(start: dt.date, end: dt.date) -> str:
    return f"{date_format(start, 'F')} – {date_format(end, 'F Y')}"


@register.simple_tag
def told_date(row: Any) -> str:
    """The date of an event as exactly as it is known."""
    return partial_date(row.start, row.end, row.date_precision, row.date_words)


@register.filter
def record_url(mention: Any) -> str:
    """The page of the record that a mention is evidence of."""
    return reverse(f"{mention.kind}s:detail", args=[getattr(mention, f"{mention.kind}_id")])


KIND_ICONS = {
    "document": "file-earmark-text",
    "event": "calendar-event",
    "commitment": "check2-square",
    "mechanism": "diagram-3",
    "state": "flag",
}


@register.filter
def kind_icon(kind: str) -> str:
    """The icon of a kind of record."""
    return KIND_ICONS.get(kind, "info-circle")


@register.filter
def visible_to(record: Any, user: Any) -> bool:
    """Whether the reader may open a record that stands beside another; its name alone is shown otherwise."""
    return record is not None and record.is_visible_to(user)


@register.simple_tag(takes_context=True)
def changes_of(context: dict[str, Any], history: Any) -> list[Change]:
    """What the states of a record's history changed, newest first."""
    return changes(history, getattr(context["request"], "user", None))


@register.simple_tag
def in_sight(facet: Facet, choices: list[Choice]) -> dict[str, list[Choice]]:
    """The values of a facet in two: `shown` at once, and `folded` until the reader asks for them."""
    shown = facet.in_sight(choices)
    return {"shown": shown, "folded": [choice for choice in choices if choice not in shown]}


@register.simple_tag
def lang_of(record: Any) -> str:
    """` lang="ru"` for a record's name where it is Russian on a page that is not, and nothing elsewhere."""
    code = (get_language() or "ru")[:2]
    named = any(getattr(record, f"{stem}_{code}", "") for stem in ("title", "name"))
    return "" if code == "ru" or named else mark_safe(' lang="ru"')


@register.simple_tag
def place_name(city: Any, words: str = "") -> str:
    """A city in the reader's language, and beside it the name that the document had for it, where that is another."""
    if not words or words == city.name_ru:
        return str(city.name)
    if get_language() == "ru":
        return words
    return format_html('{} (<span lang="ru">{}</span>)', city.name, words)


@register.filter
def language_name(code: str) -> str:
    """The name of a document's language in the reader's; its code where Django knows no name."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
