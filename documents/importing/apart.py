"""Reading a file in a process of its own: a file made to do harm can end that process, and nothing else.

The child is a fork, so the dictionaries that reading needs are there already. It has limits of memory and processor
time, the parent a clock; what it read comes back through a pipe. It never uses the parent's database connection.
"""

from __future__ import annotations

import os
import pickle
import resource
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from documents.extraction import pipeline
from documents.extraction.readers import Unreadable

from .protocol import Reading

CHUNK = 1 << 16
STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take. `memory`: bytes beyond those of the parent; `cpu`, `wall`: seconds."""

    memory: int = 1 << 30
    cpu: int = 120
    wall: float = 240.0


def read_apart(data: bytes, *, filename: str, limits: Limits | None = None) -> Reading:
    """The reading of a file. Raises Unreadable, also when the file made the child die or run out of its limits."""
    return _apart(lambda: _read(data, filename), limits or Limits())


def _read(data: bytes, filename: str) -> Reading:
    structured = pipeline.read_structured(data, filename=filename)
    return Reading(structured, pipeline.recognise(structured))


def _apart(work: Callable[[], Reading], limits: Limits) -> Reading:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _child(work, writer, limits)
    os.close(writer)
    answer, in_time = _receive(reader, limits.wall)
    if not in_time:
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    return _judge(answer, status, in_time=in_time)


def _child(work: Callable[[], Reading], writer: int, limits: Limits) -> NoReturn:
    """Do the work, send the outcome, and leave without the parent's farewells."""
    code = 1
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        _limit(limits)
        _send(writer, _outcome(work))
        code = 0
    finally:
        os._exit(code)


def _outcome(work: Callable[[], Reading]) -> tuple[str, Any]:
    """What came of it, in a form that survives the way back."""
    try:
        return "read", work()
    except Unreadable as error:
        return "unreadable", (error.code, error.detail)
    except MemoryError:
        return "unreadable", ("too_large", "Reading the file takes more memory than is allowed.")
    except Exception as error:  # noqa: BLE001  a fault of the reading code is told by the parent, where it is logged
        return "fault", f"{type(error).__name__}: {error}"


def _limit(limits: Limits) -> None:
    if STATM.exists():  # elsewhere than on Linux the memory in use is not known, so it is not limited
        in_use = int(STATM.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (in_use + limits.memory, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(writer: int, outcome: tuple[str, Any]) -> None:
    with os.fdopen(writer, "wb") as pipe:
        pickle.dump(outcome, pipe, protocol=pickle.HIGHEST_PROTOCOL)


def _receive(reader: int, wall: float) -> tuple[bytes, bool]:
    """All that the child says, and whether it was done in time."""
    until = time.monotonic() + wall
    parts: list[bytes] = []
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        while (left := until - time.monotonic()) > 0:
            if select.select([pipe], [], [], left)[0]:
                part = pipe.read(CHUNK)
                if not part:
                    return b"".join(parts), True
                parts.append(part)
    return b"", False


def _judge(answer: bytes, status: int, *, in_time: bool) -> Reading:
    if not in_time or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU):
        raise Unreadable("too_large", "Reading the file takes longer than is allowed.")
    if not answer or os.waitstatus_to_exitcode(status) != 0:
        raise Unreadable("damaged", "The file makes its reader break off; it is damaged or made to do harm.")
    kind, value = pickle.loads(answer)  # noqa: S301  written by our own child
    if kind == "unreadable":
        raise Unreadable(*value)
    if kind == "fault":
        raise RuntimeError(value)
    assert isinstance(value, Reading)
    return value
