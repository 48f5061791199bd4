"""Indicators by state and their classes: every value is in exactly one, and what is hidden has none."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.indicators.counts.published import TableCell
from lib.snapshot.selection.by_state import equal_bands, people_by_state, share_bands, states_of, verified_by_state
from tests.snapshot.samples import sample_snapshot, setting_of, with_cell

CLOSING = sample_snapshot("closing")
PROGRAMME = setting_of("closing").programme


@given(st.lists(st.integers(0, 100_000), min_size=1, max_size=32))
def test_every_count_is_in_exactly_one_of_at_most_four_classes(values: list[int]) -> None:
    bands = equal_bands(values)
    assert 1 <= len(bands) <= 4
    assert all(sum(band.holds(value) for band in bands) == 1 for value in values)
    assert all(float(band.low).is_integer() for band in bands)


@pytest.mark.parametrize(("most", "lows"), [(82, [0, 25, 50, 75]), (3, [0, 1, 2, 3]), (100, [0, 50, 100]), (0, [0])])
def test_classes_have_one_round_width(most: int, lows: list[int]) -> None:
    assert [band.low for band in equal_bands([most])] == lows


@pytest.mark.parametrize(("share", "place"), [(0.0, 0), (0.699, 0), (0.7, 1), (0.9, 2), (1.0, 2)])
def test_shares_are_classed_by_the_programmes_thresholds(share: float, place: int) -> None:
    bands = share_bands(PROGRAMME, "SIT-2")
    assert [band.holds(share) for band in bands].index(True) == place
    assert sum(band.holds(share) for band in bands) == 1


def test_without_a_threshold_shares_are_classed_in_quarters() -> None:
    bare = PROGRAMME.model_copy(update={"thresholds": {}})
    assert [band.low for band in share_bands(bare, "SIT-2")] == [0, 0.25, 0.5, 0.75]


def test_people_are_the_published_cells_of_every_state() -> None:
    people = people_by_state(CLOSING, PROGRAMME)
    assert {state: part.value for state, part in people.items()} == {"04": 45, "07": 79, "20": 73, "23": 79, "31": 82}


def test_a_protected_state_has_no_value() -> None:
    at = {"stage": "attended", "state": "04"}
    hidden = with_cell(CLOSING, "people-by-stage-state", at, TableCell(at, None, "protected"))
    part = people_by_state(hidden, PROGRAMME)["04"]
    assert (part.state, part.value) == ("protected", None)


def test_hubs_are_shares_of_those_installed_with_their_base() -> None:
    part = verified_by_state(CLOSING, PROGRAMME)["07"]
    assert (part.numerator, part.denominator) == (2, 6)


def test_a_state_without_installed_hubs_does_not_apply_and_one_not_read_has_no_data() -> None:
    elsewhere = replace(CLOSING, hubs=tuple(hub for hub in CLOSING.hubs if hub.state != "04"))
    assert verified_by_state(elsewhere, PROGRAMME)["04"].state == "not-applicable"
    unread = replace(
        elsewhere, figures={**CLOSING.figures, "SIT-2": replace(CLOSING.figures["SIT-2"], state="no-data")}
    )
    assert verified_by_state(unread, PROGRAMME)["07"].state == "no-data"


def test_a_state_where_a_hub_is_belongs_to_the_programme_though_nobody_declared_it() -> None:
    far = replace(CLOSING.hubs[0], state="08", municipality="08037")
    assert "08" in states_of(replace(CLOSING, hubs=(*CLOSING.hubs, far)), PROGRAMME)
