"""`manage.py series`: series joined across documents with their implied gaps."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command

from actors.services.reference import reference_load
from documents.reconcile.keys import mechanism_key
from tests.documents.importing.telling import Page, day, take

pytestmark = pytest.mark.django_db
MINISTERS = "Совещание министров энергетики"


def told(year: int, ordinal: int, name: str) -> None:
    page = Page(f"Отчет за {year} год", f"{ordinal}-е {name}")
    start = day(f"{year}-05-12")
    event = page.event(f"{ordinal}-е {name}", title=f"{ordinal}-е {name}", mechanism=name, start=start, ordinal=ordinal)
    take(page.reading(page.head(f"Отчет за {year} год", date=day(f"{year}-12-01")), events=(event,)))


def test_a_gap_in_the_numbers_is_implied() -> None:
    reference_load(alias_key=mechanism_key)
    told(2021, 3, "Встреча министров энергетики ШОС")
    told(2024, 6, "Совещание министров энергетики государств-членов ШОС")
    out = io.StringIO()
    call_command("series", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0] == "Совещание министров энергетики государств-членов ШОС (2 documents)"
    assert [line.split()[:2] for line in lines[1:5]] == [
        ["3.", "2021-05-12"], ["4.", "implied,"], ["5.", "implied,"], ["6.", "2024-05-12"],
    ]  # fmt: skip
    assert lines[-1].startswith("1 series are told of by several documents")
