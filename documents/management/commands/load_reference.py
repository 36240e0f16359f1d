"""`manage.py load_reference`: states, memberships, sectors, cities and mechanisms from the data files.

It stands in this app and not beside the data, because the reconciling code here makes the keys of mechanisms' names.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from actors.services.reference import Loaded, reference_load
from documents.reconcile.keys import mechanism_key
from sco_portal.search.index import reindex

# Kind of record that can be found to the tables of the reference data that its words come from.
FOUND_BY = {"state": ("states", "memberships"), "mechanism": ("mechanisms", "aliases")}


class Command(BaseCommand):
    """Safe to run at any time."""

    help = "Load the reference data. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = reference_load(alias_key=mechanism_key)
        for kind, tables in FOUND_BY.items():
            if any(loaded[table].added or loaded[table].changed for table in tables):
                reindex(kind)
        if options["verbosity"] == 0:
            return
        for kind, counts in loaded.items():
            self.stdout.write(f"{kind:<12} {_line(counts)}")
        if not any(counts.added or counts.changed for counts in loaded.values()):
            self.stdout.write("Nothing changed.")


def _line(counts: Loaded) -> str:
    kept = f", kept as people changed them {counts.kept}" if counts.kept else ""
    return f"added {counts.added}, changed {counts.changed}, same {counts.same}{kept}"
