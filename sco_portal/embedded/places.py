"""Where the embedded servers keep their state, and the addresses at which they answer.

Every path follows from the data folder alone, so that any program can tell the address without asking a running server.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

DATABASE = "portal"
DATABASE_USER = "postgres"
POSTGRES_PORT = 5432  # only a part of the socket's name: no TCP port is opened

# A unix socket's path may have 103 bytes on macOS and 107 on Linux; the longest name below takes 16.
LONGEST_SOCKET_FOLDER = 85


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one data folder."""

    data: Path

    @classmethod
    def of(cls, data: Path) -> Places:
        return cls(data.expanduser().resolve())

    @property
    def postgres(self) -> Path:
        return self.data / "postgres"

    @property
    def redis(self) -> Path:
        return self.data / "redis"

    @property
    def run(self) -> Path:
        """Locks and small state files of running programs."""
        return self.data / "run"

    @property
    def sockets(self) -> Path:
        """The folder of the sockets: in the data folder, or a short one where that path is too long for a socket."""
        near = self.data / "sockets"
        if len(os.fsencode(near)) <= LONGEST_SOCKET_FOLDER:
            return near
        mark = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"sco-portal-{os.getuid()}-{mark}"

    @property
    def postgres_socket(self) -> Path:
        """PostgreSQL may run as another system user than Redis, so each has a folder of its own."""
        return self.sockets / "pg"

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis.sock"

    @property
    def redis_url(self) -> str:
        return f"unix://{self.redis_socket}?db=0"
