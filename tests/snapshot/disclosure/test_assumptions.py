"""What everybody assumes narrows what a reader thinks possible, and is dropped where what is shown denies it."""

from collections.abc import Mapping
from datetime import date

from lib.snapshot.disclosure.audit import Audit, audit
from lib.snapshot.disclosure.knowledge import Knowledge
from lib.snapshot.disclosure.names import Name
from lib.snapshot.disclosure.past import Past
from tests.indicators.facts import programme
from tests.indicators.realistic import readings_of
from tests.snapshot.disclosure.test_audit import published

K = 5


def people(stage: str, **at: str) -> Name:
    return "people", frozenset({"stage": stage, **at}.items())


def attendances(bootcamp: str) -> Name:
    return "attendances", frozenset({("bootcamp", bootcamp)})


def told(
    shown: Mapping[Name, int], *hidden: Name, ended: frozenset[str] = frozenset(), sessions: int = 0, second: int = 2
) -> Knowledge:
    """Return a reading of two bootcamps of one state, the second of which began on that day of March."""
    values = {"role": ("micro-entrepreneur", "other"), "bootcamp": ("A", "B")}
    return Knowledge(
        shown=shown,
        hidden=dict.fromkeys(hidden, "a-table"),
        within={},
        places={"A": ("31", "2023-03"), "B": ("31", "2023-03")},
        dimensions={"attended": ("role",), "completed": ()},
        values=values,
        wide={},
        cohorts={},
        ended=ended,
        begun=frozenset({"A", "B"}),
        started={"A": date(2023, 3, 1), "B": date(2023, 3, second)},
        sessions={"A": sessions, "B": sessions},
    )


def interval(found: Audit, snapshot: int, name: Name) -> tuple[float, float]:
    (each,) = (each for each in found.intervals if (each.snapshot, each.name) == (snapshot, name))
    return each.low, each.high


IN_A = people("attended", bootcamp="A")


def test_while_a_bootcamp_runs_its_counts_do_not_fall() -> None:
    first, second = told({}, IN_A), told({IN_A: 7})
    assert interval(audit([first, second]), 0, IN_A) == (0, 7)
    assert interval(audit([told({IN_A: 7}), told({}, IN_A)]), 1, IN_A) == (7, float("inf"))


def test_a_bootcamp_that_ended_may_be_corrected_downwards() -> None:
    ended, everybody = frozenset({"A", "B"}), people("attended")
    found = audit([told({everybody: 20}, IN_A, ended=ended), told({IN_A: 7, everybody: 7}, ended=ended)])
    assert interval(found, 0, IN_A) == (0, 20)


def test_where_a_shown_count_fell_growth_is_assumed_of_the_others_only() -> None:
    in_b = people("attended", bootcamp="B")
    found = audit([told({IN_A: 9}, in_b), told({IN_A: 8, in_b: 6})])
    assert interval(found, 0, in_b) == (0, 6)
    assert found.possible


def test_where_only_a_total_tells_that_somebody_left_as_little_as_can_be_is_dropped() -> None:
    everybody = people("attended")
    found = audit([told({everybody: 9}, IN_A), told({everybody: 8, IN_A: 6})])
    assert found.possible
    assert not found.assumed
    low, high = interval(found, 0, IN_A)
    assert 0 <= low < high <= 9


def test_people_are_no_more_than_attendances_and_attendances_no_more_than_people_times_sessions() -> None:
    shown = {attendances("A"): 12}
    assert interval(audit([told(shown, IN_A, sessions=4)]), 0, IN_A) == (3, 12)
    assert interval(audit([told({IN_A: 5}, attendances("A"), sessions=4)]), 0, attendances("A")) == (5, 20)


def test_nobody_comes_back_to_the_first_bootcamp_and_of_two_that_began_together_none_is_first() -> None:
    shown = {people("attended"): 20, people("attended", bootcamp="B"): 20}
    assert interval(audit([told(shown, IN_A)]), 0, IN_A) == (0, 20)
    assert interval(audit([told(shown, IN_A, second=1)]), 0, IN_A) == (0, float("inf"))


def test_a_realistic_programme_is_safe_from_all_of_it_over_all_its_readings() -> None:
    past = Past()
    for tables in readings_of(3, 3, 4):
        past = past.then(published(tables, past=past), programme().ages.wide)
    found = audit(past.known)
    assert found.assumed
    assert len(found.intervals) > 50
    assert not found.narrow(K)
