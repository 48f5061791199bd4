"""Where data are taken away: on every page, in both languages, also while there are none."""

import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.app import data
from lib.app.server import api, served
from lib.markup.pages import PAGES
from lib.publish.exports.offers import offers_of
from lib.wording.edition import edition_of
from tests.pages.app import ROOT, environment, open_page, text_of

SHOWING = tuple(page.id for page in PAGES if page.figures)
LINK = re.compile(r'href="\.(/api/[^"]+)"')


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_leads_to_files_that_are_there_of_the_snapshot_that_is_shown(language: str) -> None:
    with environment():
        newest, setting = data.newest(), data.opened().setting
        offered = offers_of(edition_of(newest, setting.programme, setting.geography, language), shapes=data.shapes())
        for page in SHOWING:
            text = text_of(open_page(page, language))
            links = [urlsplit(unescape(each)) for each in LINK.findall(text)]
            assert len(links) >= 6, page
            for link in links:
                assert link.path.removeprefix(f"{api.ROOT}/") in offered, link.path
                assert parse_qs(link.query) == {"lang": [language], "corte": [newest.id]}


def test_a_chart_is_offered_as_it_is_chosen() -> None:
    with environment():
        text = text_of(open_page("reach", "es", of="state.31", detail="age-group", by="state"))
    for chart in ("ages.state.31", "bootcamps.age-group", "funnel.state", "who", "months"):
        assert f"{api.ROOT}/charts/{chart}.svg?" in text
        assert f"{api.ROOT}/charts/{chart}.png?" in text


def test_headline_figures_come_as_sentences_to_quote() -> None:
    with environment():
        said = [each.value for each in open_page("home", "en").text]
    assert any(each.startswith("358 people reached (Impulso Digital, invented sample, snapshot") for each in said)


def test_with_a_failed_source_files_are_still_offered_and_nothing_is_quoted_of_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "books")
    (tmp_path / "books" / "pro-mujer.xlsx").write_bytes(b"this is no workbook")
    with environment(IMPULSO_WORKBOOKS=str(tmp_path / "books")):
        app = open_page("home")
    assert not app.exception
    assert "exports/workbook.xlsx" in text_of(app)
    assert [each.value for each in app.text if "alcanzadas" in each.value] == []


def test_without_any_data_there_are_still_definitions_to_take_away(tmp_path: Path) -> None:
    (tmp_path / "books").mkdir()
    with environment(IMPULSO_WORKBOOKS=str(tmp_path / "books")):
        for page in ("home", "reach", "about"):
            app = open_page(page)
            assert not app.exception
            assert page == "reach" or "exports/csv.zip" in text_of(app)
        newest, setting = data.newest(), data.opened().setting
        offered = offers_of(edition_of(newest, setting.programme, setting.geography, "es"))
        for path in ("exports/workbook.xlsx", "exports/datapackage.zip", "figures", "definitions.csv", "hubs.geojson"):
            assert offered[path].make()


@pytest.mark.parametrize("page", ["home", "reach", "hubs", "prepare"])
def test_where_the_pages_are_served_alone_nothing_points_to_what_is_not_there(page: str) -> None:
    with environment():
        app = open_page(page)
        assert "/api/" in text_of(app) or "/ligera/" in text_of(app)
        served.end()
        alone = text_of(app.run())
    assert "/api/" not in alone
    assert "/ligera/" not in alone
