"""Rows that do not count, choices and sheets that nobody could read: where they may be missing, 0 is not said."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from lib.indicators.counts.cohorts import COHORT
from lib.indicators.counts.counted import month_of
from lib.indicators.disclosure.cells import ALL, Cell
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part
from lib.programme.model import Programme, TableId
from lib.tables.schema.columns import UNREAD, Column, Row
from lib.tables.schema.declared import OWN

_BY_MEASURE: Mapping[str, tuple[TableId, ...]] = {
    "people": ("alcance", "bootcamps"),
    "participations": ("alcance",),
    "attendances": ("sesiones",),
    "answers": ("seguimiento",),
    "hubs": ("sitios",),
}
_BY_INDICATOR: Mapping[str, tuple[TableId, ...]] = {
    **dict.fromkeys(("BOO-1", "BOO-2"), ("bootcamps",)),
    **dict.fromkeys(("BOO-3", "BOO-4"), ("preparacion", "bootcamps")),
    "BOO-5": ("sesiones",),
    **dict.fromkeys(("SIT-1", "SIT-2", "SIT-3", "SIT-4"), ("sitios",)),
    "ALI-1": ("compromisos",),
    "ALI-2": ("compromisos", "comunicacion"),
    **dict.fromkeys(("COM-1", "COM-2"), ("comunicacion",)),
}
_BEARS: Mapping[str, frozenset[str]] = {"SIT": frozenset({"condition", "phase"})}
"""What tells the rows apart that figures of a family count, where not all that a row may lack does."""

_DIMENSIONS: Mapping[TableId, Mapping[str, str]] = {
    "bootcamps": {"status": COHORT},
    "sitios": {"status": "condition"},
    "sesiones": {"state": "bootcamp"},
}
"""What the dimension is called that a choice decides: a session of unread state is in no count of its bootcamp."""

_OF_A_BOOTCAMP = frozenset({"state", "month", COHORT})


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that may belong to a count and is not in it: what is known of where. Nothing else is said of it.

    `hides` are the dimensions that it is not known in: a count that has none of them holds it. None where it is in no
    count at all.
    """

    at: Mapping[str, str]
    hides: frozenset[str] | None = None

    def may_be_of(self, at: Mapping[str, str]) -> bool:
        """Tell whether a count with these coordinates may lack it."""
        fixed = {name: value for name, value in at.items() if value != ALL}
        if self.hides is not None and self.hides.isdisjoint(fixed):
            return False
        return all(self.at.get(name, value) == value for name, value in fixed.items())


@dataclass(frozen=True, slots=True)
class LostRows:
    """What may be missing from the counts of each table."""

    by_table: Mapping[TableId, tuple[Lost, ...]]

    def may_be_of(self, name: Cell) -> bool:
        """Tell whether a cell may lack something."""
        at = dict(name.at)
        return any(each.may_be_of(at) for table in _tables_of(name.measure) for each in self.by_table.get(table, ()))

    def may_have_ended(self, name: Cell) -> bool:
        """Tell whether a cell is of a bootcamp whose row fell out, or whose status could not be read."""
        own = dict(name.at).get("bootcamp", ALL)
        return own != ALL and any(
            each.at.get("bootcamp") == own and (each.hides is None or COHORT in each.hides)
            for each in self.by_table.get("bootcamps", ())
        )

    def bears_on(self, table: TableId, names: Collection[str] | None) -> bool:
        """Tell whether a count of a table, told apart by these dimensions or fields, may lack something.

        A choice that nobody could read does not bear on counts that do not ask for it; None asks for any.
        """
        lost = self.by_table.get(table, ())
        return any(each.hides is None or names is None or not each.hides.isdisjoint(names) for each in lost)

    def states(self) -> dict[str, tuple[str, ...]]:
        """Return, for each table that may lack something, the states where; `*` where that is not known."""
        return {
            table: tuple(sorted({each.at.get("state", ALL) for each in lost})) for table, lost in self.by_table.items()
        }

    def said(self, figure: Figure) -> Figure:
        """Return a figure that needs no protection: 0 and a share of nothing are no data where rows are lost."""
        bears = _BEARS.get(figure.id[:3])
        if not any(self.bears_on(table, bears) for table in _BY_INDICATOR.get(figure.id, ())):
            return figure
        parts = tuple(
            replace(part, state="no-data", value=None) if _of_nothing(part) else part for part in figure.parts
        )
        told = replace(figure, parts=parts)
        return replace(told, state="no-data", value=None) if _of_nothing(figure) else told


