"""How a program says that it needs an embedded server: it takes a lease, and the server stays while anyone has one."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from .keeper import KINDS
from .locks import FileLock
from .places import Places
from .server import CannotServe, stop

if TYPE_CHECKING:
    from sco_portal.environment import Environment

__all__ = ["CannotServe", "Lease", "hold", "take"]

PROJECT = Path(__file__).resolve().parents[2]

GLANCES = 3  # one glance may fall into the moment in which the keeper itself looks

_held: list[Lease] = []  # leases for the life of this process


def hold(environment: Environment, *, scratch: bool = False) -> list[Lease]:
    """Start or join the embedded servers that `environment` asks for, until this process ends. Raises CannotServe."""
    wanted = [("postgres", environment.embedded_postgres), ("redis", environment.embedded_redis)]
    taken = [take(environment.places, kind, scratch=scratch) for kind, needed in wanted if needed]
    _held.extend(taken)
    return taken


def take(places: Places, kind: str, *, scratch: bool = False) -> Lease:
    """Take a lease on one server, starting it if need be. Raises CannotServe."""
    try:
        places.run.mkdir(parents=True, exist_ok=True)
        lease = Lease(places, kind)
    except OSError as error:
        raise CannotServe(
            f"The data folder {places.data} cannot be written ({error.strerror}). Set DATA_DIR to a folder of your own."
        ) from error
    try:
        lease.ensure(scratch=scratch)
    except CannotServe:
        lease.lock.close()
        raise
    return lease


class Lease:
    """One program's claim on one server. Ends with `release`, or with the program."""

    def __init__(self, places: Places, kind: str) -> None:
        self.places = places
        self.kind = kind
        self.lock = FileLock(places.run / f"{kind}.lease")
        self.lock.share()

    def ensure(self, *, scratch: bool = False) -> None:
        """Return when the server answers. Raises CannotServe."""
        keeper = FileLock(self.places.run / f"{self.kind}.keeper")
        starting = FileLock(self.places.run / f"{self.kind}.start")
        starting.take()  # of several programs at once, one starts the keeper
        try:
            while not keeper.try_take():
                if keeper.read().endswith("ready"):
                    return
                time.sleep(0.05)
            keeper.release()
            self._start_keeper(scratch=scratch)
        finally:
            starting.close()
            keeper.close()

    def release(self) -> bool:
        """Give the lease back and see the server stop. False if others still use it, so that it goes on."""
        self.lock.release()
        keeper = FileLock(self.places.run / f"{self.kind}.keeper")
        try:
            seen = 0
            while not keeper.try_take():
                self._ask_to_look(keeper.read())
                seen = seen + 1 if self._shared_by_others() else 0
                if seen == GLANCES:
                    return False
                time.sleep(0.1)
            self._stop_leftover()
            return True
        finally:
            keeper.close()

    def _start_keeper(self, *, scratch: bool) -> None:
        command = [sys.executable, "-m", "sco_portal.embedded.keeper", self.kind, str(self.places.data)]
        with (self.places.data / "keeper.log").open("ab") as words:
            keeper = subprocess.Popen(
                [*command, "--scratch"] if scratch else command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=words,
                cwd=PROJECT,
                start_new_session=True,
            )
        said = _last_word(keeper)
        keeper.returncode = 0  # it outlives us on purpose: nobody is to wait for it, or to warn that nobody did
        if said != "ready":
            raise CannotServe(said or f"{self.kind} does not start; see {self.places.data / 'keeper.log'}.")

    def _ask_to_look(self, words: str) -> None:
        with contextlib.suppress(ValueError, ProcessLookupError):
            os.kill(int(words.partition(" ")[0]), signal.SIGTERM)

    def _shared_by_others(self) -> bool:
        """The keeper takes the lease alone when it stops, so a lease that cannot be had alone but can be shared is
        someone else's."""
        if self.lock.try_take():
            self.lock.release()
            return False
        shared = self.lock.try_share()
        if shared:
            self.lock.release()
        return shared

    def _stop_leftover(self) -> None:
        """A keeper that was killed cannot stop its server; if nobody else uses it, we do."""
        server = KINDS[self.kind](self.places)
        left: psutil.Process | None = server.leftover()
        if left is not None and self.lock.try_take():
            stop(left, server.stop_signals)
            self.lock.release()


def _last_word(keeper: subprocess.Popen[bytes]) -> str:
    """What a starting keeper says: `ready`, or all of its complaint."""
    assert keeper.stdout is not None
    with keeper.stdout:
        return keeper.stdout.read().decode(errors="replace").strip()
