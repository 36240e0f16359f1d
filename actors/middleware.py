"""Whoever must have a second factor gets to nothing but their account until they have one."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from actors.permissions import can_work_with_password_alone
from sco_portal.permissions import Denied

# What is needed to set a second factor up, and to leave.
OPEN_ROUTES = ("account", "mfa_", "usersessions_", "set_language", "set_theme", "javascript", "health")


class SecondFactorMiddleware:
    """Leads to the page on which a second factor is set up; what is not a page is refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or _is_open(request.path_info):
            return self.get_response(request)
        verdict = can_work_with_password_alone(request.user)
        return self._led_away(request, verdict) if isinstance(verdict, Denied) else self.get_response(request)

    @staticmethod
    def _led_away(request: HttpRequest, verdict: Denied) -> HttpResponse:
        if request.method != "GET":
            raise PermissionDenied(str(verdict.reason))
        messages.warning(request, str(verdict.reason))
        return redirect("mfa_index")


def _is_open(path: str) -> bool:
    try:
        name = resolve(path).view_name or ""
    except Resolver404:
        return False
    return name.startswith(OPEN_ROUTES)
