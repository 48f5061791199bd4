"""What is told of a tab: each finding with its place."""

import re
from collections.abc import Mapping
from dataclasses import replace

from lib.programme.country import Country
from lib.tables.cells.outcome import Parameter
from lib.tables.codes import SEVERITIES
from lib.tables.finding import Finding, repeatable
from lib.tables.grid import Cell, Grid, typed_text
from lib.tables.schema.columns import Row

NOT_REPEATED = frozenset({"C22", "V22", "V24"})
"""Codes of cells of which nothing is told but what is amiss."""

_OF_PERSONS = frozenset({"V22", "V24"})
_LINE = re.compile(r"[A-Z]+([0-9]+)")


class TabFindings:
    """Gathers what is amiss in one tab, in the order it is come upon. It lives as long as the reading of the tab."""

    def __init__(self, grid: Grid, model: type[Row], source: str, country: Country) -> None:
        """Start with nothing amiss; `country` tells what may not be repeated."""
        self._grid, self.model, self._source, self.country = grid, model, source, country
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
                code, SEVERITIES[code], self._source, self._grid.workbook, self._grid.tab, self.model.table,
                cell, text if (text := typed_text(value)).strip() else None, kept, column, params,
            )
        )  # fmt: skip

    def with_rows(self, fields: Mapping[str, int], first: int) -> tuple[Finding, ...]:
        """Return what was found, each finding about a row of data with that row's key and name as they are typed.

        `fields` gives the column of each field, `first` the first row below the header, both from 0.
        """
        of_rows = (self._of_its_row(found, fields, first) if found.column else found for found in self.found)
        return tuple(repeatable(found, self.country) for found in of_rows)

    def all(self) -> tuple[Finding, ...]:
        """Return what was found of a tab whose rows are not read."""
        return tuple(repeatable(found, self.country) for found in self.found)

    def _of_its_row(self, found: Finding, fields: Mapping[str, int], first: int) -> Finding:
        line = _LINE.fullmatch(found.cell or "")
        if line is None or int(line[1]) <= first:
            return found
        cells = self._grid.rows[int(line[1]) - 1]
        typed = {name: typed_text(cells[at]).strip() for name, at in fields.items() if at < len(cells)}
        if found.code in _OF_PERSONS:  # nothing of a cell is told that may be about somebody
            columns = self.model.columns
            typed = {name: text for name, text in typed.items() if columns[name].header != found.column}
            typed.pop(self.model.called or "", None)
        key = " · ".join(text for name in self.model.key if (text := typed.get(name)))
        return replace(found, row=key or None, name=typed.get(self.model.called or "") or None)
