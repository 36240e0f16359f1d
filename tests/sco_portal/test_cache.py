"""The cache clears what is its own and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache, caches

pytestmark = pytest.mark.usefixtures("servers")


@pytest.fixture
def another(settings: Any) -> Any:
    """The cache of another portal, whose prefix begins alike, in the same Redis."""
    default = settings.CACHES["default"]
    caches.settings["another"] = {**default, "KEY_PREFIX": f"{default['KEY_PREFIX']}-2"}
    return caches.create_connection("another")


def test_clearing_leaves_jobs_and_other_caches_alone(another: Any) -> None:
    client = cache._cache.get_client(None, write=True)  # type: ignore[attr-defined]
    queue = f"{cache.key_prefix}-queue"
    client.lpush(queue, "a job")
    try:
        another.set("kept", 1)
        cache.set_many({f"key-{number}": number for number in range(1200)})
        cache.clear()
        assert cache.get_many([f"key-{number}" for number in range(1200)]) == {}
        assert another.get("kept") == 1
        assert client.llen(queue) == 1
    finally:
        another.clear()
        client.delete(queue)


def test_a_prefix_with_special_characters_means_itself(settings: Any) -> None:
    default = settings.CACHES["default"]
    caches.settings["star"] = {**default, "KEY_PREFIX": f"{default['KEY_PREFIX']}*[a-z]"}
    star = caches.create_connection("star")
    cache.set("kept", 1)
    star.set("gone", 1)
    star.clear()
    assert star.get("gone") is None
    assert cache.get("kept") == 1
