"""What the rules look at: the rows that still count, each with its place in a sheet."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, Self, TypeVar, cast

from lib.programme.model import Programme, TableId
from lib.programme.setting import Setting
from lib.tables.cells.outcome import Parameter
from lib.tables.finding import Finding, Severity
from lib.tables.grid import Cell, typed_text
from lib.tables.reading.table import ReadTable
from lib.tables.schema.columns import Choice, Row
from lib.tables.schema.training import Bootcamp

Kind = TypeVar("Kind", bound=Row)
Kind_co = TypeVar("Kind_co", bound=Row, covariant=True)
Parameters = Mapping[str, Parameter]


@dataclass(frozen=True, slots=True)
class RowPlace(Generic[Kind_co]):
    """One row and the table it stands in."""

    table: ReadTable
    row: Kind_co

    def finding(
        self,
        code: str,
        name: str,
        params: Parameters,
        *,
        kept: bool = True,
        severity: Severity | None = None,
        value: object = None,
    ) -> Finding:
        """Make a finding about one field. `value` is the field's own unless a sum is meant."""
        typed = self.text(name) if value is None else shown(value)
        found = self.table.finding(code, self.row, name, kept=kept, value=typed, **params)
        return replace(found, severity=severity) if severity else found

    def is_emptied(self, name: str) -> bool:
        """Tell whether a field is empty because its cell was refused, which its owner already knows."""
        return (self.row.line, name) in self.table.emptied

    def text(self, name: str) -> str | None:
        """Return a field's value as its owner would recognise it."""
        value = getattr(self.row, name)
        beyond_the_bands = next((each for each in self.row.columns[name].choices or () if each == value), None)
        return shown(beyond_the_bands or value)

    def other(self, elsewhere: "RowPlace[Any]", name: str) -> dict[str, Parameter]:
        """Return the parameters that point to a field of a second row, as seen from this one."""
        found: dict[str, Parameter] = {"other": elsewhere.table.address(elsewhere.row, name) or ""}
        if elsewhere.table.tab != self.table.tab:
            found["other_tab"] = elsewhere.table.tab
        if elsewhere.table.workbook != self.table.workbook:
            found["other_workbook"] = elsewhere.table.workbook
        return found


@dataclass(frozen=True, slots=True)
class RuleEvidence:
    """The tables that count and the setting they are judged in. `indicators` are the ids that a target may name."""

    tables: tuple[ReadTable, ...]
    setting: Setting
    indicators: frozenset[str]
    _known: Mapping[TableId, frozenset[str]]
    _places: Mapping[TableId, tuple[RowPlace[Any], ...]]

    @classmethod
    def of(cls, tables: Iterable[ReadTable], setting: Setting, indicators: frozenset[str]) -> Self:
        """Gather the rows of the tables."""
        tables = tuple(tables)
        known: dict[TableId, frozenset[str]] = {}
        for table in tables:
            keys = {str(getattr(row, table.model.key[0])) for row in table.rows}
            known[table.model.table] = known.get(table.model.table, frozenset()) | table.keys_seen | keys
        return cls(tables, setting, indicators, known, _gather(tables))

    def with_tables(self, tables: Iterable[ReadTable]) -> "RuleEvidence":
        """Return the evidence after some rows were taken out or mended; the known keys stay."""
        tables = tuple(tables)
        return replace(self, tables=tables, _places=_gather(tables))

    def places(self, kind: type[Kind]) -> tuple[RowPlace[Kind], ...]:
        """Return the rows of one table that still count, of all workbooks, in their order."""
        return cast("tuple[RowPlace[Kind], ...]", self._places.get(kind.table, ()))

    def known_keys(self, table_id: TableId) -> frozenset[str]:
        """Return every key seen in a table, those of rows that do not count too."""
        return self._known.get(table_id, frozenset())

    def is_complete(self, table_id: TableId) -> bool:
        """Tell whether every workbook that should deliver the table did, so that what is missing is really missing."""
        expected = {
            source.id
            for source in self.setting.programme.sources
            if table_id in source.tabs and owns(self.setting.programme, table_id, source.owner)
        }
        read = {table.source for table in self.tables if table.model.table == table_id and table.read}
        return bool(expected) and expected <= read

    def may_lack(self, table_id: TableId, bootcamp: str) -> bool:
        """Tell whether a row of a table that does not count may be about a bootcamp, so that its sums say nothing."""
        tables = [table for table in self.tables if table.model.table == table_id]
        others = self.known_keys("bootcamps") - {bootcamp}
        about_others = sum(lost.get(table.model.key[0]) in others for table in tables for lost in table.lost)
        return self.left_out(table_id) > about_others

    def lacking(self, table_id: TableId, name: str) -> frozenset[str]:
        """Return the keys of rows that do not count and whose field is empty."""
        tables = (table for table in self.tables if table.model.table == table_id)
        return frozenset(key for table in tables for key, field in table.lacking if field == name)

    def keys_unread(self, table_id: TableId) -> tuple[str, ...]:
        """Return what stands where a table's keys should and is none."""
        return tuple(text for table in self.tables if table.model.table == table_id for text in table.keys_unread)

    def keys_repeated(self, table_id: TableId) -> int:
        """Return how many rows of a table have a key that stood before."""
        return sum(table.keys_repeated for table in self.tables if table.model.table == table_id)

    def left_out(self, table_id: TableId) -> int:
        """Return how many rows of a table do not count."""
        tallies = (table.tally for table in self.tables if table.model.table == table_id)
        return max(0, sum(tally.rows_seen - tally.rows_kept for tally in tallies))

    def bootcamps(self) -> dict[str, RowPlace[Bootcamp]]:
        """Return the bootcamps that count, by their key."""
        return {place.row.bootcamp: place for place in self.places(Bootcamp)}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule says of a row, and the row as it is from now on: None takes it out of the count."""

    place: RowPlace[Any]
    findings: tuple[Finding, ...]
    becomes: Row | None = None


JudgingRule = Callable[[RuleEvidence], Iterator[Judgement]]
RemarkingRule = Callable[[RuleEvidence], Iterator[Finding]]


def owns(programme: Programme, table_id: TableId, partner_id: str | None) -> bool:
    """Tell whether a partner's rows of a table count: it is hers, or nobody's in particular."""
    return programme.owners.get(table_id) in {None, partner_id}


def shown(value: object) -> str | None:
    """Return a typed value as its owner would recognise it: days as ISO, choices in Spanish."""
    if isinstance(value, Choice):
        return value.spanish
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(shown(part) or "" for part in value) or None
    return typed_text(cast("Cell", value)) or None


def _gather(tables: tuple[ReadTable, ...]) -> dict[TableId, tuple[RowPlace[Any], ...]]:
    places: dict[TableId, list[RowPlace[Any]]] = defaultdict(list)
    for table in tables:
        places[table.model.table].extend(RowPlace(table, row) for row in table.rows)
    return {table_id: tuple(found) for table_id, found in places.items()}
