"""Programmes of made people whose whole life is known: what their sheets say on a day, and what is true then.

The truth is counted from the people and never from the sheets, so it can be held against what is said of them.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from lib.tables.reading.table import ReadTable
from lib.tables.schema.coordination import Cover
from lib.tables.schema.training import WHOLE_PROGRAMME, Bootcamp, FollowUp, Reach
from lib.tables.schema.vocabulary import BootcampStatus, Outcome, Role, Sex, Stage, SurveyMethod, Wave
from tests.indicators.facts import Group, bootcamp, reach, table

FIRST = date(2023, 1, 9)
STATES = ("04", "07", "20", "23", "31")
AGES = ("15-25", "26-35", "36-45", "46-55", "56-65", "unspecified")
ASKED_AFTER = timedelta(days=100)
"""Late enough for the wave of three months, whatever the months' lengths."""


@dataclass
class Person:
    """Somebody, whether she uses what she learnt, and whether she would answer: who uses it answers more often."""

    role: Role
    sex: Sex
    age: str
    uses: bool
    answers: bool


@dataclass
class Place:
    """What a person makes of a bootcamp: the day she joins, and how far she gets."""

    person: Person
    joins: date
    stage: int


@dataclass
class Course:
    """A bootcamp from its plan to its end. `delay` shifts it from its plan; it may be cancelled instead of starting."""

    name: str
    state: str
    start: date
    end: date
    plan: int
    delay: timedelta
    cancelled: bool
    people: list[Place] = field(default_factory=list)

    @property
    def begins(self) -> date:
        """Return the day on which it really begins."""
        return self.start + self.delay

    @property
    def closes(self) -> date:
        """Return the day on which it really ends."""
        return self.end + self.delay

    def status(self, day: date) -> BootcampStatus:
        """Return its status on a day."""
        if self.cancelled:
            return BootcampStatus.CANCELLED if day >= self.start else BootcampStatus.CONFIRMED
        if day >= self.closes:
            return BootcampStatus.COMPLETED
        if day >= self.begins:
            return BootcampStatus.RUNNING
        return BootcampStatus.POSTPONED if day >= self.start else BootcampStatus.CONFIRMED

    def at(self, stage: int, day: date) -> list[Person]:
        """Return who has reached a stage by a day: 0 registered, 1 attended, 2 completed, 3 certified."""
        if self.cancelled or day < (self.closes if stage > 1 else self.begins):
            return []
        return [each.person for each in self.people if each.stage >= stage and each.joins <= day]


@dataclass(frozen=True)
class Truth:
    """What figures should say: (above, below, beside) of a share, of the whole ("") and of each state.

    Beside completion are all who attend what still runs, beside the pace those of them who are new.
    """

    reached: int
    completion: dict[str, tuple[int, int, int]]
    pace: dict[str, tuple[int, int, int]]
    ended: int
    users: int


