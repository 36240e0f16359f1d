"""Which known event a telling tells: by its passage in an earlier version, else by series, number, days and places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q

from documents.extraction.records import EventRecord
from documents.importing.cities import CityNames
from documents.importing.protocol import FindMechanism, ImportContext
from documents.importing.settling import told_before
from documents.reconcile.align import Telling, align
from documents.reconcile.keys import event_key
from documents.reconcile.match import FAR, EventSketch
from events.models import Event, EventCity, EventMention

from .kind import mechanism_of


def aligned(context: ImportContext, told: Sequence[tuple[EventRecord, Mapping[str, Any]]]) -> dict[int, int]:
    """Place in `told` to the event that an earlier version told in that passage."""
    old = [
        Telling(row.event.merged_into_id or row.event_id, row.key, row.quote, facts(row.said))
        for row in told_before(context, EventMention)
    ]
    new = [
        Telling(index, event_key(record.title), record.evidence.quote, facts(said))
        for index, (record, said) in enumerate(told)
    ]
    return align(old, new)


def facts(said: Mapping[str, Any]) -> str:
    """Days and number, which tell apart the meetings of one sentence."""
    return " ".join(str(said[name]["value"]) for name in ("start", "end", "ordinal") if name in said)


def known_events(records: Sequence[EventRecord], mechanism_named: FindMechanism) -> dict[int, EventSketch]:
    """Events that a record of a reading could be: near in time, or with a number in the same series."""
    days = [day for record in records for day in (record.start, record.end) if day]
    mechanisms = {mechanism_of(record.mechanism, record.title, mechanism_named) for record in records} - {None}
    numbers = {record.ordinal for record in records if record.ordinal is not None}
    near = Q(mechanism__in=mechanisms, ordinal__in=numbers)
    if days:
        near |= Q(start__lte=max(days) + FAR, end__gte=min(days) - FAR)
    rows = list(Event.objects.filter(near))
    titles, cities = _titles(rows), _cities(rows)
    sketches = (_sketch_of(row, titles.get(row.pk, set()), frozenset(cities.get(row.pk, ()))) for row in rows)
    return {sketch.id: sketch for sketch in sketches}


def sketch(record: EventRecord, mechanism_named: FindMechanism, cities: CityNames) -> EventSketch:
    """A record as identity sees it; id 0."""
    return EventSketch(
        id=0,
        titles=(record.title,),
        kind=record.kind,
        mechanism=mechanism_of(record.mechanism, record.title, mechanism_named),
        ordinal=record.ordinal,
        start=record.start,
        end=record.end or record.start,
        precision=precision(record),
        cities=frozenset(cities.find_all(record.cities)),
        status=record.status,
    )


def joined(known: EventSketch | None, told: EventSketch, pk: int) -> EventSketch:
    """What a later record of the same reading is compared with."""
    if known is None:
        return replace(told, id=pk)
    return replace(
        known,
        id=pk,
        titles=tuple(dict.fromkeys((*known.titles, *told.titles))),
        mechanism=known.mechanism or told.mechanism,
        ordinal=known.ordinal or told.ordinal,
        start=known.start or told.start,
        end=known.end or told.end,
        precision=known.precision or told.precision,
        cities=known.cities or told.cities,
    )


def precision(record: EventRecord) -> str | None:
    """A date is a day unless it says otherwise."""
    return (record.date_precision or "day") if record.start else None


def _sketch_of(row: Event, titles: set[str], cities: frozenset[str]) -> EventSketch:
    return EventSketch(
        id=row.merged_into_id or row.pk,
        titles=(row.title, *sorted(titles - {row.title})),
        kind=row.kind,
        mechanism=row.mechanism_id,
        ordinal=row.ordinal,
        start=row.start,
        end=row.end,
        precision=row.date_precision or None,
        cities=cities,
        status=row.status,
    )


def _titles(rows: Sequence[Event]) -> dict[int, set[str]]:
    """Every title under which sources tell an event."""
    found: dict[int, set[str]] = {}
    told = EventMention.objects.filter(event__in=rows, said__title__isnull=False)
    for pk, title in told.values_list("event_id", "said__title__value").distinct():
        found.setdefault(pk, set()).add(title)
    return found


def _cities(rows: Sequence[Event]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for event, city in EventCity.objects.filter(event__in=rows).values_list("event_id", "city_id"):
        found.setdefault(event, set()).add(city)
    return found
