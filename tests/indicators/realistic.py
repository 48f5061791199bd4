"""Random programmes like real ones: bootcamps of 18 to 44 people that run one after the other and lose nobody.

Every person is made, joins a bootcamp, and reaches its stages. The same programme comes for the same seed.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from lib.tables.reading.table import ReadTable
from lib.tables.schema.training import Bootcamp, Reach, Session
from lib.tables.schema.vocabulary import BootcampStatus, Role, SessionState, Sex, Stage, Topic
from tests.indicators.facts import Group, bootcamp, reach, table

AGES = {"15-25": 15, "26-35": 30, "36-45": 30, "46-55": 15, "56-65": 6, "unspecified": 4}
ROLES = {Role.MICRO_ENTREPRENEUR: 86, Role.PARTNER_STAFF: 9, Role.OTHER: 5}
STATES = ("04", "07", "20", "23", "31")
STAGES = (Stage.REGISTERED, Stage.ATTENDED, Stage.COMPLETED, Stage.CERTIFIED)
SESSIONS = 6

Person = tuple[Role, Sex, str, bool]
"""Role, sex, age, and whether she had come to a bootcamp before."""


@dataclass
class Camp:
    """A bootcamp, who is in it, how far each got, and the attendances of its sessions so far."""

    entry: Bootcamp
    people: list[tuple[Person, int]] = field(default_factory=list)
    sessions: list[int] = field(default_factory=list)


@dataclass
class Programme:
    """A programme that goes on from reading to reading."""

    rng: random.Random
    planned: list[Bootcamp]
    camps: list[Camp] = field(default_factory=list)

    def start(self) -> None:
        """Let the next bootcamp that is planned begin."""
        planned = self.planned.pop(0)
        running = {"status": BootcampStatus.RUNNING, "actual_start": planned.planned_start}
        self.camps.append(Camp(planned.model_copy(update=running)))
        for _ in range(self.rng.randint(16, 38)):
            self.join(self.camps[-1])
        self.meet(self.camps[-1])

    def join(self, camp: Camp) -> None:
        """Let one more person register; most attend."""
        role = self.rng.choices(list(ROLES), list(ROLES.values()))[0]
        sex = Sex.WOMAN if self.rng.random() < 0.93 else Sex.MAN
        again = len(self.camps) > 1 and self.rng.random() < 0.04
        age = self.rng.choices(list(AGES), list(AGES.values()))[0]
        camp.people.append(((role, sex, age, again), 1 if self.rng.random() < 0.92 else 0))

    def meet(self, camp: Camp) -> None:
        """Hold a session; who attends at all has been to one of them."""
        attending = sum(stage >= 1 for _, stage in camp.people)
        some = attending if not camp.sessions else sum(self.rng.random() < 0.85 for _ in range(attending))
        camp.sessions.append(some)

    def end(self, camp: Camp) -> None:
        """End a bootcamp: most of those who attended completed it, and most of those were certified."""
        while len(camp.sessions) < SESSIONS:
            self.meet(camp)
        camp.people = [
            (person, stage + (stage == 1) * ((self.rng.random() < 0.84) * (1 + (self.rng.random() < 0.9))))
            for person, stage in camp.people
        ]
        end = camp.entry.planned_end
        camp.entry = camp.entry.model_copy(update={"status": BootcampStatus.COMPLETED, "actual_end": end})

    def go_on(self, ends: float, busy: float) -> None:
        """Let time pass until the next reading: 0 to 3 join each bootcamp that runs, or it ends; another may begin.

        Where little time passes, only a share of them is `busy`.
        """
        for camp in self.running():
            if busy < 1.0 and self.rng.random() >= busy:
                continue
            if self.rng.random() < ends:
                self.end(camp)
                continue
            for _ in range(self.rng.randint(0, 3)):
                self.join(camp)
            if len(camp.sessions) < SESSIONS - 1:
                self.meet(camp)
        if len(self.running()) < 2 and self.planned:
            self.start()

    def running(self) -> list[Camp]:
        """Return the bootcamps that have not ended."""
        return [camp for camp in self.camps if camp.entry.status is BootcampStatus.RUNNING]

    def tables(self) -> list[ReadTable]:
        """Return what the sheets say now."""
        rows = [row for camp in self.camps for row in _rows(camp)]
        sessions = [row for camp in self.camps for row in _sessions(camp)]
        return [table([*(camp.entry for camp in self.camps), *self.planned]), table(rows), table(sessions)]


def readings_of(
    seed: int, readings: int = 4, bootcamps: int = 5, states: int = 5, *, busy: float = 1.0
) -> Iterator[Sequence[ReadTable]]:
    """Yield the tables of a random programme at some readings in a row, over which its planned bootcamps end."""
    rng = random.Random(seed)  # noqa: S311  tables to test with, not secrets
    named = STATES if states == len(STATES) else [f"{number:02}" for number in range(1, states + 1)]
    chosen = rng.sample(named, rng.randint(2, states))
    growing = Programme(rng, [_planned(number, rng.choice(chosen)) for number in range(bootcamps)])
    for _ in range(2):
        growing.start()
    for _ in range(readings):
        yield growing.tables()
        growing.go_on(min(0.9, bootcamps / readings / busy / 2), busy)


def _planned(number: int, state: str) -> Bootcamp:
    """Return a bootcamp that begins nine days after the one before."""
    day = date(2023, 3, 1) + timedelta(days=9 * number)
    return bootcamp(
        f"BC-{number:02}", state=state, planned_start=day, actual_start=None, planned_end=day + timedelta(days=40),
        actual_end=None, status=BootcampStatus.CONFIRMED,
    )  # fmt: skip


def _rows(camp: Camp) -> Iterator[Reach]:
    for number, stage in enumerate(STAGES):
        there = [person for person, reached in camp.people if reached >= number]
        people = Counter(person[:3] for person in there)
        again = Counter(person[:3] for person in there if person[3])
        for (role, sex, age), count in sorted(people.items()):
            group = Group(count, again[role, sex, age], role=role, sex=sex, age=age, stage=stage)
            yield from reach(camp.entry.bootcamp, group)


def _sessions(camp: Camp) -> Iterator[Session]:
    for number, attendances in enumerate(camp.sessions, start=1):
        yield Session.model_validate(
            {
                "bootcamp": camp.entry.bootcamp,
                "number": number,
                "day": camp.entry.planned_start + timedelta(days=6 * number),
                "topic": Topic.SAFETY,
                "state": SessionState.HELD,
                "expected": max(attendances, len(camp.people)),
                "attendances": attendances,
            }
        )
