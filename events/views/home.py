"""What events show on the first page: latest and next meetings, and the work by sector and year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, npgettext

from actors.models import Mechanism, Sector
from events.models import Event
from sco_portal.home import Figure, Panel

LISTED = 5
YEARS = 6  # the newest ones; older work is in the list
SHADES = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """Events of one sector in one year. `shade`: 1..5, darker for more."""

    number: int
    url: str
    shade: int


def panel(request: HttpRequest) -> Panel:
    """Numbers, lists and the grid of the first page."""
    events = Event.objects.visible_to(request.user)
    number, mechanisms = events.count(), Mechanism.objects.visible_to(request.user).count()
    met = Mechanism.objects.visible_to(request.user).filter(events__in=events).distinct().count()
    today = timezone.localdate()
    shown = events.select_related("mechanism", "sector").prefetch_related("places__city")
    return Panel(
        figures=(
            Figure(npgettext("beneath a figure", "event", "events", number), number, reverse("events:list")),
            Figure(
                npgettext("beneath a figure", "mechanism", "mechanisms", mechanisms),
                mechanisms,
                reverse("mechanisms:list"),
                ngettext("%(number)d with its events", "%(number)d with their events", met) % {"number": met},
            ),
        ),
        template="events/home.html",
        context={
            "next_events": shown.upcoming(on=today)[:LISTED],
            "latest_events": shown.begun(on=today)[:LISTED],
            "grid": grid(events),
        },
    )


def grid(events: Any) -> dict[str, Any]:
    """Sector by year: {"years": [...], "rows": [(sector, [Cell | None, ...])]}, in the sectors' own order."""
    numbers: dict[tuple[str, int], int] = {
        (sector, year): number
        for sector, year, number in events.filter(start__isnull=False, sector__isnull=False)
        .order_by()
        .annotate(year=ExtractYear("start"))
        .values_list("sector", "year")
        .annotate(number=Count("pk"))
    }
    years = sorted({year for _sector, year in numbers})[-YEARS:]
    most = max((number for (_sector, year), number in numbers.items() if year in years), default=1)
    used = {sector for sector, year in numbers if year in years}
    rows = [
        (sector, [_cell(sector.code, year, numbers.get((sector.code, year)), most) for year in years])
        for sector in Sector.objects.filter(code__in=used)
    ]
    return {"years": years, "rows": rows}


def _cell(sector: str, year: int, number: int | None, most: int) -> Cell | None:
    if not number:
        return None
    url = f"{reverse('events:list')}?{urlencode({'sector': sector, 'year': year})}"
    return Cell(number, url, 1 + (number - 1) * SHADES // max(most, 1))
