"""Entries of the menu of a signed-in reader."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from actors.permissions import can_open_administration, can_see_people
from sco_portal.frame import Place


def places(user: Any) -> list[Place]:
    """People and administration for those who may, and one's own account."""
    found = []
    if can_see_people(user):
        found.append(Place(reverse("people:list"), _("People"), "people"))
    if can_open_administration(user):
        found.append(Place(reverse("admin:index"), _("Administration"), "gear"))
    return [*found, Place(reverse("account"), _("My account"), "person-circle")]
