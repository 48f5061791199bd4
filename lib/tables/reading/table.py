"""A grid becomes typed rows and findings: what is good is read, nothing is guessed, nothing is lost in silence."""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from lib.programme.outline import Box
from lib.tables.cells.habits import habits_of
from lib.tables.cells.missing import is_missing
from lib.tables.cells.outcome import Parameter
from lib.tables.cells.parsers import Vocabulary, parsers_of
from lib.tables.codes import SEVERITIES
from lib.tables.finding import Finding
from lib.tables.grid import Grid, address, column_index, column_letter
from lib.tables.reading.header import Header, find_header, looks_like_form
from lib.tables.reading.likeness import called_key, holding_keys, resembling
from lib.tables.reading.personal_columns import (
    column_below,
    columns_without_header,
    short,
    tell_columns_without_header,
    tell_persons,
    tell_unread,
    without_personal_data,
)
from lib.tables.reading.row_kinds import Layout
from lib.tables.reading.rows import RowReader
from lib.tables.reading.tab_findings import TabFindings
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
    bad cells of rows that count, by line and field. `lost` holds what could be read of the key and the state of each
    row that does not count; `lacking` the first part of these keys with the fields that are empty there.
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
    lost: tuple[Mapping[str, str], ...] = ()
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
            self.address(row, name), value, kept, column.header, params, " · ".join(map(str, row.key_values())),
            getattr(row, row.called) if row.called else None,
        )  # fmt: skip


def read_table(grid: Grid, model: type[Row], source: str, vocabulary: Vocabulary) -> ReadTable:
    """Read one tab: find its header, read each row with the model, and say what is amiss and where."""
    told = TabFindings(grid, model, source, vocabulary.country)
    header = _header(grid, model, vocabulary, told)
    if header is None:
        return _unread(grid, model, source, told)
    fields, held, unread = without_personal_data(grid, model, header, told)
    complete, asked = _missing_columns(grid, header, fields, unread, told)
    tell_unread([words for index, words in unread.items() if index not in asked], told)
    if not complete:
        return _unread(grid, model, source, told)
    _exchange(grid, model, header, fields, told, box=vocabulary.geography.typed)
    tell_columns_without_header(grid, header, told)
    layout = Layout(model, fields, header.extent, header.names, vocabulary.country)
    habits = {
        name: habits_of(column_below(grid, header, index), grid.typed, grid.dates_told, vocabulary.country.habits)
        for name, index in fields.items()
    }
    parsing = Parsing(
        parsers_of(model, vocabulary, habits),
        vocabulary.geography.typed,
        country=vocabulary.country,
        confirmed=vocabulary.confirmed,
        held=held,
    )
    reader = RowReader(grid, layout, parsing, told, header.first_data_row)
    rows = reader.read()
    _report_merges(grid, layout, reader.cases, told)
    tally = Tally(len(reader.cases), len(rows), reader.required_cells, reader.required_valid, reader.empty)
    return ReadTable(
        source, grid.workbook, grid.tab, model, rows, told.with_rows(layout.fields, header.first_data_row),
        {name: column_letter(index) for name, index in fields.items()},
        frozenset(reader.keys_seen), tally,
        keys_unread=tuple(reader.keys_unread), keys_repeated=reader.keys_repeated,
        emptied=frozenset(reader.emptied), lost=tuple(reader.lost), lacking=frozenset(reader.lacking),
    )  # fmt: skip


def without_rows(table: ReadTable, dropped: frozenset[int]) -> ReadTable:
    """Return the table without the rows on the given sheet lines."""
    if not dropped:
        return table
    rows = tuple(row for row in table.rows if row.line not in dropped)
    lost = tuple(_said(row) for row in table.rows if row.line in dropped)
    return replace(table, rows=rows, tally=replace(table.tally, rows_kept=len(rows)), lost=(*table.lost, *lost))


def _said(row: Row) -> dict[str, str]:
    """Return what the key and the state of a row say."""
    return {name: str(getattr(row, name)) for name in (*row.key, "state") if name in row.columns}


def _unread(grid: Grid, model: type[Row], source: str, told: TabFindings) -> ReadTable:
    return ReadTable(source, grid.workbook, grid.tab, model, findings=told.all(), read=False)


def _header(grid: Grid, model: type[Row], vocabulary: Vocabulary, told: TabFindings) -> Header | None:
    if not any(not is_missing(cell) for row in grid.rows for cell in row):
        told.add("H06", kept=False)
        return None
    header = find_header(grid.rows, model, vocabulary.synonyms.get(model.table, {}))
    if header is None:
        form = looks_like_form(grid.rows, model)
        wanted = " · ".join(column.header for column in model.columns.values() if column.required)
        told.add("H08" if form else "H02", kept=False, columns=wanted)
        tell_persons(grid, model, told)
    return header


def _missing_columns(
    grid: Grid, header: Header, fields: Mapping[str, int], unread: Mapping[int, str], told: TabFindings
) -> tuple[bool, set[int]]:
    """Say which columns are missing or doubled; return whether rows can be read, and which columns were asked about.

    An optional column is looked for among the `unread` ones that nobody was asked about yet.
    """
    model, complete, asked = told.model, True, set[int]()
    for index, name in header.doubled.items():
        column = model.columns[name]
        words = header.words.get(index)
        told.add("H04", address(header.row, index), words, kept=not column.required, column=column.header)
        complete = complete and not column.required
    doubled = set(header.doubled.values())
    for name, column in model.columns.items():
        if name in fields or name in doubled:
            continue
        if column.required:
            like = _meant(grid, model, header, name)
        else:
            like = resembling(column, {at: words for at, words in unread.items() if at not in asked})
        complete = complete and not column.required
        if (column.required and name not in header.fields) or (like and not column.required):
            _missing_column("H03" if column.required else "H07", header, column, like, told)
            asked.update([like[0]] if like else [])
    return complete, asked


def _exchange(
    grid: Grid, model: type[Row], header: Header, fields: dict[str, int], told: TabFindings, *, box: Box | None
) -> None:
    """Read two columns that hold each what belongs in the other as what they hold, and say so (H11)."""
    rows = [row for row in grid.rows[header.first_data_row :] if row]
    columns = {name: [row[at] if at < len(row) else None for row in rows] for name, at in fields.items()}
    if names := model.exchanged(columns, box):
        first, second = names
        told.add(
            "H11", address(header.row, fields[first]), column=model.columns[first].header,
            other_column=model.columns[second].header,
        )  # fmt: skip
        fields[first], fields[second] = fields[second], fields[first]


def _meant(grid: Grid, model: type[Row], header: Header, name: str) -> tuple[int, str] | None:
    """Return the column that a missing one may be, with its header: a key also by what stands in its place."""
    if name == model.key[0]:
        columns = sorted({*header.unknown, *columns_without_header(grid, header)})
        found = holding_keys(grid.rows[header.first_data_row :], columns, distinct=len(model.key) == 1)
        found = called_key(header.unknown) if found is None else found
        if found is not None:
            return found, header.unknown.get(found, "")
    return resembling(model.columns[name], header.unknown)


def _missing_column(code: str, header: Header, column: Column, like: tuple[int, str] | None, told: TabFindings) -> None:
    index, words = like or (next(iter(header.fields.values()), 0), "")
    params: dict[str, Parameter] = {"like": short(words, told.country)}
    if like and not words:
        params["unnamed"] = column_letter(index)
    told.add(code, address(header.row, index), words or None, kept=code == "H07", column=column.header, **params)


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
