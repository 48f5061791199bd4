"""The past that the sample ships: there from the first minute, and never among a programme's own readings."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from time import sleep

from lib.collect.opening import open_programme
from lib.collect.rounds.sample_history import FILE, history_from_bytes
from lib.collect.rounds.service import Collector, collector_of, open_kept
from lib.collect.settings.environment import read_environment
from lib.collect.store.store import Published, Store
from lib.snapshot.changes.trend import last_of_each_day
from tests.pages.app import WITH_PAST, environment, open_page, text_of
from tests.snapshot.samples import DATA, sample_snapshot

PAST = DATA / "sample-midway" / FILE


@contextmanager
def begun(**variables: str) -> Iterator[tuple[Store, Collector]]:
    """Start collecting on an empty store."""
    given = read_environment({"IMPULSO_STORE_URL": "sqlite://", "IMPULSO_SAMPLE": "midway", **variables})
    opened = open_programme(given)
    store = open_kept(given, opened)
    collector = collector_of(given, opened, store)
    collector.start()
    try:
        yield store, collector
    finally:
        collector.stop()
        store.close()


def test_six_weeks_stand_before_the_first_reading_one_a_week_and_each_can_be_opened() -> None:
    with begun() as (store, collector):
        for _ in range(600):  # the first reading may take its time
            if collector.newest().today == date(2023, 8, 23):
                break
            sleep(0.05)
        moments = store.history()
        opened = [store.snapshot(each.id) for each in moments]
        assert collector.newest().id == moments[-1].id
    told = [day for day, _ in last_of_each_day(((each.at, each) for each in moments), date(2023, 8, 23))]
    days = [each.snapshot.today for each in opened if isinstance(each, Published)]
    assert told == days
    assert days == [date(2023, 8, 23) - timedelta(weeks=each) for each in range(6, -1, -1)]


def test_after_its_past_closing_says_what_it_would_say_alone_and_details_all_its_bootcamps() -> None:
    with begun(IMPULSO_SAMPLE="closing") as (store, collector):
        newest, alone = collector.newest(), sample_snapshot("closing")
        assert len(store.history()) == 7
    said = {name: figure for name, figure in newest.figures.items() if not name.startswith(("DAT", "SIT"))}
    assert said == {name: alone.figures[name] for name in said}
    assert newest.withheld is None
    assert all(each.current for each in newest.releases)


def test_the_past_only_grows_towards_the_present() -> None:
    counts = [
        each.figures["ALC-1"].value for each in (*history_from_bytes(PAST.read_bytes()), sample_snapshot("midway"))
    ]
    assert counts == sorted(counts, key=lambda each: each or 0)
    assert counts[0] != counts[-1]


def test_what_is_shipped_says_what_its_sources_say_the_week_before() -> None:
    from scripts.sample.history import snapshot_at
    from scripts.sample.hubs import read_gazetteer
    from scripts.sample.moments import MIDWAY

    shipped = history_from_bytes(PAST.read_bytes())[-1]
    made = snapshot_at(MIDWAY.weeks_before(1), read_gazetteer(DATA / "geo" / "places.csv"))
    assert made.figures == shipped.figures
    assert made.bootcamps == shipped.bootcamps
    assert made.commitments == shipped.commitments
    assert made.hubs == shipped.hubs


def test_a_folder_of_ones_own_never_gets_the_samples_past(tmp_path: Path) -> None:
    own = copytree(DATA / "sample-midway", tmp_path / "books")
    with begun(IMPULSO_WORKBOOKS=str(own)) as (store, collector):
        assert [each.id for each in store.history()] == [collector.newest().id]


def test_a_store_that_has_something_gets_no_past(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    for _ in range(2):
        with begun(IMPULSO_STORE_URL=url) as (store, _collector):
            assert len(store.history()) == 7


def test_the_first_page_tells_the_course_and_what_changed_at_once() -> None:
    with environment(IMPULSO_SAMPLE="midway", IMPULSO_PROGRAMME=WITH_PAST):
        app = open_page()
        assert not app.exception
        assert "course-line" in text_of(app)
        assert "Personas alcanzadas" in text_of(app)
        assert "del 16 de agosto de 2023" in text_of(app)
        assert "desde el 12 jul 2023" in text_of(app)


def test_early_there_is_no_rate_no_pace_and_no_past() -> None:
    early = sample_snapshot("early")
    for indicator in ("EMB-6", "MET-2"):
        figure = early.figures[indicator]
        assert (figure.value, figure.signal, figure.aside) == (None, None, 84)
    assert {each.status for each in early.bootcamps if each.actual_start} == {"running"}
    with begun(IMPULSO_SAMPLE="early") as (store, _collector):
        assert len(store.history()) == 1
