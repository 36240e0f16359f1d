"""States: the list with its numbers, and what one state's page needs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, F, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from actors.models import Sector, Standing, State
from commitments.models import Commitment
from documents.models import Document, DocumentParty, PartyStanding
from events.models import Event
from events.selectors import register as events_register

from .commitments import register
from .parties import Bound

SHOWN = 8
IS_PARTY = (PartyStanding.PARTY, PartyStanding.JOINED_LATER)


def states(user: Any) -> QuerySet[State]:
    """States that stand in some relation to the organisation, with the numbers of their records; members first.

    `joined`: since when a member. `hosted`, `chaired`, `initiated`: events. `agreed`: documents naming it as a party.
    """
    member = Min("memberships__start", filter=Q(memberships__standing=Standing.MEMBER))
    rows = State.objects.filter(memberships__isnull=False).annotate(joined=member)
    return rows.annotate(
        hosted=_number(events_register(user).filter(cities__country=OuterRef("pk")), "cities__country"),
        chaired=_number(events_register(user).filter(chair=OuterRef("pk")), "chair"),
        initiated=_number(events_register(user).filter(initiator=OuterRef("pk")), "initiator"),
        agreed=_number(
            Document.objects.visible_to(user).filter(parties__state=OuterRef("pk"), parties__standing__in=IS_PARTY),
            "parties__state",
        ),
    )


def _number(rows: QuerySet[Any], by: str) -> Coalesce:
    """How many different rows, as a subquery."""
    counted = rows.order_by().values(by).annotate(number=Count("pk", distinct=True)).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def state_for(code: str) -> State:
    """One state with its memberships. Raises State.DoesNotExist."""
    return State.objects.prefetch_related("memberships").get(pk=code.upper())


def numbers_of(state: State, user: Any) -> dict[str, int]:
    """Its events and documents, counted."""
    events = events_register(user)
    return {
        "hosted": events.filter(cities__country=state).distinct().count(),
        "chaired": events.filter(chair=state).count(),
        "initiated": events.filter(initiator=state).count(),
        "agreed": _documents(state, user).filter(standing__in=IS_PARTY).count(),
    }


def latest_hosted(state: State, user: Any, *, on: dt.date) -> QuerySet[Event]:
    """The latest events held in it."""
    rows = events_register(user).filter(cities__country=state, start__lte=on).distinct()
    return rows.order_by("-start", "-pk")[:SHOWN]


def _documents(state: State, user: Any) -> QuerySet[DocumentParty]:
    return DocumentParty.objects.filter(state=state, document__in=Document.objects.visible_to(user))


def documents_of(state: State, user: Any) -> QuerySet[DocumentParty]:
    """The newest documents that name it as a party."""
    rows = _documents(state, user).filter(standing__in=IS_PARTY).select_related("document")
    return rows.order_by(F("document__date").desc(nulls_last=True), "document")[:SHOWN]


def not_party_to(state: State, user: Any) -> QuerySet[DocumentParty]:
    """Documents to which a source says it is not a party."""
    rows = _documents(state, user).filter(standing=PartyStanding.NOT_PARTY)
    rows = rows.select_related("document", "version__document").defer("version__text")
    return rows.order_by(F("document__date").desc(nulls_last=True), "document")


def commitments_by_sector(commitments: QuerySet[Commitment]) -> list[tuple[Sector, int]]:
    """How many of these commitments each sector has, as the list finds them; a clause may have several."""
    rows = commitments.filter(sectors__isnull=False).order_by()
    counts = dict(rows.values_list("sectors").annotate(Count("pk", distinct=True)))
    return [(sector, counts[sector.pk]) for sector in Sector.objects.filter(pk__in=counts)]


def commitments_of(state: State, bound: Bound, user: Any) -> QuerySet[Commitment]:
    """The commitments that bind a state."""
    return register(user).filter(bound.binding({state.pk}))
