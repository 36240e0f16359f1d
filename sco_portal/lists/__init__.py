"""The one shape that all lists share: search, facets with counts, chips, sort, page size, export, permalink.

An app's list is a `ListFilterSet` (what can be asked), a `ListPage` (how it is shown) and a template for one row.
"""

from .exports import Column
from .facets import Choice, Facet, ListFilterSet
from .pages import ListPage, Sort, page_of

__all__ = ["Choice", "Column", "Facet", "ListFilterSet", "ListPage", "Sort", "page_of"]
