"""Links that open one cell in Google Sheets. A spreadsheet's id is a capability: only stewards get them."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from lib.app.identity.viewer import Viewer
from lib.programme.model import Programme, Source
from lib.tables.finding import Finding

CellLinks = Mapping[tuple[str, str, str], str]
"""Where a cell can be opened, by source, tab and A1 address; "" for a finding without tab or without cell."""


def cell_link(source: Source, gid: int | None, address: str | None) -> str | None:
    """Return the link to a cell (A1) of the tab `gid`; to the tab without an address, to the workbook without a tab.

    None where the source is not in Google Sheets.
    """
    if not source.spreadsheet:
        return None
    where = [f"gid={gid}"] if gid is not None else []
    where += [f"range={quote(address)}"] if address else []
    return "#".join([f"https://docs.google.com/spreadsheets/d/{quote(source.spreadsheet, safe='')}/edit", *_one(where)])


def cell_links(viewer: Viewer, programme: Programme, findings: Iterable[Finding]) -> CellLinks:
    """Return the links to the cells that findings are about: all for a steward, none for anybody else."""
    if viewer.role != "steward":
        return {}
    links = {}
    for found in findings:
        source = programme.source(found.source)
        link = cell_link(source, _gid(source, found), found.cell) if source else None
        if link:
            links[found.source, found.tab or "", found.cell or ""] = link
    return links


def _gid(source: Source, found: Finding) -> int | None:
    """Return the stable number of a finding's tab: by its table, or by its title where it is of no table."""
    tabs = source.tabs.items()
    return next((tab.gid for table, tab in tabs if table == found.table or tab.title == found.tab), None)


def _one(where: list[str]) -> list[str]:
    return ["&".join(where)] if where else []
