"""The forecast of the closing figure: within the range nine times in ten, from published counts alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import pytest
from scipy.stats import t

from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.known import Known
from lib.indicators.counts.people import HEADLINES, PARTICIPATIONS
from lib.indicators.disclosure.cells import Cell, cell
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure
from lib.indicators.forecast import forecast_figure, student
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import BootcampStatus
from tests.indicators.facts import bootcamp

FIRST = date(2023, 1, 2)
TO_COME = {"status": BootcampStatus.CONFIRMED, "actual_start": None, "actual_end": None}
ENDED = [bootcamp(f"BC-0{n}", target_people=40) for n in (1, 2, 3)]
NEXT = bootcamp("BC-04", target_people=40, planned_start=date(2023, 9, 1), **TO_COME)


def own(name: str) -> Cell:
    return cell(PEOPLE, {"stage": "attended", "bootcamp": name})


def foretold(camps: Sequence[Bootcamp], people: dict[str, int], reached: int, hidden: frozenset[Cell]) -> Figure:
    values: dict[Cell, int | None] = {own(each.bootcamp): people.get(each.bootcamp, 0) for each in camps}
    values |= {HEADLINES["ALC-1"]: reached, cell(PARTICIPATIONS, {}): sum(people.values())}
    known = Known(values, hidden, lambda _: False, frozenset(values), bootcamps_read=True)
    return forecast_figure(Facts(bootcamps=tuple(camps), read=frozenset({"alcance", "bootcamps"})), known)


def of_three(*more: Bootcamp, hidden: frozenset[Cell] = frozenset()) -> Figure:
    return foretold([*ENDED, *more], {"BC-01": 42, "BC-02": 38, "BC-03": 44}, 120, hidden)


def test_the_range_holds_what_the_plan_and_the_ratio_promise() -> None:
    figure = of_three(NEXT)
    assert figure.low is not None
    assert figure.high is not None
    assert 120 <= figure.low < 120 + 40 < figure.high
    assert figure.value is None


def test_the_range_is_never_under_those_already_reached() -> None:
    small = NEXT.model_copy(update={"target_people": 1})
    assert of_three(small).low == 120


def test_nothing_is_foretold_from_a_plan_that_is_not_known() -> None:
    assert of_three(NEXT.model_copy(update={"target_people": None})).state == "no-data"


def test_a_bootcamp_that_ended_without_a_plan_brings_its_people_and_no_ratio() -> None:
    unplanned = bootcamp("BC-00", target_people=None)
    people = {"BC-00": 10, "BC-01": 42, "BC-02": 38, "BC-03": 44}
    without, figure = of_three(NEXT), foretold([unplanned, *ENDED, NEXT], people, 130, frozenset())
    assert without.low is not None
    assert without.high is not None
    assert (figure.low, figure.high) == pytest.approx((without.low + 10, without.high + 10), abs=2)
    assert foretold([unplanned, *ENDED[:2], NEXT], people, 86, frozenset()).state == "no-data"


def test_with_nothing_to_come_both_ends_are_those_reached() -> None:
    cancelled = NEXT.model_copy(update={"status": BootcampStatus.CANCELLED})
    figure = of_three(cancelled)
    assert (figure.low, figure.value, figure.high) == (120, 120, 120)


def test_it_does_not_apply_before_three_bootcamps_ended() -> None:
    assert foretold([*ENDED[:2], NEXT], {"BC-01": 42, "BC-02": 38}, 80, frozenset()).state == "not-applicable"


@pytest.mark.parametrize("name", [own("BC-02"), HEADLINES["ALC-1"], cell(PARTICIPATIONS, {})])
def test_it_is_protected_where_a_count_that_it_needs_is(name: Cell) -> None:
    figure = of_three(NEXT, hidden=frozenset({name}))
    assert (figure.state, figure.low, figure.high) == ("protected", None, None)


def test_what_is_not_published_of_a_running_bootcamp_changes_nothing() -> None:
    assert of_three(NEXT, hidden=frozenset({own("BC-04")})) == of_three(NEXT)


@pytest.mark.parametrize("freedom", [2, 3, 4, 8, 30])
def test_the_quantile_is_students_within_one_per_cent(freedom: int) -> None:
    assert student(freedom) == pytest.approx(t.ppf(0.975, freedom), rel=0.01)


@dataclass(frozen=True)
class Course:
    """A bootcamp as it turns out: its people and, of them, those who had come to another before."""

    camp: Bootcamp
    people: int
    again: int

    def on(self, day: date) -> "Course":
        """Return it as known on a day: people join over its first half."""
        start, end = self.camp.planned_start, self.camp.planned_end
        if day >= end:
            return self
        if day < start:
            return Course(self.camp.model_copy(update=TO_COME), 0, 0)
        part = min(1.0, 0.5 + (day - start) / (end - start))
        running = self.camp.model_copy(update={"status": BootcampStatus.RUNNING, "actual_end": None})
        return replace(self, camp=running, people=int(self.people * part), again=int(self.again * part))


def programme(chance: Random) -> list[Course]:
    ratio, spread, back = chance.uniform(0.6, 1.3), chance.uniform(0.02, 0.25), chance.uniform(0, 0.02)
    courses, pool, day = [], 0, FIRST
    for number in range(chance.randint(5, 14)):
        day += timedelta(days=chance.randint(5, 40))
        end = day + timedelta(days=chance.randint(14, 50))
        plan = chance.randint(20, 60)
        people = max(0, round(plan * chance.gauss(ratio, spread)))
        again = min(people, sum(chance.random() < back for _ in range(pool)))
        days = {"planned_start": day, "planned_end": end, "actual_start": day, "actual_end": end}
        courses.append(Course(bootcamp(f"BC-{number:02}", target_people=plan, **days), people, again))
        pool += people
    return courses


def test_the_closing_figure_of_random_programmes_lies_in_the_range_of_nine_weeks_in_ten() -> None:
    chance, inside = Random(16), []  # noqa: S311 - the same programmes every time
    for _ in range(150):
        courses = programme(chance)
        close = sum(each.people - each.again for each in courses)
        day, last = FIRST, max(each.camp.planned_end for each in courses)
        while day < last:
            now = [each.on(day) for each in courses]
            people = {each.camp.bootcamp: each.people for each in now}
            figure = foretold([each.camp for each in now], people, sum(e.people - e.again for e in now), frozenset())
            if figure.low is not None and figure.high is not None:
                inside.append(figure.low <= close <= figure.high)
            day += timedelta(days=7)
    assert len(inside) > 1_000
    assert sum(inside) / len(inside) >= 0.9
