"""Acts on people: invite, give and end mandates, close and open accounts. Each is remembered with who did it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pghistory
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from actors.models import Mandate, Role, State, User
from actors.permissions import (
    can_close_account,
    can_end_mandate,
    can_give_mandate,
    can_invite_person,
    can_open_account,
    can_remove_second_factor,
    can_resend_invitation,
)
from sco_portal.permissions import demand


def _by(user: User | None) -> Any:
    """History says who acted; nobody is named where the operator of the machine did, from the command line."""
    return pghistory.context(user=user.pk) if user else pghistory.context(command="invite")


@transaction.atomic
def person_invite(
    *,
    by: User | None,
    email: str,
    name: str,
    language: str,
    role: Role,
    state: State | None,
    start: dt.date,
    end: dt.date | None,
) -> User:
    """Make an account without a password, with its first mandate. The caller sends the letter, after this is stored."""
    if by:
        demand(can_invite_person(by))
    with _by(by):
        person = User.objects.create_user(email, name=name, language=language, invited_at=timezone.now())
        Mandate.objects.create(user=person, role=role, state=state, start=start, end=end)
    return person


@transaction.atomic
def invitation_renew(*, by: User, person: User) -> None:
    """A new link; the one sent before stops working. The caller sends it."""
    demand(can_resend_invitation(by, person))
    with _by(by):
        person.invited_at = timezone.now()
        person.save(update_fields=["invited_at"])


@transaction.atomic
def invitation_accept(*, person: User, password: str, name: str, language: str) -> None:
    """The invited person sets a password. Raises ValidationError for a weak one."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.has_usable_password():
        return
    validate_password(password, person)
    person.name, person.language, person.date_joined = name, language, timezone.now()
    person.set_password(password)
    with _by(person):
        person.save()


@transaction.atomic
def mandate_give(
    *, by: User, person: User, role: Role, state: State | None, start: dt.date, end: dt.date | None
) -> Mandate:
    """One more mandate. Raises IntegrityError where the same one is open."""
    demand(can_give_mandate(by, person))
    with _by(by):
        return Mandate.objects.create(user=person, role=role, state=state, start=start, end=end)


@transaction.atomic
def mandate_end(*, by: User, mandate: Mandate, on: dt.date) -> None:
    """The first day on which the mandate holds no more; today means at once."""
    _hold_administrators()
    mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
    demand(can_end_mandate(by, mandate))
    with _by(by):
        mandate.end = max(on, mandate.start)
        mandate.save(update_fields=["end"])


@transaction.atomic
def account_close(*, by: User, person: User) -> None:
    """The person is signed out everywhere at the next click, and cannot sign in; records keep their name."""
    _hold_administrators()
    demand(can_close_account(by, person))
    with _by(by):
        person.is_active = False
        person.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=person):
        session.end()


@transaction.atomic
def account_open(*, by: User, person: User) -> None:
    """A closed account can be used again, with the mandates that are in force."""
    demand(can_open_account(by, person))
    with _by(by):
        person.is_active = True
        person.save(update_fields=["is_active"])


@transaction.atomic
def second_factor_remove(*, by: User, person: User) -> None:
    """For a person who lost the phone and the recovery codes: the password alone signs in until a new one is set up."""
    demand(can_remove_second_factor(by, person))
    Authenticator.objects.filter(user=person).delete()
    for session in UserSession.objects.filter(user=person):
        session.end()


def _hold_administrators() -> None:
    """Two administrators who end each other's mandate at one time must not leave the portal without any."""
    list(Mandate.objects.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("pk").values_list("pk"))
