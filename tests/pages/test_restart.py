"""After a restart without network the dashboard shows what it last read, from its store, and says how old it is."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from lib.app import data
from lib.collect.opening import open_programme
from lib.collect.settings.environment import read_environment
from tests.collect.rig import from_folder, rig
from tests.pages.app import environment, open_page, text_of
from tests.sheets.accounts import ServiceAccount

NOBODY = "http://127.0.0.1:1"


@pytest.fixture
def cut_off(tmp_path: Path, service_account: ServiceAccount) -> dict[str, str]:
    """Return the settings of a dashboard that once read Google's sheets and now reaches nobody."""
    settings = {
        "IMPULSO_READER": "google",
        "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE": str(service_account.write(tmp_path / "key.json", f"{NOBODY}/token")),
        "IMPULSO_GOOGLE_API_ROOT": NOBODY,
        "IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'store.sqlite'}",
    }
    scope = open_programme(read_environment(settings)).scope
    before = rig(replace(from_folder(), scope=scope), settings["IMPULSO_STORE_URL"])
    before.collector.settle()
    before.collector.stop()
    before.store.close()
    return settings


def test_everything_shows_from_the_store_at_once(cut_off: dict[str, str]) -> None:
    with environment(**cut_off):
        begun = time.thread_time()
        newest = data.newest()
        took = time.thread_time() - begun
        text = text_of(open_page())
    assert newest.figures["ALC-1"].value == 358
    assert {source.facts_to is not None for source in newest.sources} == {True}
    assert "358" in text
    assert took < 3.0


def test_a_key_file_that_is_not_there_takes_no_figure_away(cut_off: dict[str, str], tmp_path: Path) -> None:
    with environment(**{**cut_off, "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE": str(tmp_path / "none.json")}):
        app = open_page()
    assert not app.exception
    assert "358" in text_of(app)
