"""`manage.py ingest PATH...`: imports files, or all files of folders, and says of each what became of its records.

Exit status 0: all were imported. 1: some could not be. 2: there was nothing to import.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.importing.folder import Found, files
from documents.importing.run import import_run
from documents.models import ChangeAction, ImportRun, RunKind, RunStatus
from documents.services.runs import run_create

KINDS = ("document", "mechanism", "event", "commitment", "city")


class Command(BaseCommand):
    """The same import that an upload takes, in this process."""

    help = "Import documents from files or folders. The same file a second time changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--publish", action="store_true", help="make new records public at once")
        parser.add_argument("--kind", choices=RunKind.values, default=RunKind.UPLOAD, help="what started the import")
        parser.add_argument(
            "--reread", action="store_true", help="read the same bytes again if the reading code is newer"
        )
        parser.add_argument("--measure", action="store_true", help="print time and memory")

    def handle(self, *args: Any, **options: Any) -> None:
        found = [one for path in options["paths"] for one in files(path)]
        if not found:
            raise CommandError("nothing to import: the folder is empty", returncode=2)
        missing = [one.path for one in found if not one.path.is_file()]
        if missing:
            raise CommandError(f"no such file: {', '.join(map(str, missing))}", returncode=2)
        runs = [self.take(one, options) for one in found]
        self.total(runs)
        failed = sum(run.status == RunStatus.FAILED for run in runs)
        if failed:
            raise CommandError(f"{failed} of {len(runs)} files could not be imported", returncode=1)

    def take(self, one: Found, options: dict[str, Any]) -> ImportRun:
        """Import one file and print its lines."""
        began = time.monotonic()
        kind = RunKind.REREAD if options["reread"] else options["kind"]
        run = run_create(
            data=one.path.read_bytes(), filename=one.path.name, kind=kind, origin=one.origin, publish=options["publish"]
        )
        run = import_run(run.pk)
        self.stdout.write(one.path.name)
        if run.error:
            self.stdout.write(f"  could not be imported: {run.error['detail']} ({run.error['code']})")
        self.table(run.report)
        if options["measure"]:
            self.stdout.write(f"  {time.monotonic() - began:.1f} s, at most {_megabytes():.0f} MB so far")
        return run

    def table(self, report: dict[str, dict[str, int]]) -> None:
        for kind in _in_order(report):
            told = [f"{action.value} {report[kind][action]}" for action in ChangeAction if report[kind].get(action)]
            if told:
                self.stdout.write(f"  {kind:<12} {', '.join(told)}")

    def total(self, runs: list[ImportRun]) -> None:
        """All files together, when there are several."""
        if len(runs) < 2:
            return
        report: dict[str, dict[str, int]] = {}
        for run in runs:
            for kind, counts in run.report.items():
                row = report.setdefault(kind, {})
                for action, count in counts.items():
                    row[action] = row.get(action, 0) + count
        self.stdout.write("together")
        self.table(report)


def _in_order(report: Iterable[str]) -> list[str]:
    return sorted(report, key=lambda kind: KINDS.index(kind) if kind in KINDS else len(KINDS))


def _megabytes() -> float:
    """The most that this process or one that read a file has used; readers share most of it with this one."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
