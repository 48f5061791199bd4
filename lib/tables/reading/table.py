"""A grid becomes typed rows and findings: what is good is read, nothing is guessed, nothing is lost in silence."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from lib.tables.cells.missing import is_missing
from lib.tables.cells.outcome import Parameter
from lib.tables.cells.parsers import Vocabulary, parsers_of
from lib.tables.codes import SEVERITIES
from lib.tables.finding import Finding
from lib.tables.grid import Cell, Grid, address, column_index, column_letter
from lib.tables.privacy.personal import about_persons, personal_cells, personal_header
from lib.tables.privacy.persons import may_not_repeat
from lib.tables.reading.header import Header, find_header, looks_like_form, resembling
from lib.tables.reading.row_kinds import Layout
from lib.tables.reading.rows import RowReader, TabFindings
from lib.tables.schema.columns import Column, Parsing, Row

_MERGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Tally:
    """What completeness, validity and the notes on a table are computed from.

    `required_cells` and `required_valid` count cells of required columns; `empty` counts missing cells by field.
    """

    rows_seen: int = 0
    rows_kept: int = 0
    required_cells: int = 0
    required_valid: int = 0
    empty: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One tab as typed rows. `letters` gives a field's column in the sheet; `keys_seen` also holds dropped rows' keys.

    `read` is False where no row could be read because the tab, its header or a required column is missing.
    `keys_unread` is what stands where a readable key should, `keys_repeated` how many keys stood before. `emptied` are
    bad cells of rows that count, by line and field. `left_out` holds the first part of the key of each row that does
    not count, where it could be read; `lacking` holds these with the fields that are empty there.
    """

    source: str
    workbook: str
    tab: str
    model: type[Row]
    rows: tuple[Row, ...] = ()
    findings: tuple[Finding, ...] = ()
    letters: dict[str, str] = field(default_factory=dict)
    keys_seen: frozenset[str] = frozenset()
    tally: Tally = Tally()
    read: bool = True
    keys_unread: tuple[str, ...] = ()
    keys_repeated: int = 0
    emptied: frozenset[tuple[int, str]] = frozenset()
    left_out: tuple[str, ...] = ()
    lacking: frozenset[tuple[str, str]] = frozenset()

    def address(self, row: Row, name: str) -> str | None:
        """Return the A1 address of a field of one of the rows, or None where the sheet has no such column."""
        return f"{self.letters[name]}{row.line}" if name in self.letters else None

    def finding(
        self, code: str, row: Row, name: str, *, kept: bool, value: str | None = None, **params: Parameter
    ) -> Finding:
        """Make a finding about one cell of one row of this table."""
        column = self.model.columns[name]
        return Finding(
            code, SEVERITIES[code], self.source, self.workbook, self.tab, self.model.table,
            self.address(row, name), value, kept, column.header, params,
        )  # fmt: skip


def read_table(grid: Grid, model: type[Row], source: str, vocabulary: Vocabulary) -> ReadTable:
    """Read one tab: find its header, read each row with the model, and say what is amiss and where."""
    told = TabFindings(grid, model, source)
    header = _header(grid, model, vocabulary, told)
    if header is None:
        return _unread(grid, model, source, told)
    fields = _without_personal_data(grid, model, header, told)
    if not _has_required(grid, model, header, fields, told):
        return _unread(grid, model, source, told)
    layout = Layout(model, fields, header.extent, header.names)
    parsing = Parsing(parsers_of(model, vocabulary, grid.typed))
    reader = RowReader(grid, layout, parsing, told, header.first_data_row)
    rows = reader.read()
    _report_merges(grid, layout, reader.cases, told)
    tally = Tally(len(reader.cases), len(rows), reader.required_cells, reader.required_valid, reader.empty)
    return ReadTable(
        source, grid.workbook, grid.tab, model, rows, tuple(told.found),
        {name: column_letter(index) for name, index in fields.items()},
        frozenset(reader.keys_seen), tally,
        keys_unread=tuple(reader.keys_unread), keys_repeated=reader.keys_repeated,
        emptied=frozenset(reader.emptied), left_out=tuple(reader.left_out), lacking=frozenset(reader.lacking),
    )  # fmt: skip


