"""The environment: what is read, what is refused, and that the page for operators knows every variable."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from sco_portal import environment
from sco_portal.environment import WrongEnvironment, complete_for_this_machine, read

PROJECT = Path(__file__).resolve().parents[2]
REAL = {
    "DATABASE_URL": "postgresql://portal:pass@db.example.org:5433/sco",
    "REDIS_URL": "redis://cache.example.org:6379/1",
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "portal.example.org,www.example.org",
}


def test_nothing_set_means_embedded_servers_and_a_remembered_secret(tmp_path: Path) -> None:
    first = read({"DATA_DIR": str(tmp_path)})
    assert first.embedded_postgres
    assert first.embedded_redis
    assert first.demo
    assert not first.debug
    assert not first.https
    assert first.database["HOST"].startswith(str(tmp_path))
    assert first.redis_url.startswith("unix://")
    assert len(first.secret_key) >= 50
    assert read({"DATA_DIR": str(tmp_path)}).secret_key == first.secret_key
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_real_servers(tmp_path: Path) -> None:
    found = read({**REAL, "DATA_DIR": str(tmp_path), "EMAIL_URL": "smtp+tls://u:p@mail.example.org:587"})
    assert not found.embedded_postgres
    assert not found.embedded_redis
    assert not found.demo
    assert found.https
    assert found.database["HOST"] == "db.example.org"
    assert found.database["NAME"] == "sco"
    assert found.allowed_hosts == ("portal.example.org", "www.example.org")
    assert found.email["EMAIL_USE_TLS"]
    assert not (tmp_path / "secret-key").exists()


def test_an_empty_variable_counts_as_unset(tmp_path: Path) -> None:
    assert read({"DATA_DIR": str(tmp_path), "DATABASE_URL": "", "PORT": " "}).port == 8000


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({"DATABASE_URL": "mysql://u@h/d"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://u@h"}, "DATABASE_URL"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL"),
        ({"REDIS_URL": "http://h"}, "REDIS_URL"),
        ({"EMAIL_URL": "pigeon://h"}, "EMAIL_URL"),
        ({"DEBUG": "perhaps"}, "DEBUG"),
        ({"HTTPS": "2"}, "HTTPS"),
        ({"PORT": "http"}, "PORT"),
        ({"PORT": "70000"}, "PORT"),
        ({"WEB_WORKERS": "0"}, "WEB_WORKERS"),
        ({"LOG_LEVEL": "loud"}, "LOG_LEVEL"),
    ],
)
def test_a_wrong_value_is_refused_by_name(tmp_path: Path, changed: dict[str, str], named: str) -> None:
    with pytest.raises(WrongEnvironment, match=named):
        read({**REAL, "DATA_DIR": str(tmp_path), **changed})


def test_debugging_needs_no_secret(tmp_path: Path) -> None:
    assert read({**REAL, "DATA_DIR": str(tmp_path), "SECRET_KEY": "", "DEBUG": "yes"}).secret_key


def test_one_command_start_completes_bare_addresses(tmp_path: Path) -> None:
    bare = {"DATABASE_URL": REAL["DATABASE_URL"], "REDIS_URL": REAL["REDIS_URL"], "DATA_DIR": str(tmp_path)}
    found = read({**bare, **complete_for_this_machine(bare)})
    assert not found.https
    assert "localhost" in found.allowed_hosts
    assert found.secret_key == (tmp_path / "secret-key").read_text()


def test_one_command_start_overrides_nothing(tmp_path: Path) -> None:
    given = {**REAL, "HTTPS": "true", "DATA_DIR": str(tmp_path)}
    assert complete_for_this_machine(given) == {k: given[k] for k in ("ALLOWED_HOSTS", "HTTPS")}


def test_a_folder_that_cannot_be_written_still_gives_a_secret(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert read({"DATA_DIR": str(blocked / "inside")}).secret_key


def variables_read() -> set[str]:
    """The names that the module asks for: first text argument of `env.…` and of its own readers."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(inspect.getsource(environment))):
        if isinstance(node, ast.Call) and re.match(r"env\.|_\w+\(env,", ast.unparse(node)):
            names.update(argument.value for argument in node.args if _is_variable(argument))
    return names


def _is_variable(argument: Any) -> bool:
    return (
        isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and re.fullmatch(r"[A-Z][A-Z_]+", argument.value) is not None
    )


def test_every_variable_is_documented() -> None:
    page = (PROJECT / "docs" / "operations.md").read_text()
    documented = set(re.findall(r"^\| `([A-Z_]+)`", page, flags=re.MULTILINE))
    assert documented == variables_read()
    assert {"DATABASE_URL", "SECRET_KEY", "PORT"} <= documented
