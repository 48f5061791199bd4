"""From the rows of a grid to typed rows: what is good is read, what is bad is said, nothing is lost in silence."""

from collections.abc import Callable, Mapping, Sequence, Set

from lib.tables.cells.missing import is_missing
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.grid import Cell, Grid, address, typed_text
from lib.tables.privacy.persons import may_not_repeat
from lib.tables.reading.row_cells import RowCells
from lib.tables.reading.row_findings import RowFindings
from lib.tables.reading.row_kinds import (
    Layout,
    begins_small_table,
    filled,
    is_header_again,
    is_key_alone,
    is_note,
    is_numbering,
    is_total,
    is_words_only,
    may_be_case,
    says_total,
)
from lib.tables.reading.tab_findings import NOT_REPEATED, TabFindings
from lib.tables.schema.columns import Column, Parsing, Row


class RowReader:
    """Reads the rows below one header. It lives for one tab; what it counts on the way stays in its attributes.

    `cases` are the lines (from 1) of rows that are cases, good or bad; `emptied` the bad cells of rows that count.
    `keys_seen` are the keys of all cases, `keys_unread` what stands in their place where that is none, `keys_repeated`
    how often one stood before. `lost` has what can be read of the key and the state of each case that does not count;
    `lacking` the first part of these keys with the fields that are empty there.
    """

    def __init__(self, grid: Grid, layout: Layout, parsing: Parsing, told: TabFindings, first: int) -> None:
        """Start above grid row `first`, the first below the header."""
        self._first = first
        self._grid, self._layout, self._parsing, self._told = grid, layout, parsing, told
        self._model = layout.model
        self._cells = RowCells(layout.model, parsing)
        self._found = RowFindings(grid, layout, told)
        self._pending: list[Callable[[], None]] = []
        self._notes: list[int] = []
        self._numbered_ahead: list[str] = []
        self._gap, self._after_note = True, False
        self.cases: set[int] = set()
        self.empty: dict[str, int] = {}
        self.emptied: set[tuple[int, str]] = set()
        self.keys_seen: set[str] = set()
        self.lost: list[dict[str, str]] = []
        self.lacking: set[tuple[str, str]] = set()
        self.keys_unread: list[str] = []
        self.keys_repeated = self.required_cells = self.required_valid = 0

    def read(self) -> tuple[Row, ...]:
        """Return the rows that count."""
        rows: list[Row] = []
        elsewhere = False
        for number in range(self._first, len(self._grid.rows)):
            cells = self._grid.rows[number]
            if elsewhere and not self._begins_again(number, cells):
                continue
            elsewhere = False
            found = self._row(number, cells)
            if found == "another-table":
                elsewhere = True
                if self._notes and self._notes[-1] == number - 1:
                    self._notes.pop()  # it is that table's title
                self._told.add("R04", address(number, self._layout.extent.start), kept=False, line=number + 1)
            elif isinstance(found, Row):
                rows.append(found)
        if self._notes:
            self._found.notes(self._notes)
        self.keys_seen.update(self._numbered_ahead)
        return tuple(rows)

    def _row(self, number: int, cells: Sequence[Cell]) -> Row | str | None:
        given = self._given(cells)
        if all(is_missing(cell) for cell in given.values()):
            self._without_data(number, filled(cells, self._layout))
            return None
        self._parsing.notes.clear()
        values, bad = self._cells.present(given)
        row = self._cells.row(number, values, bad)
        if row is None or (len(self._model.key) > 1 and says_total(given.get(self._model.key[0]))):
            what = self._kind(number, filled(cells, self._layout), values.keys(), bad)
            if what != "case":
                return self._set_aside(number, what, given, values, bad)
        self._gap = self._after_note = False
        for say in self._pending:
            say()
        self._pending.clear()
        return self._case(number, given, values, bad, row)

    def _without_data(self, number: int, cells: Mapping[int, Cell]) -> None:
        """Pass over a row with nothing in the columns that are read; a remark may stand in another."""
        if cells and is_note(cells, self._layout):
            self._notes.append(number)
        self._gap, self._after_note = True, bool(cells)

    def _given(self, cells: Sequence[Cell]) -> dict[str, Cell]:
        given = {name: cells[at] for name, at in self._layout.fields.items() if at < len(cells)}
        return {name: cell for name, cell in given.items() if cell is not None and cell != ""}

    def _begins_again(self, number: int, cells: Sequence[Cell]) -> bool:
        """Tell whether the table goes on after another one: its header once more, or a row without fault."""
        if is_header_again(filled(cells, self._layout), self._layout):
            return True
        values, bad = self._cells.present(self._given(cells))
        return self._cells.row(number, values, bad) is not None

    def _kind(self, number: int, cells: Mapping[int, Cell], values: Set[str], bad: Mapping[str, Unreadable]) -> str:
        """Return what a row is that cannot be a case as it stands."""
        good = values - bad.keys()
        if self.cases and not may_be_case(good, self._layout) and self._begins_small_table(number, cells):
            return "another-table"
        if is_total(cells, self._layout, has_key=good.issuperset(self._model.key)):
            return "total"
        if is_header_again(cells, self._layout):
            return "header"
        numbering = number == self._first and is_numbering(cells)
        if numbering or is_note(cells, self._layout, after_note=self._after_note):
            return "note"
        if self._gap and is_words_only(cells, values & _refused(bad), self._layout):
            return "another-table" if self.cases else "note"
        return "key" if is_key_alone(cells, self._layout) and not _refused(bad) else "case"

    def _begins_small_table(self, number: int, cells: Mapping[int, Cell]) -> bool:
        following = (row for row in self._grid.rows[number + 1 : number + 3] if filled(row, self._layout))
        below = next(following, ())
        if not begins_small_table(cells, filled(below, self._layout), self._layout, parted=self._gap):
            return False
        noted = list(self._parsing.notes)
        values, bad = self._cells.present(self._given(below))
        self._cells.row(number + 1, values, bad)
        self._parsing.notes[:] = noted
        return not may_be_case(values.keys() - bad.keys(), self._layout)

    def _set_aside(
        self,
        number: int,
        what: str,
        given: dict[str, Cell],
        values: dict[str, Cell],
        bad: dict[str, Unreadable],
    ) -> str | None:
        """Deal with a row that is no case. Keys alone are bad rows only if a case follows."""
        if what == "total":
            at, cell = next(iter(filled(self._grid.rows[number], self._layout).items()))
            self._told.add("R01", address(number, at), cell, kept=False)
        elif what == "note":
            self._gap = self._after_note = True
            self._notes.append(number)
        elif what == "key":
            first = self._model.key[0]
            if len(self._model.key) == 1 and first in values and first not in bad:
                self._numbered_ahead.append(typed_text(values[first]).strip())
            self._pending.append(lambda: self._case_after_all(number, given, values, bad))
        return what

    def _case_after_all(
        self, number: int, given: dict[str, Cell], values: dict[str, Cell], bad: dict[str, Unreadable]
    ) -> None:
        self._parsing.notes.clear()
        self._case(number, given, values, bad, None)

    def _case(
        self,
        number: int,
        given: dict[str, Cell],
        values: dict[str, Cell],
        bad: dict[str, Unreadable],
        row: Row | None,
    ) -> Row | None:
        self.cases.add(number + 1)
        for name, column in self._model.columns.items():
            if name not in values and (name not in bad or bad[name].code == "C01"):
                self.empty[name] = self.empty.get(name, 0) + 1
            if column.required and (name in given or _is_due(name, column, row)):
                self.required_cells += 1
                self.required_valid += name in values and name not in bad
        self._remember_key(given, values, bad)
        self._found.struck(number, given, kept=row is not None)
        self._found.cells(number, given, bad, self._parsing.notes, kept=row is not None)
        if row is None:
            lost = self._lost(values, bad)
            self.lost.append(lost)
            if key := lost.get(self._model.key[0]):
                self.lacking.update((key, name) for name, reason in bad.items() if reason.code == "C01")
            return None
        self.emptied.update((number + 1, name) for name in bad)
        self._found.called_for(number, row, bad)
        return row

    def _lost(self, values: Mapping[str, Cell], bad: Mapping[str, Unreadable]) -> dict[str, str]:
        """Return what can be read of a row that does not count: where it is and what its key says."""
        known = {name: values[name] for name in (*self._model.key, "state") if name in values and name not in bad}
        read = {name: self._parsing.parsers[name](cell) for name, cell in known.items()}
        return {name: str(value.value if isinstance(value, Noted) else value) for name, value in read.items()}

    def _remember_key(self, given: dict[str, Cell], values: dict[str, Cell], bad: dict[str, Unreadable]) -> None:
        name = self._model.key[0]
        if len(self._model.key) > 1:
            return
        if name not in values or name in bad:
            typed = typed_text(given.get(name))
            self.keys_unread.append("" if may_not_repeat(typed, self._parsing.country) else typed)
            return
        key = typed_text(values[name]).strip()
        self.keys_repeated += key in self.keys_seen
        self.keys_seen.add(key)


def _is_due(name: str, column: Column, row: Row | None) -> bool:
    """Tell whether a required cell is expected in this row; one that may stay empty is due where others call for it."""
    if row is None or not column.blank_counts or column.called_for_by is None:
        return True
    return row.calls_for(name)


def _refused(bad: Mapping[str, Unreadable]) -> Set[str]:
    """Return the fields whose cells hold something that their column does not take."""
    return {name for name, reason in bad.items() if reason.code not in NOT_REPEATED | {"C01", "C17"}}
