"""The page of a list: parses the address, asks the FilterSet, answers with a page, a fragment or an export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views import View

from .exports import Column, csv_response
from .facets import Choice, Facet, ListFilterSet

PAGE_SIZES = (25, 50, 100)


@dataclass(frozen=True, slots=True)
class Sort:
    """An order that a list offers. `by`: what `order_by` takes; the last entry must be unique."""

    code: str
    label: str | Promise
    by: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, in words, with the address of the list without it."""

    label: str
    value: str
    url: str


class ListPage(View):
    """Subclasses say which rows, which filters, which orders, how a row looks, and what an export holds."""

    filterset_class: ClassVar[type[ListFilterSet]]
    template_name: ClassVar[str] = "lists/page.html"
    row_template: ClassVar[str]
    sorts: ClassVar[tuple[Sort, ...]]
    columns: ClassVar[tuple[Column, ...]]
    export_name: ClassVar[str]
    heading: ClassVar[str | Promise]
    lede: ClassVar[str | Promise] = ""
    search_label: ClassVar[str | Promise] = ""

    def rows(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows that the reader may see, before any filter."""
        raise NotImplementedError

    def decorated(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with what one page of them needs beside, in a fixed number of queries."""
        return rows

    def fresh_as_of(self) -> dt.datetime | None:
        """When the list's data last came from its sources."""
        return None

    def beside(self, request: HttpRequest, filterset: ListFilterSet) -> dict[str, Any]:
        """What the subclass's own template needs beside."""
        return {}

    def get(self, request: HttpRequest) -> HttpResponseBase:
        filterset = self.filterset_class(data=request.GET, queryset=self.rows(request), request=request)
        sort = self._sort(request.GET)
        rows = filterset.qs.order_by(*sort.by)
        wrong = [*self._wrong_filters(filterset), *self._wrong_ways(request.GET)]
        # A file has no place for a word on what was left out, so there is none where anything was.
        if request.GET.get("export") == "csv" and not wrong:
            return csv_response(self.decorated(rows), self.columns, name=self.export_name)
        return self._page(request, filterset, rows, sort, wrong)

    def _page(
        self, request: HttpRequest, filterset: ListFilterSet, rows: QuerySet[Any], sort: Sort, wrong: list[str]
    ) -> HttpResponse:
        facets = [(facet, filterset.choices(facet)) for facet in filterset.facets]
        paginator = Paginator(self.decorated(rows), self._page_size(request.GET))
        page, missing = page_of(paginator, request.GET.get("page", "1"))
        context = {
            "list": self,
            "filterset": filterset,
            "facets": facets,
            "chips": list(self._chips(request.GET, filterset, facets)),
            "page": page,
            "pages": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
            "total": paginator.count,
            "sort": sort,
            "page_size": paginator.per_page,
            "page_sizes": PAGE_SIZES,
            "problems": [*wrong, *([missing] if missing else [])],
            "fresh_as_of": self.fresh_as_of(),
            **self.beside(request, filterset),
        }
        status = 404 if missing else 400 if wrong else 200
        return render(request, self._template(request), context, status=status)

    def _template(self, request: HttpRequest) -> str:
        """The whole page, or only the list where htmx asks for it."""
        htmx = getattr(request, "htmx", None)
        return "lists/list.html" if htmx and not htmx.history_restore_request else self.template_name

    def _sort(self, query: QueryDict) -> Sort:
        asked = query.get("sort")
        return next((sort for sort in self.sorts if sort.code == asked), self.sorts[0])

    @staticmethod
    def _page_size(query: QueryDict) -> int:
        asked = query.get("size", "")
        return int(asked) if asked.isdigit() and int(asked) in PAGE_SIZES else PAGE_SIZES[0]

    def _wrong_ways(self, query: QueryDict) -> Iterator[str]:
        """An order, a page size or a form of export that the list does not have."""
        if query.get("sort") and query["sort"] not in {sort.code for sort in self.sorts}:
            yield _("The list has no order «%(order)s»; it is sorted %(instead)s.") % {
                "order": query["sort"],
                "instead": self.sorts[0].label,
            }
        if query.get("size") and query.get("size") not in {str(size) for size in PAGE_SIZES}:
            yield _("«%(size)s» is not a number of rows that a page may have: %(sizes)s.") % {
                "size": query["size"],
                "sizes": ", ".join(map(str, PAGE_SIZES)),
            }
        if query.get("export") and query["export"] != "csv":
            yield _("There is no export «%(format)s»; there is CSV.") % {"format": query["export"]}

    @staticmethod
    def _wrong_filters(filterset: ListFilterSet) -> Iterator[str]:
        for name, errors in filterset.errors.items():
            label = filterset.filters[name].label if name in filterset.filters else name
            yield _("The filter «%(label)s» was left out: %(why)s.") % {
                "label": label,
                "why": "; ".join(str(error).rstrip(".") for error in errors),
            }

    @staticmethod
    def _chips(query: QueryDict, filterset: ListFilterSet, facets: list[tuple[Facet, list[Choice]]]) -> Iterator[Chip]:
        """One for each value that is set, facets first, then the plain filters."""
        faceted = {facet.name for facet, _choices in facets}
        for facet, choices in facets:
            for choice in choices:
                if choice.selected:
                    yield Chip(str(facet.label), choice.label, _without(query, facet.name, choice.value))
        for name, filter_ in filterset.filters.items():
            for value in query.getlist(name):
                if value and name not in faceted:
                    yield Chip(str(filter_.label or ""), value, _without(query, name, value))


def page_of(paginator: Paginator[Any], asked: str) -> tuple[Any, str | None]:
    """The page asked for; the nearest one and what is wrong where there is no such page."""
    try:
        return paginator.page(asked), None
    except PageNotAnInteger:
        return paginator.page(1), _("«%(page)s» is not the number of a page. This is the first one.") % {"page": asked}
    except EmptyPage:
        words = _("There is no page %(page)s: the list has %(pages)d. This is the last one.")
        last = paginator.num_pages
        return paginator.page(last), words % {"page": asked, "pages": last}


def _without(query: QueryDict, name: str, value: str) -> str:
    """The address's query without one value of one filter, from the first page."""
    rest = query.copy()
    rest.setlist(name, [other for other in query.getlist(name) if other != value])
    rest.pop("page", None)
    return "?" + rest.urlencode()
