"""Loading the reference data: rows of the files become rows of the database, as often as one likes.

What is missing is added, what differs is brought into line, what a person has changed through the portal stays theirs.
Nothing is removed: records may rest on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from actors import data
from actors.models import AliasKind, City, Mechanism, MechanismAlias, Membership, Sector, State
from sco_portal.records import Origin, ReviewStatus

BATCH = 500


@dataclass(slots=True)
class Loaded:
    """What became of the rows of one kind. `kept`: rows that differ because a person changed them."""

    added: int = 0
    changed: int = 0
    same: int = 0
    kept: int = 0


@transaction.atomic
def reference_load(*, alias_key: Callable[[str], str]) -> dict[str, Loaded]:
    """Load all files. `alias_key` makes the key under which a mechanism's name is found."""
    return {
        "states": _load(State, "code", [(row.code, _state(row)) for row in data.states()]),
        "memberships": _memberships(),
        "sectors": _load(Sector, "code", [(row.code, _sector(row)) for row in data.sectors()]),
        "cities": _load(City, "slug", [(row.slug, _city(row)) for row in data.cities()]),
        "mechanisms": _mechanisms(),
        "aliases": _aliases(alias_key),
    }


def _load(model: type[models.Model], key: str, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Loaded:
    """Bring the rows of `model` into line. `rows`: natural key and column values."""
    known = {getattr(row, key): row for row in model._default_manager.filter(**{f"{key}__isnull": False})}
    edited = _edited_by_hand(model)
    loaded, new, changed, columns = Loaded(), [], [], set[str]()
    for natural, values in rows:
        row = known.get(natural)
        columns |= set(values)
        if row is None:
            new.append(model(**{key: natural}, **values))
        elif all(getattr(row, name) == value for name, value in values.items()):
            loaded.same += 1
        elif row.pk in edited:
            loaded.kept += 1
        else:
            changed.append(_filled(row, values))
    loaded.added, loaded.changed = len(new), len(changed)
    model._default_manager.bulk_create(new, batch_size=BATCH)
    if changed:
        model._default_manager.bulk_update(changed, sorted(columns), batch_size=BATCH)
    return loaded


def _filled(row: models.Model, values: Mapping[str, Any]) -> models.Model:
    for name, value in values.items():
        setattr(row, name, value)
    return row


def _edited_by_hand(model: type[models.Model]) -> set[Any]:
    """Primary keys of rows that a signed-in person has changed, by the rows' own history."""
    history: type[models.Model] = model._meta.get_field("history").related_model  # type: ignore[assignment]
    return set(
        history._default_manager.filter(pgh_context__metadata__has_key="user").values_list("pgh_obj_id", flat=True)
    )


def _names(row: Any, prefix: str = "name") -> dict[str, str]:
    return {f"name_{language}": getattr(row, f"{prefix}_{language}") or "" for language in ("ru", "en", "zh")}


def _state(row: data.State) -> dict[str, Any]:
    official = {f"official_{language}": getattr(row, f"official_{language}") or "" for language in ("ru", "en", "zh")}
    return {**_names(row), **official}


def _sector(row: data.Sector) -> dict[str, Any]:
    short = {f"short_{language}": getattr(row, f"short_{language}") for language in ("ru", "en", "zh")}
    return {**_names(row, "label"), **short, "colour": row.colour, "position": row.position}


def _city(row: data.City) -> dict[str, Any]:
    place = {"country_id": row.country, "latitude": row.latitude, "longitude": row.longitude}
    return {**_names(row), **place, "aliases": [alias.name_ru for alias in row.aliases]}


def _memberships() -> Loaded:
    """A membership is known by its state, standing and first day; only its end may change."""
    loaded = Loaded()
    known = {(row.state_id, row.standing, row.start): row for row in Membership.objects.all()}
    for state in data.states():
        for period in state.memberships:
            row = known.get((state.code, period.standing, period.start))
            if row is None:
                Membership.objects.create(
                    state_id=state.code, standing=period.standing, start=period.start, end=period.end
                )
                loaded.added += 1
            elif row.end != period.end:
                row.end = period.end
                row.save()
                loaded.changed += 1
            else:
                loaded.same += 1
    return loaded


def _mechanisms() -> Loaded:
    """Parents after the rows themselves, since a parent may stand further down."""
    rows = data.mechanisms()
    loaded = _load(Mechanism, "slug", [(row.slug, _mechanism(row)) for row in rows])
    ids = dict(Mechanism.objects.filter(slug__isnull=False).values_list("slug", "pk"))
    for row in rows:
        if row.parent:
            Mechanism.objects.filter(slug=row.slug, parent__isnull=True).update(parent=ids[row.parent])
    return loaded


def _mechanism(row: data.Mechanism) -> dict[str, Any]:
    return {
        **_names(row),
        "kind": row.kind,
        "event_kind": row.event_kind,
        "sector_id": row.sector,
        "abbreviation": row.abbreviations[0] if row.abbreviations else "",
        "review": ReviewStatus.PUBLISHED.value,
    }


def _aliases(alias_key: Callable[[str], str]) -> Loaded:
    """Each name once, by its key. A name that leads somewhere already stays as it was decided."""
    ids = dict(Mechanism.objects.filter(slug__isnull=False).values_list("slug", "pk"))
    known = set(MechanismAlias.objects.values_list("key", flat=True))
    new: dict[str, MechanismAlias] = {}
    loaded = Loaded()
    for row in data.mechanisms():
        for name, kind in _named(row):
            key = alias_key(name)
            if key in known:
                loaded.same += 1
            elif key not in new:
                new[key] = MechanismAlias(
                    mechanism_id=ids[row.slug], text=name, key=key, kind=kind, origin=Origin.REFERENCE
                )
    MechanismAlias.objects.bulk_create(new.values(), batch_size=BATCH)
    loaded.added = len(new)
    return loaded


def _named(row: data.Mechanism) -> Iterable[tuple[str, AliasKind]]:
    for name in (row.name_ru, *row.aliases):
        yield name, AliasKind.NAME
    for name in row.abbreviations:
        yield name, AliasKind.ABBREVIATION
    for name in row.slips:
        yield name, AliasKind.SLIP