class Life:
    """One programme from its first day to its last. Its sheets are filled in with a `lag`, until its cut-off."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311  the same programme every time
        self.lag = timedelta(days=self._chance.choice((0, 0, 3, 10, 25)))
        self.courses = self._courses()
        self.last = max(each.closes for each in self.courses)

    def weeks(self) -> Iterator[date]:
        """Yield a day a week until long enough after the end for a survey."""
        day = FIRST
        while day <= self.last + self.lag + ASKED_AFTER:
            yield day
            day += timedelta(days=7)

    def tables(self, day: date) -> list[ReadTable]:
        """Return what the sheets say on a day."""
        camps = [_entry(each, day) for each in self.courses]
        rows = [row for each in self.courses for row in self._rows(each, day)]
        told: list[ReadTable] = [table([Cover(partner="pro-mujer", complete_to=day, template="1.0")]), table(camps)]
        return [*told, table(rows, model=Reach), table(self._surveys(day), model=FollowUp)]

    def truth(self, day: date) -> Truth:
        """Return what is true on a day."""
        done = [each for each in self.courses if each.status(day) is BootcampStatus.COMPLETED]
        running = [each for each in self.courses if each.status(day) is BootcampStatus.RUNNING]
        due = [each for each in self.courses if each.end <= day]
        ahead = [each for each in self.courses if each.end > day]
        new = {each.name: tuple(len(self._new(each, stage, day)) for stage in range(4)) for each in self.courses}

        def people(courses: Sequence[Course], stage: int, state: str) -> int:
            return sum(new[each.name][stage] for each in courses if state in {"", each.state})

        def attending(state: str) -> int:
            return sum(len(each.at(1, day)) for each in running if state in {"", each.state})

        places = ("", *sorted({each.state for each in self.courses}))
        planned = {place: sum(each.plan for each in due if place in {"", each.state}) for place in places}
        return Truth(
            people(self.courses, 1, ""),
            {each: (people(done, 2, each), people(done, 1, each), attending(each)) for each in places},
            {each: (people(due, 1, each), planned[each], people(ahead, 1, each)) for each in places},
            len(done),
            sum(person.uses for person in self._asked(day)),
        )

    def _asked(self, day: date) -> list[Person]:
        """Return who could have been asked: each who completed a bootcamp that ended long enough ago, once."""
        ripe = [each for each in self.courses if each.closes + ASKED_AFTER <= day]
        return list({id(person): person for each in ripe for person in each.at(2, day)}.values())

    def _new(self, course: Course, stage: int, day: date) -> list[Person]:
        """Return who reached a stage in a bootcamp and in none before it."""
        key = (lambda each: (each.closes, each.name)) if stage > 1 else (lambda each: (each.begins, each.name))
        earlier = [each for each in self.courses if key(each) < key(course)]
        known = {id(person) for each in earlier for person in each.at(stage, day)}
        return [person for person in course.at(stage, day) if id(person) not in known]

    def _rows(self, course: Course, day: date) -> Iterator[Reach]:
        for number, stage in enumerate((Stage.REGISTERED, Stage.ATTENDED, Stage.COMPLETED, Stage.CERTIFIED)):
            everybody = Counter((each.role, each.sex, each.age) for each in course.at(number, day))
            new = Counter((each.role, each.sex, each.age) for each in self._new(course, number, day))
            for (role, sex, age), count in sorted(everybody.items()):
                again = count - new[role, sex, age]
                yield from reach(course.name, Group(count, again, role=role, sex=sex, age=age, stage=stage))

    def _surveys(self, day: date) -> list[FollowUp]:
        asked = self._asked(day)
        approached = asked[: len(asked) * 9 // 10]
        answers = [each for each in approached if each.answers]
        told = FollowUp(
            bootcamp=WHOLE_PROGRAMME,
            wave=Wave.THREE_MONTHS,
            outcome=Outcome.USES_TOOL,
            contacted=len(approached),
            answered=len(answers),
            positive=sum(each.uses for each in answers),
            method=SurveyMethod.CALL,
        )
        return [told] if approached else []

    def _courses(self) -> list[Course]:
        chance, day, courses = self._chance, FIRST, []
        ratio, spread, back = chance.uniform(0.6, 1.3), chance.uniform(0.02, 0.25), chance.uniform(0, 0.02)
        states = chance.sample(STATES, chance.randint(2, len(STATES)))
        for number in range(chance.randint(5, 12)):
            day += timedelta(days=chance.randint(3, 30))
            end, plan = day + timedelta(days=chance.randint(14, 50)), chance.randint(20, 60)
            delay = timedelta(days=chance.randint(7, 40) if chance.random() < 0.15 else 0)
            course = Course(f"BC-{number:02}", chance.choice(states), day, end, plan, delay, chance.random() < 0.06)
            courses.append(course)
            if not course.cancelled:
                self._fill(course, courses[:-1], max(0, round(plan * chance.gauss(ratio, spread))), back)
        return courses

    def _fill(self, course: Course, others: Sequence[Course], people: int, back: float) -> None:
        """Let people join a bootcamp over its first half, some of whom were in one that began before."""
        chance, completes = self._chance, self._chance.uniform(0.55, 0.95)
        before = [place.person for each in others if each.begins < course.begins for place in each.people]
        pool = list({id(person): person for person in before}.values())
        again = [person for person in pool if chance.random() < back][:people]
        for person in (*again, *(self._person() for _ in range(people - len(again)))):
            joins = course.begins + (course.closes - course.begins) * chance.random() * 0.5
            stage = 0 if chance.random() < 0.08 else 1 + (chance.random() < completes) * (1 + (chance.random() < 0.9))
            course.people.append(Place(person, joins, stage))

    def _person(self) -> Person:
        chance = self._chance
        role = chance.choices([Role.MICRO_ENTREPRENEUR, Role.PARTNER_STAFF, Role.OTHER], [86, 9, 5])[0]
        uses = chance.random() < 0.6
        return Person(
            role,
            Sex.WOMAN if chance.random() < 0.93 else Sex.MAN,
            chance.choices(AGES, [15, 30, 30, 15, 6, 4])[0],
            uses,
            chance.random() < (0.85 if uses else 0.45),
        )


def _entry(course: Course, day: date) -> Bootcamp:
    status = course.status(day)
    begun = status in {BootcampStatus.RUNNING, BootcampStatus.COMPLETED}
    return bootcamp(
        course.name,
        state=course.state,
        status=status,
        planned_start=course.start,
        planned_end=course.end,
        actual_start=course.begins if begun else None,
        actual_end=course.closes if status is BootcampStatus.COMPLETED else None,
        target_people=course.plan,
    )
