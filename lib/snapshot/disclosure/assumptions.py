"""What everybody assumes of how people are counted, as rows. Each can be dropped where what is shown contradicts it."""

import math
from collections.abc import Iterator, Sequence

from lib.snapshot.disclosure.declared import is_declared, of_bootcamp
from lib.snapshot.disclosure.knowledge import Knowledge
from lib.snapshot.disclosure.linear import LinearRow, Terms
from lib.snapshot.disclosure.names import STAGES, Name, order
from lib.snapshot.disclosure.readings import Readings


def assumptions(readings: Readings) -> Iterator[LinearRow]:
    """Yield all assumptions, the same for the same readings and in the same order."""
    for stretch in readings.stretches:
        for before, now in stretch.growth():
            yield _at_most([before], now)
    seen: set[tuple[object, ...]] = set()
    for number, known in enumerate(readings.known):
        for smaller, larger, times in (*_stages(known), *_attendances(known)):
            key = (readings.key(number, smaller), readings.key(number, larger), times)
            if key not in seen:
                seen.add(key)
                yield _at_most(readings.columns(number, smaller), readings.columns(number, larger), times)
        yield from _first(readings, number, seen)
        yield from _not_begun(readings, number, seen)


def _at_most(smaller: Sequence[int], larger: Sequence[int], times: float = 1.0) -> LinearRow:
    value: dict[int, float] = dict.fromkeys(larger, -times)
    for column in smaller:
        value[column] = value.get(column, 0.0) + 1.0
    terms: Terms = tuple((column, each) for column, each in sorted(value.items()) if each)
    return LinearRow(-math.inf, 0.0, terms, assumed=True)


def _stages(known: Knowledge) -> Iterator[tuple[Name, Name, float]]:
    """Yield that a later stage holds no more people, in a bootcamp and in all, unless both are shown.

    In a state or a month it may: who attended elsewhere first can complete there.
    """
    for name in sorted({*known.shown, *known.hidden}, key=order):
        measure, at = name
        stage = dict(at).get("stage", STAGES[0])
        if measure == "people" and stage in STAGES[1:] and not {"state", "month"} & dict(at).keys():
            earlier = (measure, at - {("stage", stage)} | {("stage", STAGES[STAGES.index(stage) - 1])})
            if earlier in known.hidden or (earlier in known.shown and name in known.hidden):
                yield name, earlier, 1.0


def _attendances(known: Knowledge) -> Iterator[tuple[Name, Name, float]]:
    """Yield that who attended a bootcamp attended one of its sessions at least, and each no more than once.

    The sheets deny it where attendances of a session are missing, or fewer sessions are told than were held.
    """
    for bootcamp, sessions in sorted(known.sessions.items()):
        here = frozenset({("bootcamp", bootcamp)})
        attendances, people = ("attendances", here), ("people", here | {("stage", "attended")})
        if {attendances, people} & known.hidden.keys() and {attendances, people} <= {*known.hidden, *known.shown}:
            yield people, attendances, 1.0
            yield attendances, people, float(sessions)


def _first(readings: Readings, number: int, seen: set[tuple[object, ...]]) -> Iterator[LinearRow]:
    """Yield that nobody can have come back to the bootcamp that began before all others."""
    started = readings.known[number].started
    earliest = [each for each, day in started.items() if day == min(started.values())]
    if len(earliest) != 1 or earliest[0] not in readings.at[number]:
        return
    stretch = readings.at[number][earliest[0]]
    if ("first", stretch.number) not in seen:
        seen.add(("first", stretch.number))
        yield LinearRow(-math.inf, 0.0, tuple((column, 1.0) for column in stretch.returning()), assumed=True)


def _not_begun(readings: Readings, number: int, seen: set[tuple[object, ...]]) -> Iterator[LinearRow]:
    """Yield that nobody is in a bootcamp that has not begun."""
    known = readings.known[number]
    named = [name for name in (*known.shown, *known.hidden) if is_declared(name[0])]
    for bootcamp in sorted(known.places.keys() - known.begun):
        stretch = readings.at[number].get(bootcamp)
        if stretch is not None and stretch.size and ("empty", stretch.number) not in seen:
            seen.add(("empty", stretch.number))
            columns = range(stretch.first_column, stretch.first_column + stretch.size)
            yield LinearRow(-math.inf, 0.0, tuple((column, 1.0) for column in columns), assumed=True)
        for name in of_bootcamp(named, bootcamp):
            key = ("empty", readings.key(number, name))
            if key not in seen:
                seen.add(key)
                yield _at_most(readings.columns(number, name), [])
