"""`manage.py bench`: what reading, importing and each page cost. Works on data of its own, thrown away afterwards.

Times of one machine say little about another; the last table gives each page as a multiple of a page without any query.
"""

from __future__ import annotations

import io
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

LIBRARY = settings.BASE_DIR / "documents" / "library"
ROUNDS = 15
OPEN = 200  # pages that a stranger may see with a plain GET
PAGE = 2200  # characters of a printed page of these documents
BARE = "/about/"  # the frame and fixed words, no query


class Command(BaseCommand):
    """Starts a child for each measured command, so that its time and memory are its own."""

    help = "Measure reading and importing the library, and the portal's pages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pages", action="store_true", help="only the pages, on the present data")
        parser.add_argument("--reading", action="store_true", help="only the speed of reading, in this process")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["pages"]:
            self.pages()
            return
        if options["reading"]:
            self.reading()
            return
        folder = Path(tempfile.mkdtemp())
        try:
            self.whole(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def whole(self, folder: Path) -> None:
        from sco_portal.embedded.lease import take
        from sco_portal.embedded.places import Places

        files = [str(file) for file in library()]
        self.stdout.write("reading, one process each, with the start of Python:")
        for file in files:
            self.measure(Path(file).name, ["extract", file], folder)
        self.run_child(["bench", "--reading"], folder, silent=False)
        leases = [take(Places.of(folder), kind) for kind in ("postgres", "redis")]
        try:
            self.stdout.write("importing:")
            self.measure("migrations", ["migrate", "--verbosity", "0"], folder)
            self.measure("reference data", ["load_reference"], folder)
            self.measure("library, first time", ["ingest", str(LIBRARY), "--publish"], folder)
            self.measure("library, second time", ["ingest", str(LIBRARY), "--publish"], folder)
            self.measure("static files", ["collectstatic", "--no-input", "--verbosity", "0"], folder)
            self.stdout.write("pages, as a stranger sees them:")
            self.run_child(["bench", "--pages"], folder, silent=False)
        finally:
            for lease in reversed(leases):
                lease.release()

    def measure(self, name: str, words: list[str], folder: Path) -> None:
        seconds, megabytes = self.run_child(words, folder, silent=True)
        self.stdout.write(f"  {name:<50} {seconds:6.2f} s {megabytes:6.0f} MB")

    def run_child(self, words: list[str], folder: Path, *, silent: bool) -> tuple[float, float]:
        """Seconds and peak memory of `manage.py WORDS` on the data in `folder`. Raises CommandError if it fails."""
        began = time.monotonic()
        pid = os.posix_spawn(
            sys.executable,
            [sys.executable, str(settings.BASE_DIR / "manage.py"), *words],
            {**without_servers(os.environ), "DATA_DIR": str(folder), "ALLOWED_HOSTS": "testserver"},
            file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)] if silent else [],
        )
        _, status, usage = os.wait4(pid, 0)
        if status:
            raise CommandError(f"manage.py {words[0]} failed")
        per_megabyte = 2**20 if sys.platform == "darwin" else 2**10
        return time.monotonic() - began, usage.ru_maxrss / per_megabyte

    def reading(self) -> None:
        """Reading and recognition once the dictionaries are loaded, as a worker reads its second file."""
        files = library()
        pages = sum(len(file.read_text(encoding="utf-8")) for file in files) / PAGE
        seconds = [self.read_all(files) for _ in range(3)]
        self.stdout.write(f"  once warm: {pages / min(seconds[1:]):.0f} pages of {PAGE} characters a second and core")

    def read_all(self, files: list[Path]) -> float:
        began = time.process_time()
        for file in files:
            call_command("extract", str(file), stdout=io.StringIO())
        return time.process_time() - began

    def pages(self) -> None:
        client = Client(raise_request_exception=False)
        bare, _ = cost(client, BARE)
        self.stdout.write(f"  {'page':<40} {'ms':>8} {'times bare':>11} {'queries':>8}")
        self.stdout.write(f"  {'(bare)':<40} {bare * 1000:8.1f} {1:11.1f}")
        for address in sorted(plain_addresses(get_resolver())):
            if client.get(address).status_code != OPEN:
                continue
            seconds, queries = cost(client, address)
            self.stdout.write(f"  {address:<40} {seconds * 1000:8.1f} {seconds / bare:11.1f} {queries:8d}")


def library() -> list[Path]:
    """The texts of the library."""
    return sorted(file for file in LIBRARY.iterdir() if file.suffix in {".txt", ".md"})


def without_servers(variables: Any) -> dict[str, str]:
    """The benchmark never touches real servers."""
    return {name: value for name, value in variables.items() if name not in {"DATABASE_URL", "REDIS_URL"}}


def cost(client: Client, address: str) -> tuple[float, int]:
    """Median seconds and number of queries of one page; the first, cold answer does not count."""
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    number = len(queries)  # the next request empties the log
    return statistics.median(timed(client, address) for _ in range(ROUNDS)), number


def timed(client: Client, address: str) -> float:
    began = time.perf_counter()
    answer = client.get(address)
    for _ in getattr(answer, "streaming_content", ()):
        pass
    return time.perf_counter() - began


def plain_addresses(resolver: URLResolver, before: str = "/") -> Iterator[str]:
    """All addresses of the portal's own pages that need no argument."""
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if address.startswith(("/admin", "/i18n", "/accounts")):
            continue
        if isinstance(pattern, URLResolver):
            yield from plain_addresses(pattern, address)
        elif isinstance(pattern, URLPattern) and "<" not in address:
            yield address
