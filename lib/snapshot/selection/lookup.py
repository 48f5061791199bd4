"""Finding cells of a published table by their coordinates."""

from collections.abc import Mapping

from lib.indicators.counts.published import Table, TableCell
from lib.indicators.disclosure.cells import ALL


def cell_at(table: Table | None, at: Mapping[str, str]) -> TableCell | None:
    """Return the cell at these coordinates; a dimension that is left out means its total. None where there is none."""
    if table is None:
        return None
    wanted = {name: at.get(name, ALL) for name in table.dimensions}
    return next((cell for cell in table.cells if cell.at == wanted), None)


def shown_at(table: Table | None, at: Mapping[str, str]) -> int | None:
    """Return the count of the cell at these coordinates, None unless it is shown."""
    cell = cell_at(table, at)
    return cell.value if cell and cell.state == "shown" else None


def values_of(table: Table | None, dimension: str) -> tuple[str, ...]:
    """Return a dimension's values in the table's order, without the total."""
    if table is None or dimension not in table.dimensions:
        return ()
    return tuple(dict.fromkeys(cell.at[dimension] for cell in table.cells if cell.at[dimension] != ALL))


def has_total(table: Table, dimension: str) -> bool:
    """Tell whether the table has a total over a dimension."""
    return any(cell.at[dimension] == ALL for cell in table.cells)
