"""The snapshot: everything that may be shown of one reading, with one id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from pydantic import TypeAdapter
from pydantic_core import from_json as parsed

from lib.indicators.counts.published import Table
from lib.indicators.data_quality import Quality
from lib.indicators.due import Due
from lib.indicators.entries import ActionEntry, BootcampEntry, CommitmentEntry, HubEntry, SessionEntry
from lib.indicators.figure import Figure, no_data
from lib.indicators.hub_reach import PlaceWithoutHub
from lib.indicators.own_values import OwnValues
from lib.indicators.targets import TargetEntry
from lib.programme.indicator_ids import UNITS
from lib.snapshot.shapes import SHAPE, UnreadableSnapshotError, upgraded
from lib.tables.finding import Finding

Freshness = Literal["up-to-date", "due-soon", "overdue", "undated", "unread"]
"""How a source stands by the age of what its owner declared complete; `unread` where nothing was ever read."""

Reading = Literal[
    "read", "under-review", "quota", "unreachable", "no-permission", "not-found", "unreadable", "operator"
]
"""How the last attempt to read a source ended. Anything but `read` leaves its last good figures in place;
`operator` is what only whoever runs the dashboard can mend."""

SourceCondition = Literal[
    "up-to-date",
    "due-soon",
    "overdue",
    "undated",
    "unread",
    "under-review",
    "quota",
    "unreachable",
    "no-permission",
    "not-found",
    "unreadable",
    "operator",
]
"""One word for both: `unread` first, then what kept the source from being read, then how fresh it is."""

Withheld = Literal["unsolved", "confined"]
"""Why details are withheld: what they give away could not be told, or they would have confined a small count."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """One source and its three clocks: facts complete up to `facts_to`, as its owner declared; `changed_at`, when its
    raw reply (of that `hash`) was first seen; `read_at`, when it was last read in full, changed or not.

    `condition` says in one word what `freshness` and `reading` say apart. `trouble` is what kept it from being read
    the last time (a kind of failure), `note` the owner's own remark.
    """

    id: str
    owner: str
    workbook: str
    condition: SourceCondition
    every_days: int
    read_at: datetime | None
    facts_to: date | None
    hash: str | None
    quality: Quality
    rows: int
    cells_to_check: int
    trouble: str | None = None
    note: str | None = None
    changed_at: datetime | None = None
    freshness: Freshness = "unread"
    reading: Reading = "read"


@dataclass(frozen=True, slots=True)
class Release:
    """Of which bootcamps the detail of a state, or of the programme (`*`), is, and on which day it was first told so.

    A place's releases are numbered from 1. One is `current` while it is of every bootcamp that ended there, as the
    sheets tell of them. `rows` and `tried` are hashes of what the sheets said of its bootcamps, and of all that had
    ended when a release was last tried; nobody outside needs them.
    """

    place: str
    bootcamps: tuple[str, ...]
    day: date
    number: int
    current: bool = True
    rows: str = ""
    tried: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One reading of all sources, protected, immutable. Pages and files are made from nothing else.

    `id` names what it says to everybody (figures, tables and entries), not when it was read: two readings that say
    the same have the same id. `today` is the day the figures are judged against; `sample` names the embedded
    sample, if it is one. `shape` is the version of what a snapshot is made of, `withheld` why details are protected
    that need not be, if they are. `places_without_hub` are the largest of each state. `lost` names the tables of
    which rows do not count, or count without one of their choices, with the states where, `*` where that is not
    known. `releases` say of which bootcamps
    details are: of all that ended where nothing is said of a place. `own` is what rows say in the programme's own
    public columns.
    """

    id: str
    programme: str
    sample: str | None
    today: date
    read_at: datetime
    figures: dict[str, Figure]
    tables: tuple[Table, ...]
    bootcamps: tuple[BootcampEntry, ...]
    hubs: tuple[HubEntry, ...]
    commitments: tuple[CommitmentEntry, ...]
    actions: tuple[ActionEntry, ...]
    due: tuple[Due, ...]
    sources: tuple[SourceState, ...]
    findings: tuple[Finding, ...]
    targets: tuple[TargetEntry, ...] = ()
    sessions: tuple[SessionEntry, ...] = ()
    shape: int = SHAPE
    withheld: Withheld | None = None
    places_without_hub: tuple[PlaceWithoutHub, ...] = ()
    lost: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()
    own: OwnValues = field(default_factory=dict)

    def figure(self, indicator: str) -> Figure:
        """Return an indicator's figure: one without data where this snapshot is older than the indicator."""
        return self.figures.get(indicator) or no_data(indicator, UNITS.get(indicator, "count"))

    def may_lack(self, table: str, state: str) -> bool:
        """Tell whether something of a table may be in a state, or in any (`*`), and is not counted."""
        states = self.lost.get(table, ())
        return bool(states) if state == "*" else not {state, "*"}.isdisjoint(states)

    def table(self, table_id: str) -> Table | None:
        """Return a published table, or None where the programme does not publish it."""
        return next((table for table in self.tables if table.id == table_id), None)

    def bootcamp(self, bootcamp_id: str) -> BootcampEntry | None:
        """Return a bootcamp, or None."""
        return next((entry for entry in self.bootcamps if entry.id == bootcamp_id), None)

    def release(self, place: str = "*") -> Release | None:
        """Return the release of a state's detail, or of the programme's; None where there is none apart."""
        return next((each for each in self.releases if each.place == place), None)

    def source(self, source_id: str) -> SourceState | None:
        """Return a source's state, or None."""
        return next((source for source in self.sources if source.id == source_id), None)


def condition_of(freshness: Freshness, reading: Reading) -> SourceCondition:
    """Return the one word that is said of a source. Without any figures, why there are none comes second."""
    return freshness if freshness == "unread" or reading == "read" else reading


_ADAPTER = TypeAdapter(Snapshot)


def to_json(snapshot: Snapshot) -> str:
    """Return the whole snapshot as JSON; `from_json` gives back an equal one."""
    return _ADAPTER.dump_json(snapshot).decode()


def to_plain(snapshot: Snapshot) -> dict[str, Any]:
    """Return the whole snapshot as JSON's own kinds of values."""
    plain: dict[str, Any] = _ADAPTER.dump_python(snapshot, mode="json")
    return plain


def from_json(text: str | bytes) -> Snapshot:
    """Return the snapshot that `to_json` of this version or of any before wrote.

    Raises UnreadableSnapshotError for anything else: also for what a newer version wrote, or a part nobody knows.
    """
    try:
        return _ADAPTER.validate_python(upgraded(parsed(text)), extra="forbid")
    except UnreadableSnapshotError:
        raise
    except (ValueError, TypeError, AttributeError, LookupError) as problem:  # what is damaged fails anywhere
        raise UnreadableSnapshotError(type(problem).__name__) from None
