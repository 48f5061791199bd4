"""Never without figures: whatever happens to a source, its last good figures stay, dated."""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from lib.collect.opening import OpenProgramme
from lib.snapshot.snapshot import SourceState
from tests.collect.rig import BEGIN, SAMPLE, HandTime, Rig, from_folder, from_google, partners_server, rig
from tests.indicators.facts import setting
from tests.saving import edited, one_more_person
from tests.sheets import faults
from tests.sheets.accounts import ServiceAccount
from tests.sheets.faults import Damage, Fault
from tests.sheets.server import SheetsServer

FRESH = {"up-to-date", "due-soon", "overdue"}
SOURCES = {source.id: source.spreadsheet for source in setting().programme.sources}
EIGHT: dict[str, tuple[Fault, str]] = {
    "dtc-mexico": (faults.UNAVAILABLE_PAGE, "unreachable"),
    "pro-mujer": (faults.INTERNAL, "unreachable"),
    "sict": (faults.QUOTA, "quota"),
    "sedeco-yuc": (Damage.RESET, "unreachable"),
    "sedeco-chis": (Damage.TRUNCATION, "unreachable"),
    "sedeco-oax": (faults.FORBIDDEN, "no-permission"),
    "sedeco-camp": (faults.NOT_FOUND, "not-found"),
    "sedeco-qroo": (faults.OFFICE_FILE, "unreadable"),
}


@pytest.fixture
def time() -> HandTime:
    return HandTime()


@pytest.fixture
def server(service_account: ServiceAccount, time: HandTime) -> Iterator[SheetsServer]:
    with partners_server(service_account, time) as running:
        yield running


@pytest.fixture
def google(server: SheetsServer, service_account: ServiceAccount, tmp_path: Path) -> OpenProgramme:
    return from_google(server, service_account.write(tmp_path / "key.json", server.token_uri))


@pytest.fixture
def collecting(google: OpenProgramme, time: HandTime) -> Rig:
    """A collector that has read everything once."""
    made = rig(google, time=time)
    assert made.collector.settle()
    return made


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "books"))


def most_in_a_minute(server: SheetsServer, rig: Rig, seconds: int, before_each: Callable[[], None]) -> int:
    """Let time pass second by second; return the most requests that went out in any minute of it."""
    made: list[int] = []
    for _ in range(seconds):
        before_each()
        had = len(server.reads)
        rig.pass_time(1)
        made.append(len(server.reads) - had)
    return max(sum(made[second : second + 60]) for second in range(len(made)))


def clocks(source: SourceState) -> tuple[object, ...]:
    return source.read_at, source.changed_at, source.facts_to


def test_each_workbook_is_read_once_a_cycle_and_what_did_not_change_is_not_published_again(
    collecting: Rig, server: SheetsServer
) -> None:
    assert len(server.reads) == 8
    collecting.pass_time(60 * 10)
    assert len(server.reads) == 8 * 11
    assert len(collecting.store.history()) == 1
    assert server.writes == 0


def test_a_change_in_one_source_is_published_within_one_cycle_and_only_that_source_is_opened_again(
    collecting: Rig, server: SheetsServer
) -> None:
    before = collecting.collector.newest()
    server.workbook(SOURCES["sict"]).tab("sitios").rows[5][1] = "Otro nombre"
    collecting.pass_time(60)
    after = collecting.collector.newest()
    assert after.id != before.id
    assert "Otro nombre" in {hub.name for hub in after.hubs}
    assert [moment.id for moment in collecting.store.history()] == [before.id, after.id]
    changed = {source.id: source.changed_at for source in after.sources}
    assert changed.pop("sict") == BEGIN + timedelta(seconds=60)
    assert set(changed.values()) == {BEGIN}
    assert {source.read_at for source in after.sources} == {BEGIN + timedelta(seconds=60)}


def test_eight_partners_hit_by_eight_faults_in_one_cycle_all_keep_their_dated_figures_and_all_recover(
    collecting: Rig, server: SheetsServer
) -> None:
    before = collecting.collector.newest()
    for name, (fault, _) in EIGHT.items():
        server.inject(SOURCES[name], fault, count=2)
    collecting.pass_time(60)
    assert collecting.states() == {name: state for name, (_, state) in EIGHT.items()}
    now = collecting.collector.newest()
    assert now.id == before.id
    assert now.figures["ALC-1"].value == 358
    for source in now.sources:
        was = before.source(source.id)
        assert was is not None
        assert (source.facts_to, source.changed_at, source.rows) == (was.facts_to, was.changed_at, was.rows)
    collecting.pass_time(60 * 40)
    assert set(collecting.states().values()) <= FRESH
    assert all(source.read_at and source.read_at > BEGIN for source in collecting.collector.newest().sources)
    assert len(collecting.store.history()) == 1


