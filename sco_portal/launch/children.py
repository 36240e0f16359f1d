"""One part of the running portal: a child process with its own process group, its lines marked with its name."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PROJECT = Path(__file__).resolve().parents[2]
LONG_LIFE = 60.0  # seconds after which a child that dies was not failing at its start
LONGEST_PAUSE = 30.0


@dataclass(frozen=True, slots=True)
class Part:
    """What to run, and how many seconds it may take to end when asked."""

    name: str
    command: Sequence[str]
    patience: float = 10.0


class Child:
    """A running part. `failures` counts deaths in a row, each soon after its start."""

    def __init__(self, part: Part, *, variables: Mapping[str, str]) -> None:
        self.part = part
        self.variables = variables
        self.failures = 0
        self.start_again_at = 0.0
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.part.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            cwd=PROJECT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **self.variables},
            process_group=0,
        )
        self.started = time.monotonic()
        self.relay = threading.Thread(target=_relay, args=(self.part.name, self.process.stdout), daemon=True)
        self.relay.start()

    @property
    def ended(self) -> bool:
        return self.process.poll() is not None

    def note_death(self) -> float:
        """Count a death, plan the next start; returns the pause in seconds."""
        _kill_group(self.process.pid)  # what it left behind must not meet its successor
        lived = time.monotonic() - self.started
        self.failures = 1 if lived > LONG_LIFE else self.failures + 1
        pause = min(2.0 ** (self.failures - 1), LONGEST_PAUSE)
        self.start_again_at = time.monotonic() + pause
        return pause

    def stop(self, *, hurry: Callable[[], bool]) -> None:
        """Ask the child to end, wait its patience (not when there is hurry), then kill what is left of its group."""
        if self.start_again_at:
            return  # dead and cleared away already
        stop_group(self.process.pid, patience=self.part.patience, ended=lambda: self.ended, hurry=hurry)
        self.process.wait()
        self.relay.join(1.0)


def stop_group(
    pid: int, *, patience: float, ended: Callable[[], bool], hurry: Callable[[], bool] | None = None
) -> None:
    """Ask the leader alone (its own children are its business), wait, then kill the whole group."""
    with contextlib.suppress(ProcessLookupError):
        if not ended():
            os.kill(pid, signal.SIGTERM)
    end = time.monotonic() + patience
    while not ended() and time.monotonic() < end and not (hurry and hurry()):
        time.sleep(0.05)
    _kill_group(pid)


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def say(name: str, line: str) -> None:
    """One line of the common output, in one write, so that lines of different parts never mix."""
    with contextlib.suppress(OSError, ValueError):  # nobody listens any more
        sys.stdout.write(f"{name:<9}| {line.rstrip()}\n")
        sys.stdout.flush()


def _relay(name: str, lines: IO[str] | None) -> None:
    assert lines is not None
    with lines:
        for line in lines:
            say(name, line)
