"""Ten thousand hubs in all 32 states: as rows of the table, and as SICT's workbook beside the sample's other ones."""

import shutil
from datetime import timedelta
from pathlib import Path

import xlsxwriter

from lib.tables.schema.hubs import Hub
from lib.tables.schema.models import MODELS
from lib.tables.schema.vocabulary import Connectivity, HubType, OperatingStatus, Phase
from tests.indicators.facts import TODAY, geography
from tests.pages.app import ROOT

HUBS = 10_000
PHASES, STATUSES = tuple(Phase), tuple(OperatingStatus)
_TEXTS = ("hub", "name", "kind", "state", "municipality", "locality", "phase", "status", "connectivity")


def everywhere(hubs: int = HUBS) -> list[Hub]:
    """Return hubs spread over every municipality in turn, of every phase and status, verified on different days."""
    places = geography().municipalities
    return [
        Hub.model_construct(
            hub=f"MX-{number:05}",
            name=f"Sitio {number:05}",
            kind=HubType.SCHOOL,
            state=places[number % len(places)].state,
            municipality=places[number % len(places)].key,
            locality=f"Localidad {number % 40}",
            lat=places[number % len(places)].lat,
            lon=places[number % len(places)].lon,
            phase=PHASES[number % len(PHASES)],
            status=STATUSES[number % len(STATUSES)],
            connectivity=Connectivity.SATELLITE,
            computers=10,
            seats=None,
            verified_on=None if number % 7 == 0 else TODAY - timedelta(days=number % 200),
        )
        for number in range(hubs)
    ]


def workbooks(folder: Path, hubs: int = HUBS) -> Path:
    """Write a folder of workbooks in which SICT's has these hubs; the other partners' are the sample's."""
    books = folder / "books"
    shutil.copytree(ROOT / "data" / "sample", books)
    columns = MODELS["sitios"].columns
    with xlsxwriter.Workbook(str(books / "sict.xlsx")) as book:
        sheet = book.add_worksheet("sitios")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, [column.header for column in columns.values()])
        for line, hub in enumerate(everywhere(hubs), start=1):
            for place, name in enumerate(columns):
                value = getattr(hub, name)
                if name in _TEXTS:
                    sheet.write_string(line, place, getattr(value, "spanish", None) or str(value))
                elif name == "verified_on" and value is not None:
                    sheet.write_datetime(line, place, value, day)
                elif value is not None:
                    sheet.write_number(line, place, value)
    return books
