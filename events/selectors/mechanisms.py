"""Mechanisms: the register with the state of each series, and what one mechanism's page needs."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, ExtractYear

from actors.models import AliasKind, Mechanism
from documents.models import Document
from events.models import EventStatus, OutcomeAction
from events.series import Series, SeriesState
from sco_portal.records import Origin

from .events import register as events_register

ADOPTING = (OutcomeAction.ADOPTED, OutcomeAction.APPROVED, OutcomeAction.SIGNED, OutcomeAction.EXTENDED)


def mechanisms(user: Any, found: dict[int, Series] | None = None) -> QuerySet[Mechanism]:
    """Mechanisms that `user` may see, with `meetings`, `latest`, `latest_year` and, where `found`, `series_state`."""
    rows: QuerySet[Mechanism] = Mechanism.objects.visible_to(user).filter(merged_into__isnull=True)
    events = events_register(user).filter(mechanism=OuterRef("pk"))
    latest = events.filter(start__isnull=False).exclude(status=EventStatus.PLANNED).order_by("-start")
    number = events.order_by().values("mechanism").annotate(number=Count("pk")).values("number")
    rows = rows.annotate(
        meetings=Coalesce(Subquery(number, output_field=IntegerField()), 0),
        latest=Subquery(latest.values("start")[:1]),
        latest_year=Subquery(latest.annotate(year=ExtractYear("start")).values("year")[:1]),
    )
    return rows if found is None else rows.annotate(series_state=_state(found))


def _state(found: dict[int, Series]) -> Case:
    """The state of each series as a column, so that it can be filtered and counted like any other."""
    keys: dict[str, list[int]] = {}
    for mechanism, series in found.items():
        keys.setdefault(series.state, []).append(mechanism)
    cases = [When(pk__in=pks, then=Value(str(state))) for state, pks in keys.items() if state != SeriesState.NO_RHYTHM]
    return Case(*cases, default=Value(str(SeriesState.NO_RHYTHM)), output_field=CharField())


def mechanism_for(user: Any, pk: int) -> Mechanism:
    """One mechanism with its near relations. Raises Mechanism.DoesNotExist, also when `user` may not see it."""
    children = Prefetch("children", queryset=mechanisms(user).order_by("name_ru"))
    rows = mechanisms(user).select_related("parent", "sector").prefetch_related("aliases", children)
    found: Mechanism = rows.get(pk=pk)
    return found


def mechanism_target(user: Any, pk: int) -> Mechanism | None:
    """The mechanism that now stands for one that was merged into it."""
    return mechanisms(user).filter(merged__pk=pk).first()


def adopted_by(mechanism: Mechanism, user: Any) -> QuerySet[Document]:
    """Documents that its meetings adopted, approved, signed or extended, and those that name it as their body."""
    meetings = events_register(user).filter(mechanism=mechanism)
    through = Q(outcomes__event__in=meetings, outcomes__action__in=ADOPTING)
    rows: QuerySet[Document] = Document.objects.visible_to(user).filter(through | Q(mechanism=mechanism)).distinct()
    return rows.order_by(F("date").desc(nulls_last=True), "title")


def responsible_for(mechanism: Mechanism, user: Any) -> QuerySet[Any]:
    """Commitments that name it as responsible. The app of commitments stands above this one, so it is named."""
    rows = apps.get_model("commitments.Commitment").objects.visible_to(user)
    found: QuerySet[Any] = rows.filter(responsible_mechanism=mechanism, merged_into__isnull=True)
    return found.select_related("document", "sector").order_by("document", "position")


def other_names(mechanism: Mechanism) -> dict[str, list[str]]:
    """Aliases by kind, each spelling once; the mechanism's own name and abbreviation are not repeated.

    `reference`: names that come with the portal and that no imported document has had to teach it.
    """
    own = {mechanism.name_ru.casefold(), mechanism.abbreviation.casefold()}
    names: dict[str, list[str]] = {kind: [] for kind in (*AliasKind.values, "reference")}
    for alias in mechanism.aliases.all():
        if alias.text.casefold() not in own:
            given = alias.kind == AliasKind.NAME and alias.origin == Origin.REFERENCE
            names["reference" if given else alias.kind].append(alias.text)
    return {kind: sorted(set(found)) for kind, found in names.items() if found}
