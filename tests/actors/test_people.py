"""People and mandates: inviting, giving, ending, closing, and what is remembered of it."""

from __future__ import annotations

import datetime as dt
import re
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actors.invitations import secret_of
from actors.models import Mandate, Role, User
from tests.cast import person, sign_in
from tests.factories import MandateFactory, MemberFactory, StateFactory, UserFactory
from tests.pinned_queries import check

pytestmark = pytest.mark.django_db
WORDS = {
    "email": "Aigul@Portal.Example",
    "name": "Айгуль",
    "language": "ru",
    "role": "national_contact",
    "state": "KZ",
    "start": "2026-01-01",
    "last_day": "",
}
NEW = {"name": "Айгуль", "language": "ru", "password1": "entirely new words", "password2": "entirely new words"}


@pytest.fixture
def administrator() -> Client:
    MemberFactory(state=StateFactory(code="KZ"))
    return sign_in("administrator")


def invite(client: Client, **changed: str) -> Any:
    return client.post(reverse("people:invite"), {**WORDS, **changed})


def link() -> str:
    found = re.search(r"http://testserver(\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def test_an_invited_person_sets_a_password_and_has_the_mandate(administrator: Client) -> None:
    assert invite(administrator).status_code == 302
    guest = Client()
    page = guest.get(link()).url
    assert guest.get(page).status_code == 200
    assert guest.post(page, NEW).url == reverse("account_login")
    user = User.objects.get(email="aigul@portal.example")
    assert user.check_password(NEW["password1"])
    assert user.roles == {Role.NATIONAL_CONTACT}
    assert [mandate.state_id for mandate in user.current_mandates] == ["KZ"]


def test_an_invitation_works_once_and_the_newest_only(administrator: Client) -> None:
    invite(administrator)
    first = link()
    administrator.post(reverse("people:resend", args=[User.objects.get(name="Айгуль").pk]))
    second = link()
    assert Client().get(first, follow=True).status_code == 410
    guest = Client()
    page = guest.get(second).url
    guest.post(page, NEW)
    assert Client().get(second, follow=True).status_code == 410


def test_an_old_invitation_has_run_out(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    invite(administrator)
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=15)
    monkeypatch.setattr("time.time", later.timestamp)
    assert Client().get(link(), follow=True).status_code == 410


def test_an_invited_person_cannot_sign_in_or_reset_before(administrator: Client) -> None:
    invite(administrator)
    answer = Client().post(reverse("account_login"), {"login": WORDS["email"], "password": "!"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"email": "nonsense"}, "email"),
        ({"email": "administrator@portal.example"}, "email"),
        ({"name": ""}, "name"),
        ({"state": ""}, "state"),
        ({"role": "king"}, "role"),
        ({"last_day": "2025-12-31"}, "last_day"),
    ],
)
def test_a_wrong_invitation_says_what_is_wrong(administrator: Client, changed: dict[str, str], wrong: str) -> None:
    assert wrong in invite(administrator, **changed).context["form"].errors
    assert mail.outbox == []
    assert not User.objects.filter(name="Айгуль").exists()


