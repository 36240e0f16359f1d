"""`manage.py compilemessages`, without GNU gettext."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sco_portal.translations import compile_changed


class Command(BaseCommand):
    """Takes the place of Django's command of the same name, which calls msgfmt."""

    help = "Compile the translations that have changed."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for source in compile_changed(Path(folder)):
                if options["verbosity"]:
                    self.stdout.write(f"compiled {source}")
