"""Writing events' cities and outcomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actors.models import City
from documents.models import Mention
from events.models import EventCity, Outcome
from sco_portal.records import Origin

BATCH = 500


def event_cities_store(*, cities: Mapping[int, Sequence[str]]) -> None:
    """Make the cities of each event these, in this order."""
    names = dict(City.objects.filter(pk__in={slug for slugs in cities.values() for slug in slugs}).values_list("pk", "name_ru"))
    EventCity.objects.filter(event__in=cities).delete()
    EventCity.objects.bulk_create(
        [
            EventCity(event_id=event, city_id=slug, position=position, words=names[slug])
            for event, slugs in cities.items()
            for position, slug in enumerate(slugs)
        ],
        batch_size=BATCH,
    )


def event_outcomes_store(
    *, outcomes: Mapping[int, Sequence[Sequence[Any]]], told: Mapping[tuple[int, int, str], tuple[str, Mention]]
) -> None:
    """Make the outcomes of each event these [document, action]. Rows that say so already stay as they are."""
    standing = {(row.event_id, row.document_id, row.action): row for row in Outcome.objects.filter(event__in=outcomes)}
    wanted = {(event, item[0], item[1]) for event, items in outcomes.items() for item in items}
    Outcome.objects.filter(pk__in=[row.pk for place, row in standing.items() if place not in wanted]).delete()
    Outcome.objects.bulk_create(
        [_outcome(place, told) for place in sorted(wanted - standing.keys())], batch_size=BATCH
    )


def _outcome(place: tuple[int, int, str], told: Mapping[tuple[int, int, str], tuple[str, Mention]]) -> Outcome:
    event, document, action = place
    title, mention = told.get(place, ("", None))
    return Outcome(
        event_id=event, document_id=document, action=action, title=title, mention=mention, origin=Origin.IMPORTED
    )
