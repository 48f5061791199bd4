"""What a row says in the programme's own public columns, in words."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from lib.indicators.own_values import OwnValue
from lib.programme.declaring.columns import DeclaredColumn
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.values import Written, nothing


def public_columns(table: str, names: Names) -> tuple[DeclaredColumn, ...]:
    """Return the columns of a table that the programme added and shows row by row."""
    return tuple(each for each in names.programme.columns if each.public and each.table == table)


def own_value(column: DeclaredColumn, key: str, snapshot: Snapshot) -> OwnValue | None:
    """Return what the row with a key says in a column, or None."""
    return snapshot.own.get(column.table, {}).get(key, {}).get(column.id)


def own_facts(table: str, key: str, snapshot: Snapshot, names: Names) -> dict[str, Written]:
    """Return what a row says in each public column, by its header; «no data» where it says nothing."""
    return {
        column.name.in_language(names.words.language): in_words(column, own_value(column, key, snapshot), names)
        for column in public_columns(table, names)
    }


def in_words(column: DeclaredColumn, value: OwnValue | None, names: Names) -> Written:
    """Return a value as its column's type is read."""
    words = names.words
    if value is None:
        return nothing("no-data", words)
    ways: Mapping[str, Callable[[], str]] = {
        "count": lambda: words.number(cast("float", value)),
        "number": lambda: words.number(cast("float", value), 0 if float(value) == int(float(value)) else 2),
        "share": lambda: words.share(cast("float", value)),
        "day": lambda: words.day(date.fromisoformat(str(value))),
        "choice": lambda: words(f"own.{column.id}.{value}"),
        "yes-no": lambda: words("hubs.yes" if value else "hubs.no"),
        "partner": lambda: names.partner(str(value)),
    }
    return Written(ways.get(column.type, lambda: str(value))(), "shown")
