"""May this person do this? The answer of every `can_<verb>_<entity>(user, obj)` in the apps' permissions.py.

A page asks before it shows a button, a view asks before it acts, and both get the same answer. Which rows a person may
see at all is not asked here but of `visible_to(user)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sco_portal.records import Record


@dataclass(frozen=True, slots=True)
class Allowed:
    """Yes."""

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Denied:
    """No, with the reason in the reader's language. `hidden`: the reader is not to know that there is such a thing."""

    reason: str | Promise
    hidden: bool = False

    def __bool__(self) -> Literal[False]:
        return False


Verdict = Allowed | Denied


def demand(verdict: Verdict) -> None:
    """Go on only where it is allowed. Raises Http404 for what is hidden, PermissionDenied with the reason otherwise."""
    if isinstance(verdict, Denied):
        raise Http404 if verdict.hidden else PermissionDenied(str(verdict.reason))


def visible_record(user: Any, record: Record) -> Verdict:
    """The rule of `visible_to(user)` for a row already at hand; what a person may not see is not there for them."""
    return Allowed() if record.is_visible_to(user) else Denied(_("There is no such record."), hidden=True)
