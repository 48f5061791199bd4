"""V11, V12 and V13: attendances, seats and people."""

from datetime import date

import pytest

from lib.tables.schema.training import Session
from lib.tables.schema.vocabulary import Modality, Role, SessionState, Stage
from tests.tables.rules.tables import bootcamp, brief, checked, found, hub, lines, reach, session, table


def test_more_attendances_than_expected_are_remarked_on_and_counted() -> None:
    result = checked(session(4, expected=40, attendances=41))
    assert brief(found(result, "V11")) == [("G4", "41", True, {"case": "expected", "limit": 40})]
    assert lines(result, Session) == [4]


def test_more_attendances_than_seats_point_to_the_hub() -> None:
    result = checked(hub(9, seats=25), bootcamp(hub="YUC-TEK-01"), session(4))
    params = {
        "case": "seats", "limit": 25, "hub": "YUC-TEK-01",
        "other": "M9", "other_tab": "sitios", "other_workbook": "sict.xlsx",
    }  # fmt: skip
    assert brief(found(result, "V11")) == [("G4", "30", True, params)]


@pytest.mark.parametrize("modality", [Modality.HYBRID, Modality.ONLINE])
def test_seats_do_not_limit_who_attends_from_elsewhere(modality: Modality) -> None:
    assert checked(hub(seats=25), bootcamp(hub="YUC-TEK-01", modality=modality), session(4)).findings == ()


def test_a_full_session_is_not_remarked_on() -> None:
    full = session(4, expected=40, attendances=40)
    unknown = session(5, number=2, expected=None, attendances=38)
    assert checked(hub(seats=40), bootcamp(hub="YUC-TEK-01"), full, unknown).findings == ()


def test_fewer_people_than_attended_one_session_are_an_error_and_the_rows_count() -> None:
    result = checked(
        reach(4, people=25),
        reach(5, role=Role.PARTNER_STAFF, people=4),
        session(2, attendances=28),
        session(3, number=2),
    )
    [below] = found(result, "V12")
    assert (below.cell, below.value, below.severity, below.row_kept) == ("F4", "29", "error", True)
    assert below.params == {
        "case": "below", "bootcamp": "BC-01", "people": 29, "attendances": 30,
        "other": "G3", "other_tab": "sesiones",
    }  # fmt: skip


def test_more_than_twice_as_many_people_as_at_the_fullest_session_are_a_warning() -> None:
    [above] = found(checked(reach(4, people=61), session(2)), "V12")
    assert (above.severity, above.params["case"], above.params["people"]) == ("warning", "above", 61)


@pytest.mark.parametrize("people", [30, 60])
def test_as_many_people_as_attended_up_to_twice_as_many_are_possible(people: int) -> None:
    assert checked(reach(4, people=people), session(2)).findings == ()


def test_sessions_not_held_and_stages_other_than_attended_are_not_compared() -> None:
    planned = session(3, number=2, state=SessionState.SCHEDULED, attendances=99, expected=99)
    registered = reach(5, stage=Stage.REGISTERED, people=500)
    assert found(checked(reach(4), registered, session(2), planned), "V12") == []
    assert found(checked(registered, session(2)), "V12") == []


def test_people_who_attended_a_bootcamp_without_a_held_session_are_remarked_on() -> None:
    result = checked(reach(4, people=0), reach(5, age="46-55", people=9), session(2, state=SessionState.SCHEDULED))
    params = {"bootcamp": "BC-01", "people": 9}
    assert brief(found(result, "V13")) == [("F5", "9", True, params)]


def test_a_held_session_counts_as_held_even_where_its_day_is_wrong() -> None:
    result = checked(bootcamp(), reach(4), session(2, day=date(2023, 1, 1)))
    assert [each.code for each in result.findings] == ["V07"]


def test_sessions_that_were_not_read_are_not_missed() -> None:
    assert checked(reach(4)).findings == ()
    assert checked(reach(4), extra=[table(model=Session, read=False)]).findings == ()