def test_a_letter_that_cannot_be_sent_is_said_and_sent_later(administrator: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answer = administrator.post(reverse("people:invite"), WORDS, follow=True)
    assert User.objects.filter(name="Айгуль").exists()
    assert "Письмо не отправлено" in answer.content.decode()


def test_a_mandate_is_given_for_its_days(administrator: Client) -> None:
    user = UserFactory()
    words = {"role": "editor", "start": "2026-03-01", "last_day": "2026-03-31"}
    administrator.post(reverse("people:give", args=[user.pk]), words)
    mandate = Mandate.objects.get(user=user)
    assert (mandate.start, mandate.end) == (dt.date(2026, 3, 1), dt.date(2026, 4, 1))
    days = [dt.date(2026, 2, 28), dt.date(2026, 3, 1), dt.date(2026, 3, 31), dt.date(2026, 4, 1)]
    assert [Mandate.objects.in_force(on=day).filter(user=user).exists() for day in days] == [False, True, True, False]


def test_the_same_mandate_is_not_given_twice(administrator: Client) -> None:
    mandate = MandateFactory(role=Role.EDITOR)
    answer = administrator.post(
        reverse("people:give", args=[mandate.user.pk]), {"role": "editor", "start": "2026-01-01"}
    )
    assert answer.status_code == 400
    assert Mandate.objects.filter(user=mandate.user).count() == 1


@pytest.mark.parametrize("begun", [dt.timedelta(days=-9), dt.timedelta(0), dt.timedelta(days=9)])
def test_a_mandate_ends_at_once_whenever_it_began(administrator: Client, begun: dt.timedelta) -> None:
    mandate = MandateFactory(role=Role.EDITOR, start=timezone.localdate() + begun)
    administrator.post(reverse("people:end", args=[mandate.user.pk, mandate.pk]))
    assert not User.objects.get(pk=mandate.user.pk).roles
    later = timezone.localdate() + dt.timedelta(days=20)
    assert not Mandate.objects.in_force(on=later).filter(user=mandate.user).exists()


def test_the_last_administrator_stays(administrator: Client) -> None:
    mandate = Mandate.objects.get(role=Role.ADMINISTRATOR)
    page = reverse("people:detail", args=[mandate.user.pk])
    assert "последний администратор" in administrator.get(page).content.decode()
    assert administrator.post(reverse("people:end", args=[mandate.user.pk, mandate.pk])).status_code == 403
    assert administrator.post(reverse("people:close", args=[mandate.user.pk])).status_code == 403
    MandateFactory(role=Role.ADMINISTRATOR)
    assert administrator.post(reverse("people:end", args=[mandate.user.pk, mandate.pk])).status_code == 302
    assert administrator.get(page).status_code == 403


def test_a_closed_account_is_signed_out_and_can_be_opened_again(administrator: Client) -> None:
    client = sign_in("analyst")
    user = User.objects.get(email="analyst@portal.example")
    administrator.post(reverse("people:close", args=[user.pk]))
    assert client.get(reverse("account")).status_code == 302
    administrator.post(reverse("people:open", args=[user.pk]))
    assert User.objects.get(pk=user.pk).is_active


def test_a_lost_second_factor_is_taken_away_but_not_ones_own(administrator: Client) -> None:
    user, own = person("analyst"), User.objects.get(email="administrator@portal.example")
    for one in (user, own):
        Authenticator.objects.create(user=one, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert administrator.post(reverse("people:remove_second_factor", args=[user.pk])).status_code == 302
    assert administrator.post(reverse("people:remove_second_factor", args=[own.pk])).status_code == 403
    assert list(Authenticator.objects.values_list("user", flat=True)) == [own.pk]


def test_who_did_what_is_remembered(administrator: Client) -> None:
    mandate = MandateFactory(role=Role.EDITOR)
    administrator.post(reverse("people:end", args=[mandate.user.pk, mandate.pk]))
    row = mandate.history.order_by("-pgh_id").first()
    assert row.end == timezone.localdate()
    assert row.pgh_context.metadata["user"] == User.objects.get(email="administrator@portal.example").pk
    page = administrator.get(reverse("people:detail", args=[mandate.user.pk])).content.decode()
    assert "от руки: administrator" in page or "administrator</span>" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, {"administrator", "analyst", "former_editor"}),
        ({"role": "analyst"}, {"analyst"}),
        ({"role": "editor"}, set()),
        ({"q": "FORMER"}, {"former_editor"}),
        ({"standing": "closed"}, set()),
    ],
)
def test_the_list_is_narrowed(administrator: Client, query: dict[str, str], found: set[str]) -> None:
    person("analyst"), person("former_editor")
    rows = administrator.get(reverse("people:list"), query).context["page"].object_list
    assert {row.name for row in rows} == found


def test_the_command_invites_the_first_administrator() -> None:
    out = StringIO()
    call_command("invite", "first@portal.example", site="https://portal.example", stdout=out)
    user = User.objects.get()
    assert out.getvalue().strip() == f"https://portal.example{reverse('account_invitation', args=[secret_of(user)])}"
    assert user.is_staff
    with pytest.raises(CommandError, match="already"):
        call_command("invite", "first@portal.example")


@pytest.mark.parametrize("rows", [1, 9])
def test_the_number_of_queries_is_pinned(administrator: Client, rows: int) -> None:
    for _number in range(rows):
        mandate = MandateFactory(role=Role.EDITOR)
    check("people list", administrator, reverse("people:list"))
    check("person", administrator, reverse("people:detail", args=[mandate.user.pk]))
    check("my account", administrator, reverse("account"))
