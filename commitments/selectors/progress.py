"""National progress as far as a reader may see it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet

from commitments.models import Commitment, Implementation, Progress
from sco_portal.records import ReviewStatus

SEEN_BY_SECRETARIAT = (ReviewStatus.SUBMITTED, ReviewStatus.APPROVED, ReviewStatus.PUBLISHED)


def visible(user: Any) -> QuerySet[Progress]:
    """Accounts that were published; for the Secretariat also those submitted to it. A draft is its author's own."""
    seen = SEEN_BY_SECRETARIAT if getattr(user, "sees_unpublished", False) else (ReviewStatus.PUBLISHED,)
    return Progress.objects.filter(review__in=seen).exclude(implementation=Implementation.NOT_REPORTED)


def reported(commitment: Commitment, user: Any) -> dict[str, Progress]:
    """State to its account of the commitment. A state without one has not reported; nothing follows from that."""
    return {account.state_id: account for account in visible(user).filter(commitment=commitment)}


def of_state(state: str, user: Any, commitments: QuerySet[Commitment]) -> dict[str, int]:
    """How a state reports, by implementation; commitments without an account are not among them."""
    rows = visible(user).filter(state=state, commitment__in=commitments).order_by()
    return dict(rows.values_list("implementation").annotate(Count("pk")))
