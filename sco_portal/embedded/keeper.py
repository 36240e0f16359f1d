"""The process that owns one embedded server: `python -m sco_portal.embedded.keeper postgres DATA_DIR`.

It starts the server, says `ready` (or what is wrong) on its standard output, restarts the server if it dies, and stops
it when nobody holds a lease any more. SIGTERM means «look now, do not linger»; it never stops a server in use.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from .locks import FileLock
from .places import Places
from .postgres import Postgres
from .redis import Redis
from .server import CannotServe, Server, last_words, launch, stop, wait_until_answering
from .wishes import Wishes

KINDS: dict[str, type[Postgres | Redis]] = {"postgres": Postgres, "redis": Redis}
LINGER = 3.0  # seconds without a lease before the server stops: the next command of a chain finds it running
GLANCE = 0.5  # seconds between two looks
LONGEST_PAUSE = 30.0  # between restarts of a server that keeps dying


class Keeper:
    """Keeps one server."""

    def __init__(self, server: Server, places: Places) -> None:
        self.server = server
        self.lock = FileLock(places.run / f"{server.name}.keeper")
        self.lease = FileLock(places.run / f"{server.name}.lease")
        self.wishes = Wishes(signal.SIGTERM)
        self.wishes_seen = 0

    def take_office(self) -> bool:
        """False if another keeper is there, and not just a program that looked whether there is one."""
        for _ in range(40):
            if self.lock.try_take():
                return True
            time.sleep(0.05)
        return False

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server and wait until it answers. Raises CannotServe."""
        left = self.server.leftover()
        if left is not None:
            stop(left, self.server.stop_signals)
        # Workers of a killed server need a moment to notice before the next one may take their place.
        for pause in (0.5, 1.0, 2.0, 0.0):
            process = launch(self.server.prepare(), self.server.log)
            if wait_until_answering(self.server, process):
                self.server.finish()
                return process
            stop_child(process, self.server)
            time.sleep(pause)
        raise CannotServe(f"{self.server.name} does not start; its log says:\n{last_words(self.server.log)}")

    def watch(self, process: subprocess.Popen[bytes]) -> None:
        """Stay until the last lease is gone, then stop the server."""
        pause = 1.0
        while not self._unused():
            if process.poll() is None:
                continue
            try:
                process = self.start()
                pause = 1.0
            except CannotServe as error:
                print(error, file=sys.stderr, flush=True)
                pause = min(pause * 2, LONGEST_PAUSE)
                self.wishes.wait(pause)
        self.lock.write("")
        stop_child(process, self.server)

    def _unused(self) -> bool:
        """One look. True, with the lease held alone, once nobody needs the server: newcomers then wait for our end."""
        self.wishes.wait(GLANCE)
        end = time.monotonic() + LINGER
        while self.lease.try_take():
            if time.monotonic() >= end or self.wishes.count > self.wishes_seen:
                return True
            self.lease.release()
            self.wishes.wait(GLANCE)
        self.wishes_seen = self.wishes.count  # someone uses it: what was asked before no longer counts
        return False


def stop_child(process: subprocess.Popen[bytes], server: Server) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        stop(psutil.Process(process.pid), server.stop_signals)
    process.wait()


def main(kind: str, data: str, *flags: str) -> int:
    places = Places.of(Path(data))
    keeper = Keeper(KINDS[kind](places, scratch="--scratch" in flags), places)
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    if not keeper.take_office():
        print("another keeper is at work", flush=True)
        return 1
    keeper.lock.write(f"{os.getpid()} starting")
    try:
        process = keeper.start()
    except (CannotServe, OSError) as error:
        print(error, flush=True)
        return 1
    keeper.lock.write(f"{os.getpid()} ready")
    print("ready", flush=True)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever waited for us may end before we do
    keeper.watch(process)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
