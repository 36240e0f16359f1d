"""The first page: what is here, how fresh it is, what comes next. Each app adds its panel, named in settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the address of the records behind it."""

    label: str | Promise
    number: int
    url: str
    note: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What an app shows on the first page. `template` gets the page's context and `context` on top."""

    figures: tuple[Figure, ...] = ()
    template: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    fresh_as_of: dt.datetime | None = None


def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    makers: list[Callable[[HttpRequest], Panel]] = [import_string(name) for name in settings.HOME_PANELS]
    panels = [make(request) for make in makers]
    context = {
        "figures": [figure for panel in panels for figure in panel.figures],
        "panels": [panel for panel in panels if panel.template],
        "fresh_as_of": max((panel.fresh_as_of for panel in panels if panel.fresh_as_of), default=None),
    }
    for panel in panels:
        context |= panel.context
    return render(request, "home/page.html", context)
