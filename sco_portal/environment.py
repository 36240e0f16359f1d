"""The one place that reads environment variables; every other module takes the typed `Environment`.

A wrong or missing value is a `WrongEnvironment` that names the variable and says what to set. The variables are
explained in docs/operations.md, and a test holds that page and this module together.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import environ

from sco_portal.embedded.places import DATABASE, DATABASE_USER, POSTGRES_PORT, Places

PROJECT = Path(__file__).resolve().parent.parent
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class WrongEnvironment(Exception):
    """A variable is missing or cannot be understood. The text says which and what to set."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What the place where the portal runs decides. Durations are seconds."""

    debug: bool
    secret_key: str
    allowed_hosts: tuple[str, ...]
    trusted_origins: tuple[str, ...]
    https: bool
    trusted_proxies: int
    second_factor_for_secretariat: bool
    data: Path
    database: dict[str, Any]
    embedded_postgres: bool
    redis_url: str
    embedded_redis: bool
    cache_prefix: str
    email: dict[str, Any]
    email_from: str
    admins: tuple[str, ...]
    log_level: str
    host: str
    port: int
    web_workers: int
    web_threads: int
    task_processes: int
    demo: bool

    @property
    def places(self) -> Places:
        return Places.of(self.data)


@cache
def current() -> Environment:
    """The environment of this process, read once."""
    return read(os.environ)


def read(source: Mapping[str, str]) -> Environment:
    """Read `source`. Raises WrongEnvironment."""
    env = environ.Env()
    env.ENVIRON = {name: value.strip() for name, value in source.items() if value.strip()}
    debug = _boolean(env, "DEBUG", default=False)
    data = Path(env.str("DATA_DIR", default=str(PROJECT / "var"))).expanduser().resolve()
    embedded_postgres = "DATABASE_URL" not in env
    real = not (embedded_postgres or debug)
    return Environment(
        debug=debug,
        secret_key=_secret_key(env, data=data, real=real, debug=debug),
        allowed_hosts=_allowed_hosts(env, real=real),
        trusted_origins=tuple(env.list("CSRF_TRUSTED_ORIGINS", default=[])),
        https=_boolean(env, "HTTPS", default=real),
        trusted_proxies=_number(env, "TRUSTED_PROXIES", default=int(real), least=0, most=9),
        second_factor_for_secretariat=_boolean(env, "SECOND_FACTOR_FOR_SECRETARIAT", default=real),
        data=data,
        database=_database(env, data=data),
        embedded_postgres=embedded_postgres,
        redis_url=_redis_url(env, data=data),
        embedded_redis="REDIS_URL" not in env,
        cache_prefix=env.str("CACHE_PREFIX", default="portal"),
        email=_email(env, data=data),
        email_from=env.str("EMAIL_FROM", default="portal@localhost"),
        admins=tuple(env.list("ADMINS", default=[])),
        log_level=_one_of(env, "LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO"),
        host=env.str("HOST", default="127.0.0.1"),
        port=_number(env, "PORT", default=8000, least=1, most=65535),
        web_workers=_number(env, "WEB_WORKERS", default=2, least=1, most=64),
        web_threads=_number(env, "WEB_THREADS", default=4, least=1, most=64),
        task_processes=_number(env, "TASK_PROCESSES", default=2, least=1, most=64),
        demo=_boolean(env, "DEMO", default=embedded_postgres),
    )


def complete_for_this_machine(source: Mapping[str, str]) -> dict[str, str]:
    """What `make run` adds, so that it also starts with nothing but the addresses of real servers given.

    It serves plain HTTP to this machine, so it needs no names, no TLS, and a secret that it remembers itself.
    """
    data = Path(source.get("DATA_DIR") or PROJECT / "var").expanduser().resolve()
    wanted = {"ALLOWED_HOSTS": ",".join(LOOPBACK), "HTTPS": "false"}
    if not source.get("SECRET_KEY"):
        wanted["SECRET_KEY"] = remembered_secret(data)
    return {name: source.get(name) or value for name, value in wanted.items()}


