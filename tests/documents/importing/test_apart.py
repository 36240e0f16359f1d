"""A harmful file ends the process that reads it, and is told in one clear line."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from documents.extraction.readers import Unreadable
from documents.importing.apart import Limits, _apart, read_apart
from documents.importing.protocol import Reading

GREEN = Path("documents/library/2025-statement-green-industry.txt")


def test_a_file_is_read_as_in_this_process() -> None:
    from documents.extraction import pipeline

    data = GREEN.read_bytes()
    reading = read_apart(data, filename=GREEN.name)
    assert reading.extraction == pipeline.extract(data, filename=GREEN.name)
    assert reading.structured == pipeline.read_structured(data, filename=GREEN.name)


def test_what_cannot_be_read_says_why() -> None:
    with pytest.raises(Unreadable) as told:
        read_apart(b"", filename="empty.txt")
    assert told.value.detail


def died() -> Reading:
    os.kill(os.getpid(), signal.SIGKILL)  # as happens to it when a library aborts or memory runs out
    raise AssertionError


def took_memory() -> Reading:
    return Reading(*[bytearray(1 << 29) for _ in range(2)])  # type: ignore[arg-type]


def took_time() -> Reading:
    time.sleep(60)
    raise AssertionError


def took_the_processor() -> Reading:
    while True:
        pass


@pytest.mark.parametrize(
    ("work", "limits", "code"),
    [
        (died, Limits(), "damaged"),
        (took_memory, Limits(memory=1 << 28), "too_large"),
        (took_time, Limits(wall=0.3), "too_large"),
        (took_the_processor, Limits(cpu=1), "too_large"),
    ],
)
def test_a_reader_that_breaks_off_or_takes_too_much_is_a_clear_failure(work: object, limits: Limits, code: str) -> None:
    with pytest.raises(Unreadable) as told:
        _apart(work, limits)  # type: ignore[arg-type]
    assert told.value.code == code


def faulty() -> Reading:
    raise KeyError("a fault of ours")


def test_a_fault_of_the_reading_code_is_not_blamed_on_the_file() -> None:
    with pytest.raises(RuntimeError, match="KeyError"):
        _apart(faulty, Limits())
