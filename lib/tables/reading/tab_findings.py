"""What is told of a tab: each finding with its place."""

from lib.tables.cells.outcome import Parameter
from lib.tables.codes import SEVERITIES
from lib.tables.finding import Finding
from lib.tables.grid import Cell, Grid, typed_text
from lib.tables.schema.columns import Row


class TabFindings:
    """Gathers what is amiss in one tab, in the order it is come upon. It lives as long as the reading of the tab."""

    def __init__(self, grid: Grid, model: type[Row], source: str) -> None:
        """Start with nothing amiss."""
        self._grid, self._model, self._source = grid, model, source
        self.found: list[Finding] = []

    def add(
        self,
        code: str,
        cell: str | None = None,
        value: Cell = None,
        *,
        kept: bool = True,
        column: str | None = None,
        **params: Parameter,
    ) -> None:
        """Add a finding about this tab; `value` is the cell as typed."""
        self.found.append(
            Finding(
                code, SEVERITIES[code], self._source, self._grid.workbook, self._grid.tab, self._model.table,
                cell, text if (text := typed_text(value)).strip() else None, kept, column, params,
            )
        )  # fmt: skip
