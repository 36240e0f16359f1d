"""Commitments: the register, and what one commitment's page needs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Case, CharField, F, Q, QuerySet, Value, When
from django.utils import timezone

from commitments.models import Commitment, CommitmentMention
from documents.models import Document
from documents.selectors import life_shown as life_of_document
from events.models import Event
from events.selectors import register as events_register
from sco_portal.records import LifeStatus, Origin

NEIGHBOURS = 3  # on each side
MEETINGS = 5


def register(user: Any, *, today: dt.date | None = None) -> QuerySet[Commitment]:
    """Commitments of documents that `user` may see.

    With `today` also `timing` (ahead, passed or none) and `life_shown`: expired with its document, as of that day.
    """
    rows: QuerySet[Commitment] = Commitment.objects.visible_to(user).filter(
        merged_into__isnull=True, document__in=Document.objects.visible_to(user)
    )
    if today is None:
        return rows
    rows = rows.annotate(documents_life=life_of_document(on=today, prefix="document__"))
    timing = Case(
        When(deadline__gte=today, then=Value("ahead")),
        When(deadline__lt=today, then=Value("passed")),
        default=Value("none"),
        output_field=CharField(),
    )
    return rows.annotate(timing=timing, life_shown=_life_shown(today))


def _life_shown(today: dt.date) -> Case:
    """A clause lasts as long as its document, unless a person said more of the clause."""
    by_hand = Q(provenance__life__origin=Origin.BY_HAND) | Q(locked_fields__contains=["life"])
    over = Q(life=LifeStatus.IN_FORCE, documents_life=LifeStatus.EXPIRED)
    return Case(
        When(by_hand, then=F("life")), When(over, then=Value(LifeStatus.EXPIRED)), default=F("life"),
        output_field=CharField(),
    )  # fmt: skip


def commitment_for(user: Any, pk: int) -> Commitment:
    """One commitment with its near relations. Raises Commitment.DoesNotExist, also when `user` may not see it."""
    rows = register(user, today=timezone.localdate())
    rows = rows.select_related("document__annex_of", "sector", "responsible_mechanism", "responsible_state")
    found: Commitment = rows.prefetch_related("commitmentsector_set__sector").get(pk=pk)
    return found


def merged_target(user: Any, pk: int) -> Commitment | None:
    """The commitment that now stands for one that was merged into it."""
    return register(user).filter(merged__pk=pk).first()


def told_by(commitment: Commitment, user: Any) -> QuerySet[CommitmentMention]:
    """Where the commitment is said, its own document first."""
    rows = commitment.mentions.filter(version__document__in=Document.objects.visible_to(user))
    rows = rows.select_related("version__document").defer("version__text")
    return rows.order_by("-primary", "version__document", "-version__number", "start")


def beside(commitment: Commitment, user: Any) -> tuple[list[Commitment], list[Commitment]]:
    """The commitments before and after it in its document."""
    rows = register(user).filter(document=commitment.document)
    before = rows.filter(position__lt=commitment.position).order_by("-position", "-pk")[:NEIGHBOURS]
    after = rows.filter(position__gt=commitment.position).order_by("position", "pk")[:NEIGHBOURS]
    return list(before)[::-1], list(after)


def meetings_of_responsible(commitment: Commitment, user: Any) -> QuerySet[Event]:
    """Meetings of the body responsible since the document's day, latest first. What they dealt with is not said."""
    mechanism, day = commitment.responsible_mechanism_id, commitment.document.date
    if mechanism is None or day is None:
        return events_register(user).none()
    return events_register(user).filter(mechanism=mechanism, start__gte=day).order_by("-start", "-pk")[:MEETINGS]
