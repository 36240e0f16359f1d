"""Writes the search index anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from sco_portal.search.findable import sources
from sco_portal.search.index import reindex


class Command(BaseCommand):
    """`manage.py reindex [--kind event]`."""

    help = "Write the search index anew, of all kinds of record or of one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kind", choices=sorted(sources()))

    def handle(self, *args: Any, **options: Any) -> None:
        written = reindex(options["kind"])
        self.stdout.write(f"{written} records can be found")
