"""What every test may use: servers, a database of its own, a clean cache, and a real browser for journeys."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.servers import template_database

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Without these the browser asks the outside world for updates at every start.
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for a page is a browser test; without a browser it is skipped, but never in CI."""
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            # The browser driver keeps an event loop in this thread, which Django would take for asynchronous code.
            os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(
                    pytest.mark.skip(reason="no chromium on this machine (Debian: apt-get install chromium)")
                )


@pytest.fixture(scope="session")
def servers() -> None:
    """PostgreSQL and Redis for this run, started or joined, unless real ones are given."""
    from sco_portal.embedded.lease import hold
    from sco_portal.environment import current

    hold(current(), scratch=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    servers: None, django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: Any
) -> None:
    """Each worker's database is a copy of one that was migrated once for this set of migrations."""
    from django.db import connection

    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = template_database()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own Chromium: the test tool's download of a browser is not wanted."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": list(QUIET)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "ru-RU", "timezone_id": "Asia/Shanghai"}


@pytest.fixture(autouse=True)
def _clean_cache(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that may touch the database may also fill the cache; the next one must not see it."""
    yield
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        from django.conf import settings
        from django.core.cache import cache

        # Not clear(), which empties the whole of Redis, under the hands of the other workers.
        redis = cache._cache.get_client()
        for key in redis.scan_iter(f"{settings.CACHES['default']['KEY_PREFIX']}:*", count=1000):
            redis.delete(key)
