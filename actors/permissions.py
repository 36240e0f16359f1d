"""What people may do with accounts and mandates. Roles are compared in the permissions.py of the apps only."""

from __future__ import annotations

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import SECRETARIAT_ROLES, Mandate, Role, User
from sco_portal.permissions import Allowed, Denied, Verdict

ADMINISTRATORS_ONLY = Denied(_("Only administrators of the Secretariat see people and their mandates."))


def can_see_people(user: Any) -> Verdict:
    """The list of people, and each person's page."""
    return Allowed() if Role.ADMINISTRATOR in _roles(user) else ADMINISTRATORS_ONLY


def can_open_administration(user: Any) -> Verdict:
    """Django's own administration of the tables."""
    return Allowed() if Role.ADMINISTRATOR in _roles(user) else ADMINISTRATORS_ONLY


def can_invite_person(user: Any) -> Verdict:
    """Make an account and send its invitation."""
    return can_see_people(user)


def can_resend_invitation(user: Any, person: User) -> Verdict:
    """Send the link again, while there is no password yet."""
    if not (verdict := can_see_people(user)):
        return verdict
    if person.has_usable_password():
        return Denied(_("The invitation was accepted: who forgot a password asks for a new one on the sign-in page."))
    if not person.is_active:
        return Denied(_("The account is closed. Open it first."))
    return Allowed()


def can_give_mandate(user: Any, person: User) -> Verdict:
    """Give a person one more mandate."""
    if not (verdict := can_see_people(user)):
        return verdict
    return Allowed() if person.is_active else Denied(_("The account is closed. Open it first."))


def can_end_mandate(user: Any, mandate: Mandate) -> Verdict:
    """End a mandate, from now on or from a day on."""
    if not (verdict := can_see_people(user)):
        return verdict
    if mandate.is_over(on=timezone.localdate()):
        return Denied(_("This mandate has ended already."))
    if mandate.role == Role.ADMINISTRATOR and not _other_administrators(mandate.user):
        return Denied(_("This is the last administrator. Give another person the mandate first."))
    return Allowed()


def can_close_account(user: Any, person: User) -> Verdict:
    """Close an account: the person is signed out everywhere and cannot sign in."""
    if not (verdict := can_see_people(user)):
        return verdict
    if not person.is_active:
        return Denied(_("The account is closed already."))
    if Role.ADMINISTRATOR in _roles(person) and not _other_administrators(person):
        return Denied(_("This is the last administrator. Give another person the mandate first."))
    return Allowed()


def can_open_account(user: Any, person: User) -> Verdict:
    """Open a closed account again."""
    if not (verdict := can_see_people(user)):
        return verdict
    return Denied(_("The account is open.")) if person.is_active else Allowed()


def can_remove_second_factor(user: Any, person: User) -> Verdict:
    """Take away a lost second factor. One's own is changed on one's own account page, with a code."""
    if not (verdict := can_see_people(user)):
        return verdict
    if user.pk == person.pk:
        return Denied(_("Your own second factor is changed on your account page."))
    return Allowed() if is_mfa_enabled(person) else Denied(_("This person has not set up a second factor."))


def can_work_with_password_alone(user: Any) -> Verdict:
    """Use the portal signed in without a second factor. The setting asks one of the Secretariat."""
    if not settings.SECOND_FACTOR_FOR_SECRETARIAT or not _roles(user) & SECRETARIAT_ROLES or is_mfa_enabled(user):
        return Allowed()
    return Denied(_("Your mandate needs a second factor. Set up an authenticator app or a passkey to go on."))


def _roles(user: Any) -> frozenset[str]:
    """Roles in force today; none for a reader who is not signed in or whose account is closed."""
    return getattr(user, "roles", frozenset()) if getattr(user, "is_active", False) else frozenset()


def _other_administrators(person: User) -> bool:
    today = timezone.localdate()
    others = Mandate.objects.in_force(on=today).filter(role=Role.ADMINISTRATOR, user__is_active=True)
    return others.exclude(user=person).exists()
