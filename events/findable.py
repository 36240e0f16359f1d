"""Events and mechanisms as search sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django.db.models import QuerySet

from actors import data
from actors.models import Mechanism
from events.models import Event
from sco_portal.records import ReviewStatus
from sco_portal.search import Findable


def events(ids: Iterable[str] | None) -> Iterator[Findable]:
    """Every event, found also by its mechanism's names, its cities and the words that tell of it."""
    rows = _chosen(Event.objects.standing(), ids).select_related("mechanism")
    rows = rows.prefetch_related("mechanism__aliases", "places__city", "mentions", "outcomes")
    for event in rows.iterator(chunk_size=500):
        places = [f"{place.words} {place.city.name_ru} {place.city.name_en}" for place in event.places.all()]
        names = _names(event.mechanism) if event.mechanism else []
        yield Findable(
            kind="event",
            object_id=str(event.pk),
            title=event.title,
            text=" … ".join(mention.quote for mention in event.mentions.all()),
            also=" ".join([event.title_en, event.title_zh, *places, *names, *(o.title for o in event.outcomes.all())]),
            date=event.start,
            public=event.review == ReviewStatus.PUBLISHED,
        )


def mechanisms(ids: Iterable[str] | None) -> Iterator[Findable]:
    """Every mechanism under all its names."""
    rows = _chosen(Mechanism.objects.standing(), ids).prefetch_related("aliases")
    for mechanism in rows.iterator(chunk_size=500):
        yield Findable(
            kind="mechanism",
            object_id=str(mechanism.pk),
            title=mechanism.name_ru,
            also=" ".join([mechanism.name_en, mechanism.name_zh, *_names(mechanism)]),
            public=mechanism.review == ReviewStatus.PUBLISHED,
        )


def _chosen(rows: QuerySet[Any], ids: Iterable[str] | None) -> QuerySet[Any]:
    return (rows if ids is None else rows.filter(pk__in=list(ids))).order_by("pk")


def _names(mechanism: Mechanism) -> list[str]:
    aliases = (alias.text for alias in mechanism.aliases.all())
    return [mechanism.name_ru, mechanism.abbreviation, *aliases, *_reference_names().get(mechanism.slug or "", ())]


@cache
def _reference_names() -> dict[str, tuple[str, ...]]:
    """Slug to all names of the reference data. Some are no alias rows: «Встреча министров …» has the key of «Совещание
    министров …», which is enough to reconcile by, yet a reader types its words.
    """
    return {row.slug: (*row.abbreviations, *row.aliases) for row in data.mechanisms()}
