"""Where a document or a commitment is in its life, as pages show it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sco_portal.records import LifeStatus

register = template.Library()


@register.simple_tag
def life_of(row: Any, until: dt.date | None = None) -> str:
    """The life of a row as of today, where it was worked out (`life_shown`). `until`: the last day of its term."""
    shown = LifeStatus(getattr(row, "life_shown", row.life))
    if shown == LifeStatus.EXPIRED and shown != row.life and until is not None:
        return _("term expired on %(day)s") % {"day": date_format(until, "DATE_FORMAT")}
    return str(shown.label)
