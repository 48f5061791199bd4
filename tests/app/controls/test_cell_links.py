"""A link opens one cell in Google Sheets, and only a steward gets one, for a spreadsheet's id is a capability."""

from dataclasses import replace

import pytest

from lib.app.controls.cell_links import cell_links
from lib.app.identity.viewer import PUBLIC, Viewer
from lib.programme.model import Source
from lib.tables.codes import EXAMPLES
from lib.wording.cell_links import cell_link
from tests.indicators.facts import programme

STEWARD = Viewer("steward")
FOUND = replace(EXAMPLES["C02"], source="pro-mujer", table="alcance", tab="alcance", cell="F14")


def source(spreadsheet: str = "1abc_-DEF") -> Source:
    return Source.model_validate(
        {"id": "s", "owner": "o", "workbook": "s.xlsx", "spreadsheet": spreadsheet, "every_days": 7, "tabs": {}}
    )


def test_a_cell_is_opened_by_the_tab_s_number_and_its_address() -> None:
    link = "https://docs.google.com/spreadsheets/d/1abc_-DEF/edit#gid=203&range=F14"
    assert cell_link(source(), 203, "F14") == link


def test_the_first_tab_has_number_nought() -> None:
    assert str(cell_link(source(), 0, "B2")).endswith("edit#gid=0&range=B2")


def test_what_is_not_known_is_left_out() -> None:
    assert str(cell_link(source(), None, "F14")).endswith("/edit#range=F14")
    assert str(cell_link(source(), 203, None)).endswith("/edit#gid=203")
    assert str(cell_link(source(), None, None)).endswith("/edit")


def test_a_source_outside_google_sheets_has_no_link() -> None:
    assert cell_link(source(""), 203, "F14") is None


def test_an_id_cannot_leave_its_place_in_the_link() -> None:
    assert "/d/a%2F..%2Fb%3Fc/edit" in str(cell_link(source("a/../b?c"), None, None))


def test_a_steward_gets_the_links_of_the_findings() -> None:
    links = cell_links(STEWARD, programme(), [FOUND])
    declared = programme().source("pro-mujer")
    assert declared is not None
    assert links == {("pro-mujer", "alcance", "F14"): cell_link(declared, 203, "F14")}


def test_a_tab_of_another_title_is_known_by_its_table() -> None:
    links = cell_links(STEWARD, programme(), [replace(FOUND, tab="Alcance 2023")])
    assert "gid=203" in links["pro-mujer", "Alcance 2023", "F14"]


@pytest.mark.parametrize("viewer", [PUBLIC, Viewer("partner", "pro-mujer"), Viewer("partner")])
def test_nobody_else_gets_any(viewer: Viewer) -> None:
    assert cell_links(viewer, programme(), [FOUND]) == {}