@pytest.mark.parametrize(("name", "fault", "state"), [(name, *what) for name, what in EIGHT.items()])
def test_each_fault_is_named_and_stays_with_its_source(
    collecting: Rig, server: SheetsServer, name: str, fault: Fault, state: str
) -> None:
    before = collecting.source(name)
    server.inject(SOURCES[name], fault, count=3)
    collecting.pass_time(60)
    after = collecting.source(name)
    assert after.condition == state
    assert after.freshness == before.freshness
    assert clocks(after) == clocks(before)
    assert {other for other, each in collecting.states().items() if each not in FRESH} == {name}
    codes = [found.code for found in collecting.collector.newest().findings if found.source == name]
    assert codes[0] in {"W01", "W06"}


def test_one_failed_reading_is_made_good_by_a_quick_retry(collecting: Rig, server: SheetsServer) -> None:
    server.inject(SOURCES["sict"], Damage.RESET, count=1)
    collecting.pass_time(60)
    assert collecting.source("sict").condition == "unreachable"
    collecting.pass_time(4)
    assert collecting.source("sict").condition in FRESH


def test_a_refused_key_leaves_all_figures_and_is_tried_again_later(
    collecting: Rig, server: SheetsServer, service_account: ServiceAccount, tmp_path: Path, time: HandTime
) -> None:
    server.google.desk.revoke_all()
    server.inject("/token", faults.REFUSED_TOKEN, count=8)
    collecting.pass_time(60)
    assert set(collecting.states().values()) == {"operator"}
    assert {source.trouble for source in collecting.collector.newest().sources} == {"key_refused"}
    assert collecting.collector.newest().figures["ALC-1"].value == 358
    collecting.pass_time(60 * 5)
    assert set(collecting.states().values()) <= FRESH


def test_the_quota_makes_everybody_wait_and_one_goes_first(collecting: Rig, server: SheetsServer) -> None:
    server.inject("/v4/", faults.QUOTA_PAGE, count=1)
    collecting.pass_time(60)
    had = len(server.reads)
    assert had == 9
    collecting.pass_time(64)
    assert len(server.reads) == had
    server.inject("/v4/", faults.QUOTA, count=1)
    collecting.pass_time(2)
    assert len(server.reads) == had + 1
    collecting.pass_time(70)
    assert set(collecting.states().values()) <= FRESH


def test_a_renamed_tab_is_healed_in_the_same_cycle_for_three_requests_once_and_its_owner_told(
    collecting: Rig, server: SheetsServer
) -> None:
    before = collecting.collector.newest()
    server.workbook(SOURCES["pro-mujer"]).rename_tab("alcance", "Alcance 2023 (final)")
    collecting.pass_time(60)
    now = collecting.collector.newest()
    assert now.id == before.id
    assert now.figures["ALC-1"].value == 358
    found = next(each for each in now.findings if each.code == "H10")
    assert (found.source, found.tab, found.severity, found.params) == (
        "pro-mujer", "alcance", "note", {"found": "Alcance 2023 (final)"},
    )  # fmt: skip
    assert len(server.reads) == 8 + 7 + 3
    collecting.pass_time(60)
    assert len(server.reads) == 8 + 7 + 3 + 8
    assert "H10" in {each.code for each in collecting.collector.newest().findings}
    server.workbook(SOURCES["pro-mujer"]).rename_tab("Alcance 2023 (final)", "alcance")
    collecting.pass_time(60)
    assert "H10" not in {each.code for each in collecting.collector.newest().findings}


def lose_the_tab(server: SheetsServer) -> None:
    server.workbook(SOURCES["pro-mujer"]).delete_tab("alcance")


def lose_the_rows(server: SheetsServer) -> None:
    server.workbook(SOURCES["pro-mujer"]).tab("alcance").clear()


def lose_half(server: SheetsServer) -> None:
    tab = server.workbook(SOURCES["pro-mujer"]).tab("alcance")
    header = next(number for number, row in enumerate(tab.rows) if "personas" in row)
    tab.halve(header + 1)


def lose_a_column(server: SheetsServer) -> None:
    tab = server.workbook(SOURCES["pro-mujer"]).tab("alcance")
    header = next(number for number, row in enumerate(tab.rows) if "personas" in row)
    tab.rename_header("personas", "zzz", header)


LOSSES = pytest.mark.parametrize("lose", [lose_the_tab, lose_the_rows, lose_half, lose_a_column])


