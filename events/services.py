"""Writing events' cities and outcomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actors.models import City
from events.models import EventCity, EventMention, Outcome
from sco_portal.records import Origin

BATCH = 500


def event_cities_store(*, cities: Mapping[int, Sequence[str]]) -> None:
    """Make the cities of each event these, in this order."""
    names = dict(
        City.objects.filter(pk__in={slug for slugs in cities.values() for slug in slugs}).values_list("pk", "name_ru")
    )
    EventCity.objects.filter(event__in=cities).delete()
    EventCity.objects.bulk_create(
        [
            EventCity(event_id=event, city_id=slug, position=position, words=names[slug])
            for event, slugs in cities.items()
            for position, slug in enumerate(slugs)
        ],
        batch_size=BATCH,
    )


Place = tuple[int, int, str]  # event, document, action
Told = tuple[str, EventMention]  # the document's title as told, and the mention that tells it


def event_outcomes_store(*, outcomes: Mapping[int, Sequence[Sequence[Any]]], told: Mapping[Place, Told]) -> None:
    """Make the outcomes of each event these [document, action]; bring the words of imported ones up to date."""
    standing = {_place(row): row for row in Outcome.objects.filter(event__in=outcomes)}
    wanted = {(event, item[0], item[1]) for event, items in outcomes.items() for item in items}
    Outcome.objects.filter(pk__in=[row.pk for place, row in standing.items() if place not in wanted]).delete()
    Outcome.objects.bulk_create(
        [_filled(_outcome(place), told) for place in sorted(wanted - standing.keys())], batch_size=BATCH
    )
    _retell(told)


def _retell(told: Mapping[Place, Told]) -> None:
    """Outcomes that stand are told by whichever passage counts now."""
    rows = Outcome.objects.filter(event__in={place[0] for place in told}, origin=Origin.IMPORTED)
    stale = [row for row in rows if _place(row) in told and (row.title, row.mention_id) != _telling(told[_place(row)])]
    Outcome.objects.bulk_update([_filled(row, told) for row in stale], ["title", "mention"], batch_size=BATCH)


def _place(row: Outcome) -> Place:
    return row.event_id, row.document_id, row.action


def _telling(told: Told) -> tuple[str, int]:
    return told[0], told[1].pk


def _outcome(place: Place) -> Outcome:
    event, document, action = place
    return Outcome(event_id=event, document_id=document, action=action, origin=Origin.IMPORTED)


def _filled(row: Outcome, told: Mapping[Place, Told]) -> Outcome:
    if _place(row) in told:
        row.title, row.mention = told[_place(row)]
    return row
