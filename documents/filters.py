"""What the register of documents can be asked."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models import Sector, State
from documents.models import AdoptingBody, Document, DocumentType, PartyStanding
from sco_portal.lists.facets import (
    CodesFilter,
    Facet,
    ListFilterSet,
    RowsFilter,
    YearsFilter,
    named_rows,
    newest_first,
    vocabulary,
)
from sco_portal.records import LifeStatus
from sco_portal.search import matching

TEXT = {"held": _("text held"), "wanted": _("only mentioned")}
IS_PARTY = Q(parties__standing__in=[PartyStanding.PARTY, PartyStanding.JOINED_LATER])


class DocumentFilterSet(ListFilterSet):
    """Facets of the register."""

    q = django_filters.CharFilter(method="search", label=_("Words"))
    text = CodesFilter(choices=list(TEXT.items()), method="by_text", label=_("Text"))
    type = CodesFilter(choices=DocumentType.choices, label=pgettext_lazy("of a document", "Type"))
    year = YearsFilter(field_name="date__year", label=_("Year"))
    body = CodesFilter(choices=AdoptingBody.choices, label=_("Adopted by"))
    sector = RowsFilter(field_name="sector", queryset=Sector.objects.all(), label=_("Sector"))
    party = RowsFilter(queryset=State.objects.all(), method="by_party", label=_("Party"))
    life = CodesFilter(choices=LifeStatus.choices, field_name="life_shown", label=_("Life"))

    class Meta:
        model = Document
        fields: ClassVar[list[str]] = []

    facets = (
        Facet("text", _("Text"), "text_state", lambda _values: {code: str(words) for code, words in TEXT.items()}),
        Facet("type", pgettext_lazy("of a document", "Type"), "type", vocabulary(DocumentType)),
        Facet("year", _("Year"), "date__year", newest_first),
        Facet("sector", _("Sector"), "sector", named_rows(Sector), css=lambda code: f"sector-{code}"),
        Facet("body", _("Adopted by"), "body", vocabulary(AdoptingBody), folded=True),
        Facet("party", _("Party"), "parties__state", named_rows(State), folded=True, where=IS_PARTY),
    )

    def search(self, rows: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:
        return matching(rows, value, kind="document")

    def by_text(self, rows: QuerySet[Any], name: str, value: list[str]) -> QuerySet[Any]:
        return rows.filter(text_state__in=value) if value else rows

    def by_party(self, rows: QuerySet[Document], name: str, value: list[State]) -> QuerySet[Document]:
        return rows.filter(IS_PARTY, parties__state__in=value).distinct() if value else rows
