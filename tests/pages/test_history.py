"""History on the pages, through `dashboard.py`: what changed, the course of the figures, and past snapshots."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from lib.app import data
from lib.collect.store.store import Published, UnreadableSnapshot
from lib.markup.pages import PAGES
from lib.snapshot.snapshot import Snapshot
from tests.app.fake_store import FakeStore
from tests.pages.app import environment, open_page, text_of


@pytest.fixture(autouse=True, scope="module")
def one_dashboard() -> None:
    """Each test here has a past of its own, so none takes over the dashboard of another."""


LAST_MONTH, YESTERDAY = "aaaa1111aaaa", "bbbb2222bbbb"


def earlier(snapshot: Snapshot, cut: str, days: int, people: int, bootcamp: str = "completed") -> Snapshot:
    figures = {**snapshot.figures, "ALC-1": replace(snapshot.figures["ALC-1"], value=people)}
    last = replace(snapshot.bootcamps[-1], status=bootcamp)
    today = snapshot.today - timedelta(days=days)
    return replace(snapshot, id=cut, today=today, figures=figures, bootcamps=(*snapshot.bootcamps[:-1], last))


def in_address(app: AppTest, name: str) -> str:
    """Return a parameter of the address; AppTest gives what was set as a text and what the page wrote as a list."""
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeStore]:
    """Open the dashboard on a store that a test fills; the newest snapshot is published when the fixture is taken."""
    with environment():
        opened, fake = data.opened(), FakeStore()
        fake.publish(data.newest(), data.newest().read_at)
        monkeypatch.setattr(data, "opened", lambda: replace(opened, store=fake))
        yield fake


def with_history(store: FakeStore) -> FakeStore:
    newest, now = data.newest(), datetime.combine(data.newest().today, time(12), UTC)
    past = FakeStore()
    past.publish(earlier(newest, LAST_MONTH, 30, 301, "running"), now - timedelta(days=30))
    past.publish(earlier(newest, YESTERDAY, 1, 346), now - timedelta(days=1))
    store.published = [*past.published, *store.published]
    return store


def test_on_the_first_day_there_is_nothing_to_compare_with_and_it_is_said(store: FakeStore) -> None:
    app = open_page()
    assert not app.exception
    assert "la primera lectura es de hoy" in text_of(app)
    assert "course-line" not in text_of(app)


@pytest.mark.parametrize(
    ("language", "since", "sentence"),
    [
        ("es", "ayer", "Personas alcanzadas: 358, antes 346."),
        ("es", "semana", "Personas alcanzadas: 358, antes 301."),
        ("en", "ayer", "People reached: 358, previously 346."),
        ("en", "semana", "People reached: 358, previously 301."),
    ],
)
def test_what_changed_is_told_since_the_day_that_the_address_asks_for(
    store: FakeStore, language: str, since: str, sentence: str
) -> None:
    with_history(store)
    app = open_page(language=language, desde=since)
    assert not app.exception
    assert sentence in text_of(app)


def test_a_week_is_what_is_compared_where_nothing_is_asked(store: FakeStore) -> None:
    with_history(store)
    app = open_page()
    assert "Bacalar: concluido; antes, en curso." in text_of(app)
    assert "desde" not in app.query_params


def test_any_day_can_be_compared_with_and_stays_in_the_address(store: FakeStore) -> None:
    with_history(store)
    day = (data.newest().today - timedelta(days=30)).isoformat()
    app = open_page(desde=day)
    assert "antes 301" in text_of(app)
    assert in_address(app, "desde") == day


def test_a_history_that_begins_too_late_is_compared_with_its_first_reading(store: FakeStore) -> None:
    store.published.insert(0, with_history(FakeStore()).published[1])
    text = text_of(open_page())
    assert "Comparado con la primera lectura" in text
    assert "antes 346" in text


def test_the_course_of_the_figures_is_drawn_with_words_and_a_table(store: FakeStore) -> None:
    with_history(store)
    app = open_page(language="en")
    text = text_of(app)
    assert "from 301 to 358" in text
    assert "How the figures have progressed" in text
    assert '"num">346<' in text


@pytest.mark.parametrize("page", [page.id for page in PAGES if page.figures])
def test_a_past_snapshot_is_marked_as_past_on_every_page(store: FakeStore, page: str) -> None:
    with_history(store)
    app = open_page(page, corte="aaaa")
    assert not app.exception
    assert "no es el más reciente" in text_of(app)
    assert in_address(app, "corte") == "aaaa"


def test_a_past_snapshot_shows_its_own_figures_and_knows_nothing_later_but_what_they_are_today(
    store: FakeStore,
) -> None:
    with_history(store)
    text = text_of(open_page(language="en", corte=YESTERDAY))
    assert '<p class="big">346 <span class="then-now">then 346, today 358</span></p>' in text
    assert '<p class="big">358' not in text
    assert "People reached: 346, previously 301." in text
    assert "of 5 December 2023: it is not" in text
    assert "it is not the most recent" in text


def test_a_past_snapshot_is_reduced_for_the_public_like_the_newest(store: FakeStore) -> None:
    with_history(store)
    with_all = text_of(open_page("data", corte="aaaa", ver="steward"))
    public = text_of(open_page("data", corte="aaaa", ver="public"))
    assert "pro-mujer.xlsx" in with_all
    assert "pro-mujer.xlsx" not in public


def test_another_page_and_another_language_keep_the_past_snapshot(store: FakeStore) -> None:
    with_history(store)
    app = open_page(corte="aaaa")
    app.switch_page("pages/about.py").run()
    assert "no es el más reciente" in text_of(app)
    assert in_address(app, "corte") == "aaaa"
    app.query_params["lang"] = "en"
    app.run()
    assert "it is not the most recent" in text_of(app)


def test_one_button_leads_back_to_the_newest(store: FakeStore) -> None:
    with_history(store)
    app = open_page(corte="aaaa")
    app.button(key="frame.newest.es").click().run()
    assert "no es el más reciente" not in text_of(app)
    assert "corte" not in app.query_params


@pytest.mark.parametrize("asked", ["0000ffff", "zz", "../etc", "a%"])
def test_an_unknown_snapshot_is_said_kindly_and_the_newest_is_shown(store: FakeStore, asked: str) -> None:
    app = open_page(corte=asked)
    text = text_of(app)
    assert not app.exception
    assert "Ese corte no existe" in text
    assert '<p class="big">358</p>' in text


def test_a_snapshot_that_cannot_be_read_is_said_and_the_newest_is_shown(store: FakeStore) -> None:
    store.unreadable = UnreadableSnapshot(LAST_MONTH, datetime.now(UTC), newer=True)
    text = text_of(open_page(corte=LAST_MONTH))
    assert "esta no puede leerlo" in text
    assert '<p class="big">358</p>' in text


@pytest.mark.parametrize("page", [page.id for page in PAGES])
def test_every_page_of_a_snapshot_older_than_every_indicator_says_no_data(store: FakeStore, page: str) -> None:
    store.published.insert(0, Published(replace(data.newest(), id=LAST_MONTH, figures={}), data.newest().read_at))
    app = open_page(page, corte=LAST_MONTH)
    assert not app.exception
    assert "no es el más reciente" in text_of(app)


def test_the_newest_snapshot_by_its_own_id_is_not_past(store: FakeStore) -> None:
    text = text_of(open_page(corte=data.newest().id[:4]))
    assert "no es el más reciente" not in text
    assert "Ese corte no existe" not in text


def test_what_somebody_wrote_into_the_address_is_not_repeated_on_the_page(store: FakeStore) -> None:
    assert "llame al 999" not in text_of(open_page(corte="llame al 999"))


def test_a_store_that_does_not_answer_costs_the_history_and_nothing_else(store: FakeStore) -> None:
    store.silent = True
    app = open_page()
    assert not app.exception
    assert "358" in text_of(app)
    assert "El historial no está disponible" in text_of(app)
