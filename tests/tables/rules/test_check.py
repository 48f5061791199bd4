"""All rules together: order, what is handed back, and how long it takes."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from time import thread_time

from lib.tables.finding import Finding
from lib.tables.schema.training import Reach
from lib.tables.schema.vocabulary import Role, Sex, Stage
from tests.tables.rules.tables import PROGRAMME, bootcamp, checked, found, hub, lines, reach, session, table


def test_the_tables_own_findings_come_first_and_are_all_there() -> None:
    noted = Finding("C02", "error", "pro-mujer", "pro-mujer.xlsx", "alcance", "alcance", "F9", "trece", row_kept=False)
    result = checked(extra=[replace(table(reach(4, already_counted=None)), findings=(noted,))])
    assert [each.code for each in result.findings] == ["C02", "C20"]


def test_a_clean_programme_has_no_finding_and_its_tables_come_back_as_they_were() -> None:
    given = [table(bootcamp()), table(session()), table(reach()), table(hub())]
    result = checked(extra=given)
    assert result.findings == ()
    assert result.tables == tuple(given)


def test_a_row_that_one_rule_took_out_is_not_judged_by_the_next() -> None:
    result = checked(bootcamp(), reach(4, bootcamp="BC-99", people=1, already_counted=9))
    assert [each.code for each in result.findings] == ["V02"]


def test_findings_carry_the_owner_the_tab_and_the_header_of_the_column() -> None:
    [repeats] = found(checked(reach(4, already_counted=None)), "C20")
    assert (repeats.source, repeats.workbook, repeats.tab, repeats.table, repeats.column) == (
        "pro-mujer", "pro-mujer.xlsx", "alcance", "alcance", "ya_contadas",
    )  # fmt: skip


def test_a_column_the_sheet_lacks_gives_a_finding_without_an_address() -> None:
    sheet = table(hub(3, verified_on=None))
    letters = {name: letter for name, letter in sheet.letters.items() if name != "verified_on"}
    [unverified] = found(checked(extra=[replace(sheet, letters=letters)]), "V06")
    assert (unverified.cell, unverified.column) == (None, "fecha_verificacion")


def test_the_tally_of_a_table_counts_the_rows_that_are_left() -> None:
    result = checked(extra=[table(reach(4), reach(5), left_out=3)])
    assert result.tables[0].tally.rows_kept == 1
    assert result.tables[0].tally.rows_seen == 5
    assert lines(result, Reach) == [4]


def test_twenty_thousand_rows_and_ten_thousand_hubs_are_checked_in_seconds() -> None:
    days = [date(2023, 1, 1) + timedelta(days=number) for number in range(180)]
    camps = [
        bootcamp(
            number + 2,
            bootcamp=f"BC-{number}",
            planned_start=day,
            actual_start=day,
            planned_end=day,
            actual_end=day,
            target_people=5000,
        )
        for number, day in enumerate(days)
    ]
    parts = [(s, r, x, a) for s in Stage for r in Role for x in Sex for a in PROGRAMME.ages.bands]
    people = [
        reach(number + 2, bootcamp=f"BC-{number % 180}", stage=s, role=r, sex=x, age=a, already_counted=None)
        for number, (s, r, x, a) in enumerate(part for part in parts for _ in range(180))
    ][:20_000]
    hubs = [
        hub(n + 2, hub=f"H-{n}", lat=20.3 + n % 100 * 0.001, lon=-89.3 + n // 100 * 0.001, locality=f"Ejido {n % 997}")
        for n in range(10_000)
    ]
    given = [table(*camps), table(*people), table(*hubs)]
    started = thread_time()
    result = checked(extra=given)
    assert thread_time() - started < 20  # one or two on an idle core; compared in pairs it would be minutes
    assert Counter(each.code for each in result.findings)["C20"] == 20_000
