"""What is judged not well, and what is not: by the same function wherever it is shown."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lib.collect.condition import Condition
from lib.collect.failure import FailureKind
from lib.collect.operations.judgement import Observed, judged, observed_in
from lib.collect.rounds import round as rounds
from lib.collect.source_status import SourceStatus
from lib.collect.store import trouble
from lib.collect.store.store import Published, StoreFailure
from tests.collect.postgresql import Cluster
from tests.collect.rig import BEGIN, Rig, from_folder, heard, rig
from tests.collect.rounds.test_service import SOURCES
from tests.collect.rounds.test_service import books as books  # noqa: PLC0414  fixtures
from tests.collect.rounds.test_service import collecting as collecting  # noqa: PLC0414
from tests.collect.rounds.test_service import google as google  # noqa: PLC0414
from tests.collect.rounds.test_service import server as server  # noqa: PLC0414
from tests.collect.rounds.test_service import time as time  # noqa: PLC0414
from tests.sheets import faults
from tests.sheets.server import SheetsServer


def found(rig: Rig) -> tuple[Condition, ...]:
    """Return what this process says, which must be what one that only looks into the store says."""
    here = judged(rig.collector.observed(), rig.time.now)
    outside = judged(observed_in(rig.store), rig.time.now)
    assert [each.word for each in here] == [each.word for each in outside]
    return here


def words(rig: Rig) -> list[str]:
    return [each.word for each in found(rig)]


def tick(rig: Rig, seconds: float, step: float = 1.0) -> None:
    """Let time pass as in a running process, whatever happens."""
    for _ in range(round(seconds / step)):
        rig.time.advance(step)
        rig.collector.tick()


def test_all_is_well_while_sources_are_read(collecting: Rig) -> None:
    tick(collecting, 300, step=5)
    assert words(collecting) == []


def test_one_source_in_trouble_wakes_nobody_however_long(collecting: Rig, server: SheetsServer) -> None:
    server.workbook(SOURCES["sict"]).shared = False
    tick(collecting, 3 * 3600, step=30)
    assert collecting.source("sict").condition == "no-permission"
    assert words(collecting) == []


def test_when_no_source_was_read_for_ten_cycles_somebody_should_look_until_one_is(
    collecting: Rig, server: SheetsServer
) -> None:
    server.inject("/v4/", faults.FORBIDDEN, count=10_000)
    tick(collecting, 590, step=10)
    assert words(collecting) == []
    tick(collecting, 30, step=10)
    (condition,) = found(collecting)
    assert condition.word == "reading"
    tick(collecting, 24 * 3600, step=60)
    assert words(collecting) == ["reading"]
    server.forget_faults()
    collecting.store.signals.ask(collecting.time.now)
    tick(collecting, 2)
    assert words(collecting) == []


def test_a_pause_for_the_quota_wakes_nobody(collecting: Rig, server: SheetsServer) -> None:
    server.inject("/v4/", faults.QUOTA, count=3)
    tick(collecting, 300)
    assert words(collecting) == []


def test_before_anything_was_published_and_when_nobody_collects_somebody_should_look() -> None:
    made = rig(from_folder())
    assert words(made) == ["collecting", "empty"]
    made.collector.settle()
    assert words(made) == []
    made.time.advance(61)
    assert words(made) == ["collecting"]


def test_a_round_that_is_never_completed_is_no_sign_of_life(collecting: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(rounds, "taken", wrong)
    tick(collecting, 300, step=5)
    assert words(collecting) == ["computing", "collecting"]


def test_a_store_that_does_not_answer_is_told_from_memory_and_is_over_when_it_is_back(postgresql: Cluster) -> None:
    made = rig(from_folder(), postgresql.database())
    made.collector.settle()
    postgresql.end()
    try:
        tick(made, 3)
        assert [(each.word, each.cause) for each in found(made)] == [("store", "silent")]
        assert made.collector.newest().figures["ALC-1"].value == 358
    finally:
        postgresql.begin()
    tick(made, 20)
    assert words(made) == []
    made.collector.stop()
    made.store.close()


@pytest.fixture
def in_file(books: Path, tmp_path: Path) -> Iterator[Rig]:
    made = rig(from_folder(books), f"sqlite:///{tmp_path / 'kept' / 'store.sqlite'}")
    made.collector.settle()
    yield made
    made.collector.stop()
    made.store.close()


def gone(file: Path) -> None:
    file.unlink()


def replaced(file: Path) -> None:
    shutil.copy(file, file.with_name("other"))
    file.with_name("other").replace(file)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:6000])


@pytest.mark.parametrize("lose", [gone, replaced, emptied, cut_short])
def test_what_was_kept_since_the_start_is_written_into_the_file_that_takes_the_place_of_a_lost_one(
    in_file: Rig, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    history, readings = in_file.store.history(), in_file.store.readings()
    validated = in_file.store.sources.validated()
    assert history
    assert validated
    in_file.store.engine.dispose()  # what was written ahead is in the file now
    lose(tmp_path / "kept" / "store.sqlite")
    with heard() as events:
        tick(in_file, 3)
    assert "store-begun-anew" in [name for name, _ in events]
    assert in_file.store.history() == history
    assert {name: each.reading for name, each in in_file.store.readings().items()} == {
        name: each.reading for name, each in readings.items()
    }
    assert in_file.store.sources.validated() == validated
    assert [(each.word, each.cause) for each in found(in_file)] == [("kept", "begun-anew")]


def test_nobody_who_only_asks_makes_a_new_file_in_the_place_of_a_lost_one(in_file: Rig, tmp_path: Path) -> None:
    gone(tmp_path / "kept" / "store.sqlite")
    with pytest.raises(StoreFailure):
        in_file.store.history()
    assert not (tmp_path / "kept" / "store.sqlite").exists()


@pytest.mark.parametrize("lose", [gone, replaced])
def test_a_store_that_lost_its_file_is_noticed_while_the_open_one_still_answers(
    in_file: Rig, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    lose(tmp_path / "kept" / "store.sqlite")
    condition = judged(in_file.collector.observed(), in_file.time.now)[0]
    assert (condition.word, condition.cause) == ("store", "lost")


def test_a_disk_with_no_room_for_the_next_snapshot_is_said_before_it_is_needed(
    in_file: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trouble, "LEAST_FREE", 2**62)
    assert [(each.word, each.cause) for each in found(in_file)] == [("store", "full")]


def test_a_database_that_only_reads_is_trouble_and_no_source_is_asked_for_nothing(postgresql: Cluster) -> None:
    url = postgresql.database()
    made = rig(from_folder(), url)
    made.collector.settle()
    with made.store.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        name = url.rsplit("/", 1)[1]
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    made.store.engine.dispose()
    with heard() as events:
        tick(made, 30)
    condition = judged(made.collector.observed(), made.time.now)[0]
    assert (condition.word, condition.cause) == ("store", "read-only")
    assert [name for name, _ in events if name == "read"] == []
    made.collector.stop()
    made.store.close()


def test_details_whose_audit_was_not_solved_wake_somebody_and_those_given_up_knowingly_nobody(collecting: Rig) -> None:
    seen, now = collecting.collector.observed(), collecting.time.now
    assert seen.published is not None
    snapshot = seen.published.snapshot
    told = {
        why: judged(replace(seen, published=Published(replace(snapshot, withheld=why), now)), now)
        for why in ("unsolved", "confined")
    }
    assert told == {"unsolved": (Condition("audit", since=now, where=snapshot.id),), "confined": ()}


def test_a_clock_that_was_set_back_is_said_until_it_has_caught_up(in_file: Rig) -> None:
    in_file.time.set_back(3600)
    tick(in_file, 61)
    assert words(in_file) == ["clock"]
    tick(in_file, 3600, step=30)
    assert words(in_file) == []


def test_each_thing_that_is_not_well_is_logged_once_when_it_begins_and_once_when_it_is_over(
    collecting: Rig, server: SheetsServer
) -> None:
    server.inject("/v4/", faults.FORBIDDEN, count=10_000)
    with heard() as events:
        tick(collecting, 3600, step=10)
        server.forget_faults()
        tick(collecting, 3700, step=10)
    said = [(name, fields["word"]) for name, fields in events if name.startswith("condition")]
    assert said == [("condition", "reading"), ("condition-over", "reading")]


def test_a_policy_that_keeps_one_sheet_from_us_is_that_sheets_trouble_and_all_of_them_the_operators() -> None:
    now = BEGIN
    kept_out = SourceStatus("sict").failed(FailureKind.POLICY, now)
    read = SourceStatus("pro-mujer").answered(now, changed=True)
    other = SourceStatus("pro-mujer").failed(FailureKind.POLICY, now)

    def said(*statuses: SourceStatus) -> list[str]:
        seen = Observed(statuses={each.source: each for each in statuses})
        return [each.word for each in judged(seen, now) if each.word == "google"]

    assert said(kept_out, read) == []
    assert said(kept_out, other) == ["google"]
    assert said(kept_out) == ["google"]
    assert said(SourceStatus("sict").failed(FailureKind.SCOPES, now), read) == ["google"]
