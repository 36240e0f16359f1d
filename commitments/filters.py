"""What the lists of commitments and of states can be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models import Mechanism, Sector, Standing, State
from commitments import selectors
from commitments.models import Commitment, CommitmentKind
from documents.models import Document
from sco_portal.lists.facets import (
    CodesFilter,
    Facet,
    ListFilterSet,
    RowsFilter,
    YearsFilter,
    named_rows,
    named_visible,
    newest_first,
    visible,
    vocabulary,
)
from sco_portal.records import LifeStatus
from sco_portal.search import matching

TIMING = {"ahead": _("still ahead"), "passed": _("the day has passed"), "none": _("no deadline told")}


_documents = visible(Document)
_mechanisms = visible(Mechanism)


class SectionsFilter(django_filters.MultipleChoiceFilter):
    """Sections by their headings, word for word."""

    class SectionsField(forms.MultipleChoiceField):
        """Takes any heading; one that no document has leaves no rows."""

        def valid_value(self, value: Any) -> bool:
            return True

    field_class = SectionsField


class CommitmentFilterSet(ListFilterSet):
    """Facets of the register of commitments. Its rows carry `timing` and `life_shown`."""

    q = django_filters.CharFilter(method="search", label=_("Words"))
    document = RowsFilter(field_name="document", queryset=_documents, label=_("Document"))
    section = SectionsFilter(field_name="section", label=_("Section"))
    sector = RowsFilter(field_name="sectors", queryset=Sector.objects.all(), label=_("Sector"))
    kind = CodesFilter(choices=CommitmentKind.choices, label=pgettext_lazy("of a commitment", "Kind"))
    state = RowsFilter(queryset=State.objects.all(), method="by_state", label=_("State bound"))
    responsible = RowsFilter(field_name="responsible_mechanism", queryset=_mechanisms, label=_("Responsible"))
    timing = CodesFilter(choices=list(TIMING.items()), field_name="timing", label=_("Deadline"))
    deadline = YearsFilter(field_name="deadline__year", label=_("Year of the deadline"))
    life = CodesFilter(choices=LifeStatus.choices, field_name="life_shown", label=_("Life"))

    class Meta:
        model = Commitment
        fields: ClassVar[list[str]] = []

    @property
    def facets(self) -> tuple[Facet, ...]:  # type: ignore[override]
        """In the order shown. Sections only within chosen documents, where headings mean something."""
        sections = (Facet("section", _("Section"), "section", _as_they_are),) if self.data.get("document") else ()
        return (
            Facet(
                "document",
                _("Document"),
                "document",
                named_visible(_documents, self.request, lambda row: row.short_name),
            ),
            *sections,
            Facet("sector", _("Sector"), "sectors", named_rows(Sector), css=lambda code: f"sector-{code}"),
            Facet("kind", pgettext_lazy("of a commitment", "Kind"), "kind", vocabulary(CommitmentKind)),
            Facet("state", _("State bound"), "document", named_rows(State), folded=True),
            Facet("timing", _("Deadline"), "timing", _timing),
            Facet("deadline", _("Year of the deadline"), "deadline__year", newest_first, folded=True),
            Facet(
                "responsible",
                _("Responsible"),
                "responsible_mechanism",
                named_visible(_mechanisms, self.request),
                folded=True,
                largest=True,
            ),
            Facet("life", _("Life"), "life_shown", vocabulary(LifeStatus), folded=True),
        )

    def counts(self, facet: Facet) -> dict[Any, int]:
        """A commitment counts for each state that it binds; the database counts by what that follows from."""
        if facet.name != "state":
            return super().counts(facet)
        tally: Counter[str] = Counter()
        rows = self.without("state").order_by().values_list("document", "responsible_state")
        for document, responsible, number in rows.annotate(Count("pk", distinct=True)):
            tally.update(dict.fromkeys(self.bound.by(document, responsible), number))
        return dict(tally)

    @property
    def bound(self) -> selectors.Bound:
        """Who is bound, worked out once a request for the facet and for the filter."""
        memory = self.request.__dict__
        if "bound_states" not in memory:
            memory["bound_states"] = selectors.bound_states(self.request.user, on=timezone.localdate())
        found: selectors.Bound = memory["bound_states"]
        return found

    def by_state(self, rows: QuerySet[Commitment], name: str, value: list[State]) -> QuerySet[Commitment]:
        if not value:
            return rows
        return rows.filter(self.bound.binding({state.pk for state in value}))

    def search(self, rows: QuerySet[Commitment], name: str, value: str) -> QuerySet[Commitment]:
        return matching(rows, value, kind="commitment")


def _as_they_are(values: Iterable[Any]) -> Mapping[Any, str]:
    return {value: str(value) for value in dict.fromkeys(values) if value}


def _timing(values: Iterable[Any]) -> Mapping[Any, str]:
    return {code: str(words) for code, words in TIMING.items()}


class StateFilterSet(ListFilterSet):
    """How states stand to the organisation today."""

    standing = CodesFilter(choices=Standing.choices, method="by_standing", label=_("Standing"))

    class Meta:
        model = State
        fields: ClassVar[list[str]] = []

    facets = (
        Facet(
            "standing",
            _("Standing"),
            "memberships__standing",
            vocabulary(Standing),
            where=Q(memberships__end__isnull=True),
        ),
    )

    def by_standing(self, rows: QuerySet[State], name: str, value: list[str]) -> QuerySet[State]:
        if not value:
            return rows
        now = State.objects.filter(memberships__standing__in=value, memberships__end__isnull=True)
        return rows.filter(pk__in=now.values("pk"))
