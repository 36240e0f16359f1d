"""The second step of signing in, by code and by recovery code, and whom the portal asks for one."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from django.urls import reverse

from actors.models import User
from tests.cast import person, sign_in

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
PASSWORD = "correct horse battery"


def code_of(secret: str = SECRET) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def with_app(who: str) -> User:
    user = person(who)
    TOTP.activate(user, SECRET)
    return user


def first_step(who: str, place: str = "192.0.2.1") -> Client:
    client = Client(REMOTE_ADDR=place)
    answer = client.post(reverse("account_login"), {"login": f"{who}@portal.example", "password": PASSWORD})
    assert answer.url.startswith(reverse("mfa_authenticate"))
    return client


def second_step(client: Client, code: str) -> Any:
    return client.post(reverse("mfa_authenticate"), {"code": code})


def is_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


def test_the_password_alone_is_not_enough() -> None:
    with_app("editor")
    client = first_step("editor")
    assert not is_in(client)
    assert second_step(client, "000000").status_code == 200
    assert not is_in(client)
    assert second_step(client, code_of()).status_code == 302
    assert is_in(client)


def test_a_code_works_once() -> None:
    with_app("editor")
    code = code_of()
    assert second_step(first_step("editor"), code).status_code == 302
    assert second_step(first_step("editor"), code).status_code == 200


def test_a_recovery_code_works_once() -> None:
    (code, *_others) = RecoveryCodes.activate(with_app("editor")).get_unused_codes()
    assert second_step(first_step("editor"), code).status_code == 302
    assert second_step(first_step("editor"), code).status_code == 200


def test_guessing_at_codes_is_stopped() -> None:
    with_app("editor")
    for number in range(5):
        second_step(first_step("editor", f"192.0.2.{number}"), "000000")
    client = first_step("editor", "192.0.2.99")
    assert second_step(client, code_of()).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize(
    ("who", "asked"),
    [("administrator", True), ("editor", True), ("reviewer", True), ("analyst", False), ("contact_kz", False),
     ("former_editor", False)],
)  # fmt: skip
def test_the_secretariat_is_asked_for_one_where_the_setting_says_so(who: str, asked: bool, settings: Any) -> None:
    client = sign_in(who)
    assert client.get("/events/").status_code == 200
    settings.SECOND_FACTOR_FOR_SECRETARIAT = True
    answer = client.get("/events/")
    assert (answer.status_code == 302) == asked
    assert client.post("/look/", {"theme": "dark"}).status_code == 302
    assert client.get(reverse("mfa_index")).status_code == 200
    if asked:
        assert answer.url == reverse("mfa_index")
        assert client.post("/events/").status_code == 403
        assert client.get("/people/").status_code == 302
    TOTP.activate(User.objects.get(), SECRET)
    assert client.get("/events/").status_code == 200


def test_setting_up_asks_for_the_password_gives_codes_and_is_told_by_mail(
    django_capture_on_commit_callbacks: Any,
) -> None:
    person("analyst")
    client = Client()
    client.post(reverse("account_login"), {"login": "analyst@portal.example", "password": PASSWORD})
    again = client.get(reverse("mfa_activate_totp")).url
    assert client.post(again, {"password": "wrong"}).status_code == 200
    page = client.post(again, {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}).status_code == 302
    kinds = set(Authenticator.objects.values_list("type", flat=True))
    assert kinds == {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}
    assert [letter.to for letter in mail.outbox] == [["analyst@portal.example"]] * len(mail.outbox)
    assert mail.outbox
