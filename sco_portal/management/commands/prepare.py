"""`manage.py prepare`: all that must be true of the data before the portal opens. Safe to run at every start."""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

LIBRARY = settings.BASE_DIR / "documents" / "library"


class Command(BaseCommand):
    """Composes by name: the commands belong to the apps."""

    help = "Compile translations, migrate, collect static files, load reference data, demo accounts and the library."

    def handle(self, *args: Any, **options: Any) -> None:
        steps: list[tuple[str, Callable[[], object]]] = [
            ("translations", lambda: call_command("compilemessages", verbosity=0)),
            ("static files", collect_static_if_changed),
            ("migrations", lambda: call_command("migrate", interactive=False, verbosity=0)),
            ("reference data", lambda: call_command("load_reference", verbosity=0)),
            ("library", self.import_library),
            # Whole, though imports index what they touch: reference data and the index's own rules change as well.
            ("search index", lambda: call_command("reindex", stdout=io.StringIO())),
        ]
        if settings.ENVIRONMENT.demo:
            steps.insert(-2, ("demo accounts", self.make_demo_accounts))
        for name, step in steps:
            began = time.monotonic()
            step()
            self.stdout.write(f"{name}: {time.monotonic() - began:.1f} s")

    def make_demo_accounts(self) -> None:
        """What the command prints about the accounts is kept for the supervisor, which shows it at the end."""
        words = io.StringIO()
        call_command("create_demo", stdout=words)
        place = settings.ENVIRONMENT.places.run / "demo-accounts.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(words.getvalue())
        place.chmod(0o600)

    def import_library(self) -> None:
        """The texts of the library are official and public, so they are published at once."""
        call_command("ingest", str(LIBRARY), publish=True, kind="library", stdout=self.stdout)


def collect_static_if_changed() -> None:
    """Hashing and compressing takes seconds, so it is left out while no source file has changed."""
    stamp = Path(settings.STATIC_ROOT) / ".made-from"
    fingerprint = static_fingerprint()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(fingerprint)


def static_fingerprint() -> str:
    """Names, sizes and times of all static files."""
    seen = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            seen.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}\n".encode())
    return seen.hexdigest()
