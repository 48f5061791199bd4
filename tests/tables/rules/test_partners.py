"""V21: tables that another partner owns."""

from lib.tables.reading.table import ReadTable
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Reach
from lib.tables.schema.vocabulary import Role, Stage
from tests.tables.rules.tables import brief, checked, found, hub, lines, reach, table

OWNERS = (reach(2, people=30), reach(3, role=Role.PARTNER_STAFF, people=5), reach(4, stage=Stage.REGISTERED, people=90))


def ministry(*rows: Reach) -> ReadTable:
    return table(*rows, source="sedeco-yuc")


def test_people_counted_otherwise_by_a_ministry_are_told_with_both_figures_and_only_the_owners_count() -> None:
    result = checked(*OWNERS, extra=[ministry(reach(7, people=33), reach(8, stage=Stage.REGISTERED, people=1))])
    of_tab, of_bootcamp = found(result, "V21")
    assert (of_tab.source, of_tab.cell, of_tab.severity, of_tab.row_kept) == ("sedeco-yuc", None, "note", False)
    assert of_tab.params == {"case": "not-owner", "owner": "pro-mujer", "rows": 2}
    assert of_bootcamp.source == "sedeco-yuc"
    assert of_bootcamp.severity == "warning"
    assert brief([of_bootcamp]) == [
        (
            "F7", "33", False,
            {
                "case": "people", "owner": "pro-mujer", "bootcamp": "BC-01", "people": 33, "owner_people": 35,
                "other": "F2", "other_workbook": "pro-mujer.xlsx",
            },
        )
    ]  # fmt: skip
    assert lines(result, Reach) == [2, 3, 4]


def test_figures_that_agree_are_only_said_not_to_count() -> None:
    result = checked(*OWNERS, extra=[ministry(reach(7, people=35))])
    assert [each.params["case"] for each in found(result, "V21")] == ["not-owner"]


def test_a_row_repeated_in_a_ministrys_sheet_is_added_once() -> None:
    result = checked(*OWNERS, extra=[ministry(reach(7, people=35), reach(8, people=35))])
    assert [each.params["case"] for each in found(result, "V21")] == ["not-owner"]


def test_a_bootcamp_the_owner_does_not_report_is_told_without_a_figure_of_hers() -> None:
    result = checked(*OWNERS, extra=[ministry(reach(7, bootcamp="BC-02", people=12))])
    params = {"case": "only-here", "owner": "pro-mujer", "bootcamp": "BC-02", "people": 12}
    assert brief(found(result, "V21")[1:]) == [("F7", "12", False, params)]


def test_while_the_owners_table_is_unread_a_ministrys_rows_neither_count_nor_differ() -> None:
    result = checked(extra=[ministry(reach(7))])
    assert [each.params["case"] for each in result.findings] == ["not-owner"]
    assert result.tables == ()


def test_hubs_in_a_ministrys_sheet_are_neither_counted_nor_taken_for_repeated() -> None:
    result = checked(hub(2), extra=[table(hub(2), hub(3, hub="YUC-02"), source="sedeco-yuc")])
    assert [(each.code, each.params) for each in result.findings] == [
        ("V21", {"case": "not-owner", "owner": "sict", "rows": 2})
    ]
    assert lines(result, Hub) == [2]
