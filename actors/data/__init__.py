"""Reference data as files: states, sectors, cities, mechanisms, in three languages. Plain Python, no Django.

The reading code and the database loader share these rows, so that a name is written down once.
"""

from __future__ import annotations

from functools import cache

from .rows import City, CityAlias
from .tables import read, unique

__all__ = ["City", "CityAlias", "cities"]


@cache
def cities() -> tuple[City, ...]:
    """Cities that documents name, with case forms, former names and coordinates."""
    rows = read("cities.toml", "city", City, aliases=CityAlias)
    unique("cities.toml", rows, "slug", lambda row: [row.slug])
    unique("cities.toml", rows, "form", lambda row: _city_forms(row))
    return rows


def _city_forms(row: City) -> set[str]:
    return set(row.forms_ru).union(*(alias.forms_ru for alias in row.aliases))
