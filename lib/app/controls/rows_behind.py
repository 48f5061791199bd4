"""From a figure to the rows and cells that make it, for stewards; of the last good readings, not of a past snapshot."""

from dataclasses import replace

import streamlit as st

from lib.app import data
from lib.app.frame import Shown
from lib.app.identity.viewer import Viewer
from lib.app.refresh import mark_of
from lib.collect.store.store import StoreFailure
from lib.indicators.behind import RowBehind, rows_behind
from lib.markup.blocks import behind
from lib.tables.rules import check
from lib.wording.cell_links import cell_link


def offer(shown: Shown, indicator: str) -> None:
    """Show the cells that make an indicator; nothing to others than stewards, or where the store is silent."""
    if shown.chosen.past or not opens_cells(shown.viewer):
        return
    try:
        found = _rows(mark_of(shown.snapshot), indicator, shown)
    except StoreFailure:
        return
    st.html(behind.behind(found, shown.names, lambda row, cell: _link(shown, row, cell)))


def links(shown: Shown, indicators: tuple[str, ...]) -> None:
    """Show a link to the cells of each of a page's figures, to stewards."""
    told = tuple(each for each in indicators if each in shown.names.programme.indicator_ids)
    if told and opens_cells(shown.viewer) and not shown.chosen.past:
        st.html(behind.links(told, shown.names))


def opens_cells(viewer: Viewer) -> bool:
    """Tell whether somebody may know which cells make a figure."""
    return viewer.role == "steward"


@st.cache_resource(show_spinner=False, max_entries=16)
def _rows(mark: object, indicator: str, _shown: Shown) -> tuple[RowBehind, ...]:
    """Return the rows that make an indicator once for all stewards. Raises StoreFailure."""
    opened = data.opened()
    tables = [table for kept in opened.store.readings().values() for table in kept.reading.tables]
    setting = replace(opened.setting, today=_shown.snapshot.today)
    return rows_behind(indicator, check(tables, setting).tables)


def _link(shown: Shown, row: RowBehind, cell: str) -> str | None:
    source = shown.names.programme.source(row.source)
    tab = source.tabs.get(row.table) if source else None
    return cell_link(source, tab.gid if tab else None, cell) if source else None
