"""A partner's Google Sheet as a source: one read for all tabs, and a renamed tab found again by its number."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.google.client import GoogleWorkbooks, google_reader
from lib.collect.google.deadline import SECONDS
from lib.collect.raw import Contents, Raw, Reader, WorkbookRemark
from lib.collect.workbooks.titles import matching_title
from lib.programme.model import Source, TableId
from lib.tables.grid import Cell, Grid

Rows = tuple[tuple[Cell, ...], ...]


def google_sheets(
    key: Path | str | None,
    api_root: str | None = None,
    may_ask: Callable[[], bool] = lambda: True,
    deadline: float = SECONDS,
) -> Reader:
    """Return a reader of Google Sheets with a key: a file's path, or its text; None where the machine is signed in.

    `api_root` points it to another server.

    `may_ask` is asked before each request, `deadline` is for a whole answer, in seconds.
    Raises SourceFailure(KEY_MISSING) where there is no usable key.
    """
    return _GoogleSheets(google_reader(key, api_root, may_ask=may_ask, deadline=deadline))


class _GoogleSheets:
    """Reads sources, and remembers the new titles of renamed tabs so that a rename costs more requests only once."""

    def __init__(self, workbooks: GoogleWorkbooks) -> None:
        self._workbooks = workbooks
        self._healed: dict[str, _Titles] = {}

    def __call__(self, source: Source) -> Raw:
        declared = _Titles({table: tab.title for table, tab in source.tabs.items()})
        titles = self._healed.get(source.id, declared)
        try:
            answer = self._asked(source, titles)
        except SourceFailure as failure:
            if failure.kind is not FailureKind.TAB_MISSING:
                raise
            self._healed.pop(source.id, None)
            titles = _titles_now(source, self._workbooks)
            answer = self._asked(source, titles)
            if len(titles.now) == len(source.tabs) and titles.now != declared.now:
                self._healed[source.id] = titles
        rows = dict(zip(titles.now, answer, strict=True))
        said = json.dumps([list(titles.now.values()), answer], ensure_ascii=False)
        digest = hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()
        return Raw(digest, lambda: _contents(source, titles, rows))

    def _asked(self, source: Source, titles: "_Titles") -> tuple[Rows, ...]:
        return self._workbooks(source.spreadsheet, list(titles.now.values())) if titles.now else ()


@dataclass(frozen=True, slots=True)
class _Titles:
    """The titles under which the declared tabs stand now, and what to tell their owner about those that moved."""

    now: dict[TableId, str]
    remarks: tuple[WorkbookRemark, ...] = ()


def _contents(source: Source, titles: _Titles, rows: dict[TableId, Rows]) -> Contents:
    grids = {
        table: Grid(source.workbook, titles.now[table], tab_rows, dates_told=False) for table, tab_rows in rows.items()
    }
    return Contents(grids, titles.remarks)


def _titles_now(source: Source, workbooks: GoogleWorkbooks) -> _Titles:
    """Return the present titles of the declared tabs, by number first; what was renamed or is gone becomes a remark."""
    tabs = workbooks.metadata(source.spreadsheet).tabs
    titles: dict[TableId, str] = {}
    remarks = []
    for table, declared in source.tabs.items():
        same_number = [tab.title for tab in tabs if declared.gid is not None and tab.gid == declared.gid]
        same_title = matching_title(declared, [tab.title for tab in tabs])
        exact = [same_title] if same_title == declared.title else []
        now = next(iter(exact or same_number), same_title)
        if now is None:
            found = " · ".join(tab.title for tab in tabs)
            remarks.append(WorkbookRemark("H01", declared.title, (("tab", declared.title), ("found", found))))
            continue
        titles[table] = now
        if now not in {declared.title, *declared.also}:
            remarks.append(WorkbookRemark("H10", declared.title, (("found", now),)))
    return _Titles(titles, tuple(remarks))
