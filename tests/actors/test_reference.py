"""Loading the reference data: all there, nothing twice, nobody's edit lost."""

from __future__ import annotations

import io

import pghistory
import pytest
from django.core.management import call_command

from actors import data
from actors.models import City, Mechanism, MechanismAlias, Membership, Sector, State
from actors.services.reference import reference_load
from documents.reconcile.keys import mechanism_key

pytestmark = pytest.mark.django_db


def load() -> str:
    out = io.StringIO()
    call_command("load_reference", stdout=out)
    return out.getvalue()


def test_every_row_of_the_files_is_there() -> None:
    load()
    assert State.objects.count() == len(data.states())
    assert Sector.objects.count() == len(data.sectors())
    assert City.objects.count() == len(data.cities())
    assert Mechanism.objects.count() == len(data.mechanisms())
    assert Membership.objects.count() == sum(len(row.memberships) for row in data.states())


def test_a_second_time_nothing_changes() -> None:
    load()
    assert "Nothing changed." in load()


def test_every_name_leads_to_its_mechanism() -> None:
    load()
    leads = dict(MechanismAlias.objects.values_list("key", "mechanism__slug"))
    for row in data.mechanisms():
        for name in (row.name_ru, *row.aliases, *row.abbreviations, *row.slips):
            assert leads[mechanism_key(name)] == row.slug, name


def test_parents_are_linked() -> None:
    load()
    for row in data.mechanisms():
        parent = Mechanism.objects.get(slug=row.slug).parent
        assert (parent.slug if parent else None) == row.parent


def test_a_row_that_differs_is_brought_into_line() -> None:
    load()
    State.objects.filter(code="KZ").update(name_en="Kazakstan")
    assert reference_load(alias_key=mechanism_key)["states"].changed == 1
    assert State.objects.get(code="KZ").name_en == "Kazakhstan"


def test_a_persons_edit_is_kept() -> None:
    load()
    with pghistory.context(user=1):
        Mechanism.objects.filter(slug="ministers-energy").update(name_en="Energy Ministers")
    assert reference_load(alias_key=mechanism_key)["mechanisms"].kept == 1
    assert Mechanism.objects.get(slug="ministers-energy").name_en == "Energy Ministers"
