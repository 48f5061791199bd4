"""The store keeps what it is given, on SQLite and on PostgreSQL alike."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import openpyxl
import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import StatementError

from lib.collect.failure import FailureKind
from lib.collect.reading import SourceReading, parse
from lib.collect.rounds.assemble import assemble
from lib.collect.source_status import Review, SourceStatus
from lib.collect.store.freezes import By
from lib.collect.store.opening import open_store
from lib.collect.store.pruning import Retention
from lib.collect.store.store import Moment, Store
from lib.collect.store.tables import decisions, readings
from lib.collect.workbooks.folder import folder_reader
from lib.snapshot.snapshot import Snapshot
from tests.collect.rig import BEGIN, SAMPLE, SCOPE, HandTime
from tests.indicators.facts import setting

DAY = timedelta(days=1)


def opened(url: str, scope: str = SCOPE, time: HandTime | None = None) -> Store:
    return open_store(url, scope, setting().programme.sources, time or HandTime())


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = opened(url)
    yield made
    made.close()


def reading(name: str = "sict", at: datetime = BEGIN) -> SourceReading:
    source = setting().programme.source(name)
    assert source is not None
    return parse(source, folder_reader(SAMPLE)(source), setting(), at)


def snapshot(name: str = "aaaa1111aaaa", at: datetime = BEGIN) -> Snapshot:
    nothing = [SourceReading(source, at) for source in setting().programme.sources]
    return replace(assemble(nothing, setting(), "closing", at).snapshot, id=name)


def test_an_empty_store_has_no_snapshot_no_reading_and_no_history(store: Store) -> None:
    assert store.newest() is None
    assert store.at(BEGIN) is None
    assert store.snapshot("aaaa1111aaaa") is None
    assert store.history() == ()
    assert dict(store.readings()) == {}
    assert set(store.sources.statuses()) == {source.id for source in setting().programme.sources}


def test_a_published_snapshot_comes_back_equal_by_its_id_and_by_its_beginning(store: Store) -> None:
    given = snapshot()
    store.publish(given, BEGIN)
    for asked in ("aaaa1111aaaa", "aaaa"):
        found = store.snapshot(asked)
        assert found is not None
        assert found.snapshot == given
        assert found.at == BEGIN


@pytest.mark.parametrize("asked", ["", "aaa", "%", "____", "aaaa%", "bbbb"])
def test_a_beginning_that_is_too_short_or_a_pattern_finds_nothing(store: Store, asked: str) -> None:
    store.publish(snapshot(), BEGIN)
    assert store.snapshot(asked) is None


def test_history_is_told_in_order_and_from_a_moment_on(store: Store) -> None:
    for number, name in enumerate(("aaaa1111aaaa", "bbbb2222bbbb", "aaaa1111aaaa")):
        store.publish(snapshot(name), BEGIN + number * DAY)
    names = ("aaaa1111aaaa", "bbbb2222bbbb", "aaaa1111aaaa")
    moments = tuple(Moment(name, BEGIN + number * DAY) for number, name in enumerate(names))
    assert store.history() == moments
    assert store.history(BEGIN + DAY) == moments[1:]


def test_what_was_newest_at_a_moment_is_found_whatever_the_time_zone_it_is_asked_in(store: Store) -> None:
    store.publish(snapshot("aaaa1111aaaa"), BEGIN)
    store.publish(snapshot("bbbb2222bbbb"), BEGIN + DAY)
    merida = timezone(timedelta(hours=-6))
    asked = {BEGIN - DAY: None, BEGIN: "aaaa1111aaaa", BEGIN + DAY / 2: "aaaa1111aaaa", BEGIN + 9 * DAY: "bbbb2222bbbb"}
    for moment, name in asked.items():
        found = store.at(moment.astimezone(merida))
        assert (found.snapshot.id if found else None) == name


def test_the_newest_snapshot_shows_each_source_as_it_stands_now_and_a_past_one_as_it_stood(store: Store) -> None:
    good = reading()
    others = [SourceReading(each, BEGIN) for each in setting().programme.sources if each.id != "sict"]
    store.publish(assemble([*others, good], setting(), "closing", BEGIN).snapshot, BEGIN)
    lost = SourceStatus("sict", read_at=BEGIN, changed_at=BEGIN).failed(FailureKind.PERMISSION, BEGIN + DAY)
    store.sources.keep([], [lost], "this version")
    newest, past = store.newest(), store.at(BEGIN)
    assert newest is not None
    assert past is not None
    now, then = newest.snapshot.source("sict"), past.snapshot.source("sict")
    assert now is not None
    assert then is not None
    assert (now.condition, now.trouble, now.read_at, now.facts_to) == (
        "no-permission", "permission", BEGIN, date(2023, 11, 30),
    )  # fmt: skip
    assert (then.condition, then.trouble) == ("up-to-date", None)
    assert next(found.code for found in newest.snapshot.findings if found.source == "sict") == "W06"
    assert newest.snapshot.id == past.snapshot.id


def test_a_reading_comes_back_equal_with_its_rows_findings_and_moments(store: Store) -> None:
    given = [reading(source.id) for source in setting().programme.sources]
    store.sources.keep(given, [], "this version")
    found = store.readings()
    assert [found[each.source.id].reading for each in given] == given
    assert {each.made_by for each in found.values()} == {"this version"}


def test_the_last_good_reading_of_a_source_is_the_one_that_counts(store: Store) -> None:
    store.sources.keep([reading(at=BEGIN)], [], "one")
    store.sources.keep([reading(at=BEGIN + DAY)], [], "two")
    assert store.readings()["sict"].reading.read_at == BEGIN + DAY


def test_what_no_table_declares_is_nowhere_in_what_is_kept(
    store: Store, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("books")
    book = openpyxl.load_workbook(SAMPLE / "sict.xlsx")
    tab = book["sitios"]
    header = next(row for row in tab.iter_rows() if any(cell.value == "sitio_id" for cell in row))
    place = header[-1].column + 1
    for below, text in enumerate(("encargada", "Xóchitl Quetzal", "ajeno")):
        tab.cell(header[0].row + below, place, text)
    book.save(folder / "sict.xlsx")
    source = setting().programme.source("sict")
    assert source is not None
    store.sources.keep([parse(source, folder_reader(folder)(source), setting(), BEGIN)], [], "this version")
    with store.engine.connect() as connection:
        kept = zlib.decompress(connection.execute(select(readings.c.content)).scalar_one()).decode()
    assert "Xóchitl" not in kept
    assert "ajeno" not in kept
    assert '"rows"' in kept


def test_statuses_come_back_equal_review_and_all(store: Store) -> None:
    status = SourceStatus("sict").answered(BEGIN, changed=True).under_review(Review("f" * 64, BEGIN, 2), BEGIN + DAY)
    store.sources.keep([], [status], "this version")
    assert store.sources.statuses()["sict"] == status


def test_programmes_and_samples_in_one_database_do_not_mix(url: str) -> None:
    closing, midway = opened(url, "impulso-digital/closing/folder"), opened(url, "impulso-digital/midway/folder")
    closing.publish(snapshot(), BEGIN)
    closing.sources.keep([reading()], [SourceStatus("sict").answered(BEGIN, changed=True)], "this version")
    assert midway.newest() is None
    assert midway.history() == ()
    assert midway.snapshot("aaaa") is None
    assert dict(midway.readings()) == {}
    assert midway.sources.statuses()["sict"] == SourceStatus("sict")
    assert midway.prune(Retention(1, 1), BEGIN + 99 * DAY) == 0
    assert len(closing.history()) == 1
    closing.close()
    midway.close()


def test_accepting_needs_a_change_under_review_and_asks_for_a_reading(store: Store) -> None:
    assert not store.accept("sict")
    assert not store.accept("nobody")
    store.sources.keep([], [SourceStatus("sict").under_review(Review("f" * 64, BEGIN), BEGIN)], "this version")
    assert store.accept("sict")
    assert dict(store.sources.accepted()) == {"sict": "f" * 64}
    assert store.signals.now().asked_at == BEGIN
    store.sources.keep([], [SourceStatus("sict").answered(BEGIN, changed=True)], "this version")
    assert dict(store.sources.accepted()) == {}


def test_who_accepted_what_and_when_is_kept(store: Store) -> None:
    store.sources.keep([], [SourceStatus("sict").under_review(Review("f" * 64, BEGIN), BEGIN)], "this version")
    assert store.accept("sict", By("dtc-mexico", "ana@example.org"))
    with store.engine.connect() as connection:
        (taken,) = connection.execute(select(decisions))
    assert (taken.source, taken.at, taken.organisation, taken.who) == ("sict", BEGIN, "dtc-mexico", "ana@example.org")


def test_a_frozen_snapshot_stays_whatever_its_age_with_who_when_and_up_to_when(store: Store) -> None:
    for number, name in enumerate(("aaaa1111aaaa", "bbbb2222bbbb", "cccc3333cccc")):
        store.publish(snapshot(name), BEGIN + number * DAY)
    frozen = store.freezes.freeze(snapshot("aaaa1111aaaa"), By("dtc-mexico", "ana@example.org"), BEGIN, "Informe")
    assert frozen is not None
    assert (frozen.id, frozen.at, frozen.organisation, frozen.note) == ("aaaa1111aaaa", BEGIN, "dtc-mexico", "Informe")
    assert dict(frozen.cutoffs) == {each.id: each.facts_to for each in snapshot().sources}
    store.prune(Retention(30, 30), BEGIN + 99 * DAY)
    assert [moment.id for moment in store.history()] == ["aaaa1111aaaa", "cccc3333cccc"]
    assert store.snapshot("aaaa1111aaaa") is not None


def test_what_was_never_published_cannot_be_frozen_and_what_is_frozen_stays_as_it_was(store: Store) -> None:
    by = By("dtc-mexico", "ana@example.org")
    assert store.freezes.freeze(snapshot("aaaa1111aaaa"), by, BEGIN) is None
    store.publish(snapshot("aaaa1111aaaa"), BEGIN)
    first = store.freezes.freeze(snapshot("aaaa1111aaaa"), by, BEGIN, "primero")
    assert store.freezes.freeze(snapshot("aaaa1111aaaa"), by, BEGIN + DAY, "segundo") == first
    assert store.freezes.list() == (first,)


def test_old_readings_go_before_any_snapshot_and_the_last_good_one_stays(store: Store) -> None:
    for days in (0, 10, 20):
        store.sources.keep([reading(at=BEGIN + days * DAY)], [], "this version")
        store.publish(snapshot(f"{days:02}aa1111aaaa"), BEGIN + days * DAY)
    assert store.prune(Retention(30, None), BEGIN + 45 * DAY) == 2
    assert store.readings()["sict"].reading.read_at == BEGIN + 20 * DAY
    assert len(store.history()) == 3


def test_old_snapshots_go_but_for_the_newest(store: Store) -> None:
    for number, name in enumerate(("aaaa1111aaaa", "bbbb2222bbbb", "cccc3333cccc")):
        store.publish(snapshot(name), BEGIN + number * DAY)
    store.prune(Retention(30, 30), BEGIN + 99 * DAY)
    assert [moment.id for moment in store.history()] == ["cccc3333cccc"]


def test_a_reading_that_is_damaged_counts_as_never_read(store: Store) -> None:
    store.sources.keep([reading()], [], "this version")
    with store.engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(readings).values(content=b"not compressed"))
    assert dict(store.readings()) == {}


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="without a time zone"):
        store.publish(snapshot(), datetime(2023, 12, 6))  # noqa: DTZ001  that is the point


def test_every_change_that_viewers_should_see_moves_the_revision(store: Store) -> None:
    seen = [store.signals.now().revision]
    store.publish(snapshot(), BEGIN)
    seen.append(store.signals.now().revision)
    store.sources.keep([], [SourceStatus("sict").answered(BEGIN, changed=False)], "this version")
    seen.append(store.signals.now().revision)
    store.signals.beat(BEGIN, None)
    assert seen == sorted(set(seen))
    assert store.signals.now().revision == seen[-1]


def test_the_first_figures_of_a_validation_are_remembered_and_not_replaced(store: Store) -> None:
    day = date(2023, 5, 12)
    store.sources.note_validated({"BC-01": (day, "first")}, BEGIN)
    store.sources.note_validated({"BC-01": (day, "second")}, BEGIN + DAY)
    assert dict(store.sources.validated()) == {"BC-01": (day, "first")}
    store.sources.note_validated({"BC-01": (day + DAY, "third")}, datetime(2023, 12, 8, tzinfo=UTC))
    assert dict(store.sources.validated()) == {"BC-01": (day + DAY, "third")}
