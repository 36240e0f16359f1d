"""The embedded servers: started, shared, killed, refused. Each test has a data folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest

from sco_portal.embedded import postgres, redis
from sco_portal.embedded.lease import CannotServe, Lease, take
from sco_portal.embedded.places import LONGEST_SOCKET_FOLDER, Places

pytestmark = pytest.mark.embedded


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Places]:
    """A fresh data folder; whatever a test leaves running in it is stopped."""
    found = Places.of(tmp_path / "data")
    yield found
    for kind in ("redis", "postgres"):
        Lease(found, kind).release()


def query(places: Places, sql: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(host=str(places.postgres_socket), user="postgres", dbname="portal")
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def ask_redis(places: Places, command: str) -> str:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(places.redis_socket))
        connection.sendall(command.encode() + b"\r\n")
        return connection.recv(200).decode().strip()


def kill_keeper(places: Places, kind: str) -> None:
    keeper = psutil.Process(int((places.run / f"{kind}.keeper").read_text().split()[0]))
    keeper.kill()
    keeper.wait(10)


def server_pid(places: Places, kind: str) -> int:
    file = places.postgres / "postmaster.pid" if kind == "postgres" else places.redis / "redis.pid"
    return int(file.read_text().split()[0])


def eventually(true: Callable[[], object], *, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.1)


def answers(places: Places) -> bool:
    try:
        return bool(query(places, "SELECT 1"))
    except psycopg2.OperationalError:
        return False


def test_postgres_starts_keeps_its_data_and_stops_with_the_last_lease(places: Places) -> None:
    first, second = take(places, "postgres", scratch=True), take(places, "postgres", scratch=True)
    query(places, "CREATE TABLE kept AS SELECT 7 AS number")
    server = psutil.Process(server_pid(places, "postgres"))
    assert not first.release()
    assert query(places, "SELECT number FROM kept") == [(7,)]
    assert second.release()
    assert not server.is_running()
    take(places, "postgres", scratch=True)
    assert query(places, "SELECT number FROM kept") == [(7,)]


def test_postgres_knows_cyrillic_letters_whatever_the_locale(places: Places) -> None:
    """Search and sorting depend on it, and a bare machine has no Russian locale."""
    take(places, "postgres", scratch=True)
    found = query(places, "SELECT lower('АСТАНА'), 'Ёлка' ILIKE 'ёлка', to_tsvector('simple', 'в г.Астане')::text")
    assert found == [("астана", True, "'астане':3 'в':1 'г':2")]


def test_the_keeper_restarts_a_killed_postgres(places: Places) -> None:
    take(places, "postgres")
    query(places, "CREATE TABLE kept AS SELECT 7 AS number")
    killed = server_pid(places, "postgres")
    os.kill(killed, signal.SIGKILL)
    eventually(lambda: answers(places) and server_pid(places, "postgres") != killed)
    assert query(places, "SELECT number FROM kept") == [(7,)]


def test_a_killed_keeper_leaves_a_server_that_the_next_one_replaces(places: Places) -> None:
    lease = take(places, "postgres")
    query(places, "CREATE TABLE kept AS SELECT 7 AS number")
    orphan = psutil.Process(server_pid(places, "postgres"))
    kill_keeper(places, "postgres")
    lease.lock.close()
    assert orphan.is_running()
    take(places, "postgres")
    assert not orphan.is_running()
    assert query(places, "SELECT number FROM kept") == [(7,)]


def test_the_last_user_stops_the_server_of_a_killed_keeper(places: Places) -> None:
    lease = take(places, "redis", scratch=True)
    orphan = psutil.Process(server_pid(places, "redis"))
    kill_keeper(places, "redis")
    assert lease.release()
    assert not orphan.is_running()


def test_a_killed_user_is_noticed(places: Places) -> None:
    """A program that dies by `kill -9` gives nothing back by itself; the kernel does."""
    code = (
        "import sys, time; from pathlib import Path; from sco_portal.embedded.lease import take;"
        "from sco_portal.embedded.places import Places; take(Places.of(Path(sys.argv[1])), 'redis', scratch=True);"
        "print('taken', flush=True); time.sleep(60)"
    )
    user = subprocess.Popen([sys.executable, "-c", code, str(places.data)], stdout=subprocess.PIPE, text=True)
    assert user.stdout is not None
    assert user.stdout.readline() == "taken\n"
    server = psutil.Process(server_pid(places, "redis"))
    user.kill()
    user.wait()
    user.stdout.close()
    eventually(lambda: not server.is_running())


def test_redis_keeps_what_was_queued_over_a_kill(places: Places) -> None:
    take(places, "redis")
    assert ask_redis(places, "LPUSH jobs one") == ":1"
    time.sleep(1.2)  # the journal is written once a second
    killed = server_pid(places, "redis")
    os.kill(killed, signal.SIGKILL)
    eventually(lambda: redis.Redis(places).answers() and server_pid(places, "redis") != killed)
    assert ask_redis(places, "LLEN jobs") == ":1"


def test_a_stale_pid_file_that_names_a_stranger_does_not_stop_the_start(places: Places) -> None:
    take(places, "postgres").release()
    (places.postgres / "postmaster.pid").write_text(f"{os.getpid()}\n{places.postgres}\n0\n5432\n\n\n\n")
    take(places, "postgres")
    assert answers(places)


def test_a_start_killed_half_way_is_begun_anew(places: Places) -> None:
    (places.data / "postgres.new" / "base").mkdir(parents=True)
    take(places, "postgres", scratch=True)
    assert answers(places)


def test_the_data_of_another_version_is_refused_and_left_alone(places: Places) -> None:
    places.postgres.mkdir(parents=True)
    (places.postgres / "PG_VERSION").write_text("14\n")
    with pytest.raises(CannotServe, match=r"belongs to PostgreSQL 14.* brings 18"):
        take(places, "postgres")
    assert [path.name for path in places.postgres.iterdir()] == ["PG_VERSION"]


def test_a_folder_that_is_no_database_is_refused(places: Places) -> None:
    places.postgres.mkdir(parents=True)
    (places.postgres / "letters.txt").write_text("mine")
    with pytest.raises(CannotServe, match="belongs to PostgreSQL unknown"):
        take(places, "postgres")
    assert (places.postgres / "letters.txt").read_text() == "mine"


def test_a_damaged_database_says_what_its_log_says(places: Places) -> None:
    take(places, "postgres").release()
    (places.postgres / "global" / "pg_control").unlink()
    with pytest.raises(CannotServe, match="pg_control"):
        take(places, "postgres")


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotServe, match="cannot be written"):
        take(Places.of(tmp_path / "file"), "redis")


def test_the_journal_of_a_newer_redis_is_refused(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    (places.redis / "appendonlydir").mkdir(parents=True)
    monkeypatch.setattr(redis, "_major", lambda _: 6)
    with pytest.raises(CannotServe, match="Redis 7"):
        redis.Redis(places).prepare()


def test_no_redis_anywhere_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redis, "find_spec", lambda _: None)
    monkeypatch.setattr(redis.shutil, "which", lambda _: None)
    with pytest.raises(CannotServe, match="apt-get install redis-server"):
        redis.redis_program()


def test_no_postgres_package_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "find_spec", lambda _: None)
    with pytest.raises(CannotServe, match="DATABASE_URL"):
        postgres.programs()


def test_a_long_data_folder_still_gets_a_socket(tmp_path: Path) -> None:
    deep = Places.of(tmp_path / ("d" * 100))
    assert len(str(deep.postgres_socket)) <= LONGEST_SOCKET_FOLDER + 3
    assert deep.sockets != Places.of(tmp_path / ("e" * 100)).sockets
    take(deep, "redis", scratch=True)
    assert ask_redis(deep, "PING") == "+PONG"
    Lease(deep, "redis").release()


def test_many_at_once_start_one_server(places: Places) -> None:
    code = (
        "import sys; from pathlib import Path; from sco_portal.embedded.lease import take;"
        "from sco_portal.embedded.places import Places; take(Places.of(Path(sys.argv[1])), 'redis', scratch=True);"
        "print((Path(sys.argv[1]) / 'redis' / 'redis.pid').read_text().strip()); sys.stdin.read()"
    )
    users = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(places.data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    said = {user.stdout.readline() for user in users if user.stdout}
    for user in users:
        user.communicate()
    assert len(said) == 1
    assert said != {""}


def test_commands_that_only_read_files_start_nothing(tmp_path: Path) -> None:
    variables = {**os.environ, "DATA_DIR": str(tmp_path)}
    for name in ("DATABASE_URL", "REDIS_URL"):
        variables.pop(name, None)
    done = subprocess.run(
        [sys.executable, "manage.py", "check"], env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "postgres").exists()