def without_rows(table: ReadTable, dropped: frozenset[int]) -> ReadTable:
    """Return the table without the rows on the given sheet lines."""
    if not dropped:
        return table
    rows = tuple(row for row in table.rows if row.line not in dropped)
    keys = tuple(str(row.key_values()[0]) for row in table.rows if row.line in dropped)
    return replace(table, rows=rows, tally=replace(table.tally, rows_kept=len(rows)), left_out=(*table.left_out, *keys))


def _unread(grid: Grid, model: type[Row], source: str, told: TabFindings) -> ReadTable:
    return ReadTable(source, grid.workbook, grid.tab, model, findings=tuple(told.found), read=False)


def _header(grid: Grid, model: type[Row], vocabulary: Vocabulary, told: TabFindings) -> Header | None:
    if not any(not is_missing(cell) for row in grid.rows for cell in row):
        told.add("H06", kept=False)
        return None
    header = find_header(grid.rows, model, vocabulary.synonyms.get(model.table, {}))
    if header is None:
        form = looks_like_form(grid.rows, model)
        wanted = " · ".join(column.header for column in model.columns.values() if column.required)
        told.add("H08" if form else "H02", kept=False, columns=wanted)
    return header


def _without_personal_data(grid: Grid, model: type[Row], header: Header, told: TabFindings) -> dict[str, int]:
    """Return the fields to read; columns that look personal are dropped here, before any cell is kept."""
    fields = dict(header.fields)
    unread: list[str] = []
    for index, words in header.unknown.items():
        kind = personal_header(words) or personal_cells(_column(grid, header, index), about_persons(words))
        if kind:
            told.add("V22", address(header.row, index), kept=True, column=_short(words), kind=kind)
        else:
            unread.append(words)
    for name, index in header.fields.items():
        if model.columns[name].kind == "text" and (kind := personal_cells(_column(grid, header, index))):
            told.add("V22", address(header.row, index), column=model.columns[name].header, kind=kind)
            del fields[name]
    if unread:
        told.add("H05", columns=", ".join(_short(words) for words in unread))
    return fields


def _column(grid: Grid, header: Header, index: int) -> list[Cell]:
    return [row[index] for row in grid.rows[header.first_data_row :] if index < len(row)]


def _has_required(grid: Grid, model: type[Row], header: Header, fields: Mapping[str, int], told: TabFindings) -> bool:
    complete = True
    for index, name in header.doubled.items():
        column = model.columns[name]
        words = header.words.get(index)
        told.add("H04", address(header.row, index), words, kept=not column.required, column=column.header)
        complete = complete and not column.required
    doubled = set(header.doubled.values())
    for name, column in model.columns.items():
        if name in fields or name in doubled:
            continue
        like = resembling(column, header.unknown)
        if column.required:
            complete = False
            if name not in header.fields:  # else it was dropped as personal
                _missing_column("H03", header, column, like, told)
        elif like:
            _missing_column("H07", header, column, like, told)
    return complete


def _missing_column(code: str, header: Header, column: Column, like: tuple[int, str] | None, told: TabFindings) -> None:
    index, words = like or (next(iter(header.fields.values()), 0), "")
    told.add(
        code, address(header.row, index), words or None, kept=code == "H07",
        column=column.header, like=_short(words),
    )  # fmt: skip


def _report_merges(grid: Grid, layout: Layout, cases: Set[int], told: TabFindings) -> None:
    """Report merged cells that hold data; titles, totals and notes may be merged as anyone likes."""
    names = {index: name for name, index in layout.fields.items()}
    for merge in grid.merges:
        found = _MERGE.fullmatch(merge)
        if found is None:
            continue
        first, last = column_index(found[1]), column_index(found[3])
        read = [index for index in range(first, min(last, layout.extent.stop) + 1) if index in names]
        if read and not cases.isdisjoint(range(int(found[2]), min(int(found[4]), len(grid.rows)) + 1)):
            column = layout.model.columns[names[read[0]]].header
            told.add("R02", f"{found[1]}{found[2]}", column=column, range=merge)


def _short(words: str) -> str:
    """Return a header short enough to repeat; one that itself names a person is not repeated."""
    text = " ".join(words.split())
    return "…" if may_not_repeat(text) else text[:40]
