"""The secret in the link of an invitation: signed, stored nowhere, good for two weeks and until a password is set.

A later invitation of the same person makes earlier links worthless.
"""

from __future__ import annotations

import datetime as dt

from django.core import signing

from actors.models import User

GOOD_FOR = dt.timedelta(days=14)
SALT = "actors.invitations"


def secret_of(person: User) -> str:
    """For a person who is invited. Raises ValueError for one who is not."""
    if person.invited_at is None:
        raise ValueError("this person is not invited")
    return signing.dumps([person.pk, person.invited_at.isoformat()], salt=SALT)


def invited_by_link(secret: str) -> User | None:
    """The person whom a link invites, as long as the link is good."""
    try:
        pk, invited_at = signing.loads(secret, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    person = User.objects.filter(pk=pk, invited_at=invited_at, is_active=True).first()
    return None if person is None or person.has_usable_password() else person
