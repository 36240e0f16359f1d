"""Series as rows give them: meetings of a mechanism, how far the sources reach, the state of every series."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from actors.models import Mechanism
from documents.models import Document, DocumentType, DocumentVersion
from events.models import Event, EventCity
from events.series import Meeting, Period, Series, series
from sco_portal.records import DatePrecision

from .events import register

FIELDS = ("pk", "mechanism_id", "ordinal", "start", "status", "date_precision")


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
    told = tuple(reports.order_by("period_start").values_list("period_start", "period_end"))
    return Reach(max((end for _start, end in told), default=None), told)


def meetings_of(mechanism: Mechanism, user: Any) -> QuerySet[Event]:
    """All meetings of a mechanism, oldest first."""
    places = Prefetch("places", queryset=EventCity.objects.select_related("city"))
    rows = register(user).filter(mechanism=mechanism).prefetch_related(places)
    return rows.order_by("start", "ordinal", "pk")


def series_of(events: Iterable[Event], *, today: dt.date, known: Reach) -> Series:
    """The series that events form."""
    return series(map(_meeting, events), today=today, sources_until=known.until, told=known.told)


def _meeting(event: Event) -> Meeting:
    exact = event.date_precision in ("", DatePrecision.DAY)
    return Meeting(event.pk, event.status, event.ordinal, event.start, exact)


def series_states(user: Any, *, today: dt.date) -> dict[int, Series]:
    """Mechanism to its series, for all mechanisms that any visible event belongs to; two queries."""
    known = reach(user)
    meetings: dict[int, list[Meeting]] = defaultdict(list)
    rows = register(user).filter(mechanism__isnull=False).values_list(*FIELDS)
    for pk, mechanism, ordinal, start, status, precision in rows.iterator(chunk_size=2000):
        exact = precision in ("", DatePrecision.DAY)
        meetings[mechanism].append(Meeting(pk, status, ordinal, start, exact))
    return {
        mechanism: series(found, today=today, sources_until=known.until, told=known.told)
        for mechanism, found in meetings.items()
    }
