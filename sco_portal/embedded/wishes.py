"""What people and programs ask of a running process by signals.

A handler runs in the middle of anything, and a lock that it wants may be held by the very thread that it interrupted.
So the handler only counts; the kernel wakes the main loop through a pipe.
"""

from __future__ import annotations

import os
import select
import signal


class Wishes:
    """Counts the given signals from now on. One for a process, made in its main thread."""

    def __init__(self, *numbers: signal.Signals) -> None:
        self.count = 0
        self._reader, writer = os.pipe()
        os.set_blocking(self._reader, False)
        os.set_blocking(writer, False)
        signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        for number in numbers:
            signal.signal(number, self._note)

    def wait(self, seconds: float) -> None:
        """Sleep, at most until the next signal."""
        if select.select([self._reader], [], [], seconds)[0]:
            os.read(self._reader, 4096)

    def _note(self, *_: object) -> None:
        self.count += 1
