"""`/health/`: what it says when all is well and when a part is gone."""

from __future__ import annotations

import pytest
from django.test import Client

from sco_portal import health


@pytest.mark.django_db
def test_all_parts_answer(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "redis": "ok"}
    assert "no-store" in answer["Cache-Control"]


def test_a_part_that_fails_is_named_without_its_reason(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OSError("secret address")

    monkeypatch.setattr(health, "PROBES", {"database": lambda: None, "redis": gone})
    answer = client.get("/health/")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failed", "database": "ok", "redis": "failed"}


@pytest.mark.django_db
def test_pages_forbid_inline_code_and_foreign_sources(client: Client) -> None:
    policy = client.get("/health/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
