"""Published counts as tables: totals, the four kinds of nothing, and what does not add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.indicators.figure import State
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.selection.lookup import cell_at, has_total, values_of
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.tables import caption, does_not_add, in_words, total_name
from lib.wording.values import Written, count, nothing

_NOTHINGS: tuple[State, ...] = ("protected", "no-data", "not-applicable")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: what it is about and its values, in the order of the columns."""

    name: str
    values: tuple[Written, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table of written values; `head` names the rows' column first, `explained` says what kinds of nothing mean."""

    title: str
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...]
    explained: tuple[tuple[Written, str], ...]


@memo
def table_html(table: WrittenTable, *, titled: bool = True) -> str:
    """Return a table as HTML; without `titled` its title is for who does not see it: a heading says the same."""
    return fill(
        "table.html",
        title=table.title,
        titled=titled,
        head=table.head,
        rows=table.rows,
        notes=table.notes,
        explained=table.explained,
    )


def written_table(
    title: str,
    head: tuple[str, ...],
    rows: tuple[TableRow, ...],
    words: Words,
    *,
    notes: tuple[str, ...] = (),
    not_applicable: str | None = None,
) -> WrittenTable:
    """Return any table of written values.

    Each kind of nothing that occurs is explained below, «No aplica» by `not_applicable` where that is given.
    """
    found = {value.state: value for row in rows for value in row.values}
    means = {state: words(f"nothing.{state}.means") for state in _NOTHINGS if state in found}
    if not_applicable and "not-applicable" in means:
        means["not-applicable"] = not_applicable
    explained = tuple((found[state], text) for state, text in means.items())
    return WrittenTable(title, head, rows, notes, explained)


def crosstab(
    table: Table,
    names: Names,
    *,
    rows: str,
    columns: str | None = None,
    at: Mapping[str, str] | None = None,
    as_of: date | None = None,
    not_applicable: str | None = None,
) -> WrittenTable:
    """Return a published table as rows by columns, with its totals and a caption that says as of when.

    `at` fixes the dimensions that are neither rows nor columns; what it leaves out is taken at its total.
    """
    fixed = dict(at or {})
    words = names.words
    wide = _with_total(table, columns) if columns else ()
    head = tuple(_name(table, columns, value, names) for value in wide) if columns else (in_words(table, words),)
    body = []
    for value in _with_total(table, rows):
        here = {**fixed, rows: value}
        places = [{**here, columns: each} for each in wide] if columns else [here]
        cells = tuple(_written(table, place, words) for place in places)
        body.append(TableRow(_name(table, rows, value, names), cells, total=value == ALL))
    return written_table(
        caption(table, names, (rows, columns) if columns else (rows,), fixed, as_of),
        (words(f"dimension.{rows}"), *head),
        tuple(body),
        words,
        notes=does_not_add(table, (rows, columns) if columns else (rows,), words),
        not_applicable=not_applicable,
    )


def _with_total(table: Table, dimension: str) -> tuple[str, ...]:
    values = values_of(table, dimension)
    return (*values, ALL) if has_total(table, dimension) else values


def _name(table: Table, dimension: str, value: str, names: Names) -> str:
    return total_name(dimension, table, names.words) if value == ALL else names.value(dimension, value)


def _written(table: Table, at: Mapping[str, str], words: Words) -> Written:
    cell = cell_at(table, at)
    return count(cell, words) if cell else nothing("no-data", words)
