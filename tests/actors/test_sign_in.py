"""Signing in: who gets in, who does not, and what guessing leads to."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from actors.models import User
from tests.cast import person, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"  # what tests.factories.UserFactory sets


def enter(client: Client, email: str, password: str = PASSWORD, **query: str) -> Any:
    return client.post(reverse("account_login"), {"login": email, "password": password, **query})


def is_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


def test_an_address_in_any_letters_and_the_password_sign_in() -> None:
    person("analyst")
    client = Client()
    assert enter(client, "Analyst@Portal.Example").status_code == 302
    assert is_in(client)


@pytest.mark.parametrize(
    ("email", "password"),
    [("analyst@portal.example", "wrong"), ("nobody@portal.example", PASSWORD), ("analyst@portal.example", "")],
)
def test_anything_else_does_not_and_says_the_same(email: str, password: str) -> None:
    person("analyst")
    client = Client()
    answer = enter(client, email, password)
    assert answer.status_code == 200
    assert not is_in(client)


def test_a_closed_account_does_not_open() -> None:
    client = Client()
    person("closed")
    assert enter(client, "closed@portal.example").url == reverse("account_inactive")
    assert not is_in(client)


def test_closing_an_account_ends_what_is_open() -> None:
    client = sign_in("analyst")
    assert is_in(client)
    User.objects.update(is_active=False)
    assert not is_in(client)


def test_sign_in_leads_back_but_never_to_another_site() -> None:
    person("analyst")
    assert enter(Client(), "analyst@portal.example", next="/events/?year=2024").url == "/events/?year=2024"
    assert enter(Client(), "analyst@portal.example", next="https://elsewhere.example/").url == "/"


def test_the_pages_turn_to_the_language_of_the_account() -> None:
    User.objects.filter(pk=person("analyst").pk).update(language="zh-hans")
    client = Client()
    enter(client, "analyst@portal.example")
    assert 'lang="zh-hans"' in client.get("/about/").content.decode()


def test_guessing_locks_the_account_even_for_the_right_password() -> None:
    person("analyst")
    for _attempt in range(5):
        enter(Client(REMOTE_ADDR="192.0.2.1"), "analyst@portal.example", "wrong")
    client = Client(REMOTE_ADDR="192.0.2.2")
    answer = enter(client, "ANALYST@portal.example")
    assert not is_in(client)
    assert answer.context["form"].non_field_errors().as_data()[0].code == "too_many_login_attempts"


def test_a_right_password_between_does_not_begin_the_count_anew() -> None:
    person("analyst")
    for _attempt in range(4):
        enter(Client(), "analyst@portal.example", "wrong")
    assert enter(Client(), "analyst@portal.example").status_code == 302
    enter(Client(), "analyst@portal.example", "wrong")
    assert enter(Client(), "analyst@portal.example").status_code == 200


def test_guessing_at_many_accounts_locks_the_place_it_comes_from() -> None:
    person("analyst")
    for number in range(20):
        enter(Client(REMOTE_ADDR="192.0.2.1"), f"person{number}@portal.example", "wrong")
    assert enter(Client(REMOTE_ADDR="192.0.2.1"), "analyst@portal.example").status_code == 200
    assert enter(Client(REMOTE_ADDR="192.0.2.2"), "analyst@portal.example").status_code == 302


def test_the_place_is_the_one_that_the_proxy_saw(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    person("analyst")
    for number in range(20):
        lie = f"203.0.113.{number}, 192.0.2.1"  # the client writes the first, the proxy the last
        enter(Client(headers={"X-Forwarded-For": lie}), f"person{number}@portal.example", "wrong")
    assert enter(Client(headers={"X-Forwarded-For": "192.0.2.1"}), "analyst@portal.example").status_code == 200
    assert enter(Client(headers={"X-Forwarded-For": "192.0.2.2"}), "analyst@portal.example").status_code == 302


def link_in(letter: Any) -> str:
    found = re.search(r"http://testserver(\S+)", letter.body)
    assert found, letter.body
    return found[1]


def test_a_forgotten_password_is_set_anew_by_mail_once() -> None:
    person("analyst")
    old = sign_in_by_password()
    client = Client()
    assert client.post(reverse("account_reset_password"), {"email": "analyst@portal.example"}).status_code == 302
    (letter,) = mail.outbox
    assert letter.to == ["analyst@portal.example"]
    form = client.get(link_in(letter)).url
    words = {"password1": "entirely new words", "password2": "entirely new words"}
    assert client.post(form, words).url == reverse("account_reset_password_from_key_done")
    assert not is_in(old)
    assert not is_in(client)
    assert enter(Client(), "analyst@portal.example").status_code == 200
    assert enter(Client(), "analyst@portal.example", "entirely new words").status_code == 302
    assert Client().get(link_in(letter)).context["token_fail"]


def sign_in_by_password() -> Client:
    client = Client()
    enter(client, "analyst@portal.example")
    assert is_in(client)
    return client


@pytest.mark.parametrize("email", ["nobody@portal.example", "closed@portal.example"])
def test_a_stranger_learns_nothing_and_sends_nothing(email: str) -> None:
    person("closed")
    answer = Client().post(reverse("account_reset_password"), {"email": email})
    assert answer.url == reverse("account_reset_password_done")
    assert mail.outbox == []


def test_letters_asked_for_are_few() -> None:
    person("analyst")
    statuses = [
        Client().post(reverse("account_reset_password"), {"email": "analyst@portal.example"}).status_code
        for _attempt in range(6)
    ]
    assert statuses == [302] * 5 + [429]


def test_a_changed_password_signs_out_elsewhere_and_is_told_by_mail() -> None:
    person("analyst")
    elsewhere, here = sign_in_by_password(), sign_in_by_password()
    words = {"oldpassword": PASSWORD, "password1": "entirely new words", "password2": "entirely new words"}
    assert here.post(reverse("account_change_password"), words).url == reverse("account")
    assert is_in(here)
    assert not is_in(elsewhere)
    assert mail.outbox[0].to == ["analyst@portal.example"]


def test_signing_out_elsewhere_leaves_this_one() -> None:
    person("analyst")
    elsewhere, here = sign_in_by_password(), sign_in_by_password()
    assert len(here.get(reverse("usersessions_list")).context["sessions"]) == 2
    here.post(reverse("usersessions_list"))
    assert is_in(here)
    assert not is_in(elsewhere)


def test_a_mail_server_that_is_down_changes_no_answer(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    person("analyst")
    answer = Client().post(reverse("account_reset_password"), {"email": "analyst@portal.example"})
    assert answer.url == reverse("account_reset_password_done")


def test_there_is_no_open_sign_up() -> None:
    assert Client().get("/accounts/signup/").status_code == 404


def test_the_account_page_keeps_name_and_language() -> None:
    client = sign_in("analyst")
    assert client.post(reverse("account"), {"name": "Анна", "language": "en"}).status_code == 302
    assert User.objects.values_list("name", "language").get() == ("Анна", "en")
    assert client.post(reverse("account"), {"name": "Анна", "language": "xx"}).status_code == 200
