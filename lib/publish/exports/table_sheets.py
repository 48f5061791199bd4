"""Published tables as sheets: one row a cell, its code and name for each dimension, its count and why there is none."""

from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.published import Table, TableCell
from lib.indicators.disclosure.cells import ALL
from lib.publish.exports.sheet import LONGEST_TAB, Sheet, SheetColumn, Value, column
from lib.wording.cohorts import ended_only
from lib.wording.edition import Edition, needed
from lib.wording.reference.origins import complete_to, keepers
from lib.wording.tables import in_words, listed, total_name
from lib.wording.values import count

STATES = ("shown", "protected", "no-data", "not-applicable")
"""A count, and the three kinds of nothing, as codes. Zero is a count."""

_TAGS = {
    "stage": "#x_stage",
    "role": "#beneficiary+type",
    "sex": "#x_sex",
    "age": "#x_age+range",
    "age-group": "#x_age+group",
    "state": "#adm1",
    "municipality": "#adm2",
    "distance": "#x_distance+km",
    "month": "#date+start+month",
    "bootcamp": "#activity",
    "wave": "#x_wave",
    "outcome": "#output",
    "answer": "#respondee+type",
    "condition": "#status+service",
    "phase": "#status+phase",
}
_COUNTED = {
    "people": "#affected+reached+ind",
    "participations": "#x_participation+num",
    "attendances": "#x_attendance+num",
    "hubs": "#loc+facility+num",
    "inhabitants": "#population+num",
}


def table_sheet(table: Table, edition: Edition) -> Sheet:
    """Return one published table as a sheet. Codes are the dashboard's own, states have official keys; `*` is all."""
    names, tables = edition.names, (needed(table),)
    day, kept_by = complete_to(tables, edition.snapshot, names), keepers(tables, edition.snapshot, names)
    about = definition_of(table, edition)
    tail: tuple[Value, ...] = (in_words(table, names.words), about, kept_by, day, edition.snapshot.id)
    rows = tuple((*_coordinates(cell, table, edition), *_count(cell, edition), *tail) for cell in table.cells)
    tab = tab_of(table, edition)
    return Sheet(table.id, title_of(table, edition), about, _columns(table, edition), rows, tab=tab)


def title_of(table: Table, edition: Edition) -> str:
    """Return «Personas por estado y papel (Asistieron)»: a dimension with one value is said in brackets."""
    words, fixed = edition.words, _fixed(table)
    by = listed([words(f"dimension.{name}").lower() for name in table.dimensions if name not in fixed], words)
    title = words("table.caption", counts=in_words(table, words), by=by)
    only = listed([edition.names.value(name, value) for name, value in fixed.items()], words)
    title = words("table.caption.only", title=title, only=only) if only else title
    return words(f"table.caption.{table.cohort}", title=title) if table.cohort in {"ended", "released"} else title


def tab_of(table: Table, edition: Edition) -> str:
    """Return a short name for a tab: «Personas, estado, papel»."""
    words, fixed = edition.words, _fixed(table)
    by = [words(f"exports.dimension.{name}").replace("_", " ") for name in table.dimensions if name not in fixed]
    whole = ", ".join([in_words(table, words), *by])
    return whole if len(whole) <= LONGEST_TAB else ", ".join(by)


def definition_of(table: Table, edition: Edition) -> str:
    """Return what the table counts, in which bootcamps, and over what its cells do not add up."""
    words = edition.words
    key = f"exports.counts.{table.measure}"
    parts = [words(key if words.has(key) else "exports.counts.other", counts=in_words(table, words))]
    if table.measure == PEOPLE and "bootcamp" in table.dimensions:
        parts.append(words("exports.within-bootcamp"))
    apart = [name for name in table.dimensions if name not in table.adds_over]
    if apart:
        by = listed([words(f"dimension.{name}").lower() for name in apart], words)
        parts.append(words("exports.does-not-add", by=by))
    only = ended_only(table.cohort, edition.snapshot, words, table.dimensions)
    return " ".join([*parts, only] if only else parts)


def _fixed(table: Table) -> dict[str, str]:
    """Return the dimensions on which the table has one value only."""
    values = {name: {cell.at[name] for cell in table.cells} for name in table.dimensions}
    return {name: next(iter(found)) for name, found in values.items() if len(found) == 1}


def _columns(table: Table, edition: Edition) -> tuple[SheetColumn, ...]:
    words, found = edition.words, []
    for name in table.dimensions:
        tag, code = _TAGS.get(name, f"#x_{name.replace('-', '_')}"), words(f"exports.dimension.{name}")
        called = words(f"dimension.{name}")
        values = tuple(dict.fromkeys(cell.at[name] for cell in table.cells))
        whose = f"+{words('place.vocabulary')}" if name in {"state", "municipality"} else ""
        means = words("exports.means.code", dimension=called)
        found.append(
            SheetColumn(
                f"{name}-code", words("exports.code", name=code), means, "text", f"{tag}+code{whose}", values, True
            )
        )
        found.append(SheetColumn(name, code, words("exports.means.name", dimension=called), "text", f"{tag}+name"))
    counted = _COUNTED.get(table.counts, "#indicator+value+num")
    return (
        *found,
        column("is-total", "boolean", "#meta+total+bool", words),
        column("value", "integer", counted, words),
        column("value-state", "text", "#status+value+code", words, allowed=STATES),
        column("value-text", "text", "#description+value", words),
        column("counts", "text", "#indicator+unit", words),
        column("definition", "text", "#indicator+definition", words),
        column("source", "text", "#meta+source", words),
        column("as-of", "day", "#date+cutoff", words),
        column("snapshot", "text", "#meta+snapshot", words),
    )


def _coordinates(cell: TableCell, table: Table, edition: Edition) -> tuple[Value, ...]:
    found: list[Value] = []
    for name in table.dimensions:
        value = cell.at[name]
        called = total_name(name, table, edition.words) if value == ALL else edition.names.value(name, value)
        found += [value, called]
    return tuple(found)


def _count(cell: TableCell, edition: Edition) -> tuple[Value, ...]:
    shown = cell.value if cell.state == "shown" else None
    return (ALL in cell.at.values(), shown, cell.state, count(cell, edition.words).text)