def remembered_secret(data: Path) -> str:
    """The key of this data folder, made at first use, so that sign-ins outlive a restart.

    Where the folder cannot be written, a key for this process only: commands that only read still work.
    """
    place = data / "secret-key"
    try:
        data.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError:
        return secrets.token_urlsafe(50)
    return place.read_text().strip() or secrets.token_urlsafe(50)


def _secret_key(env: environ.Env, *, data: Path, real: bool, debug: bool) -> str:
    given = str(env.str("SECRET_KEY", default=""))
    if given:
        return given
    if real:
        raise WrongEnvironment(
            "SECRET_KEY is not set. With DATABASE_URL given and DEBUG off the portal needs a secret of its own: "
            "set SECRET_KEY to 50 or more random characters and keep it the same for all processes."
        )
    return "debugging only, never a secret" if debug else remembered_secret(data)


def _allowed_hosts(env: environ.Env, *, real: bool) -> tuple[str, ...]:
    hosts = tuple(env.list("ALLOWED_HOSTS", default=[]))
    if real and not hosts:
        raise WrongEnvironment(
            "ALLOWED_HOSTS is not set. With DATABASE_URL given and DEBUG off the portal answers only to names that "
            "you list: set ALLOWED_HOSTS to them, separated by commas, such as portal.example.org."
        )
    return hosts or LOOPBACK


def _database(env: environ.Env, *, data: Path) -> dict[str, Any]:
    if "DATABASE_URL" not in env:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": DATABASE,
            "USER": DATABASE_USER,
            "HOST": str(Places.of(data).postgres_socket),
            "PORT": str(POSTGRES_PORT),
        }
    named = env.str("DATABASE_URL").startswith(("postgresql://", "postgres://"))
    config = dict(env.db_url("DATABASE_URL")) if named else {}
    if not config.get("NAME"):
        raise WrongEnvironment(
            "DATABASE_URL does not name a PostgreSQL database: "
            "it looks like postgresql://user:password@host:5432/database."
        )
    return config


def _redis_url(env: environ.Env, *, data: Path) -> str:
    url = str(env.str("REDIS_URL", default=Places.of(data).redis_url))
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise WrongEnvironment("REDIS_URL must begin with redis://, rediss:// or unix://, as in redis://host:6379/0.")
    return url


def _email(env: environ.Env, *, data: Path) -> dict[str, Any]:
    """Without EMAIL_URL mail is written to files under the data folder: nothing leaves the machine."""
    if "EMAIL_URL" not in env:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": data / "mail"}
    try:
        config = dict(env.email_url("EMAIL_URL"))
        config["EMAIL_BACKEND"]
    except (KeyError, environ.ImproperlyConfigured) as error:
        raise WrongEnvironment(
            "EMAIL_URL is not understood: it looks like smtp+tls://user:password@host:587 or consolemail://."
        ) from error
    return config


def _boolean(env: environ.Env, name: str, *, default: bool) -> bool:
    given = env.str(name, default="").lower()
    if given in ("1", "true", "yes", "on"):
        return True
    if given in ("0", "false", "no", "off"):
        return False
    if given:
        raise WrongEnvironment(f"{name} is «{given}», but must be true or false.")
    return default


def _number(env: environ.Env, name: str, *, default: int, least: int, most: int) -> int:
    given = env.str(name, default=str(default))
    if not given.isdecimal() or not least <= int(given) <= most:
        raise WrongEnvironment(f"{name} is «{given}», but must be a whole number from {least} to {most}.")
    return int(given)


def _one_of(env: environ.Env, name: str, choices: tuple[str, ...], *, default: str) -> str:
    given = str(env.str(name, default=default)).upper()
    if given not in choices:
        raise WrongEnvironment(f"{name} is «{given}», but must be one of {', '.join(choices)}.")
    return given
