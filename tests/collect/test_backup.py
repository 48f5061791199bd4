"""A store comes back from its backup as the operating guide says, with its history."""

import sqlite3
import subprocess
from datetime import timedelta
from pathlib import Path

from tests.collect.postgresql import Cluster
from tests.collect.rig import BEGIN
from tests.collect.store.test_store import opened, reading, snapshot


def fill(url: str) -> None:
    store = opened(url)
    store.sources.keep([reading()], [], "this version")
    store.publish(snapshot("aaaa1111aaaa"), BEGIN)
    store.publish(snapshot("bbbb2222bbbb"), BEGIN + timedelta(days=1))
    store.close()


def assert_whole(url: str) -> None:
    store = opened(url)
    newest = store.newest()
    assert newest is not None
    assert newest.snapshot == snapshot("bbbb2222bbbb")
    assert [moment.id for moment in store.history()] == ["aaaa1111aaaa", "bbbb2222bbbb"]
    assert store.readings()["sict"].reading == reading()
    store.publish(snapshot("cccc3333cccc"), BEGIN + timedelta(days=2))
    store.close()


def test_a_dump_of_postgresql_restores_the_store_and_its_history(postgresql: Cluster, tmp_path: Path) -> None:
    whole, lost = postgresql.database(), postgresql.database()
    fill(whole)
    fill(lost)  # what is restored over need not be empty
    dump = subprocess.run(  # noqa: S603  PostgreSQL's own
        [str(postgresql.programs / "pg_dump"), "-Fc", whole], capture_output=True, check=True, timeout=60
    ).stdout
    subprocess.run(  # noqa: S603  PostgreSQL's own
        [str(postgresql.programs / "pg_restore"), "-d", lost, "--clean", "--if-exists"],
        input=dump,
        check=True,
        timeout=60,
    )
    assert_whole(lost)


def test_a_copy_of_the_file_made_while_it_is_used_restores_the_store(tmp_path: Path) -> None:
    fill(f"sqlite:///{tmp_path / 'store.sqlite'}")
    running = opened(f"sqlite:///{tmp_path / 'store.sqlite'}")
    source, copy = sqlite3.connect(tmp_path / "store.sqlite"), sqlite3.connect(tmp_path / "copy.sqlite")
    source.backup(copy)
    source.close()
    copy.close()
    running.close()
    assert_whole(f"sqlite:///{tmp_path / 'copy.sqlite'}")
