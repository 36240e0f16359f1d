"""What people may do with commitments."""

from __future__ import annotations

from typing import Any

from commitments.models import Commitment
from documents.permissions import can_see_document
from sco_portal.permissions import Verdict, visible_record


def can_see_commitment(user: Any, commitment: Commitment) -> Verdict:
    """The commitment's page; it goes with its document."""
    return visible_record(user, commitment) and can_see_document(user, commitment.document)
