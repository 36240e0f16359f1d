"""The fixed cast of people that tests act as. Each name says who they are; `sign_in` gives a client of theirs."""

from __future__ import annotations

import datetime as dt

from django.test import Client

from actors.models import Role, User
from tests.factories import MandateFactory, StateFactory, UserFactory

ROLES: dict[str, tuple[Role, str | None]] = {
    "administrator": (Role.ADMINISTRATOR, None),
    "editor": (Role.EDITOR, None),
    "reviewer": (Role.REVIEWER, None),
    "contact_kz": (Role.NATIONAL_CONTACT, "KZ"),
    "contact_uz": (Role.NATIONAL_CONTACT, "UZ"),
    "analyst": (Role.ANALYST, None),
}


def person(who: str) -> User:
    """A person of the cast: one of ROLES, `former_editor` whose mandate has ended, `closed`, an administrator whose
    account is closed, or `nobody_special` without a mandate.
    """
    user: User = UserFactory(email=f"{who}@portal.example", name=who)
    if who in ROLES:
        role, state = ROLES[who]
        MandateFactory(user=user, role=role, state=StateFactory(code=state) if state else None)
    if who == "former_editor":
        MandateFactory(user=user, role=Role.EDITOR, end=dt.date(2024, 1, 1))
    if who == "closed":
        MandateFactory(user=user, role=Role.ADMINISTRATOR)
        User.objects.filter(pk=user.pk).update(is_active=False)
    return user


def sign_in(who: str) -> Client:
    """A client in which that person is signed in; `stranger` is nobody."""
    client = Client()
    if who != "stranger":
        client.force_login(person(who))
    return client
