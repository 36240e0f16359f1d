"""What people may do with events and mechanisms."""

from __future__ import annotations

from typing import Any

from actors.models import Mechanism
from events.models import Event
from sco_portal.permissions import Verdict, visible_record


def can_see_event(user: Any, event: Event) -> Verdict:
    """The event's page."""
    return visible_record(user, event)


def can_see_mechanism(user: Any, mechanism: Mechanism) -> Verdict:
    """The mechanism's page and its series."""
    return visible_record(user, mechanism)
