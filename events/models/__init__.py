"""What took place: events, their cities, outcomes and evidence."""

from .events import Event, EventCity, EventFormat, EventKind, EventMention, EventStatus
from .outcomes import Outcome, OutcomeAction

__all__ = ["Event", "EventCity", "EventFormat", "EventKind", "EventMention", "EventStatus", "Outcome", "OutcomeAction"]
