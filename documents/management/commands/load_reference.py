"""`manage.py load_reference`: states, memberships, sectors, cities and mechanisms from the data files.

It stands in this app and not beside the data, because the reconciling code here makes the keys of mechanisms' names.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from actors.services.reference import Loaded, reference_load
from documents.reconcile.keys import mechanism_key


class Command(BaseCommand):
    """Safe to run at any time."""

    help = "Load the reference data. A second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = reference_load(alias_key=mechanism_key)
        if options["verbosity"] == 0:
            return
        for kind, counts in loaded.items():
            self.stdout.write(f"{kind:<12} {_line(counts)}")
        if not any(counts.added or counts.changed for counts in loaded.values()):
            self.stdout.write("Nothing changed.")


def _line(counts: Loaded) -> str:
    kept = f", kept as people changed them {counts.kept}" if counts.kept else ""
    return f"added {counts.added}, changed {counts.changed}, same {counts.same}{kept}"
