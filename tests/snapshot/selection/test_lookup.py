"""Finding cells of a published table."""

from lib.snapshot.selection.lookup import cell_at, has_total, shown_at, values_of
from tests.markup.evidence.counts import BY_ROLE

ATTENDED = {"stage": "attended"}


def test_a_dimension_that_is_left_out_means_its_total() -> None:
    assert shown_at(BY_ROLE, {**ATTENDED, "bootcamp": "BC-01"}) == 42
    assert shown_at(BY_ROLE, ATTENDED) == 98


def test_only_a_shown_cell_has_a_count() -> None:
    hidden = {**ATTENDED, "bootcamp": "BC-02", "role": "partner-staff"}
    found = cell_at(BY_ROLE, hidden)
    assert found is not None
    assert found.state == "protected"
    assert shown_at(BY_ROLE, hidden) is None


def test_what_is_not_published_is_none() -> None:
    assert cell_at(None, ATTENDED) is None
    assert cell_at(BY_ROLE, {**ATTENDED, "bootcamp": "BC-99"}) is None
    assert values_of(None, "role") == ()
    assert values_of(BY_ROLE, "sex") == ()


def test_values_keep_the_order_of_the_table_and_leave_the_total_out() -> None:
    assert values_of(BY_ROLE, "bootcamp") == ("BC-01", "BC-02", "BC-03")
    assert values_of(BY_ROLE, "role") == ("micro-entrepreneur", "partner-staff", "other")


def test_a_stage_has_no_total_and_a_role_has() -> None:
    assert has_total(BY_ROLE, "role")
    assert not has_total(BY_ROLE, "stage")
