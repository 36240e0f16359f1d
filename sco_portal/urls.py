"""Addresses of the portal: its own, and those of the apps, included by name."""

from __future__ import annotations

from importlib.util import find_spec

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import TemplateView

from sco_portal.frame import set_theme
from sco_portal.health import health
from sco_portal.home import home
from sco_portal.search.views import search_page

APPS = ("actors", "documents", "events", "commitments")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("search/", search_page, name="search"),
    path("about/", TemplateView.as_view(template_name="about.html"), name="about"),
    path("look/", set_theme, name="set_theme"),
    path("health/", health, name="health"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
    *(path("", include(f"{app}.urls")) for app in APPS if find_spec(f"{app}.urls")),
]
