"""The rows of the reference data: frozen, typed, as the TOML files beside this one hold them.

Not here: reading the files (`tables`), rules that join rows of several files (`checks`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CityAlias:
    """Another name of a city, a name in its own right in documents («Нур-Султан»). Years inclusive, None = open."""

    name_ru: str
    forms_ru: tuple[str, ...]
    name_en: str | None = None
    name_zh: str | None = None
    start_year: int | None = None
    end_year: int | None = None
    needs_marker: bool = False

    def __post_init__(self) -> None:
        _name_among_forms(self.name_ru, self.forms_ru)
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValueError("years run backward")


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city. `country`: ISO 3166-1 alpha-2. `forms_ru`: the nominative first, then every other case form.

    `needs_marker`: the word is also a person's name, a region or a common word («Дали», «Владимир»), so it is the city
    only where «г.», «город» or the like says so.
    """

    slug: str
    name_ru: str
    name_en: str
    name_zh: str
    country: str
    latitude: float
    longitude: float
    forms_ru: tuple[str, ...]
    aliases: tuple[CityAlias, ...] = ()
    needs_marker: bool = False

    def __post_init__(self) -> None:
        _name_among_forms(self.name_ru, self.forms_ru)
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError("coordinates are not on Earth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A period of one standing: member, observer, dialogue_partner. `end` is the first day after, None = still."""

    standing: str
    start: dt.date
    end: dt.date | None = None

    def __post_init__(self) -> None:
        if self.standing not in STANDINGS:
            raise ValueError(f"unknown standing {self.standing!r}")
        if self.end is not None and self.end <= self.start:
            raise ValueError("membership ends before it starts")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A country: short and official names, their Russian case forms, its standing in the organisation over time.

    `official_forms_ru`: the official name in every case («Республики Казахстан»). `adjective_ru`: the adjective in
    every form («казахстанской»), as in «под председательством казахстанской стороны».
    """

    code: str
    name_ru: str
    name_en: str
    name_zh: str
    official_ru: str
    official_en: str
    official_zh: str
    official_genitive_ru: str
    official_forms_ru: tuple[str, ...]
    forms_ru: tuple[str, ...]
    adjective_ru: tuple[str, ...]
    capital: str | None = None
    aliases_ru: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()

    def __post_init__(self) -> None:
        _name_among_forms(self.name_ru, self.forms_ru)
        _name_among_forms(self.official_genitive_ru, self.official_forms_ru)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A sector of cooperation. `colour` names a design token, so that a sector looks the same everywhere."""

    code: str
    position: int
    colour: str
    label_ru: str
    label_en: str
    label_zh: str
    short_ru: str
    short_en: str
    short_zh: str
    definition_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism:
    """A standing body or a series of meetings. `event_kind`: what one of its meetings is (code of the event kinds).

    `abbreviations` that mean this body alone («КСДЛ»); `aliases`: other names under which documents tell the same
    body; `slips`: misspellings seen in sources.
    """

    slug: str
    name_ru: str
    name_en: str
    name_zh: str
    kind: str
    event_kind: str
    sector: str
    parent: str | None = None
    abbreviations: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in MECHANISM_KINDS:
            raise ValueError(f"unknown kind {self.kind!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A general abbreviation. The flags say whether a record's title spells it out («СРГ») or keeps it («ШОС»)."""

    short: str
    full_ru: str
    genitive_ru: str
    expand_in_event_titles: bool
    expand_in_document_titles: bool


STANDINGS = ("member", "observer", "dialogue_partner")
MECHANISM_KINDS = (
    "council", "ministerial", "senior_officials", "working_group", "expert_group", "commission", "board", "forum",
    "network", "secretariat", "series", "other",
)  # fmt: skip


def _name_among_forms(name: str, forms: tuple[str, ...]) -> None:
    if name not in forms:
        raise ValueError(f"{name!r} is not among its forms")
    if len(set(forms)) != len(forms):
        raise ValueError("a form is told twice")
