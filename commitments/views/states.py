"""The list of states, and a state's page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import Standing, State
from commitments import exports, selectors
from commitments.filters import StateFilterSet
from commitments.models import Implementation
from documents.selectors import fresh_as_of
from sco_portal.lists import ListFilterSet, ListPage, Sort


class StateList(ListPage):
    """Member states first, then observers and dialogue partners. In no order of merit."""

    filterset_class = StateFilterSet
    row_template = "states/row.html"
    heading = _("States")
    lede = _("Members of the organisation with the time of their membership, observers and dialogue partners.")
    export_name = "states"
    columns = exports.STATE_COLUMNS
    sorts = (
        Sort("joined", _("in the order of joining"), (F("joined").asc(nulls_last=True), "name_ru")),
        Sort("name", _("by name"), ("name_ru",)),
    )

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return selectors.states(request.user)

    def decorated(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.prefetch_related("memberships")

    def fresh_as_of(self) -> dt.datetime | None:
        return fresh_as_of()

    def beside(self, request: HttpRequest, filterset: ListFilterSet) -> dict[str, Any]:
        return {"today": timezone.localdate()}


def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One state: its membership, events, documents, the commitments that bind it and what it reports of them."""
    if code != code.upper():
        return redirect("states:detail", code.upper(), permanent=True)
    try:
        state = selectors.state_for(code)
    except State.DoesNotExist as missing:
        raise Http404 from missing
    today = timezone.localdate()
    bound = selectors.bound_states(request.user, on=today)
    commitments = selectors.commitments_of(state, bound, request.user)
    total = commitments.count()
    numbers = selectors.numbers_of(state, request.user)
    if not (total or any(numbers.values()) or state.memberships.all()):
        raise Http404  # a country of which the portal knows only the name
    progress = selectors.of_state(state.pk, request.user, commitments)
    context = {
        "state": state,
        "is_member": any(one.standing == Standing.MEMBER and one.end is None for one in state.memberships.all()),
        "numbers": numbers,
        "latest_hosted": selectors.latest_hosted(state, request.user, on=today),
        "documents": selectors.documents_of(state, request.user),
        "not_party": selectors.not_party_to(state, request.user),
        "commitments_total": total,
        "sectors": selectors.commitments_by_sector(commitments),
        "progress": [(choice.label, progress[choice]) for choice in Implementation if choice in progress],
        "not_reported": total - sum(progress.values()),
        "today": today,
    }
    return render(request, "states/detail.html", context)
