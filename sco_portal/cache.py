"""The cache on Redis. It may share its place with the queue of jobs and with other portals' caches."""

from __future__ import annotations

import re

from django.core.cache.backends.redis import RedisCache

CHUNK = 500


class OwnKeysRedisCache(RedisCache):
    """Django's Redis cache, but `clear` removes this cache's keys alone.

    Django's own `clear` empties the whole Redis database, and queued jobs with it.
    """

    def clear(self) -> None:
        client = self._cache.get_client(None, write=True)
        keys = []
        for key in client.scan_iter(match=_literal(f"{self.key_prefix}:") + "*", count=CHUNK):
            keys.append(key)
            if len(keys) == CHUNK:
                client.unlink(*keys)
                keys.clear()
        if keys:
            client.unlink(*keys)


def _literal(text: str) -> str:
    """`text` for a pattern of Redis, its special characters taken as they are."""
    return re.sub(r"([\[\]*?^\\-])", r"\\\1", text)
