"""While no sheet has been read, that is said once, and nothing is counted as 0."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lib.collect.rounds.assemble import read_all
from lib.collect.workbooks.folder import folder_reader
from lib.markup.blocks.bootcamp_rows import bootcamps
from lib.snapshot.snapshot import Snapshot
from lib.wording.pages.data_state import lead, what_is_left
from lib.wording.pages.progress import finding
from lib.wording.sources import as_of_line, freshness_line, weakest_line
from tests.indicators.facts import setting
from tests.markup.made_hubs import names
from tests.snapshot.samples import sample_snapshot


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    empty: Path = tmp_path_factory.mktemp("empty")
    return read_all(setting(), folder_reader(empty), "closing", datetime(2023, 12, 6, 12, tzinfo=UTC))


def test_every_page_says_in_one_line_that_no_sheet_has_data(nothing: Snapshot) -> None:
    assert freshness_line(nothing, names()) == "Ninguna hoja tiene datos todavía"
    assert as_of_line(nothing, names("en")).startswith("No sheet has data yet · ")
    assert [line for line in what_is_left(nothing, names()) if "datos todavía" in line] == [
        "Ninguna hoja tiene datos todavía."
    ]


def test_without_a_sheet_of_bootcamps_there_is_no_data_and_not_none(nothing: Snapshot) -> None:
    assert finding(nothing, names()) == "Todavía no hay datos del programa."
    html = bootcamps(nothing, names())
    assert "Bootcamps: sin dato" in html
    assert "0 bootcamps" not in html
    assert 'role="table"' not in html


def test_several_sheets_without_data_are_said_in_one_sentence() -> None:
    snapshot = sample_snapshot("closing")
    unread = {"sict", "pro-mujer"}
    sources = tuple(replace(each, freshness="unread") if each.id in unread else each for each in snapshot.sources)
    said = [line for line in what_is_left(replace(snapshot, sources=sources), names()) if "datos todavía" in line]
    assert said == ["Pro Mujer y SICT no tienen datos todavía."]


def test_while_a_workbook_has_not_been_read_the_state_of_the_data_begins_with_that() -> None:
    snapshot = sample_snapshot("closing")
    sources = tuple(replace(each, freshness="unread") if each.id == "sict" else each for each in snapshot.sources)
    said = lead(replace(snapshot, sources=sources), names())
    assert said.startswith("Un libro de 8 no se ha leído. En los demás, ")
    assert "100 %" not in said


def test_a_source_without_a_cut_off_date_is_named_and_not_up_to_date() -> None:
    snapshot = sample_snapshot("early")

    def undated(*ids: str) -> Snapshot:
        sources = tuple(
            replace(each, freshness="undated", condition="undated", facts_to=None) if each.id in ids else each
            for each in snapshot.sources
        )
        return replace(snapshot, sources=sources)

    assert "SICT sin fecha de corte" in freshness_line(undated("sict"), names())
    assert weakest_line(undated("sict"), names()) == "SICT: sin fecha de corte."
    everybody = undated(*(each.id for each in snapshot.sources))
    assert freshness_line(everybody, names()) == "Sin fecha de corte declarada"
