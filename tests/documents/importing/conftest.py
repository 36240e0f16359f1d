"""Reference data, loaded the way the portal loads it, once for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from actors.services.reference import reference_load
from documents.reconcile.keys import mechanism_key


@pytest.fixture(scope="module")
def reference(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """States, sectors, cities and mechanisms of the data files; each test's own rows are taken back before the next.

    Loading takes most of a second, so it lies in a transaction around the module. Tests that commit cannot use it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        reference_load(alias_key=mechanism_key)
        yield
        transaction.set_rollback(True)
