"""Findings that ask for the same thing in one column are told once, with their cells."""

from dataclasses import replace

from lib.snapshot.selection.alike import alike
from lib.tables.codes import EXAMPLES


def test_equal_findings_of_a_column_are_one_group_wherever_they_stand() -> None:
    empty, other = EXAMPLES["C01"], EXAMPLES["C13"]
    groups = alike([empty, other, *(replace(empty, cell=f"F{line}") for line in range(20, 23))])
    assert [[found.cell for found in group] for group in groups] == [["F9", "F20", "F21", "F22"], ["C5"]]


def test_what_asks_for_something_else_or_stands_elsewhere_is_a_group_of_its_own() -> None:
    choice = EXAMPLES["C09"]
    apart = [
        choice, replace(choice, params={**choice.params, "suggestion": "concluyó"}), replace(choice, column="papel"),
        replace(choice, tab="otra"), replace(choice, row_kept=True),
    ]  # fmt: skip
    assert len(alike(apart)) == len(apart)


def test_findings_about_two_rows_or_a_whole_tab_stand_alone() -> None:
    for code in ("V01", "V05", "H05", "R03"):
        found = EXAMPLES[code]
        assert len(alike([found, found])) == (2 if code != "R03" else 1)


def test_one_slip_throughout_a_column_is_one_group_although_each_cell_says_something_else() -> None:
    lost = EXAMPLES["V04"]
    others = [
        replace(lost, cell=f"H{line}", value=f"89.{line}", params={**lost.params, "lon": line, "fix_lon": -line})
        for line in range(10, 14)
    ]
    assert [len(group) for group in alike([lost, *others])] == [5]
    read = EXAMPLES["V23"]
    again = replace(read, cell="C8", value="3 de mayo de 2024", params={**read.params, "read_as": "2024-05-03"})
    assert [len(group) for group in alike([read, again])] == [2]
    elsewhere = [replace(found, params={**found.params, "case": "swapped"}) for found in (lost, *others)]
    assert len(alike(elsewhere)) == 5
