"""Commitments: overdue first, then by day, and never a number that nobody gave."""

from datetime import date

from lib.markup.bootcamps.commitments import commitments, in_order, is_overdue, partners_of
from tests.markup.training import TODAY, commitments_met, names, promise, snapshot

LATE = promise("LATE", "confirmed", date(2024, 5, 2))
SOON = promise("SOON", "offered", date(2024, 6, 2), partner="sict", contribution="venue", quantity=None, unit=None)
DONE = promise("DONE", "delivered", date(2024, 3, 1))
GONE = promise("GONE", "withdrawn", date(2024, 3, 9))


def test_overdue_stands_first_then_open_by_day_then_closed() -> None:
    assert [each.id for each in in_order([GONE, DONE, SOON, LATE], TODAY)] == ["LATE", "SOON", "DONE", "GONE"]


def test_a_commitment_is_overdue_only_while_open_and_past_its_day() -> None:
    assert is_overdue(LATE, TODAY)
    assert not is_overdue(promise("X", "confirmed", TODAY), TODAY)
    assert not is_overdue(DONE, TODAY)
    assert not is_overdue(GONE, TODAY)


def test_the_overdue_one_is_named_with_whose_it_is() -> None:
    shown = snapshot(commitments=(LATE, SOON, DONE, GONE), figures=(commitments_met(1, 2),))
    page = commitments(shown, names(shown))
    assert "Hay un compromiso vencido. Yucatán: equipo (5 computadoras), para el 2 de mayo de 2024." in page
    assert "venció el 2 may 2024" in page
    assert "Ya cerrados: 2" in page
    assert "50\u00a0%" in page
    assert "1 de 2" in page


def test_a_quantity_that_was_not_given_is_no_data() -> None:
    shown = snapshot(commitments=(SOON,))
    assert "Sin dato" in commitments(shown, names(shown))


def test_one_partner_can_be_read_alone_while_the_totals_stay_those_of_all() -> None:
    shown = snapshot(commitments=(LATE, SOON), figures=(commitments_met(1, 2),))
    page = commitments(shown, names(shown, "en"), partner="sict")
    assert "No commitment is overdue." in page
    assert "was due" not in page
    assert "Yucatán" in page


def test_without_any_list_of_commitments_it_says_so() -> None:
    shown = snapshot()
    assert "Ninguna organización ha entregado" in commitments(shown, names(shown))
    assert partners_of(shown) == ()