@LOSSES
def test_what_lost_too_much_is_under_review_and_believed_after_three_identical_readings(
    collecting: Rig, server: SheetsServer, lose: Callable[[SheetsServer], None]
) -> None:
    before = collecting.collector.newest()
    lose(server)
    for _ in range(2):
        collecting.pass_time(60)
        assert collecting.source("pro-mujer").condition == "under-review"
        assert collecting.collector.newest().id == before.id
        assert clocks(collecting.source("pro-mujer")) == (BEGIN, BEGIN, before.source("pro-mujer").facts_to)  # type: ignore[union-attr]
    collecting.pass_time(60)
    assert collecting.source("pro-mujer").condition in FRESH
    assert collecting.collector.newest().figures["ALC-1"].value != 358


@LOSSES
def test_what_comes_back_within_that_time_leaves_no_trace(
    collecting: Rig, server: SheetsServer, lose: Callable[[SheetsServer], None]
) -> None:
    workbook = server.workbook(SOURCES["pro-mujer"])
    tabs = [(tab, list(tab.rows)) for tab in workbook.tabs]
    lose(server)
    collecting.pass_time(120)
    for tab, rows in tabs:
        tab.rows = rows
    workbook.tabs = [tab for tab, _ in tabs]
    collecting.pass_time(60)
    assert collecting.source("pro-mujer").condition in FRESH
    assert len(collecting.store.history()) == 1
    lose(server)
    collecting.pass_time(120)
    assert collecting.source("pro-mujer").condition == "under-review"


def test_a_steward_can_accept_a_change_at_once(collecting: Rig, server: SheetsServer) -> None:
    lose_half(server)
    collecting.pass_time(60)
    assert collecting.store.accept("pro-mujer")
    collecting.pass_time(1)
    assert collecting.source("pro-mujer").condition in FRESH
    assert collecting.collector.newest().figures["ALC-1"].value != 358


