"""The records of one file on standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents.extraction.jsonl import lines
from documents.extraction.pipeline import extract
from documents.extraction.readers.unreadable import Unreadable


class Command(BaseCommand):
    """`manage.py extract FILE [--format jsonl]`: exit 0 when read, 2 when the file cannot be read."""

    help = "Read one file and write its records, one JSON object a line. Touches no database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=("jsonl",), default="jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            found = extract(path.read_bytes(), filename=path.name)
        except Unreadable as error:
            self._refuse(path, error.detail)
        except OSError as error:
            self._refuse(path, error.strerror or str(error))
        else:
            for line in lines(found):
                self.stdout.write(line)

    def _refuse(self, path: Path, reason: str) -> None:
        self.stderr.write(f"{path.name}: {reason}")
        sys.exit(2)
