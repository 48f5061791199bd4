"""V01: a key that stands twice."""

import pytest

from lib.tables.schema.coordination import Commitment, Cover
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Bootcamp, Reach
from tests.tables.rules.tables import (
    bootcamp,
    brief,
    checked,
    commitment,
    cover,
    found,
    hub,
    lines,
    reach,
    rows_of,
    session,
    table,
)


def test_of_two_rows_with_one_key_the_first_counts_and_the_later_says_where_the_first_is() -> None:
    result = checked(reach(5), reach(9, people=12))
    assert brief(found(result, "V01")) == [
        ("A9", "BC-01 · asistió · microempresaria · mujer · 36-45", False, {"first": "A5"})
    ]
    assert lines(result, Reach) == [5]
    assert next(each for each in result.tables if each.model is Reach).tally.rows_kept == 1


def test_a_repeated_key_is_shown_in_the_words_of_the_sheet() -> None:
    result = checked(reach(5, age="out-of-range"), reach(9, age="out-of-range"))
    assert found(result, "V01")[0].value == "BC-01 · asistió · microempresaria · mujer · fuera-de-rango"


def test_a_third_row_also_points_to_the_first() -> None:
    result = checked(bootcamp(2), bootcamp(3), bootcamp(4))
    assert [each.params["first"] for each in found(result, "V01")] == ["A2", "A2"]


def test_rows_that_differ_in_one_part_of_the_key_all_count() -> None:
    result = checked(reach(5), reach(6, age="46-55"), reach(7, bootcamp="BC-02"))
    assert found(result, "V01") == []
    assert lines(result, Reach) == [5, 6, 7]


def test_a_commitment_whose_key_another_workbook_uses_names_that_workbook() -> None:
    result = checked(
        extra=[
            table(commitment(4), source="sedeco-yuc"),
            table(commitment(7, state="07", partner="sedeco-chis"), source="sedeco-chis"),
        ]
    )
    [repeated] = found(result, "V01")
    assert (repeated.source, repeated.cell) == ("sedeco-chis", "A7")
    assert repeated.params == {"first": "A4", "workbook": "sedeco-yuc.xlsx"}
    assert lines(result, Commitment) == [4]


def test_a_cover_has_one_row_whatever_the_second_says_and_each_workbook_its_own() -> None:
    result = checked(
        extra=[
            table(cover(2), cover(3, partner="sict"), source="pro-mujer"),
            table(cover(2), source="sedeco-yuc"),
        ]
    )
    assert [(each.source, each.cell) for each in found(result, "V01")] == [("pro-mujer", "A3")]
    assert lines(result, Cover) == [2, 2]


@pytest.mark.parametrize("dress", ["bc-03", "BC-3", "Bc-003", "BC03", "bc3"])
def test_the_same_key_in_other_dress_is_one_bootcamp_and_one_finding(dress: str) -> None:
    result = checked(
        bootcamp(3, bootcamp="BC-03"), bootcamp(4, bootcamp=dress), reach(5, bootcamp="BC-03"),
        reach(6, bootcamp=dress, age="46-55"), session(7, bootcamp=dress),
    )  # fmt: skip
    assert lines(result, Bootcamp) == [3]
    assert brief(found(result, "V01")) == [("A4", dress, False, {"first": "A3", "like": "BC-03"})]
    assert [row.bootcamp for row in rows_of(result, Reach)] == ["BC-03", "BC-03"]
    assert found(result, "V02") == []


def test_a_count_under_both_dresses_of_a_key_counts_once() -> None:
    result = checked(bootcamp(3), bootcamp(4, bootcamp="bc-01"), reach(5), reach(6, bootcamp="bc-01", people=9))
    assert lines(result, Reach) == [5]
    assert [each.cell for each in found(result, "V01")] == ["A4", "A6"]


def test_a_hub_in_other_dress_is_one_hub_and_its_bootcamp_keeps_its_seat() -> None:
    result = checked(hub(3), hub(4, hub="yuc-tek-1", lat=20.3), bootcamp(3, hub="yuc-tek-1"))
    assert lines(result, Hub) == [3]
    assert rows_of(result, Bootcamp)[0].hub == "YUC-TEK-01"


def test_figures_in_another_order_are_another_key() -> None:
    result = checked(bootcamp(3, bootcamp="A-1-11"), bootcamp(4, bootcamp="A-11-1"), bootcamp(5, bootcamp="A-10"))
    assert lines(result, Bootcamp) == [3, 4, 5]