def test_a_review_outlives_a_restart(
    google: OpenProgramme, server: SheetsServer, time: HandTime, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    first = rig(google, url, time)
    first.collector.settle()
    lose_half(server)
    first.pass_time(120)
    first.collector.stop()
    second = rig(google, url, time)
    second.collector.settle()
    assert second.source("pro-mujer").condition in FRESH
    assert second.collector.newest().figures["ALC-1"].value != 358


def test_a_source_that_was_never_read_has_no_data_yet_and_shows_once_it_is(
    google: OpenProgramme, server: SheetsServer, time: HandTime
) -> None:
    server.workbook(SOURCES["sict"]).shared = False
    made = rig(google, time=time)
    made.collector.settle()
    assert (made.source("sict").condition, made.source("sict").trouble) == ("unread", "permission")
    assert made.source("sict").read_at is None
    assert made.collector.newest().figures["ALC-1"].value == 358
    server.workbook(SOURCES["sict"]).shared = True
    made.pass_time(60 * 6)
    assert made.source("sict").condition in FRESH
    assert made.source("sict").changed_at == BEGIN + timedelta(minutes=5)


def test_an_hour_of_random_faults_loses_nothing_and_never_asks_more_than_forty_times_in_a_minute(
    google: OpenProgramme, server: SheetsServer, time: HandTime
) -> None:
    chance = random.Random(20231206)  # noqa: S311  the same each time
    made = rig(google, time=time, jitter=chance.random)
    made.collector.settle()
    before = made.collector.newest()
    choices = [fault for fault, _ in EIGHT.values()] + [faults.QUOTA_PAGE, faults.UNAVAILABLE, Damage.HALF_JSON]
    hit: Counter[str] = Counter()

    def disturb() -> None:
        if chance.random() < 0.12:
            name = chance.choice(list(SOURCES))
            server.inject(SOURCES[name], chance.choice(choices), count=chance.choice((1, 1, 2, 5)))
            hit[name] += 1
        snapshot = made.collector.newest()
        assert snapshot.id == before.id
        assert all(source.facts_to for source in snapshot.sources)

    assert most_in_a_minute(server, made, 3600, disturb) <= 40
    assert set(hit) == set(SOURCES)
    server.forget_faults()
    made.pass_time(60 * 61, step=5)
    assert set(made.states().values()) <= FRESH
    assert made.collector.newest().id == before.id
    assert len(made.store.history()) == 1
    assert server.writes == 0


def test_after_a_restart_without_network_everything_shows_from_the_store(
    google: OpenProgramme, server: SheetsServer, time: HandTime, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    first = rig(google, url, time)
    first.collector.settle()
    before = first.collector.newest()
    first.collector.stop()
    time.advance(3600)
    had = len(server.log)
    server.inject(".", Damage.RESET, count=999)
    second = rig(google, url, time)
    second.collector.start()
    try:
        assert second.collector.newest().figures == before.figures
        assert len(server.log) <= had + 16  # what it tries in the background
        assert {source.facts_to for source in second.collector.newest().sources} == {
            source.facts_to for source in before.sources
        }
    finally:
        second.collector.stop()


def test_a_thousand_viewers_cause_not_one_read_more(collecting: Rig, server: SheetsServer) -> None:
    had = len(server.log)
    seen = {collecting.collector.newest().id for _ in range(1000)}
    assert len(seen) == 1
    assert len(server.log) == had


def test_saving_a_workbook_in_the_folder_shows_within_one_cycle(books: Path) -> None:
    made = rig(from_folder(books))
    made.collector.settle()
    assert made.collector.newest().figures["ALC-1"].value == 358
    edited(books, "pro-mujer.xlsx", one_more_person)
    made.pass_time(60)
    assert made.collector.newest().figures["ALC-1"].value == 359


def test_a_workbook_that_goes_from_the_folder_leaves_its_figures_and_is_taken_up_when_it_is_back(books: Path) -> None:
    made = rig(from_folder(books))
    made.collector.settle()
    (books / "pro-mujer.xlsx").rename(books / "away")
    made.pass_time(60 * 10)
    assert made.source("pro-mujer").condition == "not-found"
    assert made.collector.newest().figures["ALC-1"].value == 358
    (books / "away").rename(books / "pro-mujer.xlsx")
    edited(books, "pro-mujer.xlsx", one_more_person)
    made.pass_time(60)
    assert made.source("pro-mujer").condition in FRESH
    assert made.collector.newest().figures["ALC-1"].value == 359


def test_a_workbook_that_is_no_workbook_leaves_its_figures(books: Path) -> None:
    made = rig(from_folder(books))
    made.collector.settle()
    (books / "sict.xlsx").write_bytes(b"half a file")
    made.pass_time(60)
    assert made.source("sict").condition == "unreadable"
    assert made.collector.newest().figures["SIT-2"].value is not None


def test_figures_that_change_after_they_were_validated_are_remarked_on(books: Path) -> None:
    made = rig(from_folder(books))
    made.collector.settle()
    assert "V19" not in {found.code for found in made.collector.newest().findings}
    edited(books, "pro-mujer.xlsx", one_more_person)
    made.pass_time(60)
    remarked = [found for found in made.collector.newest().findings if found.code == "V19"]
    assert [found.source for found in remarked] == ["pro-mujer"]
    assert [each.revision.owners for each in made.store.followed.revisions()] == [("pro-mujer",)]


def test_a_new_version_of_the_program_reads_unchanged_workbooks_again_without_calling_them_changed(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    first = rig(from_folder(books), url)
    first.collector.settle()
    first.collector.stop()
    monkeypatch.setattr("lib.collect.rounds.round.made_by", lambda _: "another version")
    second = rig(from_folder(books), url, HandTime(BEGIN + timedelta(hours=1)))
    second.collector.settle()
    assert {kept.made_by for kept in second.store.readings().values()} == {"another version"}
    assert {source.changed_at for source in second.collector.newest().sources} == {BEGIN}
    assert len(second.store.history()) == 1
    second.collector.stop()


def test_before_anything_was_read_there_is_a_snapshot_that_says_so() -> None:
    made = rig(from_folder())
    empty = made.collector.newest()
    assert made.collector.published() is None
    assert {source.condition for source in empty.sources} == {"unread"}
    assert empty.figures["ALC-1"].state == "no-data"


def test_a_mistake_of_ours_in_one_partners_rows_is_that_partners_trouble_only(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lib.collect.rounds import fetch

    right = fetch.parse

    def wrong(source, *rest):  # type: ignore[no-untyped-def]
        if source.id == "sict":
            raise ZeroDivisionError
        return right(source, *rest)

    monkeypatch.setattr(fetch, "parse", wrong)
    made = rig(from_folder(books))
    made.collector.settle()
    assert made.source("sict").condition == "unread"
    assert made.collector.newest().figures["ALC-1"].value == 358


def test_when_the_quota_stops_the_very_first_reading_what_was_read_shows_and_the_rest_follows(
    google: OpenProgramme, server: SheetsServer, time: HandTime
) -> None:
    server.inject(SOURCES["sict"], faults.QUOTA, count=1)
    made = rig(google, time=time)
    made.collector.settle()
    assert made.source("sict").condition == "unread"
    assert made.collector.newest().figures["ALC-1"].value == 358
    made.pass_time(70)
    assert set(made.states().values()) <= FRESH


def test_once_a_quota_is_met_nobody_else_is_asked_in_that_round(collecting: Rig, server: SheetsServer) -> None:
    server.inject("/v4/", faults.QUOTA_PAGE, count=1)
    had = len(server.reads)
    collecting.pass_time(60)
    assert len(server.reads) == had + 1
