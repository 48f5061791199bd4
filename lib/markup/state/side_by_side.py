"""Two states side by side: the same indicators, each as it stands in either."""

from lib.markup.blocks.tables import TableRow, table_html, written_table
from lib.markup.memo import memo
from lib.markup.state.sheet import SheetRow, sheet_rows
from lib.snapshot.selection.one_state import OneState
from lib.wording.names import Names
from lib.wording.values import Written


@memo
def side_by_side(one: OneState, other: OneState, names: Names) -> str:
    """Return the indicators of two states as one table, what each value is of beside it."""
    words, states = names.words, (names.state(one.key), names.state(other.key))
    rows = tuple(
        TableRow(here.definition.name, (_value(here), _value(there)))
        for here, there in zip(sheet_rows(one, names), sheet_rows(other, names), strict=True)
    )
    title = words("state.compare.title", one=states[0], other=states[1])
    head = (words("state.compare.indicator"), *states)
    return table_html(written_table(title, head, rows, words, notes=(words("state.compare.note"),)))


def _value(row: SheetRow) -> Written:
    """Return a value and what it is of: «89 % (8 de 9)»."""
    if not (row.base and row.value.shown):
        return row.value
    return Written(f"{row.value.text} ({row.base})", row.value.state, row.value.is_range)
