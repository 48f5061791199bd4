"""Findings quote cells and small counts: only their owner and the stewards have them."""

from dataclasses import replace

import pytest

from lib.snapshot.audience import for_partner, for_public, for_steward
from lib.snapshot.snapshot import Snapshot, to_json
from lib.tables.codes import EXAMPLES
from tests.snapshot.samples import sample_snapshot


@pytest.fixture
def whole() -> Snapshot:
    return sample_snapshot("closing")


def test_the_public_gets_no_finding_no_workbook_and_no_hash(whole: Snapshot) -> None:
    public = for_public(whole)
    assert whole.findings
    assert public.findings == ()
    assert {(source.workbook, source.hash) for source in public.sources} == {("", None)}
    text = to_json(public)
    assert "xlsx" not in text
    assert {"35 aprox.", "13 de octubre de 2023"} < {found.value for found in whole.findings}
    assert "35 aprox." not in text
    assert "13 de octubre" not in text


def test_the_public_still_gets_how_much_is_left_to_check_and_every_figure(whole: Snapshot) -> None:
    public = for_public(whole)
    assert [source.cells_to_check for source in public.sources] == [source.cells_to_check for source in whole.sources]
    assert (public.id, public.figures, public.tables) == (whole.id, whole.figures, whole.tables)


def test_a_partner_gets_the_findings_of_her_own_workbooks_and_of_no_other(whole: Snapshot) -> None:
    partner = for_partner(whole, "sict")
    assert partner.findings == tuple(found for found in whole.findings if found.source == "sict")
    assert len(partner.findings) == 5
    assert [source.id for source in partner.sources if source.workbook or source.hash] == ["sict"]
    assert partner.source("sict") == whole.source("sict")


def test_an_organisation_without_a_workbook_gets_what_the_public_gets_and_the_sessions(whole: Snapshot) -> None:
    assert for_public(whole).sessions == ()
    for partner in (for_partner(whole, "microsoft"), for_partner(whole, "")):
        assert partner.sessions == whole.sessions
        assert replace(partner, sessions=()) == for_public(whole)


def test_a_steward_gets_everything(whole: Snapshot) -> None:
    assert for_steward(whole) == whole


def test_what_a_finding_says_of_a_cell_in_somebody_else_s_workbook_is_left_out(whole: Snapshot) -> None:
    place = {"other": "F9", "other_tab": "alcance", "other_workbook": "pro-mujer.xlsx"}
    params = {"case": "people", "owner": "pro-mujer", "bootcamp": "BC-01", "people": 12, "owner_people": 3, **place}
    found = replace(EXAMPLES["V21"], source="sict", params=params)
    (told,) = for_partner(replace(whole, findings=(found,)), "sict").findings
    assert told.params == {"case": "people", "owner": "pro-mujer", "bootcamp": "BC-01", "people": 12}
    assert for_steward(replace(whole, findings=(found,))).findings == (found,)


def test_what_a_finding_says_of_another_tab_of_one_s_own_stays(whole: Snapshot) -> None:
    found = replace(EXAMPLES["V21"], source="sict", params={"other": "B3", "other_workbook": "sict.xlsx"})
    assert for_partner(replace(whole, findings=(found,)), "sict").findings == (found,)
