"""V17: targets that are missing or do not add up, and what a scope means."""

from datetime import date

import pytest

from lib.tables.schema.coordination import Target
from tests.tables.rules.tables import brief, checked, found, rows_of, table, target

HEADLINES = (target(2, target=350.0), target(3, indicator="ALC-2", target=300.0))


def test_state_targets_of_another_sum_are_told_at_the_programmes_target() -> None:
    states = [target(4, scope="31", target=200.0), target(5, scope="07", target=140.0)]
    result = checked(*HEADLINES, *states)
    params = {"case": "sum", "indicator": "ALC-1", "target": 350.0, "sum": 340.0, "states": 2, "other": "F4"}
    assert brief(found(result, "V17")) == [("F2", "350", True, params)]
    assert len(rows_of(result, Target)) == 4


def test_state_targets_that_add_up_or_are_not_there_are_not_remarked_on() -> None:
    assert checked(*HEADLINES).findings == ()
    states = [target(4, scope="31", target=200.1), target(5, scope="07", target=149.9)]
    assert checked(*HEADLINES, *states).findings == ()


def test_shares_of_states_and_targets_of_another_period_are_never_added_up() -> None:
    shares = [target(4, indicator="EMB-6", target=0.8), target(5, indicator="EMB-6", scope="31", target=0.7)]
    earlier = target(6, scope="31", period_end=date(2023, 6, 30), target=100.0)
    assert checked(*HEADLINES, *shares, earlier).findings == ()


def test_targets_of_bootcamps_are_not_added_to_those_of_states() -> None:
    assert checked(*HEADLINES, target(4, scope="BC-01", target=40.0)).findings == ()


def test_a_headline_figure_without_a_target_for_the_programme_is_told_at_the_tab() -> None:
    result = checked(target(2), target(3, indicator="ALC-2", scope="31", target=60.0))
    [missing] = found(result, "V17")
    assert (missing.source, missing.tab, missing.cell, missing.row_kept) == ("dtc-mexico", "metas", None, True)
    assert missing.params == {"case": "missing", "indicator": "ALC-2"}


def test_no_target_is_missed_while_the_targets_are_unread() -> None:
    assert checked(extra=[table(model=Target, read=False)]).findings == ()


@pytest.mark.parametrize(
    ("typed", "meant", "form"),
    [("7", "07", "leading-zero"), ("Yucatán", "31", "state-name"), ("programa", "PROGRAMA", None)],
)
def test_a_scope_is_read_as_the_key_it_means(typed: str, meant: str, form: str | None) -> None:
    result = checked(target(4, indicator="SIT-1", scope=typed), *HEADLINES)
    assert rows_of(result, Target)[0].scope == meant
    told = [("B4", typed, True, {"form": form, "read_as": meant})] if form else []
    assert brief(result.findings) == told


def test_two_ways_to_write_one_scope_are_one_key() -> None:
    result = checked(*HEADLINES, target(4, scope="07", target=350.0), target(5, scope="Chiapas", target=9.0))
    assert [each.cell for each in found(result, "V01")] == ["A5"]


def test_the_target_of_a_share_above_one_is_asked_about_and_never_shown() -> None:
    """80 is 80 % of a share, and 8,000 % to whoever reads it as typed."""
    result = checked(*HEADLINES, target(4, indicator="EMB-6", target=80.0), target(5, indicator="PER-1", target=0.35))
    params = {"minimum": "0", "maximum": "1", "whole": 0, "suggestion": "80 %"}
    assert brief(found(result, "C05")) == [("F4", "80", False, params)]
    assert [row.indicator for row in rows_of(result, Target)] == ["ALC-1", "ALC-2", "PER-1"]


def test_the_baseline_of_a_share_above_one_is_emptied_and_its_target_counts() -> None:
    result = checked(*HEADLINES, target(4, indicator="EMB-6", target=0.8, baseline=35.0))
    params = {"minimum": "0", "maximum": "1", "whole": 0, "suggestion": "35 %"}
    assert brief(found(result, "C05")) == [("E4", "35", True, params)]
    assert [(row.baseline, row.target) for row in rows_of(result, Target)][-1] == (None, 0.8)


def test_a_one_beside_shares_in_hundredths_has_two_readings() -> None:
    """It is the whole where the others are parts of one, and a hundredth where they are typed like 80."""
    result = checked(*HEADLINES, target(4, indicator="EMB-6", target=80.0), target(5, indicator="PER-1", target=1.0))
    assert brief(found(result, "C03")) == [("F5", "1", False, {"first": "1", "second": "0.01"})]
    assert found(checked(*HEADLINES, target(5, indicator="PER-1", target=1.0)), "C03") == []
