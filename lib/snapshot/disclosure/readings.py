"""Several readings as one set of unknown numbers: which groups of people stay the same, and which only grow.

A bootcamp is unchanged over a **stretch** of readings. In each stretch, groups of people of which all readings tell the
same are one column. A stretch that begins while the bootcamp runs holds no fewer of any group than the one before.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from lib.snapshot.disclosure.declared import Subdivision, empty_of, is_declared, subdivisions_of
from lib.snapshot.disclosure.knowledge import RETURNING, Group, Knowledge, groups_of, others_of
from lib.snapshot.disclosure.names import Name

_NOWHERE = ""
"""What stands for the bootcamp of counts that are of none: answers."""

_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Frame:
    """What the published tables are made of, whatever the counts: of each bootcamp its groups, and their names.

    `label` gives each group of a bootcamp a number, the same where the same names count it; `names` has a label's.
    `owners` says which bootcamps a name counts people of.
    """

    groups: Mapping[str, tuple[Group, ...]]
    label: Mapping[str, tuple[int, ...]]
    names: Mapping[str, tuple[tuple[Name, ...], ...]]
    owners: Mapping[Name, tuple[str, ...]]


_frames: OrderedDict[object, Frame] = OrderedDict()


def frame_of(known: Knowledge, subdivisions: tuple[Subdivision, ...] = ()) -> Frame:
    """Return the frame of a reading; readings differ in it only when a table, a bootcamp or its place does."""
    key = (
        subdivisions,
        frozenset((*known.shown, *known.hidden, *known.within)),
        *(
            tuple(sorted((name, tuple(value)) for name, value in each.items()))
            for each in (known.places, known.cohorts, known.dimensions, known.values, known.wide)
        ),
    )
    if key not in _frames:
        _frames[key] = _frame(known, subdivisions)
        while len(_frames) > _REMEMBERED:
            _frames.popitem(last=False)
    _frames.move_to_end(key)
    return _frames[key]


def _frame(known: Knowledge, subdivisions: tuple[Subdivision, ...]) -> Frame:
    of: dict[str, list[tuple[Group, tuple[Name, ...]]]] = {}
    for group, names in (*groups_of(known), *others_of(known, subdivisions)):
        of.setdefault(group[1], []).append((group, names))
    label, told = {}, {}
    owners: dict[Name, list[str]] = {}
    for bootcamp, members in of.items():
        numbers: dict[tuple[bool, frozenset[Name]], int] = {}
        alike = [(group[2] == RETURNING, frozenset(names)) for group, names in members]
        label[bootcamp] = tuple(numbers.setdefault(each, len(numbers)) for each in alike)
        told[bootcamp] = tuple(tuple(names) for _, names in numbers)
        for name in {name for _, names in members for name in names}:
            owners.setdefault(name, []).append(bootcamp)
    return Frame(
        {bootcamp: tuple(group for group, _ in members) for bootcamp, members in of.items()},
        label,
        told,
        {name: tuple(sorted(bootcamps)) for name, bootcamps in owners.items()},
    )


@dataclass(slots=True)
class Stretch:
    """One bootcamp over readings in which it did not change. `grew_from` is the stretch that it grew from, if any."""

    bootcamp: str
    number: int
    frames: list[Frame]
    grew_from: "Stretch | None" = None
    label: tuple[int, ...] = ()
    first_column: int = 0
    size: int = 0
    _of: dict[int, dict[Name, list[int]]] = field(default_factory=dict)

    def arrange(self, first_column: int) -> int:
        """Give each set of groups that nothing tells apart a column from `first_column` on; return the next one."""
        before = self.grew_from
        labels = [each.label[self.bootcamp] for each in self.frames]
        alike = list(zip(*([before.label] if before else []), *labels, strict=True))
        numbers: dict[tuple[int, ...], int] = {}
        self.label = tuple(numbers.setdefault(each, len(numbers)) for each in alike)
        self.first_column, self.size = first_column, len(numbers)
        return first_column + self.size

    def columns(self, frame: Frame) -> Mapping[Name, list[int]]:
        """Return the columns of each name."""
        if id(frame) not in self._of:
            found: dict[Name, list[int]] = {}
            for label, theirs in dict(zip(self.label, frame.label[self.bootcamp], strict=True)).items():
                for name in frame.names[self.bootcamp][theirs]:
                    found.setdefault(name, []).append(self.first_column + label)
            self._of[id(frame)] = found
        return self._of[id(frame)]

    def returning(self) -> list[int]:
        """Return the columns of people who had come before."""
        groups = self.frames[-1].groups[self.bootcamp]
        mine = {label for label, group in zip(self.label, groups, strict=True) if group[2] == RETURNING}
        return [self.first_column + label for label in sorted(mine)]

    def growth(self) -> Iterator[tuple[int, list[int]]]:
        """Yield each column of the stretch before with those of this one that hold its people and maybe more."""
        if self.grew_from is None:
            return
        inside: dict[int, set[int]] = {}
        for before, now in zip(self.grew_from.label, self.label, strict=True):
            inside.setdefault(before, set()).add(now)
        for before, labels in inside.items():
            yield self.grew_from.first_column + before, [self.first_column + each for each in sorted(labels)]


class Readings:
    """All readings with their columns. At the readings in `cut` no bootcamp is taken to be what it was before."""

    def __init__(self, known: Sequence[Knowledge], cut: Collection[int] = ()) -> None:
        subdivisions = subdivisions_of({name for each in known for name in (*each.shown, *each.hidden)})
        self.known = [_with_empty(each, subdivisions) for each in known]
        self.frames = [frame_of(each, subdivisions) for each in self.known]
        declared = frozenset(each.measure for each in subdivisions)
        self.stretches: list[Stretch] = []
        self.at: list[dict[str, Stretch]] = []
        for number in range(len(known)):
            moves = moves_between(self.known[number - 1], self.known[number], declared) if number else Moves()
            frame = self.frames[number]
            self.at.append({each: self._stretch(number, each, cut, moves) for each in sorted(frame.groups)})
        self.size = 0
        for stretch in self.stretches:
            self.size = stretch.arrange(self.size)

    def columns(self, number: int, name: Name) -> list[int]:
        """Return the columns that add up to a count of a reading."""
        frame, at = self.frames[number], self.at[number]
        return [column for each in frame.owners.get(name, ()) for column in at[each].columns(frame).get(name, ())]

    def key(self, number: int, name: Name) -> tuple[object, ...]:
        """Return what two counts have in common that have the same columns, without looking at them."""
        frame, at = self.frames[number], self.at[number]
        return (name, *(at[each].number for each in frame.owners.get(name, ())))

    def _stretch(self, number: int, bootcamp: str, cut: Collection[int], moves: "Moves") -> Stretch:
        frame = self.frames[number]
        last = self.at[number - 1].get(bootcamp) if number else None
        if last is not None and last.frames[-1].groups[bootcamp] != frame.groups[bootcamp]:
            last = None
        if last is not None and number not in cut and bootcamp in moves.unchanged:
            if all(frame is not each for each in last.frames):
                last.frames.append(frame)
            return last
        self.stretches.append(
            Stretch(bootcamp, len(self.stretches), [frame], last if bootcamp in moves.growing else None)
        )
        return self.stretches[-1]


@dataclass(frozen=True, slots=True)
class Moves:
    """What is assumed of bootcamps from one reading to the next: which did not change, and which lost nobody.

    One did not change if it had ended, in one place, and nothing of it that is shown twice moved. Nothing is assumed of
    its corrections: they go both ways. One that ran lost nobody, unless a count shown twice fell. Answers, and what a
    programme declares to count, did not change where nothing told of them differs; the latter lost nobody, as above.
    """

    unchanged: frozenset[str] = frozenset()
    growing: frozenset[str] = frozenset()


def moves_between(before: Knowledge, now: Knowledge, declared: Set[str] = frozenset()) -> Moves:
    """Return what is assumed of each bootcamp and of each of the `declared` measures."""
    moved: set[str] = set()
    fell: set[str] = set()
    for name, count in before.shown.items():
        if (is_now := now.shown.get(name, count)) != count:
            mine = {value for dimension, value in name[1] if dimension == "bootcamp"}
            mine = {name[0]} if is_declared(name[0]) else mine
            moved |= mine
            fell |= mine if is_now < count else set()
    stayed = {each for each in before.ended & now.ended if before.places[each] == now.places.get(each)}
    same = {_NOWHERE} if _told(before, "answers") == _told(now, "answers") else set[str]()
    same |= {measure for measure in declared if _told(before, measure) == _told(now, measure)}
    return Moves(
        frozenset((stayed - moved) | same),
        frozenset(((before.places.keys() - before.ended) | declared) - fell),
    )


def _with_empty(known: Knowledge, subdivisions: tuple[Subdivision, ...]) -> Knowledge:
    """Return what a reading tells with every 0 that its declared tables do not need to say."""
    told = {*known.shown, *known.hidden}
    empty = {name: 0 for each in subdivisions for name in empty_of(told, each) if name not in known.shown}
    hidden = {name: where for name, where in known.hidden.items() if name not in empty}
    return replace(known, shown={**known.shown, **empty}, hidden=hidden) if empty else known


def _told(known: Knowledge, measure: str) -> dict[Name, int | None]:
    return {name: known.shown.get(name) for name in (*known.shown, *known.hidden) if name[0] == measure}
