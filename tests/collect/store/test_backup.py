"""A store comes back from its backup, whole, whichever database it was in and is put into."""

import resource
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, delete, insert, text

from lib.collect.store import backup as copying
from lib.collect.store.backup import BackupProblem, backup, contents, restore
from lib.collect.store.content import snapshot_to_bytes
from lib.collect.store.freezes import By
from lib.collect.store.store import Store
from lib.collect.store.tables import freezes, snapshots
from tests.collect.postgresql import Cluster
from tests.collect.processes import until
from tests.collect.rig import BEGIN, SCOPE
from tests.collect.store.test_store import opened, reading, snapshot
from tests.indicators.facts import ROOT
from tests.refused import refuses


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store to restore into, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'other.sqlite'}"
    running: Cluster = request.getfixturevalue("postgresql")
    return running.database()


def fill(store: Store) -> None:
    store.sources.keep([reading()], [], "this version")
    store.publish(snapshot("aaaa1111aaaa"), BEGIN)
    store.publish(snapshot("bbbb2222bbbb"), BEGIN + timedelta(days=1))
    store.freezes.freeze(snapshot("aaaa1111aaaa"), By("sict", "ana@example.org"), BEGIN, "informe")


def assert_whole(store: Store) -> None:
    newest = store.latest()
    assert newest is not None
    assert newest.snapshot == snapshot("bbbb2222bbbb")
    assert [moment.id for moment in store.history()] == ["aaaa1111aaaa", "bbbb2222bbbb"]
    assert store.readings()["sict"].reading == reading()
    assert [frozen.note for frozen in store.freezes.list()] == ["informe"]


def test_a_backup_of_either_kind_of_store_restores_into_either_kind(url: str, other: str, tmp_path: Path) -> None:
    store = opened(url)
    fill(store)
    told = backup(store, tmp_path / "store.backup")
    store.close()
    lost = opened(other)
    lost.publish(snapshot("dddd4444dddd"), BEGIN)  # what is restored over need not be empty
    before = lost.signals.now().revision
    assert restore(lost, tmp_path / "store.backup") == told
    assert_whole(lost)
    assert lost.signals.now().revision > before  # who shows this store sees that it is another
    lost.publish(snapshot("cccc3333cccc"), BEGIN + timedelta(days=2))  # numbers go on after the restored ones
    assert [moment.id for moment in lost.history()][-1] == "cccc3333cccc"
    lost.close()


def test_whoever_writes_in_another_order_while_something_is_restored_is_waited_for(
    postgresql: Cluster, tmp_path: Path
) -> None:
    url = postgresql.database()
    store, others = opened(url), opened(url)
    fill(store)
    told = backup(store, tmp_path / "store.backup")
    waits = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    with ThreadPoolExecutor(1) as pool, others.engine.connect() as writer, others.engine.connect() as looking:
        writer.execute(delete(snapshots))
        restored = pool.submit(restore, store, tmp_path / "store.backup")
        until(lambda: looking.execute(waits).scalar())
        writer.execute(delete(freezes))  # PostgreSQL would end one of the two if the restore held this one now
        writer.commit()
        assert restored.result(timeout=60) == told
    assert_whole(store)
    others.close()
    store.close()


