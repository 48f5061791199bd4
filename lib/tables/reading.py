"""A grid becomes typed rows and findings: what is good is read, nothing is guessed, nothing is lost in silence."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from lib.programme.text import normalise
from lib.tables.codes import SEVERITIES
from lib.tables.columns import Column, Parsing, Row
from lib.tables.finding import Finding
from lib.tables.grid import Cell, Grid, address, column_letter, typed_text
from lib.tables.header import Header, find_header, looks_like_form, resembling
from lib.tables.missing import is_formula_error, is_missing
from lib.tables.outcome import Parameter, Unreadable
from lib.tables.parsers import Vocabulary, parsers_of
from lib.tables.personal import mentions_person, names_person, personal_cells, personal_header

_TOTALS = ("total", "totales", "subtotal", "subtotales", "suma", "sumas", "gran total", "total general", "totals")
_CHOICE_KINDS = frozenset({"choice", "choices", "age-band", "yes-no"})
_FREE_TEXT = frozenset({"text"})


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
    return _Reader(grid, model, source, vocabulary).read()


class _Reader:
    """Reads one tab. It lives for one call; the findings gather here because every step adds to them."""

    def __init__(self, grid: Grid, model: type[Row], source: str, vocabulary: Vocabulary) -> None:
        self.grid, self.model, self.source, self.vocabulary = grid, model, source, vocabulary
        self.findings: list[Finding] = []
        self.tally_required = self.tally_valid = self.rows_seen = 0
        self.empty: dict[str, int] = {}
        self.keys_seen: set[str] = set()

    def read(self) -> ReadTable:
        header = self._header()
        if header is None:
            return self._result((), {}, read=False)
        fields = self._without_personal_data(header)
        if not self._has_required(header, fields):
            return self._result((), {}, read=False)
        self._report_merges(header, fields)
        parsing = Parsing(parsers_of(self.model, self.vocabulary, self.grid.typed))
        rows = []
        for number in range(header.first_data_row, len(self.grid.rows)):
            row = self._row(number, self.grid.rows[number], fields, parsing)
            if row is not None:
                rows.append(row)
        return self._result(tuple(rows), fields, read=True)

    def _result(self, rows: tuple[Row, ...], fields: dict[str, int], *, read: bool) -> ReadTable:
        tally = Tally(self.rows_seen, len(rows), self.tally_required, self.tally_valid, self.empty)
        letters = {name: column_letter(index) for name, index in fields.items()}
        return ReadTable(
            self.source, self.grid.workbook, self.grid.tab, self.model, rows, tuple(self.findings), letters,
            frozenset(self.keys_seen), tally, read,
        )  # fmt: skip

    def _add(
        self,
        code: str,
        cell: str | None = None,
        value: Cell = None,
        *,
        kept: bool = True,
        column: str | None = None,
        **params: Parameter,
    ) -> None:
        shown = typed_text(value) or None
        if shown and (mentions_person(shown) or names_person(shown)):
            shown = None
        self.findings.append(
            Finding(
                code,
                SEVERITIES[code],
                self.source,
                self.grid.workbook,
                self.grid.tab,
                self.model.table,
                cell,
                shown,
                kept,
                column,
                params,
            )
        )

    def _header(self) -> Header | None:
        if not any(not is_missing(cell) for row in self.grid.rows for cell in row):
            self._add("H06", kept=False)
            return None
        synonyms = self.vocabulary.synonyms.get(self.model.table, {})
        header = find_header(self.grid.rows, self.model, synonyms)
        if header is None:
            form = looks_like_form(self.grid.rows, self.model)
            wanted = " · ".join(column.header for column in self.model.columns.values() if column.required)
            self._add("H08" if form else "H02", kept=False, columns=wanted)
        return header

    def _without_personal_data(self, header: Header) -> dict[str, int]:
        """Return the fields to read; columns that look personal are dropped here, before any cell is kept."""
        fields = dict(header.fields)
        unread: list[str] = []
        for index, words in header.unknown.items():
            kind = personal_header(words) or personal_cells(self._column(header, index))
            if kind:
                self._add("V22", address(header.row, index), kept=True, column=_short(words), kind=kind)
            else:
                unread.append(words)
        for name, index in header.fields.items():
            if self.model.columns[name].kind in _FREE_TEXT and (kind := personal_cells(self._column(header, index))):
                self._add("V22", address(header.row, index), column=self.model.columns[name].header, kind=kind)
                del fields[name]
        if unread:
            self._add("H05", columns=", ".join(_short(words) for words in unread))
        return fields

    def _column(self, header: Header, index: int) -> list[Cell]:
        return [row[index] for row in self.grid.rows[header.first_data_row :] if index < len(row)]

    def _has_required(self, header: Header, fields: dict[str, int]) -> bool:
        complete = True
        for index, name in header.doubled.items():
            column = self.model.columns[name]
            first = self.grid.rows[header.row][index] if index < len(self.grid.rows[header.row]) else None
            self._add("H04", address(header.row, index), first, kept=not column.required, column=column.header)
            complete = complete and not column.required
        doubled = set(header.doubled.values())
        for name, column in self.model.columns.items():
            if name in fields or name in doubled:
                continue
            dropped_as_personal = name in header.fields
            like = resembling(column, header.unknown)
            if column.required:
                complete = False
                if not dropped_as_personal:
                    self._missing_column("H03", header, column, like)
            elif like:
                self._missing_column("H07", header, column, like)
        return complete

    def _missing_column(self, code: str, header: Header, column: Column, like: tuple[int, str] | None) -> None:
        index, words = like or (next(iter(header.fields.values()), 0), "")
        self._add(
            code, address(header.row, index), words or None, kept=code == "H07",
            column=column.header, like=_short(words),
        )  # fmt: skip

    def _report_merges(self, header: Header, fields: dict[str, int]) -> None:
        letters = {column_letter(index): name for name, index in fields.items()}
        for merge in self.grid.merges:
            first = merge.split(":")[0]
            letter = first.rstrip("0123456789")
            if letter in letters and int(first[len(letter) :]) > header.first_data_row:
                self._add("R02", first, column=self.model.columns[letters[letter]].header, range=merge)

    def _row(self, number: int, cells: Sequence[Cell], fields: dict[str, int], parsing: Parsing) -> Row | None:
        given = {name: cells[index] for name, index in fields.items() if index < len(cells)}
        given = {name: cell for name, cell in given.items() if cell is not None and cell != ""}
        if all(is_missing(cell) for cell in given.values()):
            return None
        if self._is_total(given):
            first = next(iter(given))
            self._add("R01", address(number, fields[first]), given[first], kept=False)
            return None
        self.rows_seen += 1
        parsing.notes.clear()
        values, bad = self._present(given, parsing)
        row = self._validated(number, values, bad, given, parsing)
        self._remember_key(row, values, bad)
        self._report(number, fields, given, bad, parsing, kept=row is not None)
        if row is not None:
            self._report_called_for(number, fields, row, bad)
        return row

    def _is_total(self, given: dict[str, Cell]) -> bool:
        first = next((cell for cell in given.values() if not is_missing(cell)), None)
        if not isinstance(first, str):
            return False
        words = normalise(first)
        return words in _TOTALS or words.startswith(("total ", "subtotal ", "gran total ", "suma "))

    def _present(self, given: dict[str, Cell], parsing: Parsing) -> tuple[dict[str, Cell], dict[str, Unreadable]]:
        """Return the cells that hold something, and those that are refused before they are read."""
        values: dict[str, Cell] = {}
        bad: dict[str, Unreadable] = {}
        for name, cell in given.items():
            if isinstance(cell, str):
                column = self.model.columns[name]
                if is_formula_error(cell):
                    bad[name] = Unreadable("C17")
                    continue
                if is_missing(cell) and not self._is_declared_choice(column, cell, parsing, name):
                    continue
                if column.kind in _FREE_TEXT and (kind := mentions_person(cell)):
                    bad[name] = Unreadable("V22", kind=kind)
                    continue
            values[name] = cell
        moved = self.model.arrange(values)
        if moved:
            parsing.notes.append((moved, "V23", {"form": "coordinate-pair", "read_as": typed_text(values[moved])}))
        for name, column in self.model.columns.items():
            if name not in values and name not in bad:
                self.empty[name] = self.empty.get(name, 0) + 1
                if column.required and not column.blank_counts:
                    bad[name] = Unreadable("C01")
        return values, bad

    def _is_declared_choice(self, column: Column, cell: Cell, parsing: Parsing, name: str) -> bool:
        if column.kind not in _CHOICE_KINDS:
            return False
        try:
            parsing.parsers[name](cell)
        except Unreadable:
            return False
        return True

    def _validated(
        self,
        number: int,
        values: dict[str, Cell],
        bad: dict[str, Unreadable],
        given: dict[str, Cell],
        parsing: Parsing,
    ) -> Row | None:
        try:
            row = self.model.model_validate({**values, "line": number + 1}, context=parsing)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                reason = detail.get("ctx", {}).get("error")
                if isinstance(reason, Unreadable):
                    bad[str(detail["loc"][0])] = reason
            row = None
        self._count_required(values, bad)
        if any(self.model.columns[name].required for name in bad):
            return None
        if row is None:
            kept = {name: cell for name, cell in values.items() if name not in bad}
            parsing.notes.clear()
            row = self.model.model_validate({**kept, "line": number + 1}, context=parsing)
        return row

    def _count_required(self, values: dict[str, Cell], bad: dict[str, Unreadable]) -> None:
        for name, column in self.model.columns.items():
            if column.required:
                self.tally_required += 1
                self.tally_valid += name in values and name not in bad

    def _remember_key(self, row: Row | None, values: dict[str, Cell], bad: dict[str, Unreadable]) -> None:
        name = self.model.key[0]
        if len(self.model.key) == 1 and name in values and name not in bad:
            self.keys_seen.add(str(getattr(row, name) if row is not None else values[name]).strip())

    def _report(
        self,
        number: int,
        fields: dict[str, int],
        given: dict[str, Cell],
        bad: dict[str, Unreadable],
        parsing: Parsing,
        *,
        kept: bool,
    ) -> None:
        for name, reason in bad.items():
            cell = address(number, fields[name]) if name in fields else None
            column = self.model.columns[name]
            value = None if reason.code in {"C01", "V22"} else given.get(name)
            self._add(reason.code, cell, value, kept=kept, column=column.header, **reason.params)
        for name, code, params in parsing.notes:
            column = self.model.columns[name]
            self._add(code, address(number, fields[name]), given[name], kept=kept, column=column.header, **params)

    def _report_called_for(self, number: int, fields: dict[str, int], row: Row, bad: dict[str, Unreadable]) -> None:
        """Say which cells are empty although another cell of the row calls for them."""
        for name, column in self.model.columns.items():
            if column.called_for_by is None or name in bad or getattr(row, name) is not None:
                continue
            by, values = column.called_for_by
            if getattr(row, by) in values:
                because = self.model.columns[by]
                cell = address(number, fields[name]) if name in fields else None
                spanish = getattr(getattr(row, by), "spanish", "")
                self._add("C19", cell, column=column.header, because=because.header, holds=spanish)


def _short(words: str) -> str:
    """Return a header short enough to repeat; one that itself names a person is not repeated."""
    text = " ".join(words.split())
    return "…" if mentions_person(text) or names_person(text) else text[:40]


def without_rows(table: ReadTable, dropped: frozenset[int]) -> ReadTable:
    """Return the table without the rows on the given sheet lines."""
    if not dropped:
        return table
    rows = tuple(row for row in table.rows if row.line not in dropped)
    return replace(table, rows=rows, tally=replace(table.tally, rows_kept=len(rows)))
