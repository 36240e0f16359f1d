"""What the lists of events and mechanisms can be asked."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models import City, Mechanism, MechanismKind, Sector, State
from documents.models import Document
from events.models import Event, EventFormat, EventKind, EventStatus
from events.series import SeriesState
from sco_portal.lists.facets import (
    CodesFilter,
    DayFilter,
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
from sco_portal.search import matching


def sector_dot(code: Any) -> str:
    """The class of a sector's dot."""
    return f"sector-{code}"


_documents = visible(Document)
_mechanisms = visible(Mechanism)


class EventFilterSet(ListFilterSet):
    """Facets of the register of events.

    A state stands to an event in three ways, and each has its own facet: where it was held, who chaired, whose idea.
    """

    q = django_filters.CharFilter(method="search", label=_("Words"))
    since = DayFilter(field_name="end", lookup_expr="gte", label=_("Dates from"))
    until = DayFilter(field_name="start", lookup_expr="lte", label=_("Dates until"))
    year = YearsFilter(field_name="start__year", label=_("Year"))
    sector = RowsFilter(field_name="sector", queryset=Sector.objects.all(), label=_("Sector"))
    status = CodesFilter(choices=EventStatus.choices, label=_("Status"))
    kind = CodesFilter(choices=EventKind.choices, label=pgettext_lazy("of an event", "Kind"))
    format = CodesFilter(choices=EventFormat.choices, label=pgettext_lazy("of a meeting", "Format"))
    held_in = RowsFilter(field_name="cities__country", queryset=State.objects.all(), label=_("Held in"))
    chaired_by = RowsFilter(field_name="chair", queryset=State.objects.all(), label=_("Chaired by"))
    initiated_by = RowsFilter(field_name="initiator", queryset=State.objects.all(), label=_("On the initiative of"))
    city = RowsFilter(field_name="cities", queryset=City.objects.all(), label=_("City"))
    mechanism = RowsFilter(field_name="mechanism", queryset=_mechanisms, label=_("Mechanism"))
    document = RowsFilter(
        field_name="mentions__version__document", queryset=_documents, label=_("Told in the document")
    )

    class Meta:
        model = Event
        fields: ClassVar[list[str]] = []

    @property
    def facets(self) -> tuple[Facet, ...]:  # type: ignore[override]
        """In the order shown; names of mechanisms and documents only where the reader may see them."""
        return (
            Facet("year", _("Year"), "start__year", newest_first),
            Facet("sector", _("Sector"), "sector", named_rows(Sector), css=sector_dot),
            Facet("kind", pgettext_lazy("of an event", "Kind"), "kind", vocabulary(EventKind)),
            Facet("format", pgettext_lazy("of a meeting", "Format"), "format", vocabulary(EventFormat)),
            Facet("status", _("Status"), "status", vocabulary(EventStatus)),
            Facet("held_in", _("Held in"), "cities__country", named_rows(State), folded=True),
            Facet("chaired_by", _("Chaired by"), "chair", named_rows(State), folded=True),
            Facet("initiated_by", _("On the initiative of"), "initiator", named_rows(State), folded=True),
            Facet("city", _("City"), "cities", named_rows(City), folded=True, largest=True),
            Facet(
                "mechanism",
                _("Mechanism"),
                "mechanism",
                named_visible(_mechanisms, self.request),
                folded=True,
                largest=True,
            ),
            Facet(
                "document",
                _("Told in the document"),
                "mentions__version__document",
                named_visible(_documents, self.request, lambda row: row.short_name),
                folded=True,
            ),
        )

    def search(self, rows: QuerySet[Event], name: str, value: str) -> QuerySet[Event]:
        return matching(rows, value, kind="event")


class MechanismFilterSet(ListFilterSet):
    """Facets of the register of mechanisms. Its rows carry `series_state`, `latest_year` and `meetings`."""

    q = django_filters.CharFilter(method="search", label=_("Words"))
    kind = CodesFilter(choices=MechanismKind.choices, label=pgettext_lazy("of a mechanism", "Kind"))
    sector = RowsFilter(field_name="sector", queryset=Sector.objects.all(), label=_("Sector"))
    year = YearsFilter(field_name="latest_year", label=_("Year of the latest meeting"))
    state = CodesFilter(field_name="series_state", choices=SeriesState.choices, label=_("State of the series"))

    class Meta:
        model = Mechanism
        fields: ClassVar[list[str]] = []

    facets = (
        Facet("state", _("State of the series"), "series_state", vocabulary(SeriesState)),
        Facet("kind", pgettext_lazy("of a mechanism", "Kind"), "kind", vocabulary(MechanismKind)),
        Facet("sector", _("Sector"), "sector", named_rows(Sector), css=sector_dot),
        Facet("year", _("Year of the latest meeting"), "latest_year", newest_first),
    )

    def search(self, rows: QuerySet[Mechanism], name: str, value: str) -> QuerySet[Mechanism]:
        return matching(rows, value, kind="mechanism")
