"""Who may open what: every address of the portal × every person of the cast × every status of what it shows.

The addresses come from the resolver: one that is new has no line here and fails until somebody says who may open it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from actors.models import Mandate, Role, User
from documents.models import Document, DocumentVersion
from sco_portal.records import ReviewStatus
from tests.cast import person
from tests.factories import (
    BlockFactory,
    CommitmentFactory,
    DocumentFactory,
    EventFactory,
    MandateFactory,
    MechanismFactory,
    MemberFactory,
    StateFactory,
    UserFactory,
    VersionFactory,
)

SECRETARIAT = ("editor", "reviewer", "administrator")
SIGNED_IN = (*SECRETARIAT, "analyst", "contact_kz", "former_editor")
EVERYONE = ("stranger", "closed", *SIGNED_IN)
STATUSES = ("published", "extracted", "withdrawn")
WITHDRAWN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)

Rule = Callable[[str, str], int]  # person, status of the record -> HTTP status


def everyone(code: int) -> Rule:
    return lambda _who, _status: code


def signed_in(code: int) -> Rule:
    """Others are led to the sign-in."""
    return lambda who, _status: code if who in SIGNED_IN else 302


def administrators(code: int) -> Rule:
    """Other signed-in people are told why not; the rest are led to the sign-in."""
    return lambda who, _status: {"administrator": code}.get(who, 403 if who in SIGNED_IN else 302)


def record(who: str, status: str) -> int:
    """Published for all, unpublished for the Secretariat, in the trash for nobody: hidden is not found."""
    return 200 if status == "published" or (status == "extracted" and who in SECRETARIAT) else 404


@dataclass(frozen=True)
class Line:
    """An address, how it is asked and who gets what. `kwargs`: its parts, as names of rows of the world."""

    rule: Rule
    kwargs: dict[str, str] = field(default_factory=dict)
    post: dict[str, str] | None = None
    by_status: bool = False


def shown(kind: str, **more: str) -> Line:
    return Line(record, {"pk": kind, **more}, by_status=True)


def act(code: int = 302, post: dict[str, str] | None = None, **kwargs: str) -> Line:
    return Line(administrators(code), {"pk": "person", **kwargs}, post=post or {})


MANDATE = {"role": "reviewer", "start": "2026-01-01"}
OPEN, OWN, AWAY = Line(everyone(200)), Line(signed_in(200)), Line(everyone(302))
NONE_YET = Line(signed_in(404))  # nobody of the cast has set one up
ASKED_AGAIN = Line(signed_in(302))  # changes of a second factor first ask for the password once more

TABLE: dict[str, Line] = {
    "home": OPEN,
    "search": OPEN,
    "about": OPEN,
    "health": OPEN,
    "set_theme": Line(everyone(302), post={"theme": "dark"}),
    "set_language": Line(everyone(302), post={"language": "en"}),
    # accounts
    "account": OWN,
    "account_invitation": Line(everyone(302), {"secret": "word"}),
    "account_login": Line(lambda who, _status: 302 if who in SIGNED_IN else 200),
    "account_logout": OWN,
    "account_inactive": OPEN,
    "account_reauthenticate": OWN,
    "account_change_password": OWN,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": Line(everyone(200), {"uidb36": "word", "key": "word"}),
    "account_reset_password_from_key_done": OPEN,
    "mfa_index": OWN,
    "mfa_authenticate": AWAY,
    "mfa_reauthenticate": ASKED_AGAIN,
    "mfa_activate_totp": ASKED_AGAIN,
    "mfa_deactivate_totp": NONE_YET,
    "mfa_view_recovery_codes": NONE_YET,
    "mfa_generate_recovery_codes": ASKED_AGAIN,
    "mfa_download_recovery_codes": NONE_YET,
    "mfa_list_webauthn": OWN,
    "mfa_add_webauthn": ASKED_AGAIN,
    "mfa_reauthenticate_webauthn": ASKED_AGAIN,
    "mfa_remove_webauthn": Line(signed_in(302), {"pk": "person"}),
    "mfa_edit_webauthn": Line(signed_in(302), {"pk": "person"}),
    "mfa_login_webauthn": AWAY,
    "usersessions_list": OWN,
    # people
    "people:list": Line(administrators(200)),
    "people:invite": Line(administrators(200)),
    "people:detail": Line(administrators(200), {"pk": "person"}),
    "people:give": act(post=MANDATE),
    "people:end": act(mandate="mandate"),
    "people:resend": act(403),  # this person has a password: there is nothing to send
    "people:close": act(),
    "people:open": act(403),  # it is open
    "people:remove_second_factor": act(403),  # there is none
    # records
    "documents:list": OPEN,
    "documents:detail": shown("document"),
    "documents:text": shown("document"),
    "documents:file": shown("document", number="number"),
    "events:list": OPEN,
    "events:detail": shown("event"),
    "mechanisms:list": OPEN,
    "mechanisms:detail": shown("mechanism"),
    "commitments:list": OPEN,
    "commitments:detail": shown("commitment"),
    "states:list": OPEN,
    "states:detail": Line(everyone(200), {"code": "state"}),
}


@dataclass(frozen=True)
class Route:
    """An address as the resolver knows it."""

    name: str
    parts: tuple[str, ...]


def routes() -> Iterator[Route]:
    """Every address of the portal but those of Django's administration, which has one rule of its own."""
    return (route for route in _walk(get_resolver().url_patterns, "", ()) if not route.name.startswith("admin:"))


