"""Opening the store: made where there is none, mended where it is broken, and never lost when a process dies."""

import json
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time as real_time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from lib.collect import log
from lib.collect.store import opening
from lib.collect.store.migrations import HEAD
from lib.collect.store.opening import StoreProblem, open_store
from lib.collect.store.store import Store
from lib.collect.store.tables import METADATA
from tests.collect.postgresql import Cluster
from tests.collect.rig import BEGIN, SCOPE, HandTime, heard
from tests.collect.store.test_store import snapshot
from tests.indicators.facts import ROOT, setting
from tests.refused import refuses


def opened(url: str) -> Store:
    return open_store(url, SCOPE, setting().programme.sources, HandTime())


def address(file: Path) -> str:
    return f"sqlite:///{file}"


def test_what_is_kept_is_there_when_the_store_is_opened_again(url: str) -> None:
    first = opened(url)
    first.publish(snapshot(), BEGIN)
    first.close()
    second = opened(url)
    assert [moment.id for moment in second.history()] == ["aaaa1111aaaa"]
    second.close()


def test_the_migrations_make_exactly_the_tables_that_the_program_uses(url: str) -> None:
    store = opened(url)
    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": False}), METADATA)
    store.close()
    assert differences == []


def test_the_program_asks_for_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "lib" / "collect" / "store" / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_many_may_open_an_empty_store_at_once(url: str) -> None:
    begin = threading.Barrier(6)

    def open_one(_: int) -> int:
        begin.wait()
        store = opened(url)
        revision = store.signals.now().revision
        store.close()
        return revision

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(open_one, range(6))) == [0] * 6


def test_a_store_of_a_newer_program_is_left_alone_and_said_so(url: str) -> None:
    store = opened(url)
    with store.engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with refuses(StoreProblem, match="revision «9999», which this version of the program does not know"):
        opened(url)


def test_a_file_store_writes_ahead_and_waits_for_others(tmp_path: Path) -> None:
    store = opened(address(tmp_path / "store.sqlite"))
    with store.engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 10_000
    store.close()


def wrecked_whole(file: Path) -> None:
    file.write_bytes(b"this is not a database" * 500)


def wrecked_within(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 : 4096 * 6] = os.urandom(4096 * 5)
    file.write_bytes(content)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:6000])


@pytest.mark.parametrize("wreck", [wrecked_whole, wrecked_within, cut_short])
def test_a_corrupt_file_is_set_aside_with_a_clear_message_and_an_empty_store_begun(
    tmp_path: Path, wreck: Callable[[Path], None]
) -> None:
    file = tmp_path / "store.sqlite"
    store = opened(address(file))
    for _ in range(3):
        store.publish(snapshot(), BEGIN)
    store.close()
    wreck(file)
    wreckage = file.read_bytes()
    with heard() as everything:
        second = opened(address(file))
    assert second.newest() is None
    second.publish(snapshot(), BEGIN)
    second.close()
    aside = [each for each in tmp_path.iterdir() if ".corrupt-" in each.name]
    assert [each.name for each in aside] == ["store.sqlite.corrupt-20231206T120000"]
    assert aside[0].read_bytes() == wreckage
    assert everything == [
        ("store-set-aside", {"file": "store.sqlite", "kept_as": "store.sqlite.corrupt-20231206T120000"})
    ]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("postgresql://somebody:hunter2@127.0.0.1:1/none", "does not answer .*: start its database"),
        ("sqlite:////proc/none/store.sqlite", "Give a place to write"),
    ],
)
def test_a_store_that_cannot_be_opened_is_said_in_words_without_its_password(url: str, says: str) -> None:
    with refuses(StoreProblem, match=says) as caught:
        opened(url)
    assert "hunter2" not in str(caught.value)


def test_a_disk_without_room_is_said_in_words_when_the_store_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        problem = sqlite3.OperationalError("database or disk is full")
        problem.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise OperationalError("INSERT", {}, problem)

    monkeypatch.setattr(opening, "upgrade", full)
    with refuses(StoreProblem, match=r"has no room left \(OperationalError\): free some space on its disk"):
        opened(address(tmp_path / "store.sqlite"))


def test_a_database_that_does_not_answer_any_more_is_said_in_words(postgresql: Cluster) -> None:
    with refuses(StoreProblem, match="does not answer"):
        opened(postgresql.database().replace("impulso_", "gone_"))


WRITER = """
import itertools, sys
from tests.collect.store.test_store import reading, snapshot
from tests.collect.store.test_opening import opened
from lib.collect.source_status import SourceStatus
from tests.collect.rig import BEGIN
store, given = opened(sys.argv[1]), reading()
for number in itertools.count():
    store.sources.keep([given], [SourceStatus("sict", reads=number)], "this version")
    store.publish(snapshot(f"{number:012d}"), BEGIN)
    print(number, flush=True)
"""


def test_a_process_that_is_killed_while_it_writes_leaves_a_whole_store(tmp_path: Path) -> None:
    url, done = address(tmp_path / "store.sqlite"), -1
    for kept_for in (0.05, 0.21, 0.4):
        command = [sys.executable, "-c", WRITER, url]
        with subprocess.Popen(  # noqa: S603  our own command
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as writer:
            assert writer.stdout is not None
            first = writer.stdout.readline()
            assert first, "the writing process did not start"
            written = [int(first)]
            reader = threading.Thread(target=lambda out=writer.stdout, to=written: to.extend(int(line) for line in out))
            reader.start()
            end = real_time.monotonic() + kept_for
            while real_time.monotonic() < end:
                reader.join(0.01)
            writer.send_signal(signal.SIGKILL)
            writer.wait()
            reader.join()
        store = opened(url)
        done += len(written)
        assert len(store.history()) - 1 in {done, done + 1}  # one more may have been written and not told
        done = len(store.history()) - 1
        assert store.newest() is not None
        assert "sict" in store.readings()
        store.close()
        assert not [each for each in tmp_path.iterdir() if ".corrupt-" in each.name]
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_events_are_one_line_of_json_each() -> None:
    line = log._OneLine().format(
        logging.makeLogRecord(
            {"msg": "read", "levelname": "INFO", "created": 0, "fields": {"source": "sict", "rows": 3}}
        )
    )
    assert json.loads(line) == {
        "at": "1970-01-01T00:00:00.000+00:00", "level": "info", "event": "read", "source": "sict", "rows": 3,
    }  # fmt: skip
