"""Commitments and states as search sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actors.models import State
from commitments.models import Commitment
from sco_portal.records import ReviewStatus
from sco_portal.search import Findable


def commitments(ids: Iterable[str] | None) -> Iterator[Findable]:
    """Every commitment, found also by its document and the body responsible."""
    rows = Commitment.objects.standing().select_related("document").order_by("pk")
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    for commitment in rows.iterator(chunk_size=500):
        yield Findable(
            kind="commitment",
            object_id=str(commitment.pk),
            title=commitment.text,
            text=f"{commitment.document.title}. {commitment.section}",
            also=f"{commitment.responsible} {commitment.text_en} {commitment.text_zh}",
            date=commitment.document.date,
            public=commitment.review == ReviewStatus.PUBLISHED,
        )


def states(ids: Iterable[str] | None) -> Iterator[Findable]:
    """Every state that stands in some relation to the organisation, as the list of states has them."""
    rows = State.objects.filter(memberships__isnull=False).distinct().order_by("pk")
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    for state in rows:
        names = (state.official_ru, state.official_en, state.official_zh, state.name_en, state.name_zh, state.code)
        yield Findable(kind="state", object_id=state.pk, title=state.name_ru, also=" ".join(names), public=True)
