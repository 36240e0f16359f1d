"""By what the list of people can be narrowed."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models import Role, State, User
from actors.selectors import STANDINGS, holding
from sco_portal.lists.facets import CodesFilter, Facet, ListFilterSet, RowsFilter, named_rows, vocabulary


class PersonFilterSet(ListFilterSet):
    """Facets of the list of people. Its rows carry `standing`."""

    q = django_filters.CharFilter(method="search", label=_("Words"))
    role = CodesFilter(choices=Role.choices, method="by_role", label=_("Mandate in force"))
    state = RowsFilter(queryset=State.objects.all(), method="by_state", label=_("Contact person of"))
    standing = CodesFilter(choices=list(STANDINGS.items()), field_name="standing", label=_("Account"))

    class Meta:
        model = User
        fields: ClassVar[list[str]] = []

    @property
    def facets(self) -> tuple[Facet, ...]:  # type: ignore[override]
        now = _in_force()
        return (
            Facet("role", _("Mandate in force"), "mandates__role", vocabulary(Role), where=now),
            Facet("state", _("Contact person of"), "mandates__state", named_rows(State), where=now),
            Facet("standing", _("Account"), "standing", lambda _found: {k: str(v) for k, v in STANDINGS.items()}),
        )

    def search(self, rows: QuerySet[Any], _name: str, words: str) -> QuerySet[Any]:
        for word in words.split():
            rows = rows.filter(Q(name__icontains=word) | Q(email__icontains=word))
        return rows

    def by_role(self, rows: QuerySet[Any], _name: str, roles: list[str]) -> QuerySet[Any]:
        return holding(rows, on=timezone.localdate(), role__in=roles) if roles else rows

    def by_state(self, rows: QuerySet[Any], _name: str, states: Any) -> QuerySet[Any]:
        return holding(rows, on=timezone.localdate(), state__in=list(states)) if states else rows


def _in_force() -> Q:
    today = timezone.localdate()
    return (Q(mandates__end__isnull=True) | Q(mandates__end__gt=today)) & Q(mandates__start__lte=today)
