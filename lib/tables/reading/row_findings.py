"""What is told of the rows of one tab: their bad and doubtful cells, and the notes among them."""

from collections.abc import Mapping, Sequence

from lib.tables.cells.outcome import Unreadable
from lib.tables.grid import Cell, Grid, address
from lib.tables.reading.row_kinds import Layout, filled
from lib.tables.reading.tab_findings import NOT_REPEATED, TabFindings
from lib.tables.schema.columns import Note, Row


class RowFindings:
    """Tells of the rows of one tab what is amiss. It lives as long as the reading of the tab."""

    def __init__(self, grid: Grid, layout: Layout, told: TabFindings) -> None:
        """Start with nothing told; findings go to `told`."""
        self._grid, self._layout, self._told = grid, layout, told
        self._columns = layout.model.columns

    def cells(
        self,
        number: int,
        given: Mapping[str, Cell],
        bad: Mapping[str, Unreadable],
        notes: Sequence[Note],
        *,
        kept: bool,
    ) -> None:
        """Say which cells of grid row `number` are bad, from left to right, then what was noted of the others."""
        fields = self._layout.fields
        for name in sorted(bad, key=lambda name: fields.get(name, -1)):
            reason = bad[name]
            value = None if reason.code in NOT_REPEATED else given.get(name)
            params = {**reason.params, "where": "cell"} if reason.code == "V22" else reason.params
            self._told.add(
                reason.code, self._address(number, name), value, kept=kept, column=self._columns[name].header, **params
            )
        for name, code, params in notes:
            value = None if code in NOT_REPEATED else given[name]
            self._told.add(
                code, self._address(number, name), value, kept=kept, column=self._columns[name].header, **params
            )

    def struck(self, number: int, given: Mapping[str, Cell], *, kept: bool) -> None:
        """Ask about a row whose key is struck through: some strike out what no longer counts."""
        key = self._layout.model.key[0]
        at = self._layout.fields.get(key)
        if at is not None and (number, at) in self._grid.struck:
            self._told.add("R05", address(number, at), given.get(key), kept=kept, column=self._columns[key].header)

    def called_for(self, number: int, row: Row, bad: Mapping[str, Unreadable]) -> None:
        """Say which cells are empty although another cell of the row calls for them."""
        for name, column in self._columns.items():
            if column.called_for_by is None or column.blank_counts or name in bad or getattr(row, name) is not None:
                continue
            by, _ = column.called_for_by
            if row.calls_for(name):
                because = self._columns[by]
                spanish = getattr(getattr(row, by), "spanish", "")
                self._told.add(
                    "C19", self._address(number, name), column=column.header, because=because.header, holds=spanish
                )

    def notes(self, numbers: Sequence[int]) -> None:
        """Say once which grid rows hold notes and no data."""
        first = numbers[0]
        at = next(iter(filled(self._grid.rows[first], self._layout)), self._layout.extent.start)
        self._told.add("R03", address(first, at), kept=True, rows=len(numbers), lines=_lines(numbers))

    def _address(self, number: int, name: str) -> str | None:
        return address(number, self._layout.fields[name]) if name in self._layout.fields else None


def _lines(numbers: Sequence[int]) -> str:
    """Return sheet lines as people write them: «34, 36-38»."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{a + 1}" if a == b else f"{a + 1}-{b + 1}" for a, b in runs)
