"""The programme's facts: the rows that count, of all partners together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from lib.programme.declaring.columns import BUILT_IN
from lib.programme.model import TableId
from lib.programme.setting import Setting
from lib.tables.reading.table import ReadTable
from lib.tables.schema.columns import Row
from lib.tables.schema.coordination import Action, Commitment, Cover, Partner, Target
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Bootcamp, FollowUp, Reach, Readiness, Session
from lib.tables.schema.vocabulary import BootcampStatus

Kind = TypeVar("Kind", bound=Row)


@dataclass(frozen=True, slots=True)
class Facts:
    """Typed rows by table; `others` are those of tables that the programme declares.

    `delivered` tells which source delivered which table, `read` the tables that at least one did. `lost` has, for each
    table, what could be read of the key and the state of rows that do not count.
    """

    partners: tuple[Partner, ...] = ()
    targets: tuple[Target, ...] = ()
    actions: tuple[Action, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    bootcamps: tuple[Bootcamp, ...] = ()
    sessions: tuple[Session, ...] = ()
    reach: tuple[Reach, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()
    hubs: tuple[Hub, ...] = ()
    others: Mapping[TableId, tuple[Row, ...]] = field(default_factory=dict)
    covers: dict[str, Cover] = field(default_factory=dict)
    read: frozenset[TableId] = frozenset()
    delivered: frozenset[tuple[str, TableId]] = frozenset()
    lost: Mapping[TableId, tuple[Mapping[str, str], ...]] = field(default_factory=dict)

    def kept(self) -> Mapping[TableId, tuple[Row, ...]]:
        """Return the rows of every table that is counted."""
        return {
            "comunicacion": self.actions,
            "compromisos": self.commitments,
            "bootcamps": self.bootcamps,
            "sesiones": self.sessions,
            "alcance": self.reach,
            "preparacion": self.readiness,
            "seguimiento": self.follow_up,
            "sitios": self.hubs,
            **self.others,
        }

    def bootcamp(self, bootcamp_id: str) -> Bootcamp | None:
        """Return the bootcamp with this id, or None."""
        return next((bootcamp for bootcamp in self.bootcamps if bootcamp.bootcamp == bootcamp_id), None)


def facts_of(tables: Iterable[ReadTable]) -> Facts:
    """Gather the rows of checked tables. Covers are kept by the source they came from."""
    tables = tuple(tables)

    def rows(kind: type[Kind]) -> tuple[Kind, ...]:
        return tuple(row for table in tables for row in table.rows if isinstance(row, kind))

    covers = {table.source: row for table in tables for row in table.rows if isinstance(row, Cover)}
    lost: dict[TableId, tuple[Mapping[str, str], ...]] = {}
    others: dict[TableId, tuple[Row, ...]] = {}
    for table in tables:
        name = table.model.table
        if name not in BUILT_IN:
            others[name] = (*others.get(name, ()), *table.rows)
        lost[name] = (*lost.get(name, ()), *table.lost)
    return Facts(
        partners=rows(Partner),
        targets=rows(Target),
        actions=rows(Action),
        commitments=rows(Commitment),
        bootcamps=tuple(sorted(rows(Bootcamp), key=lambda row: row.bootcamp)),
        sessions=rows(Session),
        reach=rows(Reach),
        readiness=rows(Readiness),
        follow_up=rows(FollowUp),
        hubs=tuple(sorted(rows(Hub), key=lambda row: row.hub)),
        others=others,
        covers=covers,
        read=frozenset(table.model.table for table in tables if table.read),
        delivered=frozenset((table.source, table.model.table) for table in tables if table.read),
        lost=lost,
    )


def started_on(bootcamp: Bootcamp) -> date:
    """Return the day a bootcamp started, or is planned to."""
    return bootcamp.actual_start or bootcamp.planned_start


def is_closed(bootcamp: Bootcamp) -> bool:
    """Tell whether a bootcamp has ended, so that its figures no longer move."""
    return bootcamp.status is BootcampStatus.COMPLETED


def complete_to(facts: Facts, setting: Setting) -> date:
    """Return the day up to which reach is complete, as its owner declared; today where she declared none."""
    owner = setting.programme.owners.get("alcance")
    days = [
        cover.complete_to
        for source, cover in facts.covers.items()
        if (declared := setting.programme.source(source)) is not None and declared.owner == owner
    ]
    return min([*days, setting.today])
