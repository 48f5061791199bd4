"""A template saved as Google Sheets that lost what may be lost and was filled in says the same as the whole one."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import count
from pathlib import Path

import pytest

from lib.collect.google.source import google_sheets
from lib.indicators.compute import compute
from lib.programme.setting import Setting
from lib.tables.reading.table import ReadTable, read_table
from lib.tables.rules import check
from lib.tables.schema.models import MODELS
from tests.indicators.facts import TODAY, geography, programme
from tests.publish.filled import content_of, fill, source, template, vocabulary
from tests.publish.templates.test_workbooks import FILLED
from tests.sheets.accounts import ServiceAccount
from tests.sheets.imported import CHANGES
from tests.sheets.server import SheetsServer
from tests.sheets.workbooks import Workbook

Told = tuple[dict[str, object], list[tuple[str, str, str]]]
"""Every figure, and what is wrong or doubtful with its place; notes and V23 say how a cell was understood."""

TOGETHER = tuple(each for each in CHANGES if not each.endswith("become_text"))
"""What was typed as text is no number: these changes exclude others."""


@pytest.fixture(scope="module")
def uploaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workbook]:
    """Every template of the programme, filled in, as Google holds it."""
    folder = tmp_path_factory.mktemp("uploaded")
    held = {}
    for name, rows in FILLED.items():
        book = template(name)
        for tab, cells in rows.items():
            fill(book[tab], cells)
        path = folder / f"{name}.xlsx"
        path.write_bytes(content_of(book))
        held[name] = Workbook.from_xlsx(path, source(name).spreadsheet)
    return held


@pytest.fixture(scope="module")
def google() -> Iterator[tuple[SheetsServer, ServiceAccount]]:
    account = ServiceAccount.new()
    minutes = count(step=60)
    with SheetsServer([], [account], monotonic=lambda: float(next(minutes))) as server:
        yield server, account


def told(workbooks: Mapping[str, Workbook], google: tuple[SheetsServer, ServiceAccount], folder: Path) -> Told:
    """Read what the server holds with gspread, as the dashboard does."""
    server, account = google
    server.google.workbooks.clear()
    server.google.hold(workbooks.values())
    key = folder / "key.json"
    reader = google_sheets(key if key.exists() else account.write(key, server.token_uri), server.root)
    tables: list[ReadTable] = []
    for name in workbooks:
        contents = reader(source(name)).open()
        assert contents.remarks == ()
        tables += [read_table(grid, MODELS[table], name, vocabulary()) for table, grid in contents.grids.items()]
    setting = Setting(programme(), geography(), TODAY)
    checked = check(tables, setting)
    found = [(each.code, f"{each.table}.{each.column}", each.source) for each in checked.findings]
    told_only = [whole.severity == "note" or whole.code == "V23" for whole in checked.findings]
    wrong = [each for each, only in zip(found, told_only, strict=True) if not only]
    return dict(compute(checked.tables, [], setting).figures), sorted(wrong)


@pytest.fixture(scope="module")
def whole(
    uploaded: dict[str, Workbook],
    google: tuple[SheetsServer, ServiceAccount],
    tmp_path_factory: pytest.TempPathFactory,
) -> Told:
    return told(uploaded, google, tmp_path_factory.mktemp("whole"))


def test_a_template_filled_in_with_everything_in_place_has_figures_and_nothing_wrong(whole: Told) -> None:
    figures, wrong = whole
    assert figures["ALC-1"].value == 40  # type: ignore[attr-defined]
    assert wrong == []


@pytest.mark.parametrize("names", [*((each,) for each in CHANGES), TOGETHER], ids="+".join)
def test_what_google_sheets_may_lose_changes_no_figure_and_no_finding(
    names: tuple[str, ...],
    whole: Told,
    uploaded: dict[str, Workbook],
    google: tuple[SheetsServer, ServiceAccount],
    tmp_path: Path,
) -> None:
    changed = deepcopy(uploaded)
    for workbook in changed.values():
        for name in names:
            CHANGES[name](workbook)
    figures, wrong = told(changed, google, tmp_path)
    assert wrong == whole[1]
    assert figures == whole[0]
