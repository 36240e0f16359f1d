"""Letters to people about their accounts, in the language of each. Plain text, from templates/accounts/mail."""

from __future__ import annotations

from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import override

from actors.models import User


def letter_send(name: str, *, to: User, context: dict[str, Any]) -> None:
    """Send `<name>.txt`, whose first line is the subject. Raises OSError where the mail server does not take it."""
    with override(to.language):
        text = render_to_string(f"accounts/mail/{name}.txt", {**context, "person": to})
    subject, _, body = text.strip().partition("\n")
    send_mail(subject.strip(), body.strip() + "\n", None, [to.email])
