"""What every chart of a published table asks of it, and the table that goes below the chart."""

from collections.abc import Mapping

from lib.indicators.counts.published import Table
from lib.markup.blocks.tables import crosstab
from lib.programme.model import TableId
from lib.snapshot.selection.lookup import cell_at
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages.reach import ATTENDED
from lib.wording.sources import as_of


def has_anybody(table: Table | None) -> bool:
    """Tell whether a table has a count above zero or a protected one."""
    return table is not None and any(cell.state in {"shown", "protected"} and cell.value != 0 for cell in table.cells)


def why_no_total(table: Table | None, names: Names) -> tuple[str, ...]:
    """Return why the total of those who attended is missing, where repeats are unknown."""
    cell = cell_at(table, ATTENDED)
    return (names.words("reach.range"),) if cell and cell.state == "no-data" else ()


def nothing_yet(names: Names, table: TableId = "alcance") -> str:
    """Return whose data are missing: the owner of a table of the sheets."""
    return names.words("reach.empty", owner=names.partner(names.programme.owners.get(table, "")))


def as_table(
    snapshot: Snapshot,
    names: Names,
    table: Table | None,
    *,
    rows: str,
    columns: str,
    at: Mapping[str, str] = ATTENDED,
    not_applicable: str | None = None,
) -> tuple[str, ...]:
    """Return a published table as HTML, as of the snapshot's day; nothing where it is not published."""
    if table is None:
        return ()
    day = as_of(snapshot)
    return (crosstab(table, names, rows=rows, columns=columns, at=at, as_of=day, not_applicable=not_applicable),)
