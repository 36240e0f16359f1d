"""Stops the portal's parts when their supervisor was killed: `python -m sco_portal.launch.guardian`.

It reads its standard input, on which the supervisor writes `start PID PATIENCE`, `end PID` and at last `done`. When
that pipe closes without `done`, the supervisor is dead, and the parts are stopped, the last started first. It inherits
the leases on the embedded servers, so that these stay until the parts have ended.
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from functools import partial

import psutil

from .children import PROJECT, stop_group


class Guardian:
    """The supervisor's side."""

    def __init__(self, descriptors: tuple[int, ...]) -> None:
        self.descriptors = descriptors
        self.known: dict[int, float] = {}
        self._spawn()

    def watch(self, pid: int, patience: float) -> None:
        self.known[pid] = patience
        self._tell(f"start {pid} {patience}")

    def forget(self, pid: int) -> None:
        self.known.pop(pid, None)
        self._tell(f"end {pid}")

    def dismiss(self) -> None:
        self._tell("done")
        self._hang_up()
        self.process.wait()

    def replace_if_dead(self) -> None:
        if self.process.poll() is not None:
            self._hang_up()
            self._spawn()

    def _spawn(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sco_portal.launch.guardian"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=PROJECT,
            pass_fds=self.descriptors,
            start_new_session=True,
        )
        for pid, patience in self.known.items():
            self._tell(f"start {pid} {patience}")

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):
            assert self.process.stdin is not None
            self.process.stdin.close()

    def _tell(self, line: str) -> None:
        try:
            assert self.process.stdin is not None
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        except (OSError, ValueError):
            pass  # it died; `replace_if_dead` starts another, which is told all


def main() -> None:
    """The guardian's side."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    watched: dict[int, tuple[psutil.Process | None, float]] = {}
    for line in sys.stdin:
        match line.split():
            case ["start", pid, patience]:
                watched[int(pid)] = (_process(int(pid)), float(patience))
            case ["end", pid]:
                watched.pop(int(pid), None)
            case ["done"]:
                return
    for pid, (process, patience) in reversed(watched.items()):
        if process is not None:
            stop_group(pid, patience=patience, ended=partial(_ended, process))


def _ended(process: psutil.Process) -> bool:
    return not process.is_running()


def _process(pid: int) -> psutil.Process | None:
    """The process with its start time, so that a stranger that got the number later is never touched."""
    try:
        return psutil.Process(pid)
    except psutil.NoSuchProcess:
        return None


if __name__ == "__main__":
    main()
