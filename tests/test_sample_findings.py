"""The embedded sample as the dashboard's own reader and rules see it."""

import json
from collections import Counter
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import to_excel

from lib.programme.geography import Geography
from lib.programme.loading import load_programme
from lib.programme.model import Sample
from lib.programme.setting import Setting
from lib.tables.cells.parsers import Vocabulary
from lib.tables.grid import Cell, Grid
from lib.tables.reading.table import ReadTable, read_table
from lib.tables.rules import check
from lib.tables.schema.models import MODELS

DATA = Path(__file__).resolve().parent.parent / "data"
PROGRAMME = load_programme((DATA / "programme.toml").read_text(encoding="utf-8"))

MEANT = {
    "closing": Counter(
        {
            ("V06", "sict"): 4,
            ("V23", "sict"): 1,
            ("C02", "sedeco-oax"): 1,
            ("V23", "sedeco-camp"): 1,
            ("V16", "sedeco-yuc"): 1,
            ("H05", "sedeco-chis"): 1,
        }
    ),
    "midway": Counter({("V06", "sict"): 1, ("H05", "sedeco-chis"): 1}),
    "early": Counter({("H05", "sedeco-chis"): 1}),
}


@pytest.fixture(scope="module")
def geography() -> Geography:
    geo = DATA / "geo"
    return Geography.from_tables(
        (geo / "states.csv").read_text(encoding="utf-8"),
        (geo / "municipalities.csv").read_text(encoding="utf-8"),
        json.loads((geo / "states.geojson").read_text(encoding="utf-8")),
    )


def _cell(value: object) -> Cell:
    if isinstance(value, datetime):
        return int(to_excel(value))
    assert value is None or isinstance(value, str | int | float)
    return value


def _tables(sample: Sample, geography: Geography) -> list[ReadTable]:
    vocabulary = Vocabulary(geography, PROGRAMME.ages.bands, PROGRAMME.synonyms)
    tables = []
    for source in PROGRAMME.sources:
        book = openpyxl.load_workbook(DATA / sample.workbooks / source.workbook)
        for table, tab in source.tabs.items():
            rows = tuple(tuple(map(_cell, row)) for row in book[tab.title].iter_rows(values_only=True))
            grid = Grid(source.workbook, tab.title, rows)
            tables.append(read_table(grid, MODELS[table], source.id, vocabulary))
    return tables


@pytest.mark.parametrize("name", ["closing", "midway"])
def test_only_what_is_amiss_on_purpose_is_found_and_every_row_counts(name: str, geography: Geography) -> None:
    sample = PROGRAMME.sample(name)
    assert sample is not None
    checked = check(_tables(sample, geography), Setting(PROGRAMME, geography, sample.today))
    assert Counter((found.code, found.source) for found in checked.findings) == MEANT[name]
    assert all(found.row_kept for found in checked.findings)
    assert all(table.read and table.tally.rows_kept == table.tally.rows_seen for table in checked.tables)
