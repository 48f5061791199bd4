"""A published 0 is a counted 0: where a row fell out, or a choice could not be read, nothing is no data."""

from dataclasses import replace

import pytest

from lib.indicators.compute import Indicators
from lib.indicators.counts.published import TableCell
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import BootcampStatus, Stage
from tests.indicators.facts import Group, bootcamp, computed, reach, table

ATTENDED = {"stage": str(Stage.ATTENDED)}


def cell(found: Indicators, table_id: str, **at: str) -> TableCell:
    (told,) = [each for each in found.tables if each.id == table_id]
    return next(each for each in told.cells if each.at == at)


def people(bootcamp_id: str) -> list:
    return reach(bootcamp_id, Group(30))


def test_a_bootcamp_that_fell_out_leaves_its_people_in_a_row_of_their_own_and_no_state_at_0() -> None:
    camps = replace(table([bootcamp("BC-01")], model=Bootcamp), lost=({"bootcamp": "BC-02"},))
    found = computed(camps, table([*people("BC-01"), *people("BC-02")]))
    states = {
        state: cell(found, "people-by-stage-state", state=state, **ATTENDED) for state in ("31", "04", "unknown", "*")
    }
    assert {state: (each.state, each.value) for state, each in states.items()} == {
        "31": ("shown", 30),
        "04": ("no-data", None),
        "unknown": ("shown", 30),
        "*": ("shown", 60),
    }


def test_where_the_state_of_the_row_can_be_read_only_that_state_lacks_it() -> None:
    camps = replace(table([bootcamp("BC-01")], model=Bootcamp), lost=({"bootcamp": "BC-02", "state": "07"},))
    found = computed(camps, table([*people("BC-01"), *people("BC-02")]))
    assert cell(found, "people-by-stage-state", state="07", **ATTENDED).state == "no-data"
    assert cell(found, "people-by-stage-state", state="04", **ATTENDED).value == 0
    assert found.lost["bootcamps"] == ("07",)


def test_a_lost_count_of_people_leaves_0_only_where_it_cannot_be() -> None:
    lost = {"bootcamp": "BC-01", "stage": "certified"}
    found = computed(table([bootcamp("BC-01")]), replace(table(people("BC-01")), lost=(lost,)))
    assert cell(found, "people-by-stage-state", stage="certified", state="31").state == "no-data"
    assert cell(found, "people-by-stage-state", stage="certified", state="04").state != "shown"
    assert found.figures["EMB-4"].state == "no-data"
    assert found.figures["EMB-2"].value == 30


def test_an_unread_status_is_counted_in_a_row_of_its_own_and_no_other_says_0() -> None:
    found = computed(table([bootcamp("BC-01", status=BootcampStatus.unread())]))
    parts = {each.id: (each.state, each.value) for each in found.figures["BOO-1"].parts}
    assert parts["unknown"] == ("shown", 1)
    assert parts["completed"] == ("no-data", None)
    assert found.figures["BOO-1"].state == "no-data"


@pytest.mark.parametrize("state", ["31", "04"])
def test_without_a_lost_row_0_is_a_count(state: str) -> None:
    found = computed(table([bootcamp("BC-01")]), table([*reach("BC-01", Group(0))]))
    assert cell(found, "people-by-stage-state", state=state, **ATTENDED).value == 0


@pytest.mark.parametrize("unread", ["row", "status"])
def test_of_a_bootcamp_that_is_not_known_to_run_nothing_is_said_to_come_later(unread: str) -> None:
    """Whoever completed a bootcamp whose row or status could not be read may have done so already."""
    running = bootcamp("BC-01", status=BootcampStatus.RUNNING, actual_end=None)
    if unread == "row":
        camps = replace(table([running], model=Bootcamp), lost=({"bootcamp": "BC-02"},))
    else:
        camps = table([running, bootcamp("BC-02", status=BootcampStatus.unread())], model=Bootcamp)
    found = computed(camps, table([*people("BC-01"), *people("BC-02")]))
    completed = {
        each: cell(found, "people-by-stage-bootcamp", bootcamp=each, stage="completed") for each in ("BC-01", "BC-02")
    }
    assert {each: told.state for each, told in completed.items()} == {"BC-01": "not-applicable", "BC-02": "no-data"}
