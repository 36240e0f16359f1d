"""Demo accounts: one for each role, the same at every start, and none where the portal is real."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from actors.models import Mandate, Role, User
from actors.services.reference import reference_load
from documents.reconcile.keys import mechanism_key

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference(db: None) -> None:
    reference_load(alias_key=mechanism_key)


def create_demo() -> list[list[str]]:
    out = io.StringIO()
    call_command("create_demo", stdout=out)
    return [line.split() for line in out.getvalue().splitlines()]


def test_one_account_for_each_role_and_contacts_of_two_states() -> None:
    lines = create_demo()
    assert {line[2] for line in lines} == set(Role.values)
    assert {line[3] for line in lines if len(line) > 3} == {"KZ", "CN"}
    for email, password, *_role in lines:
        assert User.objects.get(email=email).check_password(password)


def test_a_second_time_nothing_changes() -> None:
    first = create_demo()
    hashes = list(User.objects.order_by("pk").values_list("password", flat=True))
    assert create_demo() == first
    assert list(User.objects.order_by("pk").values_list("password", flat=True)) == hashes
    assert Mandate.objects.count() == len(first)


def test_a_real_portal_refuses(settings: Any) -> None:
    settings.DEBUG = False
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, demo=False)
    with pytest.raises(CommandError, match="DEMO"):
        create_demo()
    assert not User.objects.exists()
