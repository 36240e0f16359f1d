"""`manage.py create_demo`: one demo account per role, and contact persons of two states, with fresh passwords."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from actors.services.demo import demo_accounts_make


class Command(BaseCommand):
    """Prints the accounts; the launcher shows them. Refuses to run where the portal is real."""

    help = "Make demo accounts, where DEMO or DEBUG allows it."

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.ENVIRONMENT.demo or settings.DEBUG):
            raise CommandError("demo accounts are for trying the portal out: set DEMO=true to allow them here")
        for account in demo_accounts_make():
            role = f"{account.role} {account.state}" if account.state else account.role
            self.stdout.write(f"{account.email:<28} {account.password:<14} {role}")
