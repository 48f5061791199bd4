"""Several processes on one store: one collects, all show the same, and another takes over when that one is killed."""

import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from lib.collect.opening import open_programme
from lib.collect.rounds.assemble import read_all
from lib.collect.rounds.service import collector_of, open_kept
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import read_environment
from lib.collect.store.leader import lead_of
from lib.collect.store.opening import open_store
from lib.collect.workbooks.folder import folder_reader
from lib.snapshot.snapshot import Snapshot
from tests.collect.postgresql import Cluster
from tests.collect.processes import Process, processes, until
from tests.collect.rig import SAMPLE
from tests.collect.rounds.test_service import edited, one_more_person
from tests.indicators.facts import setting

CYCLE = 2.0


def read_folder(books: Path) -> Snapshot:
    return read_all(setting(), folder_reader(books), "closing", utc_now())


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "books"))


def leaders(running: list[Process]) -> list[Process]:
    return [each for each in running if each.of("lead-taken")]


def shown(running: list[Process], before: set[str]) -> str | None:
    """Return the id that all show and none of `before`, if there is one."""
    latest = {(each.of("shown") or [{"snapshot": None}])[-1]["snapshot"] for each in running}
    return latest.pop() if len(latest) == 1 and not latest & {*before, None} else None


def test_one_of_three_collects_all_show_it_within_a_second_and_another_takes_over_within_a_cycle(
    url: str, books: Path
) -> None:
    given = {"IMPULSO_STORE_URL": url, "IMPULSO_WORKBOOKS": str(books), "IMPULSO_EVERY_SECONDS": str(CYCLE)}
    with processes(3, **given) as running:
        until(lambda: shown(running, set()))
        first = shown(running, set())
        assert first is not None
        holder = leaders(running)
        assert len(holder) == 1

        edited(books, "pro-mujer.xlsx", one_more_person)
        until(lambda: shown(running, {first}))
        second = shown(running, {first})
        assert second is not None
        published = holder[0].moment_of("published", snapshot=second)
        assert published is not None
        for each in running:
            seen = each.moment_of("shown", snapshot=second)
            assert seen is not None
            assert seen - published < timedelta(seconds=1)
        reads = [event for each in running if each is not holder[0] for event in each.of("read")]
        assert reads == []

        killed = utc_now()
        holder[0].kill()
        left = [each for each in running if each is not holder[0]]
        until(lambda: leaders(left))
        taken = leaders(left)[0].moment_of("lead-taken")
        assert taken is not None
        assert taken - killed < timedelta(seconds=CYCLE)
        edited(books, "pro-mujer.xlsx", one_more_person)
        until(lambda: shown(left, {first, second}))
        assert len(leaders(left)) == 1


def test_when_the_database_restarts_collecting_goes_on_and_nothing_is_lost(postgresql: Cluster, books: Path) -> None:
    url = postgresql.database()
    given = {"IMPULSO_STORE_URL": url, "IMPULSO_WORKBOOKS": str(books), "IMPULSO_EVERY_SECONDS": "1"}
    with processes(2, **given) as running:
        until(lambda: shown(running, set()))
        first = shown(running, set())
        assert first is not None
        postgresql.end()
        until(lambda: all(each.of("store-silent") for each in running))
        postgresql.begin()
        edited(books, "pro-mujer.xlsx", one_more_person)
        until(lambda: shown(running, {first}))
    store = open_store(url, "impulso-digital/closing/folder", setting().programme.sources)
    assert len(store.history()) == 2
    store.close()


def test_a_process_that_only_shows_needs_no_key_and_reads_nothing(url: str, books: Path) -> None:
    base = {"IMPULSO_STORE_URL": url, "IMPULSO_READER": "google", "IMPULSO_COLLECT": "0"}
    environment = read_environment(base)
    programme = open_programme(environment)
    store = open_kept(environment, programme)
    collector = collector_of(environment, programme, store)
    collector.start()
    try:
        assert collector.published() is None
        assert {source.condition for source in collector.newest().sources} == {"unread"}
        other = open_kept(environment, programme)
        with_figures = read_folder(books)
        other.publish(with_figures, utc_now())
        until(lambda: collector.newest().id == with_figures.id, seconds=5)
        assert not collector.leads
        other.close()
    finally:
        collector.stop()
        store.close()


def test_the_lead_is_held_by_one_and_free_again_when_released(url: str) -> None:
    one, other = (open_store(url, "a/b/c", setting().programme.sources) for _ in range(2))
    first, second = lead_of(one.engine, "a/b/c"), lead_of(other.engine, "a/b/c")
    elsewhere = lead_of(other.engine, "a/b/d")
    assert first.hold()
    assert first.hold()
    assert not second.hold()
    assert elsewhere.hold()
    first.release()
    assert second.hold()
    assert not first.hold()
    second.release()
    elsewhere.release()
    one.close()
    other.close()


def written_over(file: Path) -> None:
    """Fill a file with something else, from another process: who closes a file gives up SQLite's locks on it."""
    filling = "import os, pathlib, sys; f = pathlib.Path(sys.argv[1]); f.write_bytes(os.urandom(f.stat().st_size))"
    subprocess.run([sys.executable, "-c", filling, file], check=True)  # noqa: S603  our own command


def test_a_file_that_breaks_while_it_is_in_use_is_set_aside_and_filled_again_and_figures_never_go(
    tmp_path: Path, books: Path
) -> None:
    file = tmp_path / "store.sqlite"
    given = {
        "IMPULSO_STORE_URL": f"sqlite:///{file}", "IMPULSO_WORKBOOKS": str(books), "IMPULSO_EVERY_SECONDS": "1",
    }  # fmt: skip
    environment = read_environment(given)
    programme = open_programme(environment)
    store = open_kept(environment, programme)
    collector = collector_of(environment, programme, store)
    collector.start()
    try:
        until(lambda: collector.newest().figures["ALC-1"].value == 358)
        seen = [collector.newest().figures["ALC-1"].value]
        for each in (file, file.with_name("store.sqlite-wal")):
            written_over(each)

        def mended() -> bool:
            seen.append(collector.newest().figures["ALC-1"].value)
            return any(".corrupt-" in each.name for each in tmp_path.iterdir()) and collector.observed().store is None

        until(mended)
        edited(books, "pro-mujer.xlsx", one_more_person)
        until(lambda: collector.newest().figures["ALC-1"].value == 359)
        assert set(seen) <= {358.0, 359.0}
    finally:
        collector.stop()
        store.close()
