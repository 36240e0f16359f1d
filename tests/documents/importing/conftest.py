"""Reference data, loaded the way the portal loads it."""

from __future__ import annotations

from typing import Any

import pytest

from actors.services.reference import reference_load
from documents.reconcile.keys import mechanism_key


@pytest.fixture
def reference(db: Any) -> None:
    """States, sectors, cities and mechanisms of the data files."""
    reference_load(alias_key=mechanism_key)
