"""Publishing what can be published: protected, and audited with all that was shown before, before anybody sees it.

Protection (`lib.indicators.disclosure.protect`) hides small counts and what would give them away within each table
and its sums. What remains is what only all tables together, or several snapshots, give away. So the result is audited
as a reader would, and of the shown counts that confine a hidden one, the most dispensable is hidden too, until nothing
is confined. Where that cannot be told or had, details are given up, and the snapshot says so.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from lib.indicators.compute import Indicators, compute
from lib.indicators.counts.people import HEADLINES
from lib.indicators.counts.published import PUBLIC_COUNTS, Before, cell_of
from lib.indicators.disclosure.cells import Cell
from lib.programme.setting import Setting
from lib.snapshot.disclosure.audit import Asked, Interval, audit
from lib.snapshot.disclosure.knowledge import Knowledge, Name, knowledge_of, order
from lib.snapshot.disclosure.linear import UnsolvedError
from lib.snapshot.disclosure.over_time import protected_cells, stays_hidden
from lib.snapshot.snapshot import Snapshot, Withheld
from lib.tables.finding import Finding
from lib.tables.reading.table import ReadTable

_ROUNDS = 25
_DEAREST = 1000.0


@dataclass(frozen=True, slots=True)
class Past:
    """All that was published before: what each snapshot told of people, the earliest first, and the newest itself.

    Snapshots in a row that told the same are in it once, under the last one's id.
    """

    known: tuple[Knowledge, ...] = ()
    ids: tuple[str, ...] = ()
    newest: Snapshot | None = None

    def then(self, snapshot: Snapshot, wide: Mapping[str, tuple[str, ...]]) -> "Past":
        """Return the past once a snapshot is shown. `wide` maps each wide age group to its bands."""
        now = knowledge_of(snapshot, wide)
        same = bool(self.known) and self.known[-1] == now
        known, ids = (self.known[:-1], self.ids[:-1]) if same else (self.known, self.ids)
        return Past((*known, now), (*ids, snapshot.id), snapshot)


@dataclass(frozen=True, slots=True)
class Publishable:
    """What may be shown, and why details are withheld, if they are."""

    indicators: Indicators
    withheld: Withheld | None = None


_NOTHING = Past()


def publishable(
    tables: Sequence[ReadTable], findings: Sequence[Finding], setting: Setting, past: Past = _NOTHING
) -> Publishable:
    """Compute what may be shown of a reading after what was shown before."""
    search = _Search(tables, findings, setting, past)
    try:
        if search.hides_one_by_one():
            return Publishable(search.found)
        for worth in (_DEAREST, inf):
            search.give_up(worth)
            if search.hides_one_by_one():
                break
    except UnsolvedError:
        search.give_up(inf)
        return Publishable(search.found, "unsolved")
    return Publishable(search.found, "confined")


class _Search:
    """The search for what to hide in a reading."""

    def __init__(self, tables: Sequence[ReadTable], findings: Sequence[Finding], setting: Setting, past: Past) -> None:
        self._read = (tables, findings, setting)
        self._k, self._wide = setting.programme.rules.protected_below, setting.programme.ages.wide
        self._past = past
        self._before = before_of(past.newest) if past.newest else Before()
        self._stay: frozenset[Cell] = frozenset()
        self._wide_enough: set[Asked] = set()
        self.found = compute(*self._read, before=self._before)
        self._known = knowledge_of(self.found, self._wide)
        if past.newest is not None:
            now = (self.found.tables, self.found.figures)
            self._stay = stays_hidden((past.newest.tables, past.newest.figures), now, self._k)
            if not self._stay <= protected_cells(*now):
                self._compute()

    def _compute(self) -> None:
        shown = self._known.shown.keys() if self._wide_enough else set()
        self.found = compute(*self._read, self._stay, self._before)
        self._known = knowledge_of(self.found, self._wide)
        if not self._known.shown.keys() <= shown:  # what was told of less may be confined by more
            self._wide_enough = set()

    def hides_one_by_one(self) -> bool:
        """Hide what confines a hidden count until nothing does; False where that comes to no end.

        Raises UnsolvedError.
        """
        for _ in range(_ROUNDS):
            narrow = self._narrow()
            if not narrow:
                return True
            more, in_vain = self._choices(narrow)
            if not more and in_vain <= self._before.derived:
                return False
            self._stay = (self._stay | more) - in_vain
            self._before = replace(self._before, derived=self._before.derived | in_vain)
            self._compute()
        return False

    def give_up(self, worth: float) -> None:
        """Hide every shown count that is worth less; what an earlier snapshot showed just so is out already."""
        self._stay |= _cells(name for name in self._new() if _worth(name) < worth)
        self._stay -= self._before.derived
        self._compute()

    def _new(self) -> frozenset[Name]:
        """Return what is shown now and was never shown just so: hiding anything else would be in vain."""
        shown = self._known.shown.items()
        return frozenset(
            name for name, count in shown if all(each.shown.get(name) != count for each in self._past.known)
        )

    def _narrow(self) -> tuple[Interval, ...]:
        """Return the confined counts. Raises UnsolvedError.

        What was found wide enough before is not searched again, until there seems to be nothing left to do. Where an
        assumption had to be dropped, the newest snapshot is looked at alone too: there it may hold.
        """
        now = len(self._past.known)
        found = audit([*self._past.known, self._known], enough=self._k, newest_only=True, but=self._wide_enough)
        if not found.possible:
            raise UnsolvedError("what is shown contradicts itself")
        narrow = found.narrow(self._k)
        if now and not found.assumed:
            alone = audit([self._known], enough=self._k).narrow(self._k)
            narrow += tuple(
                replace(each, snapshot=now, because=frozenset((now, name) for _, name in each.because))
                for each in alone
            )
        if not narrow and self._wide_enough:
            self._wide_enough = set()
            return self._narrow()
        wide = {(each.snapshot, each.name) for each in found.intervals}
        self._wide_enough |= wide - {(each.snapshot, each.name) for each in narrow}
        return narrow

    def _choices(self, narrow: Sequence[Interval]) -> tuple[frozenset[Cell], frozenset[Cell]]:
        """Return which cells to hide further, and which are hidden in vain: earlier snapshots tell them."""
        now = len(self._past.known)
        new = self._new()
        open_to = [{name for at, name in each.because if at == now and name in new} for each in narrow]
        in_vain = {each.name for each, choices in zip(narrow, open_to, strict=True) if not choices}
        hidden: set[Name] = set()
        while remaining := [choices for choices in open_to if choices and not choices & hidden]:
            hits = Counter(name for choices in remaining for name in choices)
            hidden.add(min(hits, key=lambda name: (_worth(name) / hits[name], order(name))))
        return _cells(hidden), _cells(in_vain)


def _cells(names: Iterable[Name]) -> frozenset[Cell]:
    return frozenset(cell_of(measure, dict(at)) for measure, at in names)


def _worth(name: Name) -> float:
    """Return how much a count is missed when it is hidden: headlines and totals most."""
    at = dict(name[1])
    if cell_of(name[0], at) in HEADLINES.values() or at.keys() - {"cohort"} <= {"stage"}:
        return _DEAREST
    at.pop("cohort", None)
    return 30.0 if len(at) == 1 or (len(at) == 2 and {"state", "bootcamp", "role"} & at.keys()) else 1.0


def before_of(published: Snapshot) -> Before:
    """Return what a snapshot showed, and where each bootcamp was that had ended."""
    shown = {
        cell_of(table.measure, each.at, table.cohort): each.value
        for table in published.tables
        for each in table.cells
        if each.value is not None and each.state == "shown" and table.measure not in PUBLIC_COUNTS
    }
    ended = {
        entry.id: (entry.state, f"{entry.actual_start or entry.planned_start:%Y-%m}")
        for entry in published.bootcamps
        if entry.status == "completed"
    }
    return Before(shown, ended)
