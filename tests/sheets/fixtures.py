"""Fixtures around the local Sheets server; `pytest_plugins = ["tests.sheets.fixtures"]` offers them to every test."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.sheets.accounts import ServiceAccount
from tests.sheets.server import SheetsServer
from tests.sheets.workbooks import Tab, Workbook


@dataclass
class HandClock:
    """A clock that moves only when told to, in seconds."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds


def partner_workbook() -> Workbook:
    """A small workbook with every type of cell, and tabs whose titles are hard to quote."""
    sessions = Tab(
        gid=101,
        title="Sesiones",
        rows=[
            ["Sesiones de 2024", None, None, None],
            ["fecha", "asistentes", "ocupación", "confirmada"],
            [date(2024, 3, 1), 35, 0.42, True],
            [date(2024, 3, 8), 12.0, None, False],
            ["21/09", "35 mujeres", "#REF!", None],
            [None, None, None, None],
        ],
        merges=[(0, 1, 0, 4)],
    )
    return Workbook(
        id="libro-uno",
        title="Pro Mujer",
        tabs=[
            sessions,
            Tab(gid=0, title="T1", rows=[["celda o pestaña"]]),
            Tab(gid=102, title="L'Oréal / Mérida (año 1)", rows=[["acentos"], [], ["y más"]]),
            Tab(gid=103, title="Vacía", rows=[]),
            Tab(gid=104, title="oculta", rows=[["a la vista"]], hidden=True),
        ],
    )


@pytest.fixture(scope="session")
def service_account() -> ServiceAccount:
    """One account for the whole run: making its key takes a moment."""
    return ServiceAccount.new()


@pytest.fixture
def quota_clock() -> HandClock:
    """The clock by which the server counts a minute's reads."""
    return HandClock()


@pytest.fixture
def sheets_server(service_account: ServiceAccount, quota_clock: HandClock) -> Iterator[SheetsServer]:
    """A running server that holds `partner_workbook()` and knows the account."""
    with SheetsServer([partner_workbook()], [service_account], monotonic=quota_clock) as server:
        yield server


@pytest.fixture
def key_file(service_account: ServiceAccount, sheets_server: SheetsServer, tmp_path: Path) -> Path:
    """The account's file, its token address pointing at the server."""
    return service_account.write(tmp_path / "key.json", sheets_server.token_uri)
