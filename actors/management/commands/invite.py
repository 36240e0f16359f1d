"""`manage.py invite ADDRESS`: the first administrator of a portal, and a way back in where none is left."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.forms import ValidationError
from django.urls import reverse
from django.utils import timezone

from actors.invitations import secret_of
from actors.models import Role, User
from actors.services.people import person_invite


class Command(BaseCommand):
    """Prints the link instead of mailing it: at the first start there may be no mail server yet."""

    help = "Invite an administrator; prints the link that sets the password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="e-mail address of the person")
        parser.add_argument("--name", default="", help="name of the person")
        parser.add_argument("--site", default="http://localhost:8000", help="where the portal is reached")

    @transaction.atomic
    def handle(self, *args: Any, address: str, name: str, site: str, **options: Any) -> None:
        try:
            validate_email(address)
        except ValidationError as error:
            raise CommandError(f"«{address}» is not an e-mail address") from error
        if User.objects.filter(email__iexact=address).exists():
            raise CommandError(f"{address} has an account already")
        person = person_invite(
            by=None,
            email=address,
            name=name,
            language="ru",
            role=Role.ADMINISTRATOR,
            state=None,
            start=timezone.localdate(),
            end=None,
        )
        self.stdout.write(site.rstrip("/") + reverse("account_invitation", args=[secret_of(person)]))
