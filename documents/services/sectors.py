"""Writing the sectors of records, main first, for records of every app."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import models

BATCH = 1000


def sectors_store(through: type[models.Model], owner: str, *, sectors: Mapping[int, Sequence[str]]) -> None:
    """Make the sectors of each record these. `through`: the table between; `owner`: its column of the record."""
    through._default_manager.filter(**{f"{owner}__in": sectors}).delete()
    through._default_manager.bulk_create(
        [
            through(**{f"{owner}_id": pk}, sector_id=code, position=position)
            for pk, codes in sectors.items()
            for position, code in enumerate(codes)
        ],
        batch_size=BATCH,
    )


def sectors_of(through: type[models.Model], owner: str, records: Sequence[models.Model]) -> dict[int, list[str]]:
    """The sectors of records, in order."""
    found: dict[int, list[str]] = {row.pk: [] for row in records}
    rows = through._default_manager.filter(**{f"{owner}__in": records}).order_by("position")
    for pk, code in rows.values_list(f"{owner}_id", "sector_id"):
        found[pk].append(code)
    return found
