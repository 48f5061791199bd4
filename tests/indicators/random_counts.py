"""Random programmes, from plain tables to linked ones, always the same for the same seed."""

import random
from collections.abc import Iterable, Sequence

from lib.indicators.disclosure.relations import AtMost, Counts, Sum

ALL = "*"
Name = tuple[str, ...]


class _Book:
    """Enters counts of bootcamps by two further dimensions, with their margins, and what relates them."""

    def __init__(self) -> None:
        self.values: dict[Name, int] = {}
        self.sums: list[Sum] = []
        self.at_most: list[AtMost] = []
        self.weight: dict[Name, float] = {}
        self.implied: set[Name] = set()

    def total(self, name: Name, parts: Iterable[Name]) -> None:
        parts = tuple(parts)
        self.values.setdefault(name, sum(self.values[part] for part in parts))
        self.sums.append(Sum(name, parts))

    def margins(self, stage: str, place: str, rows: Sequence[str], columns: Sequence[str]) -> None:
        """Every margin of one two-way table whose inner cells are entered."""
        for row in rows:
            self.total((stage, place, row, ALL), [(stage, place, row, column) for column in columns])
        for column in columns:
            self.total((stage, place, ALL, column), [(stage, place, row, column) for row in rows])
        self.total((stage, place, ALL, ALL), [(stage, place, row, ALL) for row in rows])
        self.total((stage, place, ALL, ALL), [(stage, place, ALL, column) for column in columns])

    def counts(self) -> Counts:
        published = frozenset(self.values) - self.implied
        return Counts(self.values, published, tuple(self.sums), tuple(self.at_most), self.weight)


def seeded(seed: int) -> random.Random:
    """A source of numbers that are always the same for the same seed."""
    return random.Random(seed)  # noqa: S311 - tables to test with, not secrets


def _names(letter: str, number: int) -> list[str]:
    return [f"{letter}{i}" for i in range(number)]


def _count(rng: random.Random, mean: float) -> int:
    return 0 if rng.random() < 0.15 else int(rng.expovariate(1 / mean))


def two_way(rng: random.Random, largest: int = 5, mean: float = 12.0) -> Counts:
    """One table with its margins."""
    book = _Book()
    rows, columns = _names("r", rng.randint(2, largest)), _names("c", rng.randint(2, largest))
    for row in rows:
        for column in columns:
            book.values["all", "P", row, column] = _count(rng, mean)
    book.margins("all", "P", rows, columns)
    return book.counts()


def three_way(rng: random.Random) -> Counts:
    """Place by row by column with every margin, each place a table, all linked through the table of all places."""
    book = _Book()
    places = _names("b", rng.randint(2, 3))
    rows, columns = _names("r", rng.randint(2, 3)), _names("c", rng.randint(2, 3))
    for place in places:
        for row in rows:
            for column in columns:
                book.values["all", place, row, column] = _count(rng, 12.0)
        book.margins("all", place, rows, columns)
    for row in [*rows, ALL]:
        for column in [*columns, ALL]:
            book.total(("all", "P", row, column), [("all", place, row, column) for place in places])
    book.margins("all", "P", rows, columns)
    return book.counts()


def linked(rng: random.Random, bootcamps: int = 4, states: int = 2, stages: int = 2, mean: float = 12.0) -> Counts:
    """Bootcamps in states by age and role, at stages of which each is within the one before, with returning people.

    A state may have a single bootcamp. Bootcamps count participations; a state counts people, whose difference from
    the participations of its bootcamps, those who had come before, is nowhere published. Totals are shown reluctantly.
    """
    book = _Book()
    ages, roles = ["15-35", "36-45", "46-65"], ["owner", "staff"]
    places = _names("b", bootcamps)
    state_of = {place: f"s{rng.randrange(states)}" for place in places}
    for number, stage in enumerate(_names("stage", stages)):
        for place in places:
            for age in ages:
                for role in roles:
                    before = book.values.get((f"stage{number - 1}", place, age, role))
                    count = _count(rng, mean) if before is None else sum(rng.random() < 0.8 for _ in range(before))
                    book.values[stage, place, age, role] = count
            book.margins(stage, place, ages, roles)
        for state in sorted(set(state_of.values())):
            inside = [place for place in places if state_of[place] == state]
            for age in ages:
                book.total((stage, state, age, ALL), [(stage, place, age, ALL) for place in inside])
            book.total((stage, state, ALL, ALL), [(stage, state, age, ALL) for age in ages])
            book.weight[stage, state, ALL, ALL] = 1.0
        for age in ages:
            book.total((stage, "P", age, ALL), [(stage, s, age, ALL) for s in sorted(set(state_of.values()))])
        book.total((stage, "P", ALL, ALL), [(stage, "P", age, ALL) for age in ages])
        book.weight[stage, "P", ALL, ALL] = 2.0
    for number in range(1, stages):
        inside = [name[1:] for name in book.values if name[0] == f"stage{number}"]
        book.at_most += [AtMost((f"stage{number}", *at), (f"stage{number - 1}", *at)) for at in inside]
    _returning(book, rng, sorted(set(state_of.values())))
    return book.counts()


def _returning(book: _Book, rng: random.Random, states: Sequence[str]) -> None:
    for state in states:
        participations = book.values["stage0", state, ALL, ALL]
        again = min(participations, rng.choice([0, 1, 2, 3, 4, 7, 11]))
        people, returning = ("people", state), ("returning", state)
        book.values[people], book.values[returning] = participations - again, again
        book.implied.add(returning)
        book.sums.append(Sum(("stage0", state, ALL, ALL), (people, returning)))
    book.total(("people", "P"), [("people", state) for state in states])
    book.weight["people", "P"] = 3.0


def any_of_them(seed: int) -> Counts:
    """The programme of a seed: two-way, three-way and linked ones in turn."""
    rng = seeded(seed)
    if seed % 3 == 0:
        return two_way(rng)
    return three_way(rng) if seed % 3 == 1 else linked(rng)
