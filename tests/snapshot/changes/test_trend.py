"""The course of the headline figures by day."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from lib.indicators.figure import Figure, State
from lib.snapshot.changes.trend import Trend, last_of_each_day, thinned, trend
from tests.snapshot.samples import K

FIRST = date(2023, 11, 1)


def course(*values: int | None, unit: str = "people") -> Trend | None:
    days = []
    for number, value in enumerate(values):
        state: State = "protected" if value is None else "shown"
        figure = Figure("ALC-1" if unit == "people" else "BOO-1", unit, state, value)  # type: ignore[arg-type]
        days.append((FIRST + timedelta(days=number), {figure.id: figure}))
    return trend("ALC-1" if unit == "people" else "BOO-1", days, K)


def test_a_day_is_told_by_the_last_snapshot_published_on_it() -> None:
    moments = [datetime(2023, 11, day, hour, tzinfo=UTC) for day, hour in ((2, 9), (1, 8), (2, 17), (1, 20))]
    published = [(at, at.hour) for at in moments]
    assert last_of_each_day(published) == ((date(2023, 11, 1), 20), (date(2023, 11, 2), 17))


def test_days_long_past_are_told_by_the_week() -> None:
    days = [(FIRST + timedelta(days=number), number) for number in range(400)]
    kept = thinned(days)
    assert kept[-93:] == tuple(days[-93:])
    gaps = {(later[0] - earlier[0]).days for earlier, later in pairwise(kept[:-94])}
    assert gaps == {7}
    assert thinned([]) == ()


def test_a_protected_day_is_a_gap_that_says_so() -> None:
    found = course(100, None, 200)
    assert found is not None
    assert [(point.state, point.value) for point in found.points] == [
        ("shown", 100), ("protected", None), ("shown", 200)
    ]  # fmt: skip


def test_a_figure_that_was_never_shown_has_no_course() -> None:
    assert course(None, None) is None
    assert trend("ALC-1", [], K) is None


@given(some.lists(some.integers(0, 40), min_size=1, max_size=12))
def test_no_two_values_that_are_told_differ_by_few_people(values: list[int]) -> None:
    found = course(*values)
    assert found is not None
    told = [point.value or 0 for point in found.known]
    assert told[-1] == values[-1]
    assert all(one == other or abs(one - other) >= K for one, other in pairwise(told))


def test_bootcamps_are_counted_one_by_one() -> None:
    found = course(3, 4, 5, unit="bootcamps")
    assert found is not None
    assert [point.value for point in found.known] == [3, 4, 5]


def test_a_share_keeps_its_counts() -> None:
    share = Figure("SIT-2", "share", "shown", 0.5, numerator=3, denominator=6)
    found = trend("SIT-2", [(FIRST, {"SIT-2": share})], K)
    assert found is not None
    assert found.points[0].base == (3, 6)
