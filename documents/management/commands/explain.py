"""Which rule read what in one file, and what no rule read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents.extraction.explain import explain
from documents.extraction.readers.unreadable import Unreadable


class Command(BaseCommand):
    """`manage.py explain FILE [--at OFFSET]`: exit 0 when read, 2 when the file cannot be read."""

    help = "Say which rule fired where, and which sentences no record rests on. Touches no database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--at", type=int, default=None, metavar="OFFSET", help="only the block at this character")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            told = explain(path.read_bytes(), filename=path.name, at=options["at"])
        except (Unreadable, OSError) as error:
            reason = error.detail if isinstance(error, Unreadable) else error.strerror
            self.stderr.write(f"{path.name}: {reason}")
            sys.exit(2)
        self.stdout.write(told)
