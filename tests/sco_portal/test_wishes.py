"""Signals are counted and wake the main loop, whatever it is doing when they come."""

from __future__ import annotations

import subprocess
import sys
import time

STORM = """
import os, signal, threading, time
from sco_portal.embedded.wishes import Wishes

wishes = Wishes(signal.SIGTERM)
def storm():
    for _ in range(2000):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.0005)
sender = threading.Thread(target=storm)
sender.start()
while sender.is_alive():
    wishes.wait(0.001)
print(wishes.count)
"""


def test_a_storm_of_signals_never_locks_up() -> None:
    """Signals that come in faster than they are handled may be one; what matters is that it goes on."""
    done = subprocess.run([sys.executable, "-c", STORM], capture_output=True, text=True, timeout=60, check=True)
    assert int(done.stdout) > 100


def test_a_signal_ends_the_wait() -> None:
    code = (
        "import signal, time; from sco_portal.embedded.wishes import Wishes; wishes = Wishes(signal.SIGTERM);"
        "print('waiting', flush=True); wishes.wait(60); print(wishes.count)"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "waiting\n"
    began = time.monotonic()
    process.terminate()
    assert process.communicate(timeout=30)[0] == "1\n"
    assert time.monotonic() - began < 20
