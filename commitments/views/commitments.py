"""The list of commitments, and a commitment's page with its parties."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import State
from commitments import exports, selectors
from commitments.filters import CommitmentFilterSet
from commitments.models import Commitment, CommitmentMention, Progress
from commitments.parties import Bond, Parties, Row
from documents.selectors import fresh_as_of, history_of, once
from sco_portal.lists import ListPage, Sort
from sco_portal.provenance import doubts


class CommitmentList(ListPage):
    """All commitments, with facets."""

    filterset_class = CommitmentFilterSet
    row_template = "commitments/row.html"
    heading = _("Commitments")
    lede = _("Clauses in which states or bodies undertake something, each with the sentence that says so.")
    search_label = _("Words of the commitment, its document or the body responsible")
    export_name = "commitments"
    columns = exports.COMMITMENT_COLUMNS
    sorts = (
        Sort(
            "-date",
            _("newest document first"),
            (F("document__date").desc(nulls_last=True), "document", "position", "pk"),
        ),
        Sort(
            "date", _("oldest document first"), (F("document__date").asc(nulls_last=True), "document", "position", "pk")
        ),
        Sort("deadline", _("nearest deadline first"), (F("deadline").asc(nulls_last=True), "pk")),
        Sort("doubt", _("least sure first"), (F("confidence").asc(nulls_last=True), "pk")),
    )

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        return selectors.register(request.user, today=timezone.localdate())

    def decorated(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        mentions = CommitmentMention.objects.select_related("version").defer("version__text").order_by("-primary", "pk")
        return rows.select_related("document", "sector", "responsible_mechanism").prefetch_related(
            "commitmentsector_set__sector", Prefetch("mentions", queryset=mentions)
        )

    def fresh_as_of(self) -> dt.datetime | None:
        return fresh_as_of()


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A state on a commitment's page: how it is bound, and what it reports. `progress` None: no report."""

    state: State
    row: Row
    progress: Progress | None

    @property
    def bond_label(self) -> str:
        return str(Bond(self.row.bond).label)


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One commitment: its words, whom they bind, what is reported, what stands beside it."""
    try:
        commitment = selectors.commitment_for(request.user, pk)
    except Commitment.DoesNotExist as missing:
        return _moved(request, pk, missing)
    today = timezone.localdate()
    parties = selectors.parties_of(commitment, on=today)
    before, after = selectors.beside(commitment, request.user)
    lines = _lines(commitment, parties, request.user)
    context = {
        "commitment": commitment,
        "sectors": [one.sector for one in commitment.commitmentsector_set.all()],
        "mentions": once(selectors.told_by(commitment, request.user)),
        "parties": parties,
        "lines": lines,
        "reports": sum(line.progress is not None for line in lines if line.row.bound),
        "deadline_passed": commitment.deadline is not None and commitment.deadline < today,
        "before": before,
        "after": after,
        "meetings": selectors.meetings_of_responsible(commitment, request.user),
        "doubts": doubts(commitment),
        "history": history_of(commitment),
    }
    return render(request, "commitments/detail.html", context)


def _lines(commitment: Commitment, parties: Parties, user: Any) -> list[PartyLine]:
    names = State.objects.in_bulk([row.state for row in parties.rows])
    progress = selectors.reported(commitment, user)
    return [PartyLine(names[row.state], row, progress.get(row.state)) for row in parties.rows]


def _moved(request: HttpRequest, pk: int, missing: Commitment.DoesNotExist) -> HttpResponse:
    """A commitment merged into another is found there. Raises Http404."""
    target = selectors.merged_target(request.user, pk)
    if target is None:
        raise Http404 from missing
    return redirect("commitments:detail", target.pk, permanent=True)
