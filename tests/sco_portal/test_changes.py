"""The history of a record as a reader sees it."""

from __future__ import annotations

import pghistory
import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from documents.selectors import history_of
from events.models import Event
from sco_portal.changes import Change, changes
from tests.cast import person, sign_in
from tests.factories import EventFactory, StateFactory

pytestmark = pytest.mark.django_db


def told(event: Event, viewer: object = None) -> list[Change]:
    return changes(list(history_of(event)), viewer or AnonymousUser())


def changed(event: Event, **fields: object) -> None:
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()


def test_each_change_tells_its_fields_before_and_after() -> None:
    event = EventFactory(title="Совецание", format="online")
    changed(event, title="Совещание", format="", chair=StateFactory(code="KZ"))
    newest, first = told(event)
    assert (newest.made, first.made, first.fields) == ("update", "insert", ())
    shown = {(field.before, field.after) for field in newest.fields}
    assert ("Совецание", "Совещание") in shown
    assert ("—", "KZ") in shown
    assert len(shown) == 3


def test_a_save_without_effect_is_left_out() -> None:
    event = EventFactory()
    changed(event, revision=7)
    assert [change.made for change in told(event)] == ["insert"]


def test_people_are_named_to_the_secretariat_only() -> None:
    event, editor = EventFactory(), person("editor")
    with pghistory.context(user=editor.pk):
        changed(event, title="Иначе")
    assert (told(event)[0].by_hand, told(event)[0].person) == (True, "")
    assert told(event, editor)[0].person == str(editor)


def test_imports_are_told_by_their_run() -> None:
    event = EventFactory()
    with pghistory.context(run=12):
        changed(event, title="Иначе")
    assert (told(event)[0].run, told(event)[0].by_hand) == (12, False)


def test_the_page_shows_it() -> None:
    event = EventFactory(title="Было")
    changed(event, title="Стало")
    for client in (Client(), sign_in("editor")):
        text = client.get(f"/events/{event.pk}/").content.decode()
        assert '<del class="muted">Было</del> → Стало' in text
