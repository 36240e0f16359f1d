"""Facets: the values a list can be narrowed by, each with the number of rows it would leave.

The counts of a facet follow all other filters that are set, but not its own, so that several of its values can be
added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Count, Model, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
IN_SIGHT = 8  # values of a facet that are shown before the fold


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet as a list shows it. `css`: class of its dot, for sectors."""

    value: str
    label: str
    count: int
    selected: bool
    css: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet of a list. `name`: the filter's name in the address. `path`: the ORM path whose values are counted.

    `labels`: from the values found to their words, in the order to show them; called once a page. `css`: prefix of the
    dot's class. `folded`: closed until the reader opens it or sets it. `where`: which of the related rows count.
    `largest`: of many values those with the most rows are in sight, not the first of the order.
    """

    name: str
    label: Words
    path: str
    labels: Callable[[Iterable[Any]], Mapping[Any, str]]
    css: Callable[[Any], str] | None = None
    folded: bool = False
    where: Q | None = None
    largest: bool = False

    def in_sight(self, choices: list[Choice]) -> list[Choice]:
        """The values shown at once, in their order: IN_SIGHT of them, and all that are set."""
        if len(choices) <= IN_SIGHT + 1:  # a fold of a single value would take the room that it saves
            return choices
        first = sorted(choices, key=lambda choice: -choice.count)[:IN_SIGHT] if self.largest else choices[:IN_SIGHT]
        return [choice for choice in choices if choice.selected or choice in first]


class ListForm(forms.Form):
    """What is asked of a list: days that contradict each other are both left out."""

    def clean(self) -> dict[str, Any]:
        asked = self.cleaned_data
        since, until = asked.get("since"), asked.get("until")
        if since and until and since > until:
            self.add_error("since", _("the first day is after the last one, so neither is applied"))
            asked.pop("until", None)
        return asked


class ListFilterSet(django_filters.FilterSet):
    """A FilterSet with facets. Subclasses set `facets`; each facet needs a filter of the same name."""

    facets: ClassVar[tuple[Facet, ...]] = ()

    def get_form_class(self) -> type[forms.Form]:
        """The fields of the filters on top of what every list checks."""
        fields: type[forms.Form] = super().get_form_class()
        return type(fields.__name__, (fields, ListForm), {})

    def without(self, name: str) -> QuerySet[Any]:
        """The rows that all filters but one leave."""
        if name not in self.data:
            every: QuerySet[Any] = self.qs
            return every
        rest = QueryDict(mutable=True)
        for key, values in self.data.lists():
            if key != name:
                rest.setlist(key, values)
        rows: QuerySet[Any] = type(self)(data=rest, queryset=self.queryset, request=self.request).qs
        return rows

    def counts(self, facet: Facet) -> dict[Any, int]:
        """Value to number of rows, for the values that any row has; one query."""
        rows = self.without(facet.name).order_by()
        if facet.where is not None:
            rows = rows.filter(facet.where)
        rows = rows.values_list(facet.path).annotate(rows=Count("pk", distinct=True))
        return {value: number for value, number in rows if value not in (None, "")}

    def choices(self, facet: Facet) -> list[Choice]:
        """The facet's values in the order of its labels; those set stay, even with no row left."""
        counts = self.counts(facet)
        chosen = set(self.data.getlist(facet.name)) if hasattr(self.data, "getlist") else set()
        labels = facet.labels([*counts, *chosen])
        return [
            Choice(str(value), label, counts.get(value, 0), str(value) in chosen, facet.css(value) if facet.css else "")
            for value, label in labels.items()
            if counts.get(value) or str(value) in chosen
        ]


class RowsFilter(django_filters.ModelMultipleChoiceFilter):
    """Several rows of a table by primary key; an unknown one is an error that names it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"invalid_choice": _("there is no «%(value)s»")})
        super().__init__(*args, **kwargs)

    def filter(self, qs: QuerySet[Any], value: Any) -> QuerySet[Any]:
        """Asked beside the list's own query: a join would hide a row's other related rows from the other facets."""
        if not value:
            return qs
        fitting = qs.model._base_manager.filter(**{f"{self.field_name}__in": list(value)})
        return qs.filter(pk__in=fitting.order_by().values("pk"))


class CodesFilter(django_filters.MultipleChoiceFilter):
    """Several codes of a vocabulary; an unknown one is an error that names it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"invalid_choice": _("there is no «%(value)s»")})
        super().__init__(*args, **kwargs)


class DayFilter(django_filters.DateFilter):
    """A day as the browser's own picker writes it, ISO 8601; anything else is an error that shows the form."""

    class DayField(forms.DateField):
        """Takes ISO 8601 only, in every language."""

        default_error_messages: ClassVar = {"invalid": _("a date is written like 2024-09-12")}

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **{**kwargs, "input_formats": ["%Y-%m-%d"], "localize": False})

    field_class = DayField


class YearsFilter(django_filters.MultipleChoiceFilter):
    """Several years of a date column."""

    class YearsField(forms.MultipleChoiceField):
        """Takes any year of four digits."""

        default_error_messages: ClassVar = {"invalid_choice": _("«%(value)s» is not a year")}

        def valid_value(self, value: Any) -> bool:
            return str(value).isdigit() and 1900 <= int(value) <= 2200

    field_class = YearsField


def vocabulary(choices: Any) -> Callable[[Iterable[Any]], Mapping[Any, str]]:
    """Labels of a TextChoices class, in its own order."""
    return lambda _values: {value: str(label) for value, label in choices.choices}


def named_rows(model: type[Model]) -> Callable[[Iterable[Any]], Mapping[Any, str]]:
    """Labels of rows by primary key, in the table's own order; one query."""

    def labels(values: Iterable[Any]) -> Mapping[Any, str]:
        known = [value for value in values if value not in (None, "")]
        found = model._default_manager.filter(pk__in=_keys(model, known))
        return {row.pk: str(row) for row in found}

    return labels


def visible(model: type[Model]) -> Callable[[Any], QuerySet[Any]]:
    """For a filter's `queryset`: the rows that the reader of a request may see."""

    def rows(request: Any) -> QuerySet[Any]:
        found: QuerySet[Any] = model._default_manager.visible_to(getattr(request, "user", None))  # type: ignore[attr-defined]
        return found

    return rows


def named_visible(
    rows: Callable[[Any], QuerySet[Any]], request: Any, words: Callable[[Any], str] = str
) -> Callable[[Iterable[Any]], Mapping[Any, str]]:
    """Labels of rows by primary key, of those that the reader may see; one query."""

    def labels(values: Iterable[Any]) -> Mapping[Any, str]:
        keys = [int(value) for value in values if str(value).isdigit()]
        return {row.pk: words(row) for row in rows(request).filter(pk__in=keys)}

    return labels


def _keys(model: type[Model], values: Iterable[Any]) -> list[Any]:
    """Those values that can be a primary key of `model` at all."""
    field = model._meta.pk
    assert field is not None
    keys = []
    for value in values:
        try:
            keys.append(field.to_python(value))
        except forms.ValidationError:
            continue
    return keys


def newest_first(values: Iterable[Any]) -> Mapping[Any, str]:
    """Years as they are, newest first."""
    years = sorted({int(value) for value in values if str(value).isdigit()}, reverse=True)
    return {year: str(year) for year in years}
