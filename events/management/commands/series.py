"""`manage.py series`: bodies whose meetings several documents tell of, joined into series, with the implied gaps."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from actors.models import Mechanism
from events.models import Event
from events.selectors.series import series_of, timed, whole_reach
from events.series import Entry


class Command(BaseCommand):
    """Reads only."""

    help = "Print the series that are joined across documents: numbers, days, implied gaps."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="also series that one document tells of alone")

    def handle(self, *args: Any, **options: Any) -> None:
        told = self.told()
        joined = {pk for pk, documents in told.items() if len(documents) > 1}
        shown = Mechanism.objects.filter(pk__in=told if options["all"] else joined).order_by("name_ru")
        known, today = whole_reach(), timezone.localdate()
        for mechanism in shown:
            events = timed(Event.objects.standing().filter(mechanism=mechanism))
            series = series_of(events, today=today, known=known)
            self.stdout.write(f"{mechanism.name_ru} ({len(told[mechanism.pk])} documents)")
            for entry in series.entries:
                self.stdout.write(f"  {_line(entry)}")
        self.stdout.write(f"{len(joined)} series are told of by several documents, {len(told)} mechanisms by any.")

    def told(self) -> dict[int, set[int]]:
        """Mechanism to the documents that tell of its meetings."""
        rows = Event.objects.standing().filter(mechanism__isnull=False)
        found: dict[int, set[int]] = defaultdict(set)
        for mechanism, document in rows.values_list("mechanism_id", "mentions__version__document_id"):
            found[mechanism].add(document)
        return found


def _line(entry: Entry) -> str:
    number = f"{entry.ordinal}." if entry.ordinal is not None else "–"
    if entry.implied:
        return f"{number:<5} implied{f', around {entry.around:%m.%Y}' if entry.around else ''}"
    day = entry.meeting.start.isoformat() if entry.meeting and entry.meeting.start else "day not told"
    return f"{number:<5} {day} {entry.status}"
