"""Reference data as files: states, sectors, cities, mechanisms, in three languages. Plain Python, no Django.

The reading code and the database loader share these rows, so that a name is written down once. Every loader reads its
file once, checks it and raises ValueError that names the file and the row.
"""

from __future__ import annotations

from functools import cache

from .rows import Abbreviation, City, CityAlias, Mechanism, Membership, Sector, State
from .tables import known, read, unique

__all__ = [
    "Abbreviation",
    "City",
    "CityAlias",
    "Mechanism",
    "Membership",
    "Sector",
    "State",
    "abbreviations",
    "cities",
    "mechanisms",
    "sectors",
    "states",
]


@cache
def states() -> tuple[State, ...]:
    """Member states, observers, partners and the other countries that cities lie in."""
    rows = _state_rows()
    unique("states.toml", rows, "code", lambda row: {row.code})
    unique("states.toml", rows, "name", _state_names)
    known("states.toml", rows, "capital", lambda row: row.capital, (city.slug for city in _city_rows()))
    return rows


@cache
def cities() -> tuple[City, ...]:
    """Cities that documents name, with case forms, former names and coordinates."""
    rows = _city_rows()
    unique("cities.toml", rows, "slug", lambda row: {row.slug})
    unique("cities.toml", rows, "form", _city_forms)
    known("cities.toml", rows, "country", lambda row: row.country, (state.code for state in _state_rows()))
    return rows


@cache
def sectors() -> tuple[Sector, ...]:
    """The sectors of cooperation in the order of display."""
    rows = read("sectors.toml", "sector", Sector)
    unique("sectors.toml", rows, "code", lambda row: {row.code})
    unique("sectors.toml", rows, "position", lambda row: {str(row.position)})
    unique("sectors.toml", rows, "colour", lambda row: {row.colour})
    return rows


@cache
def mechanisms() -> tuple[Mechanism, ...]:
    """Standing bodies and series of meetings, with the other names that documents give them."""
    rows = read("mechanisms.toml", "mechanism", Mechanism)
    unique("mechanisms.toml", rows, "slug", lambda row: {row.slug})
    unique("mechanisms.toml", rows, "name", _mechanism_names)
    known("mechanisms.toml", rows, "parent", lambda row: row.parent, (row.slug for row in rows))
    known("mechanisms.toml", rows, "sector", lambda row: row.sector, (sector.code for sector in sectors()))
    return rows


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """General abbreviations with what they stand for, in the nominative."""
    rows = read("abbreviations.toml", "abbreviation", Abbreviation)
    unique("abbreviations.toml", rows, "abbreviation", lambda row: {row.short})
    return rows


@cache
def _state_rows() -> tuple[State, ...]:
    return read("states.toml", "state", State, memberships=Membership)


@cache
def _city_rows() -> tuple[City, ...]:
    return read("cities.toml", "city", City, aliases=CityAlias)


def _state_names(row: State) -> set[str]:
    return {*row.forms_ru, *row.official_forms_ru, *row.adjective_ru, *row.aliases_ru}


def _city_forms(row: City) -> set[str]:
    return {*row.forms_ru, *(form for alias in row.aliases for form in alias.forms_ru)}


def _mechanism_names(row: Mechanism) -> set[str]:
    return {name.casefold() for name in (row.name_ru, *row.aliases, *row.abbreviations, *row.slips)}
