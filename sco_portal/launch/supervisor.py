"""Starts servers, set-up, web, worker and scheduler; restarts what dies; stops all in order."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import sys
import time
from dataclasses import dataclass, field

from sco_portal.embedded.lease import CannotServe, Lease, take
from sco_portal.embedded.locks import FileLock
from sco_portal.embedded.wishes import Wishes
from sco_portal.environment import Environment

from .children import Child, Part, say
from .guardian import Guardian

PATIENCE_FOR_FIRST_PAGE = 60.0
MOST_FAILURES_AT_START = 3

SETUP = Part("setup", (sys.executable, "manage.py", "prepare"), patience=5.0)
# In a container everything runs as root; Celery's page-long warning about it helps only where pickle is allowed.
_CELERY = (sys.executable, "-W", "ignore:::celery.platforms", "-m", "celery", "-A", "sco_portal.celery", "-q")
# In the order of their start; they stop the other way round.
PARTS = (
    Part("web", (sys.executable, "-m", "gunicorn", "-c", "python:sco_portal.web_server", "sco_portal.wsgi")),
    Part("worker", (*_CELERY, "worker"), patience=30.0),
    Part("beat", (*_CELERY, "beat", "--pidfile="), patience=5.0),
)


class CannotRun(Exception):
    """The portal cannot be started. The text says why and what to do."""


@dataclass(slots=True)
class Supervisor:
    """One run of the portal."""

    environment: Environment
    wishes: Wishes = field(default_factory=lambda: Wishes(signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    parent_gone: bool = False
    leases: list[Lease] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)
    guardian: Guardian | None = None
    parent: int = field(default_factory=os.getppid)

    def run(self) -> int:
        """Returns when all is stopped again: 0 after a wish, raises CannotRun after a failure."""
        began = time.monotonic()
        lock = self._only_one()
        self._check_port()
        try:
            self._start_servers()
            self._prepare()
            self._start_parts()
            if not self.asked_to_stop:
                self._say_welcome(time.monotonic() - began)
            self._watch()
        finally:
            self._stop()
            lock.close()
        return 0

    # --- start -------------------------------------------------------------------------------------------------------
    def _only_one(self) -> FileLock:
        lock = FileLock(self.environment.places.run / "portal.lock")
        if not lock.try_take():
            raise CannotRun(
                f"The portal of {self.environment.data} is already running: {lock.read()}. "
                "Stop it there, or start a second one with another DATA_DIR and PORT."
            )
        lock.write(self._address())
        return lock

    def _check_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.environment.host, self.environment.port))
            except OSError as error:
                raise CannotRun(
                    f"Port {self.environment.port} on {self.environment.host} cannot be used ({error.strerror}). "
                    "Choose another: PORT=8001 make run"
                ) from error

    def _start_servers(self) -> None:
        wanted = {"postgres": self.environment.embedded_postgres, "redis": self.environment.embedded_redis}
        try:
            for kind in (kind for kind, needed in wanted.items() if needed):
                self.leases.append(take(self.environment.places, kind))
                say(kind, "answers")
        except CannotServe as error:
            raise CannotRun(str(error)) from error
        self.guardian = Guardian(tuple(lease.lock.descriptor for lease in self.leases))

    def _prepare(self) -> None:
        """Migrations, reference data, library: one child that runs to its end."""
        setup = self._begin(SETUP)
        while not setup.ended and not self._stopping(pause=0.1):
            pass
        if setup.ended:
            setup.relay.join(1.0)
            self._end(setup)
            if setup.process.returncode and not self.asked_to_stop:
                raise CannotRun("The set-up failed; its last lines above say why.")

    def _start_parts(self) -> None:
        if self.asked_to_stop:
            return
        web, *others = PARTS
        self._begin(web)  # first alone: a person waits for its page, nobody waits for the others
        end = time.monotonic() + PATIENCE_FOR_FIRST_PAGE
        while not self._healthy() and not self._stopping(pause=0.1):
            self._revive()
            if time.monotonic() > end or any(child.failures >= MOST_FAILURES_AT_START for child in self.children):
                raise CannotRun("The web server does not answer; the lines above say why.")
        for part in others if not self.asked_to_stop else ():
            self._begin(part)

    def _begin(self, part: Part) -> Child:
        child = Child(part, variables={"DJANGO_SETTINGS_MODULE": "sco_portal.settings"})
        self.children.append(child)
        self._guard(child)
        return child

    def _guard(self, child: Child) -> None:
        if self.guardian:
            self.guardian.watch(child.process.pid, child.part.patience)

    def _unguard(self, child: Child) -> None:
        if self.guardian:
            self.guardian.forget(child.process.pid)

    def _healthy(self) -> bool:
        host = "127.0.0.1" if self.environment.host == "0.0.0.0" else self.environment.host  # noqa: S104
        name = self.environment.allowed_hosts[0].lstrip(".").replace("*", "localhost")
        connection = http.client.HTTPConnection(host, self.environment.port, timeout=5)
        try:
            connection.request("GET", "/health/", headers={"Host": name})
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _address(self) -> str:
        name = "localhost" if self.environment.host in ("127.0.0.1", "0.0.0.0") else self.environment.host  # noqa: S104
        return f"http://{name}:{self.environment.port}/"

    def _say_welcome(self, seconds: float) -> None:
        lines = ["", f"  The portal is ready at {self._address()} ({seconds:.1f} s). Ctrl-C stops it.", ""]
        accounts = self.environment.places.run / "demo-accounts.txt"
        if self.environment.demo and accounts.exists():
            lines += ["  Demo accounts:", *(f"    {line}" for line in accounts.read_text().splitlines()), ""]
        print("\n".join(lines), flush=True)

    # --- life --------------------------------------------------------------------------------------------------------
    def _watch(self) -> None:
        while not self._stopping(pause=0.5):
            self._revive()

    def _revive(self) -> None:
        """Start again what died, after a pause that grows."""
        if self.guardian:
            self.guardian.replace_if_dead()
        for child in self.children:
            if child.ended and not child.start_again_at:
                pause = child.note_death()
                self._unguard(child)
                say(child.part.name, f"ended ({child.process.returncode}); starts again in {pause:.0f} s")
            elif child.start_again_at and time.monotonic() >= child.start_again_at:
                child.start_again_at = 0.0
                child.start()
                self._guard(child)

    @property
    def asked_to_stop(self) -> bool:
        """The first wish stops in order; with a second one (`_stop`) jobs are not waited for."""
        return self.wishes.count > 0 or self.parent_gone

    def _stopping(self, *, pause: float) -> bool:
        """Wait a moment. True when asked to stop, or when `make`, which started us, is gone."""
        self.wishes.wait(pause)
        self.parent_gone = "MAKELEVEL" in os.environ and os.getppid() != self.parent
        return self.asked_to_stop

    # --- end ---------------------------------------------------------------------------------------------------------
    def _stop(self) -> None:
        for child in reversed(self.children.copy()):
            child.stop(hurry=lambda: self.wishes.count > 1)
            self._end(child)
            say(child.part.name, "stopped")
        for lease in reversed(self.leases):
            stopped = lease.release()
            say(lease.kind, "stopped" if stopped else "goes on: another command uses it")
        if self.guardian:
            self.guardian.dismiss()

    def _end(self, child: Child) -> None:
        self.children.remove(child)
        self._unguard(child)
