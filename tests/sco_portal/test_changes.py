"""The history of a record as a reader sees it."""

from __future__ import annotations

import re

import pghistory
import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import translation

from actors.models import Mechanism
from commitments.models import Commitment
from documents.models import Document
from documents.selectors import history_of
from events.models import Event
from sco_portal.changes import SILENT, Change, changes
from sco_portal.provenance import label_of
from tests.cast import person, sign_in
from tests.factories import EventFactory, MechanismFactory, StateFactory

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
    assert ("—", "Государство KZ") in shown
    assert len(shown) == 3


def test_a_link_is_told_by_names_only_to_those_who_may_see_them() -> None:
    seen, hidden = MechanismFactory(name_ru="Форум"), MechanismFactory(name_ru="Тайный клуб", review="draft")
    event = EventFactory(mechanism=seen)
    changed(event, mechanism=hidden)
    assert [(field.before, field.after) for field in told(event)[0].fields] == [(None, None)]
    changed(event, mechanism=None)
    changed(event, mechanism=seen)
    assert [(field.before, field.after) for field in told(event)[0].fields] == [("—", "Форум")]


def test_every_field_that_a_history_may_tell_has_a_name_in_russian() -> None:
    with translation.override("ru"):
        for model in (Document, Event, Commitment, Mechanism):
            for field in model._meta.concrete_fields:
                if field.name not in SILENT:
                    assert re.search("[а-яё]", label_of(model, field.name)), (model, field.name)


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
