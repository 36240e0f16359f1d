"""`/health/`: whether this process reaches the database and Redis. For machines that watch the portal."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

logger = logging.getLogger(__name__)


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _redis() -> None:
    cache.set("health", 1, timeout=10)


PROBES: dict[str, Callable[[], None]] = {"database": _database, "redis": _redis}


@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 when all parts answer, else 503. Says which part fails, not why: reasons are in the log."""
    parts = {name: _answers(name, probe) for name, probe in PROBES.items()}
    healthy = all(parts.values())
    states = {name: "ok" if answers else "failed" for name, answers in parts.items()}
    return JsonResponse({"status": "ok" if healthy else "failed", **states}, status=200 if healthy else 503)


def _answers(name: str, probe: Callable[[], None]) -> bool:
    try:
        probe()
    except Exception as error:  # noqa: BLE001 - a probe may fail in any way; each of them means «no answer»
        logger.error("%s does not answer: %s", name, " ".join(str(error).split()))
        return False
    return True
