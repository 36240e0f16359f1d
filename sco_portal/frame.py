"""What every page is framed by: navigation, the reader's desk, the look chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

THEME_COOKIE = "theme"
THEMES = ("light", "dark")
YEAR = 365 * 24 * 3600  # seconds

# Route name and words of each main place, in the order of the navigation.
PLACES = (
    ("documents:list", _("Documents")),
    ("events:list", _("Events")),
    ("mechanisms:list", _("Mechanisms")),
    ("commitments:list", _("Commitments")),
    ("states:list", _("States")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the menu of a signed-in reader."""

    url: str
    label: str | Promise
    icon: str


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of the base template."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "navigation": [_place(request, route, label) for route, label in PLACES],
        "desk": _desk(request),
        "theme": theme if theme in THEMES else "",
        "is_home": request.path == reverse("home"),
    }


def _place(request: HttpRequest, route: str, label: object) -> dict[str, object]:
    url = reverse(route)
    return {"url": url, "label": label, "current": request.path.startswith(url)}


def _desk(request: HttpRequest) -> list[Place]:
    """Places that only some people have; each app adds its own, named in settings."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    makers: list[Callable[[Any], list[Place]]] = [import_string(name) for name in settings.DESKS]
    return [place for make in makers for place in make(user)]


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark for a year; an empty value follows the system again."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    response = redirect(target if safe else "home")
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie(THEME_COOKIE, theme, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response
