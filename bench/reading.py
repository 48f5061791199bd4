"""How long a large tab takes to become typed rows, and how much less an unchanged workbook costs.

Run it with `make bench`. Machines differ and are shared, so quote the ratios: each is taken between runs that
follow each other, and given as minimum, median and maximum.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter

from lib.collect.places.geography import load_geography
from lib.collect.settings.environment import ROOT
from lib.collect.workbooks.folder import folder_reader
from lib.programme.loading import load_programme
from lib.programme.model import Source
from lib.tables.cells.parsers import Vocabulary
from lib.tables.reading.table import read_table
from lib.tables.schema.models import MODELS

HEADER = [column.header for column in MODELS["sitios"].columns.values()]
BAD_CELL_EVERY = 50


def workbook(path: Path, rows: int) -> None:
    """Write a tab of hubs with 15 columns (one of them unknown to us), one bad optional cell in every 50 rows."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("sitios")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, [*HEADER, "folio"])
    for number in range(1, rows + 1):
        computers: object = "doce" if number % BAD_CELL_EVERY == 0 else number % 20
        place = ["31", "31079", "Tekax", 20.2, -89.28]
        cells = [f"H-{number}", f"Sitio {number}", "escuela", *place, "uso", "en-servicio", "satelital", computers, 40]
        sheet.write_row(number, 0, cells)
        sheet.write_datetime(number, 13, date(2023, 11, 1), day)
        sheet.write(number, 14, number)
    book.close()


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def summary(values: list[float], form: str) -> str:
    """Return minimum, median and maximum of several runs."""
    return " / ".join(form.format(value) for value in (min(values), statistics.median(values), max(values)))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    programme = load_programme((ROOT / "data" / "programme.toml").read_text(encoding="utf-8"))
    vocabulary = Vocabulary(load_geography(ROOT / "data" / "geo"), programme.ages.bands, programme.synonyms)
    opening, reading, hashing, peer = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        workbook(path, given.rows)
        source = Source.model_validate(
            {"id": "large", "owner": "sict", "workbook": path.name, "every_days": 1, "tabs": {"sitios": "sitios"}}
        )
        reader = folder_reader(Path(folder))
        for _ in range(given.runs):
            raw = reader(source)
            hashing.append(seconds(lambda: reader(source)))
            opening.append(seconds(raw.open))
            grid = raw.open().grids["sitios"]
            reading.append(seconds(lambda grid=grid: read_table(grid, MODELS["sitios"], "large", vocabulary)))
            peer.append(seconds(lambda: list(openpyxl.load_workbook(path, read_only=True)["sitios"].values)))
        found = read_table(grid, MODELS["sitios"], "large", vocabulary)
    whole = [one + other for one, other in zip(opening, reading, strict=True)]
    print(f"{given.rows:,} rows x 15 columns, {len(found.findings):,} findings, {given.runs} runs: min / median / max")
    print(f"file to grid, µs a row              {summary([1e6 * each / given.rows for each in opening], '{:.1f}')}")
    print(f"grid to rows and findings, µs a row {summary([1e6 * each / given.rows for each in reading], '{:.1f}')}")
    print(f"both, µs a row                      {summary([1e6 * each / given.rows for each in whole], '{:.1f}')}")
    unchanged = [one / max(other, 1e-6) for one, other in zip(whole, hashing, strict=True)]
    print(f"changed over unchanged              {summary(unchanged, '{:.0f}x')}")
    beside = [one / other for one, other in zip(whole, peer, strict=True)]
    print(f"ours over openpyxl's cells alone    {summary(beside, '{:.2f}x')}")


if __name__ == "__main__":
    main()
