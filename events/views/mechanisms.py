"""The list of mechanisms, and a mechanism's page with the strip of its series."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from actors.models import Mechanism
from documents.selectors import fresh_as_of, history_of
from events import exports, selectors
from events.filters import MechanismFilterSet
from events.series import Series
from events.strip import draw
from sco_portal.lists import ListFilterSet, ListPage, Sort

SHOWN = 10  # commitments on the page; the rest is behind the number


class MechanismList(ListPage):
    """All mechanisms, with the state of each series as of today."""

    filterset_class = MechanismFilterSet
    row_template = "mechanisms/row.html"
    heading = _("Mechanisms")
    lede = _("Standing bodies and series of meetings, under all the names that documents give them.")
    search_label = _("Name or abbreviation")
    export_name = "mechanisms"
    columns = exports.MECHANISM_COLUMNS
    sorts = (
        Sort("-latest", _("latest meeting first"), (F("latest").desc(nulls_last=True), "name_ru", "pk")),
        Sort("name", _("by name"), ("name_ru", "pk")),
        Sort("-meetings", _("most meetings first"), ("-meetings", "name_ru", "pk")),
        Sort("latest", _("longest without a meeting first"), (F("latest").asc(nulls_last=True), "name_ru", "pk")),
    )

    @cached_property
    def series(self) -> dict[int, Series]:
        return selectors.series_states(self.request.user, today=timezone.localdate())

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return selectors.mechanisms(request.user, self.series)

    def decorated(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("sector")

    def fresh_as_of(self) -> dt.datetime | None:
        return fresh_as_of()

    def beside(self, request: HttpRequest, filterset: ListFilterSet) -> dict[str, Any]:
        return {"series_by_mechanism": self.series}


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One mechanism: its series along time, its names, relations, documents and commitments."""
    try:
        mechanism = selectors.mechanism_for(request.user, pk)
    except Mechanism.DoesNotExist as missing:
        return _moved(request, pk, missing)
    today = timezone.localdate()
    known = selectors.reach(request.user)
    meetings = {row.pk: row for row in selectors.meetings_of(mechanism, request.user)}
    series = selectors.series_of(meetings.values(), today=today, known=known)
    commitments = selectors.responsible_for(mechanism, request.user)
    context = {
        "mechanism": mechanism,
        "names": selectors.other_names(mechanism),
        "meetings": meetings,
        "series": series,
        "strips": draw(series, meetings, today=today),
        "reach": known,
        "today": today,
        "documents": selectors.adopted_by(mechanism, request.user),
        "commitments": commitments[:SHOWN],
        "commitments_total": commitments.count(),
        "history": history_of(mechanism),
    }
    return render(request, "mechanisms/detail.html", context)


def _moved(request: HttpRequest, pk: int, missing: Mechanism.DoesNotExist) -> HttpResponse:
    """A mechanism merged into another is found there. Raises Http404."""
    target = selectors.mechanism_target(request.user, pk)
    if target is None:
        raise Http404 from missing
    return redirect("mechanisms:detail", target.pk, permanent=True)
