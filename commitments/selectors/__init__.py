"""Reads that shape the pages of commitments and states."""

from .commitments import beside, commitment_for, meetings_of_responsible, merged_target, register, told_by
from .parties import Bound, bound_states, parties_of
from .progress import of_state, reported
from .states import (
    commitments_by_sector,
    commitments_of,
    documents_of,
    latest_hosted,
    not_party_to,
    numbers_of,
    state_for,
    states,
)

__all__ = [
    "Bound",
    "beside",
    "bound_states",
    "commitment_for",
    "commitments_by_sector",
    "commitments_of",
    "documents_of",
    "latest_hosted",
    "meetings_of_responsible",
    "merged_target",
    "not_party_to",
    "numbers_of",
    "of_state",
    "parties_of",
    "register",
    "reported",
    "state_for",
    "states",
    "told_by",
]
