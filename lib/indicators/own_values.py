"""What the rows of a programme say in public columns of its own, by table, key and column."""

from collections.abc import Mapping
from datetime import date

from lib.indicators.facts import Facts
from lib.programme.model import Programme
from lib.tables.schema.columns import UNREAD, Row
from lib.tables.schema.declared import field_of

OwnValue = str | int | float | bool
OwnValues = Mapping[str, Mapping[str, Mapping[str, OwnValue]]]
"""Values by table, the row's key and the column's id. A day is ISO text, a choice its id."""


def own_values(facts: Facts, programme: Programme) -> OwnValues:
    """Return what is said in public columns; a cell that is empty or could not be read is not there."""
    found: dict[str, dict[str, dict[str, OwnValue]]] = {}
    for column in (each for each in programme.columns if each.public):
        for row in facts.kept().get(column.table, ()):
            value = _value(row, field_of(column.id))
            if value is not None:
                key = str(row.key_values()[0])
                found.setdefault(column.table, {}).setdefault(key, {})[column.id] = value
    return found


def _value(row: Row, name: str) -> OwnValue | None:
    value = getattr(row, name, None)
    if value is None or value == UNREAD:
        return None
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value
