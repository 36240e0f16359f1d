"""The number of database queries of each list and page, pinned in query_counts.json.

A page that asks more fails; one that asks less fails too, so that the file stays true: PIN_QUERIES=1 writes it anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

PLACE = Path(__file__).with_name("query_counts.json")


def queries(client: Client, url: str) -> int:
    """How many queries a page takes, the first visit's settling left out. Fails where the page does not open."""
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url)
        if answer.streaming:
            b"".join(answer.streaming_content)  # type: ignore[arg-type]
    assert answer.status_code == 200, (url, answer.status_code)
    return len(asked)


def check(name: str, client: Client, url: str) -> None:
    """The page takes as many queries as pinned under `name`."""
    pinned: dict[str, int] = json.loads(PLACE.read_text()) if PLACE.exists() else {}
    found = queries(client, url)
    if os.environ.get("PIN_QUERIES"):
        PLACE.write_text(json.dumps(dict(sorted({**pinned, name: found}.items())), indent=2) + "\n")
        return
    assert found == pinned.get(name), f"{name}: {found} queries, pinned {pinned.get(name)}"
