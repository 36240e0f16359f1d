"""`make run`: parts that are restarted and stopped, and the whole portal started, stopped and killed for real."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest

from sco_portal.embedded.places import Places
from sco_portal.launch.children import LONGEST_PAUSE, Child, Part
from sco_portal.launch.guardian import Guardian

PROJECT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.embedded

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
PARENT = (
    "import subprocess, sys, time;"
    "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
    "print(p.pid, flush=True); time.sleep(60)"
)


def eventually(true: Callable[[], object], *, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.1)


def python(code: str, *, patience: float = 0.5) -> Part:
    return Part("part", (sys.executable, "-c", code), patience=patience)


# --- one part --------------------------------------------------------------------------------------------------------
def test_lines_of_a_part_carry_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    child = Child(python("print('one'); print('two')"), variables={})
    child.process.wait()
    child.relay.join()
    assert capsys.readouterr().out == "part     | one\npart     | two\n"


def test_a_part_that_does_not_listen_is_killed_with_its_own_children(capsys: pytest.CaptureFixture[str]) -> None:
    child = Child(python(f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {PARENT}"), variables={})
    said = ""

    def grandchild_started() -> bool:
        nonlocal said
        said += capsys.readouterr().out
        return bool(re.search(r"\d+\n", said))

    eventually(grandchild_started)
    grandchild = psutil.Process(int(said.split("|")[1]))
    child.stop(hurry=lambda: False)
    assert child.ended
    eventually(lambda: not grandchild.is_running() or grandchild.status() == psutil.STATUS_ZOMBIE)


def test_hurry_does_not_wait() -> None:
    child = Child(python(STUBBORN, patience=60), variables={})
    began = time.monotonic()
    child.stop(hurry=lambda: True)
    assert time.monotonic() - began < 10


def test_the_pause_before_a_restart_grows_and_is_forgotten_after_a_long_life() -> None:
    child = Child(python("pass"), variables={})
    child.process.wait()
    assert [child.note_death() for _ in range(7)] == [1, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE]
    child.started -= 3600
    assert child.note_death() == 1


# --- the guardian ----------------------------------------------------------------------------------------------------
@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], process_group=0)
    yield process
    process.kill()
    process.wait()


def die(guardian: Guardian) -> None:
    """What the kernel does to the pipe of a supervisor that was killed."""
    assert guardian.process.stdin is not None
    guardian.process.stdin.close()


def test_the_guardian_stops_the_parts_of_a_dead_supervisor(sleeper: subprocess.Popen[bytes]) -> None:
    guardian = Guardian(())
    guardian.watch(sleeper.pid, 5.0)
    die(guardian)
    assert sleeper.wait(10) == -signal.SIGTERM
    guardian.process.wait(10)


def test_a_dismissed_guardian_touches_nothing(sleeper: subprocess.Popen[bytes]) -> None:
    guardian = Guardian(())
    guardian.watch(sleeper.pid, 5.0)
    guardian.dismiss()
    time.sleep(0.3)
    assert sleeper.poll() is None


def test_a_part_that_ended_is_not_touched(sleeper: subprocess.Popen[bytes]) -> None:
    guardian = Guardian(())
    guardian.watch(sleeper.pid, 5.0)
    guardian.forget(sleeper.pid)
    die(guardian)
    guardian.process.wait(10)
    assert sleeper.poll() is None


def test_a_killed_guardian_is_replaced_and_told_all(sleeper: subprocess.Popen[bytes]) -> None:
    guardian = Guardian(())
    guardian.watch(sleeper.pid, 5.0)
    guardian.process.kill()
    guardian.process.wait()
    guardian.replace_if_dead()
    die(guardian)
    assert sleeper.wait(10) == -signal.SIGTERM
    guardian.process.wait(10)


# --- the whole -------------------------------------------------------------------------------------------------------
class Portal:
    """One `make run` in a folder of its own."""

    def __init__(self, data: Path, port: int) -> None:
        self.data, self.port = data, port
        self.words = data.parent / f"{data.name}.log"
        self.first_words = ""
        self.first_seconds = 0.0
        self.first_health = (0, "")
        self.first_end = -1

    def start(self) -> float:
        """Start it and return the seconds until it says that it is ready."""
        began = time.monotonic()
        variables = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        with self.words.open("w") as words:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "sco_portal.launch"],
                cwd=PROJECT,
                env={**variables, "DATA_DIR": str(self.data), "PORT": str(self.port)},
                stdout=words,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        eventually(lambda: "is ready at" in self.said or self.process.poll() is not None, seconds=240)
        return time.monotonic() - began

    @property
    def said(self) -> str:
        return self.words.read_text()

    def stop(self) -> int:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)

    def stop_if_running(self) -> None:
        if self.process.poll() is None:
            self.stop()

    def get(self, path: str) -> tuple[int, str]:
        with contextlib.closing(http.client.HTTPConnection("localhost", self.port, timeout=10)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def healthy(self) -> bool:
        try:
            return self.get("/health/")[0] == 200
        except OSError:
            return False

    def processes(self) -> list[psutil.Process]:
        return [process for process in psutil.process_iter() if self._mine(process)]

    def part(self, word: str) -> int | None:
        """The process number of a part, while it runs."""
        ours = (p for p in self.processes() if p.ppid() == self.process.pid and word in p.cmdline())
        return next((p.pid for p in ours), None)

    def sql(self, statement: str) -> list[tuple[object, ...]]:
        place = Places.of(self.data).postgres_socket
        with contextlib.closing(psycopg2.connect(host=str(place), user="postgres", dbname="portal")) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []

    def _mine(self, process: psutil.Process) -> bool:
        try:
            return process.environ().get("DATA_DIR") == str(self.data) and process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return False


# What the tests set for themselves must not reach the portal under test.
UNWANTED = {
    "DATABASE_URL",
    "REDIS_URL",
    "DEBUG",
    "DEMO",
    "EMAIL_URL",
    "CACHE_PREFIX",
    "MAKELEVEL",
    "DJANGO_SETTINGS_MODULE",
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A portal that was started once from nothing and stopped again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    found = Portal(tmp_path_factory.mktemp("portal") / "data", port)
    found.first_seconds = found.start()
    found.first_words = found.said
    found.first_health = found.get("/health/")
    found.first_end = found.stop()
    yield found
    found.stop_if_running()


@pytest.fixture
def other(portal: Portal, tmp_path: Path) -> Iterator[Portal]:
    """A second portal on the port of the first."""
    found = Portal(tmp_path / "other", portal.port)
    yield found
    found.stop_if_running()


@pytest.mark.slow
class TestWholePortal:
    """In this order on purpose: each test finds what the one before left."""

    def test_first_start_from_nothing(self, portal: Portal) -> None:
        assert portal.first_health[0] == 200, portal.first_words
        assert json.loads(portal.first_health[1])["status"] == "ok"
        assert f"http://localhost:{portal.port}/" in portal.first_words
        assert "Demo accounts:" in portal.first_words
        assert portal.first_seconds < 180  # 25 on a quiet machine; here other tests share the cores

    def test_ctrl_c_stops_all_in_order(self, portal: Portal) -> None:
        assert portal.first_end == 0
        assert re.findall(r"^(\w+) *\| stopped$", portal.said, flags=re.MULTILINE) == [
            "beat", "worker", "web", "redis", "postgres",
        ]  # fmt: skip
        assert portal.processes() == []

    def test_second_start_is_quick_and_finds_everything(self, portal: Portal) -> None:
        seconds = portal.start()
        assert portal.healthy(), portal.said
        assert seconds < 45, f"{seconds:.1f} s"  # 3 on a quiet machine
        assert portal.sql("SELECT count(*) FROM django_migrations")[0][0]
        portal.sql("CREATE TABLE kept AS SELECT 7 AS number")

    def test_the_same_data_is_not_opened_twice(self, portal: Portal, other: Portal) -> None:
        other.data = portal.data
        other.start()
        assert other.process.returncode == 1
        assert "already running" in other.said
        assert portal.healthy()

    def test_a_taken_port_is_said(self, portal: Portal, other: Portal) -> None:
        other.start()
        assert other.process.returncode == 1
        assert f"Port {portal.port} on 127.0.0.1 cannot be used" in other.said
        assert "Traceback" not in other.said
        assert other.processes() == []

    def test_a_killed_worker_comes_back(self, portal: Portal) -> None:
        killed = portal.part("worker")
        assert killed is not None
        os.kill(killed, signal.SIGKILL)
        eventually(lambda: "ended (-9); starts again" in portal.said)
        eventually(lambda: portal.part("worker") not in (None, killed))

    def test_a_killed_database_comes_back(self, portal: Portal) -> None:
        psutil.Process(int((portal.data / "postgres" / "postmaster.pid").read_text().split()[0])).kill()
        eventually(portal.healthy)
        assert portal.sql("SELECT number FROM kept") == [(7,)]

    def test_a_killed_supervisor_leaves_no_orphan(self, portal: Portal) -> None:
        portal.process.kill()
        portal.process.wait()
        eventually(lambda: not portal.processes(), seconds=60)
        assert not portal.healthy()

    def test_after_that_it_starts_with_all_its_data(self, portal: Portal) -> None:
        portal.start()
        assert portal.healthy(), portal.said
        assert portal.sql("SELECT number FROM kept") == [(7,)]
        assert portal.stop() == 0
        assert portal.processes() == []

    def test_an_impatient_second_ctrl_c(self, portal: Portal) -> None:
        portal.start()
        portal.process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        assert portal.stop() == 0
        assert portal.processes() == []

    def test_a_stop_while_it_is_still_starting(self, portal: Portal) -> None:
        portal.words.write_text("")
        starting = threading.Thread(target=portal.start)
        starting.start()
        eventually(lambda: "redis    | answers" in portal.said)
        assert portal.stop() == 0
        starting.join()
        assert "is ready at" not in portal.said
        assert portal.processes() == []