_NOTHING_WRITTEN = Lost({})
"""A table that was read and has no row, where nobody has declared up to which day facts are there: as a blank sheet."""

NOTHING_LOST = LostRows({})


def _tables_of(measure: str) -> tuple[TableId, ...]:
    """Return the tables whose rows a measure counts; one of a programme's own begins with its table."""
    return _BY_MEASURE.get(measure, (measure.partition(".")[0],))


def _of_nothing(value: Figure | Part) -> bool:
    share = value.denominator is not None
    return value.state in {"shown", "not-applicable"} and (not value.denominator if share else value.value == 0)


def lost_rows(facts: Facts, programme: Programme) -> LostRows:
    """Return what the counts may lack: the rows that do not count, and those with a choice that could not be read."""
    found: dict[TableId, list[Lost]] = {table: [Lost(at) for at in rows] for table, rows in facts.lost.items() if rows}
    found["alcance"] = [Lost(_of_people(lost, facts, programme)) for lost in facts.lost.get("alcance", ())]
    found["bootcamps"] = [Lost(at, _OF_A_BOOTCAMP) for at in facts.lost.get("bootcamps", ())]
    for table, unread in _undelivered(facts, programme):
        found.setdefault(table, []).append(unread)
    for table, rows in facts.kept().items():
        if not rows and table in facts.read and not facts.covers:
            found.setdefault(table, []).append(_NOTHING_WRITTEN)
        for row in rows:
            if hidden := _unread(row):
                found.setdefault(row.table, []).append(Lost(_place(row, facts), hidden))
    return LostRows({table: tuple(lost) for table, lost in found.items() if lost})


def _undelivered(facts: Facts, programme: Programme) -> Iterator[tuple[TableId, Lost]]:
    """Yield each table that a source should deliver and did not: any of its rows may be missing.

    A state's own ministry tells of its state; of the others nothing is known.
    """
    states = {partner.id: partner.state for partner in programme.partners}
    for source in programme.sources:
        state = states.get(source.owner)
        at = {"state": state} if state else {}
        for table in source.tabs:
            if (source.id, table) not in facts.delivered:
                yield table, Lost(at, _OF_A_BOOTCAMP if table == "bootcamps" else None)


def _of_people(lost: Mapping[str, str], facts: Facts, programme: Programme) -> dict[str, str]:
    """Return all that is known of a lost row of reach: also by its bootcamp and its wider age group."""
    group = {band: name for name, bands in programme.ages.wide.items() for band in bands}
    bootcamp = facts.bootcamp(lost.get("bootcamp", ""))
    of_bootcamp = {"state": bootcamp.state, "month": month_of(facts, bootcamp.bootcamp)} if bootcamp else {}
    age = lost.get("age")
    return {**lost, **of_bootcamp, **({"age-group": group.get(age, age)} if age else {})}


def _unread(row: Row) -> frozenset[str]:
    """Return the dimensions of counts that a row is not known in, because a choice of it could not be read."""
    unread = {name for name, column in row.columns.items() if _lacks(getattr(row, name), name, column)}
    called = _DIMENSIONS.get(row.table, {})
    return frozenset(called.get(each, each.removeprefix(OWN)) for each in unread)


def _lacks(value: object, name: str, column: Column) -> bool:
    """Tell whether a choice could not be read, or a yes or no of the programme's own that is required."""
    if column.kind == "yes-no":
        return value is None and column.required and name.startswith(OWN)
    return bool(column.choices) and _is_unread(value)


def _is_unread(value: object) -> bool:
    return UNREAD in value if isinstance(value, tuple) else value == UNREAD


def _place(row: Row, facts: Facts) -> dict[str, str]:
    """Return the bootcamp, the state and the month that a row is of, as far as it says."""
    names = ("bootcamp",) if row.table == "sesiones" else ("bootcamp", "state")
    told = {name: str(getattr(row, name)) for name in names if name in row.columns}
    return told | ({"month": month_of(facts, told["bootcamp"])} if row.table == "bootcamps" else {})
