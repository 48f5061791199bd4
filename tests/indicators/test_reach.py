"""People are counted once in the programme, and the headline pair never mixes women and staff."""

from datetime import date

import pytest

from lib.indicators.compute import Indicators
from lib.tables.schema.coordination import Cover
from lib.tables.schema.vocabulary import Role, Sex, Stage
from tests.indicators.facts import Group, bootcamp, computed, flat, reach, table

STAFF = Role.PARTNER_STAFF


def worked_example(repeats_of_the_third: int | None = 2, staff_repeats: int | None = 0) -> Indicators:
    """Three bootcamps: 40 attended; 38 of whom 3 repeat; 30 of whom 2 repeat, all repeats micro-entrepreneurs."""
    camps = [bootcamp("BC-01"), bootcamp("BC-02"), bootcamp("BC-03")]
    rows = flat(
        [
            reach("BC-01", Group(35), Group(5, role=STAFF)),
            reach("BC-02", Group(33, 3), Group(5, role=STAFF)),
            reach("BC-03", Group(26, repeats_of_the_third), Group(4, staff_repeats, role=STAFF)),
        ]
    )
    return computed(table(camps), table(rows))


def test_participations_add_up_and_people_count_once() -> None:
    found = worked_example()
    assert found.figures["ALC-4"].value == 108
    assert found.figures["ALC-1"].value == 103


def test_the_headline_pair_of_the_worked_example() -> None:
    camps = [bootcamp("BC-01"), bootcamp("BC-02"), bootcamp("BC-03")]
    rows = flat(
        [
            reach("BC-01", Group(35), Group(5, role=STAFF)),
            reach("BC-02", Group(33, 3), Group(5, role=STAFF)),
            reach("BC-03", Group(26, 1), Group(4, 1, role=STAFF)),
        ]
    )
    figures = computed(table(camps), table(rows)).figures
    assert figures["ALC-1"].value == 103
    assert figures["ALC-2"].value == 90
    assert figures["ALC-3"].value == 13


def test_unknown_repeats_make_reach_a_range_from_75_to_105() -> None:
    figure = worked_example(repeats_of_the_third=None, staff_repeats=None).figures["ALC-1"]
    assert figure.value is None
    assert (figure.low, figure.high) == (75, 105)
    assert figure.state == "shown"


def test_a_range_is_no_lower_than_the_largest_bootcamp() -> None:
    camps = [bootcamp("BC-01"), bootcamp("BC-02")]
    rows = flat([reach("BC-01", Group(40, None)), reach("BC-02", Group(38, None))])
    figure = computed(table(camps), table(rows)).figures["ALC-1"]
    assert (figure.low, figure.high) == (40, 78)


def test_unknown_repeats_leave_the_known_participations_exact() -> None:
    assert worked_example(repeats_of_the_third=None).figures["ALC-4"].value == 108


def test_staff_and_others_are_never_among_women_micro_entrepreneurs() -> None:
    rows = reach("BC-01", Group(30), Group(20, role=STAFF), Group(10, sex=Sex.MAN), Group(9, role=Role.OTHER))
    figures = computed(table([bootcamp("BC-01")]), table(rows)).figures
    assert figures["ALC-1"].value == 69
    assert figures["ALC-2"].value == 30


def test_each_stage_is_a_full_count_with_its_share_of_the_stage_before_and_of_registered() -> None:
    stages = (Stage.REGISTERED, Stage.ATTENDED, Stage.COMPLETED, Stage.CERTIFIED)
    counts = zip(stages, (50, 40, 30, 24), strict=True)
    rows = flat([reach("BC-01", Group(people, stage=stage)) for stage, people in counts])
    figures = computed(table([bootcamp("BC-01")]), table(rows)).figures
    assert [figures[f"EMB-{number}"].value for number in range(1, 5)] == [50, 40, 30, 24]
    assert {part.id: part.value for part in figures["EMB-4"].parts} == {"of-previous": 0.8, "of-registered": 0.48}
    assert figures["EMB-6"].value == 0.75


def test_the_focus_age_share_leaves_unknown_ages_out_of_its_base_and_counts_them_beside() -> None:
    rows = reach("BC-01", Group(32, age="36-45"), Group(68, age="26-35"), Group(12, age="unspecified"))
    figure = computed(table([bootcamp("BC-01")]), table(rows)).figures["PER-1"]
    assert (figure.numerator, figure.denominator, figure.unknown) == (32, 100, 12)
    assert figure.value == pytest.approx(0.32)


def test_a_share_with_a_base_under_twenty_is_not_published() -> None:
    rows = reach("BC-01", Group(9, age="36-45"), Group(9, age="26-35"))
    assert computed(table([bootcamp("BC-01")]), table(rows)).figures["PER-1"].state == "protected"


def test_without_the_reach_table_there_is_no_data_rather_than_zero() -> None:
    figure = computed(table([bootcamp("BC-01")])).figures["ALC-1"]
    assert figure.state == "no-data"
    assert figure.value is None


def test_an_empty_reach_table_reaches_nobody() -> None:
    empty = table([], model=type(reach("BC-01", Group(1))[0]))
    cover = Cover(partner="pro-mujer", complete_to=date(2023, 12, 1), template="1.0")
    assert computed(table([bootcamp("BC-01")]), empty, table([cover])).figures["ALC-1"].value == 0


def test_a_blank_workbook_without_a_cut_off_says_nothing_of_anybody() -> None:
    blank = table([], model=type(reach("BC-01", Group(1))[0]))
    assert computed(blank).figures["ALC-1"].state == "no-data"


def test_a_small_group_of_staff_is_protected_and_cannot_be_subtracted() -> None:
    rows = reach("BC-01", Group(30), Group(3, role=STAFF))
    figures = computed(table([bootcamp("BC-01")]), table(rows)).figures
    assert figures["ALC-3"].state == "protected"
    assert figures["ALC-3"].value is None
    shown = [figures[name].value for name in ("ALC-1", "ALC-2") if figures[name].state == "shown"]
    assert len(shown) < 2
