"""Demo accounts: one person per role, so that a stranger can try the portal at once. Never in a real place."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.crypto import salted_hmac

from actors.models import Mandate, Role, State, User

# E-mail name, name shown, role, state, language.
PEOPLE: tuple[tuple[str, str, Role, str | None, str], ...] = (
    ("administrator", "Администратор (демо)", Role.ADMINISTRATOR, None, "ru"),
    ("editor", "Редактор Секретариата (демо)", Role.EDITOR, None, "ru"),
    ("reviewer", "Рецензент Секретариата (демо)", Role.REVIEWER, None, "ru"),
    ("analyst", "Аналитик (демо)", Role.ANALYST, None, "ru"),
    ("kazakhstan", "Контактное лицо, Казахстан (демо)", Role.NATIONAL_CONTACT, "KZ", "ru"),
    ("china", "国家联络人，中国（演示）", Role.NATIONAL_CONTACT, "CN", "zh-hans"),
)
DOMAIN = "demo.example"


@dataclass(frozen=True, slots=True)
class Account:
    """A demo account as it is shown to the person who starts the portal."""

    email: str
    password: str
    role: str
    state: str | None


@transaction.atomic
def demo_accounts_make() -> list[Account]:
    """Make what is missing. Passwords follow from the portal's own secret: the same at every start, stored nowhere."""
    return [_account(*person) for person in PEOPLE]


def _account(who: str, name: str, role: Role, state: str | None, language: str) -> Account:
    email = f"{who}@{DOMAIN}"
    password = salted_hmac("actors.demo", email).hexdigest()[:12]
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, password, name=name, language=language)
    elif not user.check_password(password):
        user.set_password(password)
        user.save()
    Mandate.objects.get_or_create(user=user, role=role, state=State.objects.get(pk=state) if state else None, end=None)
    return Account(email, password, role.value, state)
