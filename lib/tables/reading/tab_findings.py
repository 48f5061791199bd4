"""What is told of a tab: each finding with its place."""

import re
from collections.abc import Mapping
from dataclasses import replace

from lib.tables.cells.outcome import Parameter
from lib.tables.codes import SEVERITIES
from lib.tables.finding import Finding
from lib.tables.grid import Cell, Grid, typed_text
from lib.tables.schema.columns import Row

NOT_REPEATED = frozenset({"C22", "V22", "V24"})
"""Codes of cells of which nothing is told but what is amiss."""

_LINE = re.compile(r"[A-Z]+([0-9]+)")


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

    def with_rows(self, fields: Mapping[str, int]) -> tuple[Finding, ...]:
        """Return what was found, each finding about a row of data with that row's key as it is typed.

        `fields` gives the column of each field, from 0.
        """
        keys = [fields[name] for name in self._model.key if name in fields]
        return tuple(replace(found, row=self._key(found, keys)) if found.column else found for found in self.found)

    def _key(self, found: Finding, keys: list[int]) -> str | None:
        line = _LINE.fullmatch(found.cell or "")
        cells = self._grid.rows[int(line[1]) - 1] if line and found.code not in NOT_REPEATED else ()
        typed = [typed_text(cells[at]).strip() for at in keys if at < len(cells)]
        return " · ".join(text for text in typed if text) or None
