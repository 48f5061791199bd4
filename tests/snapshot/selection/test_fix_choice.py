"""A long list of what is left to mend begins with the gravest, and every page reads from top to bottom."""

from dataclasses import replace

from lib.snapshot.selection.fix_choice import PER_PAGE, WORKBOOK, FixChoice, chosen, kinds, page_of, pages_of, tab_of
from lib.tables.codes import EXAMPLES
from lib.tables.finding import Finding

ERROR = replace(EXAMPLES["C02"], source="pro-mujer", table="alcance", tab="alcance")
WARNING = replace(EXAMPLES["V06"], source="sict", table="sitios", tab="sitios")
NOTE = replace(EXAMPLES["R01"], source="pro-mujer", table="sesiones", tab="sesiones")
BOOK = EXAMPLES["W06"]


def at(found: Finding, cell: str) -> Finding:
    return replace(found, cell=cell)


def test_nothing_chosen_means_everything() -> None:
    assert chosen([ERROR, WARNING, NOTE, BOOK], FixChoice()) == (ERROR, WARNING, NOTE, BOOK)


def test_source_tab_and_severity_each_leave_out_the_rest() -> None:
    every = [ERROR, WARNING, NOTE, BOOK]
    assert chosen(every, FixChoice(source="sict")) == (WARNING,)
    assert chosen(every, FixChoice(tab="sesiones")) == (NOTE,)
    assert chosen(every, FixChoice(tab=WORKBOOK)) == (BOOK,)
    assert chosen(every, FixChoice(severities=("warning", "note"))) == (WARNING, NOTE)
    assert chosen(every, FixChoice(source="sict", tab="sesiones")) == ()


def test_a_tab_is_known_by_its_table_whatever_its_title() -> None:
    assert tab_of(replace(ERROR, tab="Alcance 2023")) == "alcance"


def test_kinds_are_counted_the_gravest_first_then_the_most_frequent() -> None:
    other = EXAMPLES["C07"]
    found = [NOTE, WARNING, WARNING, ERROR, other, other]
    assert [(code, number) for code, _, number in kinds(found)] == [("C07", 2), ("C02", 1), ("V06", 2), ("R01", 1)]


def test_within_a_page_cells_stand_from_top_to_bottom_under_their_own_tab() -> None:
    found = [at(WARNING, "N11"), at(ERROR, "F14"), at(WARNING, "N2"), at(ERROR, "AA3"), at(ERROR, "B3")]
    assert [each.cell for each in page_of(found, 1)] == ["N2", "N11", "B3", "AA3", "F14"]


def test_the_gravest_come_on_the_first_page_and_no_point_is_lost_or_shown_twice() -> None:
    warnings = [replace(WARNING, cell=f"N{line}", value=f"dato {line}") for line in range(2, PER_PAGE + 2)]
    errors = [replace(ERROR, cell=f"F{line}", params={"suggestion": str(line)}) for line in range(2, 32)]
    found = [*warnings, *errors]
    assert pages_of(found) == 2
    first, second = page_of(found, 1), page_of(found, 2)
    assert len(first) == PER_PAGE
    assert set(map(id, first)) >= set(map(id, errors))
    assert sorted(map(id, (*first, *second))) == sorted(map(id, found))


def test_what_is_alike_is_one_point_of_a_page_with_all_its_cells() -> None:
    found = [at(ERROR, f"F{line}") for line in range(2, 3 * PER_PAGE)]
    assert pages_of(found) == 1
    assert len(page_of(found, 1)) == len(found)


def test_an_empty_list_has_one_page() -> None:
    assert pages_of([]) == 1
    assert page_of([], 1) == ()
