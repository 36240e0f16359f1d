"""What an embedded server is to its keeper, and the parts that PostgreSQL and Redis share."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import psutil

LONGEST_LOG = 5_000_000  # bytes; a longer log starts anew at the next start


class CannotServe(Exception):
    """An embedded server cannot be started here. The text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Start:
    """How to start a server: its command, the system user it runs as (None: ours), and what to add to our variables."""

    command: Sequence[str]
    user: int | None = None
    group: int | None = None
    variables: Mapping[str, str] = field(default_factory=dict)


class Server(Protocol):
    """One kind of server for one data folder."""

    name: str
    log: Path
    stop_signals: Sequence[signal.Signals]  # the polite one first

    def prepare(self) -> Start:
        """Make folders and first contents, clear what a killed server left. Raises CannotServe."""

    def answers(self) -> bool:
        """Whether it takes requests now."""

    def finish(self) -> None:
        """What is to do once after it answers."""

    def leftover(self) -> psutil.Process | None:
        """A server of this folder that still runs although its keeper is gone."""


def launch(start: Start, log: Path) -> subprocess.Popen[bytes]:
    """Start a server in a process group of its own, its words going to `log`."""
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.write_bytes(b"")
    with log.open("ab") as words:
        return subprocess.Popen(
            start.command,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            process_group=0,
            user=start.user,
            group=start.group,
            extra_groups=[] if start.user is not None else None,
            env={**os.environ, **start.variables},
            cwd="/",
        )


def stop(process: psutil.Process, signals: Sequence[signal.Signals], *, patience: float = 20.0) -> None:
    """Ask `process` to end, each signal in turn, `patience` seconds each; kill it at last."""
    for number in (*signals, signal.SIGKILL):
        with contextlib.suppress(psutil.NoSuchProcess, psutil.TimeoutExpired):
            process.send_signal(number)
            process.wait(patience)
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return


def process_of(pid_file: Path, *, command: str, folder: Path) -> psutil.Process | None:
    """The process that `pid_file` names, if it runs `command` for `folder` and is not a stranger with that number."""
    try:
        process = psutil.Process(int(pid_file.read_text().split()[0]))
        words = process.cmdline()
    except (OSError, ValueError, IndexError, psutil.Error):
        return None
    ours = bool(words) and command in Path(words[0]).name and any(str(folder) in word for word in words)
    return process if ours else None


def wait_until_answering(server: Server, process: subprocess.Popen[bytes], *, patience: float = 120.0) -> bool:
    """Wait while the server comes up (after a crash it first repairs itself). False if it ended or took too long."""
    end = time.monotonic() + patience
    while time.monotonic() < end and process.poll() is None:
        if server.answers():
            return True
        time.sleep(0.05)
    return False


def last_words(log: Path, *, lines: int = 8) -> str:
    """The end of a log, for an error message."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""
