"""Series as rows give them: meetings of a mechanism, how far the sources reach, the state of every series."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from actors.models import Mechanism
from documents.models import Document, DocumentType, DocumentVersion
from events.models import Event, EventCity, EventMention
from events.series import Meeting, Period, Series, series

from .events import register

FIELDS = ("pk", "status", "ordinal", "start", "end", "told_until")  # in the order of Meeting


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the sources that a reader may see reach. `until`: the last day told of. `told`: periods of reports."""

    until: dt.date | None
    told: tuple[Period, ...]


def reach(user: Any) -> Reach:
    """The periods of the reports at hand; they alone tell of all meetings of their time."""
    return _reach(Document.objects.visible_to(user))


def whole_reach() -> Reach:
    """The same of everything that stands, published or not, for those who keep the portal."""
    return _reach(Document.objects.standing())


def _reach(documents: QuerySet[Document]) -> Reach:
    version = DocumentVersion.objects.filter(document=OuterRef("pk"))
    reports = documents.filter(
        Exists(version), type=DocumentType.REPORT, period_start__isnull=False, period_end__isnull=False
    )
    rows = reports.order_by("period_start").values_list("period_start", "period_end")
    told = tuple((start, end) for start, end in rows if start and end)
    return Reach(max((end for _start, end in told), default=None), told)


def timed(events: QuerySet[Event]) -> QuerySet[Event]:
    """Events with `told_until`: the last day of which their first source speaks; an undated one was not later."""
    period_or_day = Coalesce("version__document__period_end", "version__document__date")
    told = EventMention.objects.filter(event=OuterRef("pk")).order_by().annotate(until=period_or_day)
    return events.annotate(told_until=Subquery(told.order_by("until").values("until")[:1]))


def meetings_of(mechanism: Mechanism, user: Any) -> QuerySet[Event]:
    """All meetings of a mechanism, oldest first, with `told_until`."""
    places = Prefetch("places", queryset=EventCity.objects.select_related("city"))
    rows = timed(register(user).filter(mechanism=mechanism)).prefetch_related(places)
    return rows.order_by("start", "ordinal", "pk")


def series_of(events: Iterable[Event], *, today: dt.date, known: Reach) -> Series:
    """The series that events form. Those of `timed` carry `told_until`, which places undated ones."""
    rows = [(row, getattr(row, "told_until", None)) for row in events]
    meetings = [Meeting(row.pk, row.status, row.ordinal, row.start, row.end, until) for row, until in rows]
    return series(meetings, today=today, sources_until=known.until, told=known.told)


def series_states(user: Any, *, today: dt.date) -> dict[int, Series]:
    """Mechanism to its series, for all mechanisms that any visible event belongs to; two queries."""
    known = reach(user)
    meetings: dict[int, list[Meeting]] = defaultdict(list)
    rows = timed(register(user).filter(mechanism__isnull=False)).values_list("mechanism_id", *FIELDS)
    for mechanism, *fields in rows.iterator(chunk_size=2000):
        meetings[mechanism].append(Meeting(*fields))
    return {
        mechanism: series(found, today=today, sources_until=known.until, told=known.told)
        for mechanism, found in meetings.items()
    }
