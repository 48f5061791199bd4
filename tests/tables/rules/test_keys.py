"""V01: a key that stands twice."""

from lib.tables.schema.coordination import Commitment, Cover
from lib.tables.schema.training import Reach
from tests.tables.rules.tables import bootcamp, brief, checked, commitment, cover, found, lines, reach, table


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
