"""Reads that shape the pages of events and mechanisms."""

from .events import event_for, merged_target, outcomes_of, parts_of, register, told_by
from .mechanisms import adopted_by, mechanism_for, mechanism_target, mechanisms, other_names, responsible_for
from .series import Reach, meetings_of, reach, series_of, series_states

__all__ = [
    "Reach",
    "adopted_by",
    "event_for",
    "mechanism_for",
    "mechanism_target",
    "mechanisms",
    "meetings_of",
    "merged_target",
    "other_names",
    "outcomes_of",
    "parts_of",
    "reach",
    "register",
    "responsible_for",
    "series_of",
    "series_states",
    "told_by",
]
