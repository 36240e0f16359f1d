"""The place in which the tests run: servers of their own, thrown-away data, and one migrated database to copy.

Loaded by `-p` in pyproject.toml, before Django's settings are read. Several people can test at once with different
DATA_DIR; workers of one run share the servers and have a database each. With DATABASE_URL and REDIS_URL set, nothing
embedded is started for the tests.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from sco_portal.translations import compile_changed

PROJECT = Path(__file__).resolve().parent.parent
BASE = Path(os.environ.get("TESTS_BASE_DATA_DIR") or os.environ.get("DATA_DIR") or PROJECT / "var").resolve()

os.environ["TESTS_BASE_DATA_DIR"] = str(BASE)  # workers started by this process must not nest theirs
os.environ["DATA_DIR"] = str(BASE / "tests")
if "PYTEST_XDIST_WORKER" not in os.environ:  # once for a run
    compile_changed(PROJECT / "locale")
Path(os.environ["DATA_DIR"], "static").mkdir(parents=True, exist_ok=True)
os.environ["DEBUG"] = "true"  # plain static files, no secrets wanted; Django's test runner turns DEBUG itself off
os.environ["DEMO"] = "true"  # on real servers too: their database is thrown away
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["CACHE_PREFIX"] = f"tests-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


def template_database() -> str:
    """The name of a database with all migrations applied, made when there is none yet for the present ones."""
    from sco_portal.embedded.locks import FileLock

    name = f"template_{schema_fingerprint()}"
    lock = FileLock(Path(os.environ["DATA_DIR"]) / "run" / "template.lock")
    lock.take()
    try:
        if name not in (known := known_templates()):
            make_template(name, outdated=known)
    finally:
        lock.close()
    return name


def schema_fingerprint() -> str:
    """Changes with any migration of ours and with any version of a package."""
    seen = hashlib.sha256((PROJECT / "requirements.txt").read_bytes())
    for path in sorted(PROJECT.glob("*/migrations/*.py")):
        seen.update(path.read_bytes())
    return seen.hexdigest()[:12]


def known_templates() -> list[str]:
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute(r"SELECT datname FROM pg_database WHERE datname LIKE 'template\_%%'")
        return [row[0] for row in cursor.fetchall()]


def make_template(name: str, *, outdated: list[str]) -> None:
    """Migrate a new database and rename it when it is whole, so that a killed run leaves none that looks whole."""
    from django.core.management import call_command
    from django.db import connection

    fresh = f"{name}_new"
    with connection._nodb_cursor() as cursor:
        for old in (*outdated, fresh):
            cursor.execute(f'DROP DATABASE IF EXISTS "{old}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{fresh}"')
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = fresh
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    connection.settings_dict["NAME"] = usual
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{fresh}" RENAME TO "{name}"')
