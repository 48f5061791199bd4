"""The search for what to hide in a reading so that nobody confines a small count, with all that was shown before."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lib.indicators.compute import Counting, indicators_of
from lib.indicators.counts.cohorts import place_of
from lib.indicators.counts.people import HEADLINES
from lib.indicators.counts.published import Before, cell_of
from lib.indicators.disclosure.cells import Cell
from lib.snapshot.disclosure.audit import Asked, Interval, audit
from lib.snapshot.disclosure.declared import is_declared
from lib.snapshot.disclosure.knowledge import Knowledge, knowledge_of
from lib.snapshot.disclosure.linear import UnsolvedError
from lib.snapshot.disclosure.names import Name, order
from lib.snapshot.disclosure.over_time import protected_cells, stays_hidden
from lib.snapshot.disclosure.past import Past, before_of

_ROUNDS = 25
DEAREST = 1000.0


class Search:
    """What to hide in a reading, found step by step: `found` is what would be shown so far.

    What a search that is `settled` shows stays shown, and hidden what it hides; so only detail that is told besides can
    be given up. `blamed` counts, by whose detail they are, the hidden counts that were found confined.
    """

    def __init__(
        self, counting: Counting, past: Past, settled: "Search | None" = None, *, afresh: bool = False
    ) -> None:
        """Begin with what was hidden before or, `afresh`, with what of it must stay so."""
        programme = counting.setting.programme
        self._k, self._wide = programme.rules.protected_below, programme.ages.wide
        self._counting, self._past, self._settled = counting, past, settled
        self._before = before_of(past.newest) if past.newest else Before()
        self._wide_enough: set[Asked] = set()
        self.blamed: Counter[str] = Counter()
        self._hide(counting.to_hide())
        self.alone = self.known
        stay: frozenset[Cell] = frozenset()
        if past.newest is not None:
            was, now = (past.newest.tables, past.newest.figures), (self.found.tables, self.found.figures)
            counting.remember(self._before)
            ended = self._before.ended.keys()
            stay = stays_hidden(was, now, self._k)
            stay |= {each for each in protected_cells(*was) if not afresh or each.value_of("bootcamp") in ended}
        if settled is not None:
            counting.ledger.known |= _cells(settled.known.shown) & counting.ledger.values.keys()
            stay |= settled.hidden
        if counting.ledger.known or not stay <= self.hidden:
            self._hide(counting.to_hide(stay))

    def _hide(self, hidden: frozenset[Cell]) -> None:
        shown = self.known.shown.keys() if self._wide_enough else set()
        self.hidden = hidden
        self.found = indicators_of(self._counting, hidden)
        self.known: Knowledge = knowledge_of(self.found, self._wide, self._counting.kept.places)
        if not self.known.shown.keys() <= shown:  # what was told of less may be confined by more
            self._wide_enough = set()

    def hides_one_by_one(self, most: float) -> bool:
        """Hide what confines a hidden count until nothing does; False where that comes to no end.

        It gives up where more than `most` counts would be hidden. Raises UnsolvedError.
        """
        for _ in range(_ROUNDS):
            if len(self.known.hidden) > most:
                return False
            narrow = self._narrow()
            self.blamed.update(place_of(dict(each.name[1])) for each in narrow)
            if not narrow:
                return True
            more, in_vain = self._choices(narrow)
            if in_vain and (self._settled or (not more and in_vain <= self._before.derived)):
                return False
            self._before = replace(self._before, derived=self._before.derived | in_vain)
            self._counting.remember(self._before)
            self._hide((self.hidden | more) - self._free(in_vain))
        return False

    def give_up(self, worth: float) -> None:
        """Hide every shown count that is worth less; what an earlier snapshot showed just so is out already."""
        more = _cells(name for name in self._new() if _worth(name) < worth)
        self._hide((self.hidden | more) - self._free(self._before.derived))

    def tells(self, name: Name) -> bool:
        """Tell whether a count is told here, shown or hidden."""
        return name in self.known.shown or name in self.known.hidden

    def _free(self, cells: frozenset[Cell]) -> frozenset[Cell]:
        """Return those of the cells that need not be hidden for what they hold."""
        values = self._counting.ledger.values
        return frozenset(each for each in cells if not 0 < (values.get(each) or 0) < self._k)

    def _new(self) -> frozenset[Name]:
        """Return what is shown now and was never shown just so: hiding anything else would be in vain."""
        shown = [(name, count) for name, count in self.known.shown.items() if self._may_hold(name)]
        if self._settled:
            return frozenset(name for name, _ in shown if not self._settled.tells(name))
        return frozenset(
            name for name, count in shown if all(each.shown.get(name) != count for each in self._past.known)
        )

    def _may_hold(self, name: Name) -> bool:
        """Tell whether anybody may be counted: there is a 0 for everybody to see where no bootcamp has begun."""
        if is_declared(name[0]):
            return True
        at, places = dict(name[1]), self.known.places
        return any(
            at.get("bootcamp", each) == each and at.get("state", places[each][0]) == places[each][0]
            for each in self.known.begun
            if each in places
        )

    def _narrow(self) -> tuple[Interval, ...]:
        """Return the confined counts. Raises UnsolvedError.

        What was found wide enough before is not searched again, until there seems to be nothing left to do. Where an
        assumption had to be dropped, the newest snapshot is looked at alone too: there it may hold.
        """
        now = len(self._past.known)
        found = audit([*self._past.known, self.known], enough=self._k, newest_only=True, but=self._wide_enough)
        if not found.possible:
            raise UnsolvedError("what is shown contradicts itself")
        narrow = found.narrow(self._k)
        if now and not found.assumed:
            alone = audit([self.known], enough=self._k).narrow(self._k)
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
        return DEAREST
    at.pop("cohort", None)
    return 30.0 if len(at) == 1 or (len(at) == 2 and {"state", "bootcamp", "role"} & at.keys()) else 1.0
