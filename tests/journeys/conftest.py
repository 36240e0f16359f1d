"""Journeys start with the library imported, as a stranger finds the portal after its first start."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page


@pytest.fixture
def portal(live_server: Any, transactional_db: None, page: Page) -> Page:
    """A browser on the first page. A script error or a refused resource fails the journey."""
    call_command("load_reference", verbosity=0)
    call_command("ingest", "documents/library", publish=True, kind="library", verbosity=0)
    call_command("reindex", verbosity=0)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.faults = faults  # type: ignore[attr-defined]
    page.set_default_timeout(10_000)
    page.goto(live_server.url)
    return page