def _walk(patterns: Any, namespace: str, parts: tuple[str, ...]) -> Iterator[Route]:
    for pattern in patterns:
        here = (*parts, *pattern.pattern.converters, *getattr(pattern.pattern.regex, "groupindex", {}))
        if isinstance(pattern, URLPattern):
            yield Route(f"{namespace}{pattern.name}", tuple(dict.fromkeys(here)))
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, inner, here)


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Path) -> dict[str, dict[str, Any]]:
    """What the addresses name, by status of the record."""
    settings.MEDIA_ROOT = tmp_path
    settings.SECOND_FACTOR_FOR_SECRETARIAT = False
    other = UserFactory()
    names = {
        "person": other.pk,
        "mandate": MandateFactory(user=other, role=Role.ANALYST).pk,
        "state": MemberFactory(state=StateFactory(code="UZ")).state.pk,
        "word": "word",
        "number": 1,
    }
    return {status: {**names, **_records(status)} for status in STATUSES}


def _records(status: str) -> dict[str, int]:
    values: dict[str, Any] = {
        "review": ReviewStatus.EXTRACTED if status == "extracted" else ReviewStatus.PUBLISHED,
        "withdrawn_at": WITHDRAWN if status == "withdrawn" else None,
    }
    document: Document = DocumentFactory(**values)
    version: DocumentVersion = VersionFactory(document=document)
    version.file.save("plan.txt", ContentFile(b"plan"))
    BlockFactory(version=version)
    return {
        "document": document.pk,
        "event": EventFactory(**values).pk,
        "mechanism": MechanismFactory(**values).pk,
        "commitment": CommitmentFactory(document=document, **values).pk,
    }


def asked(client: Client, line: Line, name: str, names: dict[str, Any]) -> int:
    """The status of the answer; what the request changed is taken back."""
    url = reverse(name, kwargs={part: names[row] for part, row in line.kwargs.items()})
    fresh = Client()
    fresh.cookies.load({key: morsel.value for key, morsel in client.cookies.items()})
    with transaction.atomic():
        answer = fresh.get(url) if line.post is None else fresh.post(url, line.post)
        transaction.set_rollback(True)
    for close in answer._resource_closers:  # not close() itself, which would end the test's connection as well
        close()
    return answer.status_code


def signed(who: str) -> Client:
    """A client in which the person is signed in; the account of `closed` is closed afterwards."""
    client = Client()
    if who != "stranger":
        user = person(who)
        User.objects.filter(pk=user.pk).update(is_active=True)
        client.force_login(user)
        User.objects.filter(pk=user.pk).update(is_active=who != "closed")
    return client


@pytest.mark.parametrize("who", EVERYONE)
def test_every_address_answers_as_the_table_says(who: str, world: dict[str, dict[str, Any]]) -> None:
    client = signed(who)
    wrong = []
    for name, line in TABLE.items():
        for status in STATUSES if line.by_status else STATUSES[:1]:
            found, wanted = asked(client, line, name, world[status]), line.rule(who, status)
            if found != wanted:
                wrong.append(f"{name}, {status}: {found} instead of {wanted}")
    assert not wrong, "\n".join(wrong)


def test_every_address_has_a_line() -> None:
    found = {route.name: set(route.parts) for route in routes()}
    assert found.keys() == TABLE.keys()
    assert {name: set(line.kwargs) for name, line in TABLE.items()} == found


@pytest.mark.parametrize("who", EVERYONE)
def test_the_administration_opens_to_administrators_only(who: str, world: dict[str, dict[str, Any]]) -> None:
    client = signed(who)
    for app in ("", "actors/user/", "actors/state/", "documents/document/"):
        answer = client.get(f"/admin/{app}", follow=True)
        opened = answer.status_code == 200 and answer.request["PATH_INFO"].startswith("/admin/")
        assert opened == (who == "administrator"), (who, app)


def test_a_mandate_ended_is_a_right_ended_at_once(world: dict[str, dict[str, Any]]) -> None:
    client = signed("editor")
    line, names = TABLE["events:detail"], world["extracted"]
    assert asked(client, line, "events:detail", names) == 200
    Mandate.objects.filter(user__email="editor@portal.example").update(end=timezone.localdate())
    assert asked(client, line, "events:detail", names) == 404


def test_a_refusal_says_why(world: dict[str, dict[str, Any]]) -> None:
    answer = signed("editor").get(reverse("people:list"))
    assert answer.status_code == 403
    assert "администраторам Секретариата" in answer.content.decode()


ROLE_COMPARED = re.compile(r"\bRole\.[A-Z]|\.roles\b|SECRETARIAT_ROLES|\.role (==|in|!=)")
OTHER_ROLES = {"migrations", "extraction", "importing"}  # in texts a date and a state have roles too
ALLOWED = {
    "actors/models/__init__.py",
    "actors/models/people.py",  # what the roles are
    "actors/services/demo.py",  # one account of each
    "actors/management/commands/invite.py",  # the role it gives
    "actors/services/people.py",  # the lock on administrators' mandates
    "actors/forms/people.py",  # the choice of a role, and the state that goes with it
}


def test_roles_are_compared_in_permissions_only() -> None:
    project = Path(__file__).resolve().parents[1]
    apps = ("sco_portal", "actors", "documents", "events", "commitments")
    files = (path for app in apps for path in (project / app).rglob("*.py") if not OTHER_ROLES & set(path.parts))
    found = {
        str(path.relative_to(project))
        for path in files
        if path.name != "permissions.py" and ROLE_COMPARED.search(path.read_text())
    }
    assert found <= ALLOWED, found - ALLOWED
