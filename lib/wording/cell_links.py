"""Links that open one cell in Google Sheets. A spreadsheet's id is a capability: its owner and stewards get them."""

from urllib.parse import quote

from lib.programme.model import Source
from lib.tables.finding import Finding


def cell_link(source: Source, gid: int | None, address: str | None) -> str | None:
    """Return the link to a cell (A1) of the tab `gid`; to the tab without an address, to the workbook without a tab.

    None where the source is not in Google Sheets.
    """
    if not source.spreadsheet:
        return None
    where = [f"gid={gid}"] if gid is not None else []
    where += [f"range={quote(address)}"] if address else []
    fragment = ["&".join(where)] if where else []
    return "#".join([f"https://docs.google.com/spreadsheets/d/{quote(source.spreadsheet, safe='')}/edit", *fragment])


def link_to(source: Source, found: Finding) -> str | None:
    """Return the link to the place a finding is about; None where the source is not in Google Sheets.

    Its tab is told by its table, or by its title where it is of no table.
    """
    tabs = source.tabs.items()
    gid = next((tab.gid for table, tab in tabs if table == found.table or tab.title == found.tab), None)
    return cell_link(source, gid, found.cell)
