"""V02: references to what does not exist."""

from lib.tables.schema.coordination import Commitment, Target
from lib.tables.schema.training import Bootcamp, FollowUp, Reach
from tests.tables.rules.tables import (
    bootcamp,
    brief,
    checked,
    commitment,
    follow_up,
    found,
    hub,
    lines,
    partner,
    reach,
    rows_of,
    table,
    target,
)


def test_a_required_reference_to_nothing_takes_its_row_out_and_suggests_the_nearest_key() -> None:
    result = checked(bootcamp(), reach(5), reach(6, bootcamp="BC-011"))
    assert brief(found(result, "V02")) == [
        ("A6", "BC-011", False, {"refers_to": "bootcamps", "unknown": "BC-011", "suggestion": "BC-01"})
    ]
    assert lines(result, Reach) == [5]


def test_nothing_is_suggested_where_no_key_is_near() -> None:
    result = checked(bootcamp(), reach(6, bootcamp="tulum"))
    assert "suggestion" not in found(result, "V02")[0].params


def test_a_key_in_other_dress_is_unknown_and_suggested() -> None:
    for dress in ("bc-01", "BC-1", "BC01"):
        result = checked(bootcamp(), bootcamp(3, bootcamp="BC-11"), reach(6, bootcamp=dress))
        assert found(result, "V02")[0].params["suggestion"] == "BC-01"


def test_an_optional_reference_to_nothing_is_emptied_and_its_row_counts() -> None:
    result = checked(hub(), bootcamp(3, hub="YUC-TEK-02"))
    assert brief(found(result, "V02")) == [
        ("E3", "YUC-TEK-02", True, {"refers_to": "sitios", "unknown": "YUC-TEK-02", "suggestion": "YUC-TEK-01"})
    ]
    assert rows_of(result, Bootcamp) == [bootcamp(3, hub=None)]


def test_an_unknown_name_leaves_a_list_and_the_others_stay() -> None:
    result = checked(partner(), bootcamp(3, allies=("sict", "cruz-azul", "microsoft")))
    [unknown] = found(result, "V02")
    assert (unknown.value, unknown.params["unknown"], unknown.row_kept) == (
        "sict; cruz-azul; microsoft", "cruz-azul", True,
    )  # fmt: skip
    assert rows_of(result, Bootcamp)[0].allies == ("sict", "microsoft")


def test_a_row_with_a_wrong_list_and_a_wrong_required_reference_says_both() -> None:
    result = checked(partner(), bootcamp(), extra=[table(commitment(4, partner="nadie", bootcamp="BC-77"))])
    assert [(each.cell, each.row_kept) for each in found(result, "V02")] == [("B4", False), ("D4", True)]
    assert lines(result, Commitment) == []


def test_partners_of_the_programme_are_known_without_a_row_of_their_own() -> None:
    result = checked(partner(), commitment(4, partner="sedeco-yuc"))
    assert found(result, "V02") == []


def test_a_row_that_does_not_count_still_has_a_key_others_may_refer_to() -> None:
    result = checked(bootcamp(municipality="99999"), reach(5))
    assert [each.code for each in result.findings] == ["V03"]
    assert lines(result, Reach) == [5]


def test_nothing_is_said_of_references_into_a_table_that_was_not_read() -> None:
    assert found(checked(reach(5), bootcamp(hub="X", allies=("Y",))), "V02") == []
    unread = table(model=Bootcamp, read=False)
    assert found(checked(reach(5), extra=[unread]), "V02") == []


def test_a_table_that_was_read_and_has_no_rows_knows_no_key() -> None:
    result = checked(reach(5), extra=[table(model=Bootcamp)])
    assert [(each.cell, each.row_kept) for each in found(result, "V02")] == [("A5", False)]


def test_a_survey_of_the_whole_programme_needs_no_bootcamp() -> None:
    result = checked(bootcamp(), follow_up(3, bootcamp="PROGRAMA"), follow_up(4, bootcamp="PROGRAM"))
    assert [(each.cell, each.params["suggestion"]) for each in found(result, "V02")] == [("A4", "PROGRAMA")]
    assert lines(result, FollowUp) == [3]


def test_a_target_for_an_unknown_indicator_is_taken_out() -> None:
    result = checked(bootcamp(), target(2), target(3, indicator="ALC-11"), target(4, indicator="ALC-2"))
    assert [(each.cell, each.params["refers_to"], each.row_kept) for each in found(result, "V02")] == [
        ("A3", "indicadores", False)
    ]
    assert lines(result, Target) == [2, 4]


def test_a_targets_scope_is_the_programme_a_state_or_a_bootcamp() -> None:
    good = (target(2), target(3, scope="31"), target(4, scope="BC-01"), target(5, indicator="ALC-2"))
    result = checked(bootcamp(), *good, target(6, scope="BC-09"), target(7, scope="sureste"))
    assert [(each.cell, each.params["unknown"]) for each in found(result, "V02")] == [
        ("B6", "BC-09"),
        ("B7", "sureste"),
    ]
    assert lines(result, Target) == [2, 3, 4, 5]


def test_a_scope_cannot_be_judged_while_the_bootcamps_are_unread() -> None:
    result = checked(target(2), target(3, scope="BC-01"), target(4, indicator="ALC-2"))
    assert found(result, "V02") == []
