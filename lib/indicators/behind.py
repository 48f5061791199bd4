"""Which cells of the sheets make each indicator: its rows, and the columns of them that are counted or decide."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from lib.programme.model import TableId
from lib.tables.reading.table import ReadTable
from lib.tables.rules.evidence import shown
from lib.tables.schema.columns import Row
from lib.tables.schema.coordination import Action, Commitment, Cover, Target
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Bootcamp, FollowUp, Reach, Readiness, Session
from lib.tables.schema.vocabulary import (
    ActionKind,
    ActionStatus,
    BootcampStatus,
    CommitmentStatus,
    Requirement,
    Role,
    SessionState,
    Sex,
    Stage,
)

Kind = TypeVar("Kind", bound=Row)


@dataclass(frozen=True, slots=True)
class Ingredient:
    """Rows of one table that an indicator is made of, and the fields of them that it needs."""

    model: type[Row]
    fields: tuple[str, ...]
    counts: Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class RowBehind:
    """One row that makes an indicator: where it stands, its key, and each cell's header and address (A1).

    What a cell counts is not in it: a small count is for the sheet alone.
    """

    source: str
    tab: str
    table: TableId
    key: str
    cells: tuple[tuple[str, str], ...]


def rows_behind(indicator: str, tables: Iterable[ReadTable]) -> tuple[RowBehind, ...]:
    """Return the rows that make an indicator, in the order of the tables, whose rows count.

    None for an indicator about all tables alike, and for an id that is none.
    """
    found = tuple(tables)
    return tuple(row for each in _MADE_OF.get(indicator, ()) for table in found for row in _rows(each, table))


def _rows(ingredient: Ingredient, table: ReadTable) -> Iterator[RowBehind]:
    if not issubclass(table.model, ingredient.model):
        return
    columns = table.model.columns
    for row in table.rows:
        if ingredient.counts(row):
            cells = tuple(
                (columns[name].header, f"{table.letters[name]}{row.line}")
                for name in ingredient.fields
                if name in table.letters
            )
            key = " · ".join(_said(row, name) for name in row.key)
            yield RowBehind(table.source, table.tab, table.model.table, key, cells)


def _said(row: Row, name: str) -> str:
    """Return a field as its owner would recognise it; an age beyond the bands by its word in the sheet."""
    value = getattr(row, name)
    beyond = next((each for each in row.columns[name].choices or () if each == value), None)
    return shown(beyond or value) or ""


def _of(model: type[Kind], *fields: str, where: Callable[[Kind], bool] | None = None) -> Ingredient:
    return Ingredient(model, fields, lambda row: isinstance(row, model) and (where is None or where(row)))


def _people(stage: Stage, where: Callable[[Reach], bool] = lambda _: True, *, repeats: bool = True) -> Ingredient:
    fields = ("people", "already_counted") if repeats else ("people",)
    return _of(Reach, *fields, where=lambda row: row.stage is stage and where(row))


_ATTENDED = _people(Stage.ATTENDED)
_HELD = _of(Bootcamp, "status", "actual_start", "actual_end")
_SURVEY = _of(FollowUp, *(name for name in FollowUp.columns if name not in FollowUp.key))
_OWN_TARGETS = _of(Target, "target")
_SESSIONS_HELD = _of(Session, "attendances", where=lambda row: row.state is SessionState.HELD)
_READINESS = _of(Readiness, "progress", "critical")
_DONE = (ActionStatus.DONE, ActionStatus.PLANNED)

_MADE_OF: Mapping[str, tuple[Ingredient, ...]] = {
    "ALC-1": (_ATTENDED,),
    "ALC-2": (_people(Stage.ATTENDED, lambda row: row.role is Role.MICRO_ENTREPRENEUR and row.sex is Sex.WOMAN),),
    "ALC-3": (_people(Stage.ATTENDED, lambda row: row.role is Role.PARTNER_STAFF), _HELD),
    "ALC-4": (_people(Stage.ATTENDED, repeats=False),),
    "ALC-5": (_SESSIONS_HELD,),
    "ALC-6": (_of(Action, "estimated_audience", where=lambda row: row.status is ActionStatus.DONE),),
    "EMB-1": (_people(Stage.REGISTERED),),
    "EMB-2": (_ATTENDED,),
    "EMB-3": (_people(Stage.COMPLETED),),
    "EMB-4": (_people(Stage.CERTIFIED),),
    "EMB-5": (_of(Session, "attendances", "expected", where=lambda row: row.state is SessionState.HELD),),
    "EMB-6": (_people(Stage.COMPLETED), _ATTENDED, _HELD),
    "EMB-7": (_ATTENDED,),
    "PER-1": (_of(Reach, "age", "people", "already_counted", where=lambda row: row.stage is Stage.ATTENDED), _HELD),
    "MET-1": (_OWN_TARGETS, _ATTENDED),
    "MET-2": (_ATTENDED, _of(Bootcamp, "target_people", "planned_end", "actual_end"), _of(Cover, "complete_to")),
    "MET-3": (_ATTENDED, _of(Bootcamp, "target_people", "planned_end", "actual_end"), _of(Cover, "complete_to")),
    "MET-4": (_ATTENDED, _of(Bootcamp, "status", "target_people"), _OWN_TARGETS),
    "BOO-1": (_of(Bootcamp, "status"),),
    "BOO-2": (_of(Bootcamp, "planned_start", "actual_start", where=lambda row: row.actual_start is not None),),
    "BOO-3": (_READINESS, _of(Bootcamp, "status", where=lambda row: row.status is BootcampStatus.CANCELLED)),
    "BOO-4": (
        _of(Readiness, "progress", where=lambda row: row.requirement is Requirement.CHILD_SPACE),
        _of(Bootcamp, "status"),
    ),
    "BOO-5": (_of(Session, "connection_failed", where=lambda row: row.state is SessionState.HELD),),
    "SIT-1": (_of(Hub, "phase"),),
    "SIT-2": (_of(Hub, "status", "verified_on"),),
    "SIT-3": (_of(Hub, "municipality", "status"), _of(Bootcamp, "hub", "status", where=lambda row: bool(row.hub))),
    "SIT-4": (_of(Hub, "lat", "lon", "status", "verified_on"),),
    "ALI-1": (
        _of(
            Commitment,
            "status",
            where=lambda row: row.status in {CommitmentStatus.CONFIRMED, CommitmentStatus.DELIVERED},
        ),
    ),
    "ALI-2": (
        _of(Commitment, "partner", "status", where=lambda row: row.status is CommitmentStatus.DELIVERED),
        _of(Action, "partner", "status", "day", where=lambda row: row.status is ActionStatus.DONE),
    ),
    "COM-1": (_of(Action, "status", "day", where=lambda row: row.status in _DONE),),
    "COM-2": (_of(Action, "status", "link", "licence", where=lambda row: row.kind is ActionKind.RESOURCE),),
    "SEG-1": (_SURVEY,),
    "SEG-2": (_SURVEY,),
    "DAT-2": (_of(Cover, "complete_to"),),
}
"""What each indicator is made of. DAT-1, 3, 4 and 5 are about every cell of every table alike."""
