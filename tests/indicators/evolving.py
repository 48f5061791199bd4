"""Small random programmes that go on: bootcamps run, close and are joined by others; the same for the same seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from lib.tables.reading.table import ReadTable
from lib.tables.schema.training import Bootcamp, Reach, Session
from lib.tables.schema.vocabulary import BootcampStatus, Role, SessionState, Sex, Stage, Topic
from tests.indicators.facts import Group, bootcamp, reach, table

AGES = ("15-25", "26-35", "36-45", "46-55", "unspecified")
SIZES = {Role.MICRO_ENTREPRENEUR: (0, 1, 2, 3, 6, 9, 14), Role.PARTNER_STAFF: (0, 0, 1, 2, 5), Role.OTHER: (0, 0, 0, 2)}


@dataclass
class Camp:
    """One bootcamp and its reach rows at each moment; they no longer change once it has closed."""

    entry: Bootcamp
    rows: list[Reach]


@dataclass
class Growing:
    """A programme that is read several times."""

    rng: random.Random
    camps: list[Camp] = field(default_factory=list)

    def start(self, running: bool) -> None:
        """Add a bootcamp, in a state and a month that others may share."""
        name, day = f"BC-{len(self.camps):02}", date(2023, self.rng.randint(3, 4), 1)
        status = BootcampStatus.RUNNING if running else BootcampStatus.COMPLETED
        end = {} if not running else {"actual_end": None}
        entry = bootcamp(
            name, state=self.rng.choice(("31", "07")), planned_start=day, actual_start=day, status=status, **end
        )
        self.camps.append(Camp(entry, list(_people(self.rng, name, first=not self.camps))))

    def go_on(self) -> None:
        """Let time pass: running bootcamps change and may close; another may begin or come complete."""
        for camp in self.camps:
            if camp.entry.status is BootcampStatus.RUNNING:
                closes = self.rng.random() < 0.5
                status = BootcampStatus.COMPLETED if closes else BootcampStatus.RUNNING
                camp.entry = camp.entry.model_copy(update={"status": status})
                camp.rows = list(_people(self.rng, camp.entry.bootcamp, first=camp is self.camps[0]))
        if self.rng.random() < 0.8:
            self.start(running=self.rng.random() < 0.3)

    def tables(self) -> list[ReadTable]:
        """Return what the sheets say now."""
        rows = [row for camp in self.camps for row in camp.rows]
        sessions = [each for camp in self.camps for each in _sessions(camp.entry.bootcamp, camp.rows)]
        return [table([camp.entry for camp in self.camps]), table(rows), *([table(sessions)] if sessions else [])]


def programme_at(seed: int, moments: int) -> Iterator[Sequence[ReadTable]]:
    """Yield the tables of a random programme at some moments in a row."""
    growing = Growing(random.Random(seed))  # noqa: S311  tables to test with, not secrets
    for _ in range(growing.rng.randint(1, 3)):
        growing.start(running=growing.rng.random() < 0.25)
    for _ in range(moments):
        yield growing.tables()
        growing.go_on()


def _people(rng: random.Random, name: str, *, first: bool) -> Iterator[Reach]:
    """Yield groups of many sizes; of a group, fewer and fewer reach each stage, newcomers and returning ones alike."""
    for role, sizes in SIZES.items():
        for age in AGES:
            sex = Sex.WOMAN if rng.random() < 0.85 else Sex.MAN
            new, again = rng.choice(sizes), 0 if first else rng.choice((0, 0, 0, 0, 1, 2))
            for stage in (Stage.REGISTERED, Stage.ATTENDED, Stage.COMPLETED):
                if new + again:
                    yield from reach(name, Group(new + again, again, role=role, sex=sex, age=age, stage=stage))
                new, again = rng.randint(max(0, new - 2), new), rng.randint(max(0, again - 1), again)


def _sessions(name: str, rows: Sequence[Reach]) -> list[Session]:
    """Return two held sessions; of one, nobody wrote down how many were expected."""
    people = sum(row.people for row in rows if row.stage is Stage.ATTENDED)
    made = []
    for number, attendances in enumerate((people, people // 9), start=1):
        made.append(
            Session.model_validate(
                {
                    "bootcamp": name,
                    "number": number,
                    "day": date(2023, 4, number),
                    "topic": Topic.SAFETY,
                    "state": SessionState.HELD,
                    "expected": people + 3 if number == 1 else None,
                    "attendances": attendances,
                }
            )
        )
    return made
