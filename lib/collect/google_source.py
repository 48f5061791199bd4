"""A partner's Google Sheet as a source: one read for all tabs, and a renamed tab found again by its number."""

import hashlib
import json
from pathlib import Path

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.google import GoogleWorkbooks, google_reader
from lib.collect.raw import Contents, Raw, Reader, Remark
from lib.programme.model import Source, TableId
from lib.programme.text import normalise
from lib.tables.grid import Cell, Grid

Rows = tuple[tuple[Cell, ...], ...]


def google_sheets(key_file: Path, api_root: str | None = None) -> Reader:
    """Return a reader of Google Sheets. `api_root` points the unmodified client to another server."""
    workbooks = google_reader(key_file, api_root)
    return lambda source: _read(source, workbooks)


def _read(source: Source, workbooks: GoogleWorkbooks) -> Raw:
    titles = {table: tab.title for table, tab in source.tabs.items()}
    remarks: tuple[Remark, ...] = ()
    try:
        answer = workbooks(source.spreadsheet, list(titles.values()))
    except SourceFailure as failure:
        if failure.kind is not FailureKind.TAB_MISSING:
            raise
        titles, remarks = _titles_now(source, workbooks)
        answer = workbooks(source.spreadsheet, list(titles.values())) if titles else ()
    rows = dict(zip(titles, answer, strict=True))
    digest = hashlib.sha256(json.dumps(answer, ensure_ascii=False).encode()).hexdigest()
    return Raw(digest, lambda: _contents(source, titles, rows, remarks))


def _contents(
    source: Source, titles: dict[TableId, str], rows: dict[TableId, Rows], remarks: tuple[Remark, ...]
) -> Contents:
    grids = {table: Grid(source.workbook, titles[table], tab_rows) for table, tab_rows in rows.items()}
    return Contents(grids, remarks)


def _titles_now(source: Source, workbooks: GoogleWorkbooks) -> tuple[dict[TableId, str], tuple[Remark, ...]]:
    """Return the present titles of the declared tabs, by number first; tabs that are gone become remarks."""
    tabs = workbooks.metadata(source.spreadsheet).tabs
    titles: dict[TableId, str] = {}
    remarks = []
    for table, declared in source.tabs.items():
        same_number = [tab.title for tab in tabs if declared.gid is not None and tab.gid == declared.gid]
        same_title = [tab.title for tab in tabs if normalise(tab.title) == normalise(declared.title)]
        exact = [title for title in same_title if title == declared.title]
        now = next(iter(exact or same_number or same_title), None)
        if now is None:
            found = " · ".join(tab.title for tab in tabs)
            remarks.append(Remark("H01", declared.title, (("tab", declared.title), ("found", found))))
        else:
            titles[table] = now
    return titles, tuple(remarks)