def test_a_restore_gives_up_in_words_where_somebody_writes_all_the_time(
    postgresql: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgresql.database()
    store, others = opened(url), opened(url)
    fill(store)
    backup(store, tmp_path / "store.backup")
    monkeypatch.setattr(copying, "_TRIES", 1)
    with others.engine.connect() as writer:
        writer.execute(delete(snapshots))
        with refuses(BackupProblem, match="stop what collects"):
            restore(store, tmp_path / "store.backup")
    assert_whole(store)
    others.close()
    store.close()


def test_a_backup_is_of_one_moment_while_others_write(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, writer = opened(url), opened(url)
    fill(store)
    counted: list[int] = []

    def written_meanwhile(*given: object) -> copying.Contents:
        found = contents(*given)  # type: ignore[arg-type]
        if not counted:
            writer.publish(snapshot("cccc3333cccc"), BEGIN + timedelta(days=2))
        counted.append(found["snapshots"][0])
        return found

    monkeypatch.setattr(copying, "contents", written_meanwhile)
    backup(store, tmp_path / "store.backup")
    assert counted == [2, 2]
    assert len(writer.history()) == 3
    writer.close()
    store.close()


def test_a_backup_that_does_not_read_back_the_same_gets_no_name(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(url)
    fill(store)
    monkeypatch.setattr(copying, "_read_back", lambda _: {})
    with refuses(BackupProblem, match="not written whole"):
        backup(store, tmp_path / "store.backup")
    assert not list(tmp_path.glob("store.backup*"))
    store.close()


def test_a_backup_is_one_file_that_only_its_owner_reads_and_replaces_none(tmp_path: Path, url: str) -> None:
    store, file = opened(url), tmp_path / "store.backup"
    backup(store, file)
    assert [each.name for each in tmp_path.glob("store.backup*")] == ["store.backup"]
    assert file.stat().st_mode & 0o777 == 0o600
    with refuses(BackupProblem, match="is not replaced"):
        backup(store, file)
    store.close()


def missing(file: Path) -> None:
    file.unlink()


def another_thing(file: Path) -> None:
    file.write_bytes(b"this is not a backup" * 500)


def half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def of_something_else(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE stamps (number)")


def of_a_newer_version(file: Path) -> None:
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize("wreck", [missing, another_thing, half, of_something_else, of_a_newer_version])
def test_what_is_no_whole_backup_is_refused_and_the_store_stays(tmp_path: Path, wreck: Callable[[Path], None]) -> None:
    store, file = opened(f"sqlite:///{tmp_path / 'store.sqlite'}"), tmp_path / "store.backup"
    fill(store)
    backup(store, file)
    wreck(file)
    with refuses(BackupProblem, match=r"store\.backup"):
        restore(store, file)
    assert_whole(store)
    store.close()


@contextmanager
def little_room() -> Iterator[None]:
    """Let no file of this process grow beyond a few pages, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_without_room_is_said_in_words_and_leaves_nothing_behind(tmp_path: Path) -> None:
    store = opened(f"sqlite:///{tmp_path / 'store.sqlite'}")
    fill(store)
    file = tmp_path / "away" / "store.backup"
    file.parent.mkdir()
    with little_room(), refuses(BackupProblem, match="free some room on its disk"):
        backup(store, file)
    assert list(file.parent.iterdir()) == []
    backup(store, file)
    with little_room(), refuses(BackupProblem, match="free some room on its disk"):
        restore(store, file)
    assert_whole(store)
    store.close()


def test_a_restore_that_does_not_read_back_the_same_changes_nothing(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, file = opened(url), tmp_path / "store.backup"
    backup(store, file)
    fill(store)
    monkeypatch.setattr(copying, "_replace", lambda *_: None)
    with refuses(BackupProblem, match="the store stays as it was"):
        restore(store, file)
    assert_whole(store)
    store.close()


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    store, file = opened(f"sqlite:///{tmp_path / 'store.sqlite'}"), tmp_path / "store.backup"
    fill(store)
    config, engine = Config(), create_engine(f"sqlite:///{file}")
    config.set_main_option("script_location", str(ROOT / "lib" / "collect" / "store" / "migrations"))
    content, digest = snapshot_to_bytes(snapshot("cccc3333cccc"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        kept = {"scope": SCOPE, "id": "cccc3333cccc", "at": BEGIN, "hash": digest, "content": content}
        connection.execute(insert(snapshots).values(kept))
    engine.dispose()
    restore(store, file)
    assert [moment.id for moment in store.history()] == ["cccc3333cccc"]
    assert store.freezes.list() == ()
    store.freezes.freeze(snapshot("cccc3333cccc"), By("sict", "ana@example.org"), BEGIN)
    assert len(store.freezes.list()) == 1
    store.close()
