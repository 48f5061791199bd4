"""What was protected stays protected while the figures around it hardly move."""

from dataclasses import replace

import pytest

from lib.indicators.compute import compute
from lib.indicators.counts.counted import PEOPLE
from lib.indicators.counts.people import HEADLINES
from lib.indicators.counts.published import Table, TableCell
from lib.indicators.disclosure.cells import cell
from lib.indicators.figure import Figure
from lib.snapshot.disclosure.over_time import protected_cells, stays_hidden
from lib.tables.reading.table import ReadTable
from tests.indicators.facts import Group, bootcamp, reach, setting, table

K = 5
SMALL, LARGE = cell(PEOPLE, {"role": "facilitator"}), cell(PEOPLE, {"role": "micro-entrepreneur"})


def roles(total: int | None, facilitators: int | None, women: int | None) -> tuple[Table, ...]:
    """Return a table of a total and its two parts; None is protected."""
    given = {"*": total, "facilitator": facilitators, "micro-entrepreneur": women}
    cells = tuple(
        TableCell({"role": role}, count, "shown" if count is not None else "protected") for role, count in given.items()
    )
    return (Table("roles", PEOPLE, ("role",), cells, "people", ("role",)),)


def headline(women: int | None, everybody: int) -> dict[str, Figure]:
    return {
        "ALC-1": Figure("ALC-1", "people", "shown", everybody),
        "ALC-2": Figure("ALC-2", "people", "shown" if women is not None else "protected", women),
    }


def test_protected_cells_are_named_from_tables_and_headlines() -> None:
    assert protected_cells(roles(40, None, None), headline(None, 40)) == {SMALL, LARGE, HEADLINES["ALC-2"]}
    assert protected_cells(roles(40, 10, 30), headline(30, 40)) == frozenset()


@pytest.mark.parametrize(("total", "facilitators"), [(40, 5), (43, 8), (36, 5)])
def test_a_cell_stays_protected_while_its_total_moves_by_less_than_the_threshold(total: int, facilitators: int) -> None:
    before = (roles(39, None, None), headline(30, 39))
    after = (roles(total, facilitators, total - facilitators), headline(30, total))
    assert stays_hidden(before, after, K) == {SMALL, LARGE}


@pytest.mark.parametrize("total", [44, 60, 34])
def test_a_cell_comes_out_when_its_total_moved_by_the_threshold_or_more(total: int) -> None:
    before = (roles(39, None, None), headline(30, 39))
    after = (roles(total, 9, total - 9), headline(30, total))
    assert stays_hidden(before, after, K) == frozenset()


def test_a_cell_stays_protected_while_its_total_is_not_shown_in_both() -> None:
    before = (roles(None, None, None), headline(30, 39))
    after = (roles(60, 20, 40), headline(30, 60))
    assert {SMALL, LARGE} <= stays_hidden(before, after, K)


def test_a_cell_that_would_be_protected_anyway_stays_so() -> None:
    same = (roles(39, None, None), headline(30, 39))
    assert stays_hidden(same, same, K) == {SMALL, LARGE}


@pytest.mark.parametrize(("now", "stays"), [(5, True), (8, True), (9, False), (40, False)])
def test_a_total_with_nothing_around_it_comes_out_when_it_must_have_moved_that_much(now: int, *, stays: bool) -> None:
    everybody = cell(PEOPLE, {})
    found = stays_hidden((roles(None, None, None), {}), (roles(now, None, None), {}), K)
    assert (everybody in found) is stays


@pytest.mark.parametrize(("everybody", "stays"), [(42, True), (50, False)])
def test_a_protected_headline_is_held_by_the_number_of_all_people(everybody: int, *, stays: bool) -> None:
    found = stays_hidden(((), headline(None, 40)), ((), headline(12, everybody)), K)
    assert (HEADLINES["ALC-2"] in found) is stays


def tables(few: int) -> list[ReadTable]:
    """Return two closed bootcamps, one of which had a few women over 45."""
    groups = [
        *reach("BC-01", Group(few, age="46-55"), Group(20, age="26-35"), Group(30, age="36-45")),
        *reach("BC-02", Group(20, age="46-55"), Group(25, age="26-35"), Group(30, age="36-45")),
    ]
    return [table([bootcamp("BC-01"), bootcamp("BC-02")]), table(groups)]


def test_no_cell_of_any_published_table_comes_out_of_hiding_when_one_person_more_came() -> None:
    before, after = (compute(tables(few), [], setting()) for few in (4, 5))
    was, now = (before.tables, before.figures), (after.tables, after.figures)
    hidden = protected_cells(*was)
    assert hidden - protected_cells(*now), "without looking back, something would come out"
    again = compute(tables(5), [], setting(), stays_hidden(was, now, K))
    assert hidden <= protected_cells(again.tables, again.figures)


def test_a_table_that_is_no_longer_published_holds_its_cells_and_a_new_one_holds_none() -> None:
    was = (roles(39, None, None), {})
    assert stays_hidden(was, ((), {}), K) == {SMALL, LARGE}
    renamed = tuple(replace(each, id="other") for each in roles(60, 20, 40))
    assert stays_hidden(((), {}), (renamed, {}), K) == frozenset()
