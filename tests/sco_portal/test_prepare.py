"""What the portal does before it opens: steps in order, static files only when they changed."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from sco_portal.management.commands import prepare
from sco_portal.tasks import forget_ended_sessions


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that `prepare` calls, by name; none of them runs."""
    names: list[str] = []

    def note(name: str, *_: Any, **options: Any) -> None:
        names.append(name)
        if name == "create_demo":
            options["stdout"].write("editor@example.org secret\n")

    monkeypatch.setattr(prepare, "call_command", note)
    monkeypatch.setattr(prepare, "collect_static_if_changed", lambda: names.append("collectstatic"))
    return names


def test_the_steps_follow_their_needs(called: list[str]) -> None:
    call_command("prepare", stdout=io.StringIO())
    before = ["compilemessages", "collectstatic", "migrate", "load_reference"]
    assert called == [*before, "create_demo", "ingest", "reindex"]


def test_what_is_said_about_the_accounts_is_kept_for_the_owner_alone(called: list[str], settings: Any) -> None:
    call_command("prepare", stdout=io.StringIO())
    place = settings.ENVIRONMENT.places.run / "demo-accounts.txt"
    assert place.read_text() == "editor@example.org secret\n"
    assert place.stat().st_mode & 0o077 == 0


def test_static_files_are_collected_again_only_after_a_change(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    (source / "look.css").write_text("a {}")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], target
    times: list[str] = []

    def collect(name: str, **_: Any) -> None:
        times.append(name)
        target.mkdir(exist_ok=True)

    monkeypatch.setattr(prepare, "call_command", collect)
    prepare.collect_static_if_changed()
    prepare.collect_static_if_changed()
    assert len(times) == 1
    (source / "look.css").write_text("a { color: red }")
    prepare.collect_static_if_changed()
    assert len(times) == 2


@pytest.mark.django_db
def test_ended_sessions_are_forgotten_and_others_kept() -> None:
    now = timezone.now()
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(days=1))
    forget_ended_sessions()
    forget_ended_sessions()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
