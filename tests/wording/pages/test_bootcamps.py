"""Bootcamps in sentences."""

from datetime import date

import pytest

from lib.wording.language import Words
from lib.wording.pages.bootcamps import (
    quantity,
    readiness_sentence,
    standing,
    start_sentence,
    to_watch,
    without_child_space,
)
from tests.markup.training import TODAY, bootcamp, item, names, promise, snapshot, upcoming


def test_all_concluded_is_said_as_such() -> None:
    shown = snapshot((bootcamp(), bootcamp(id="BC-02")))
    assert standing(shown, names(shown)) == "Los 2 bootcamps ya concluyeron."
    assert standing(shown, names(shown, "en")) == "All 2 bootcamps have been completed."


def test_some_concluded_is_said_with_where_the_others_are() -> None:
    shown = snapshot((bootcamp(), upcoming(), upcoming(id="BC-03", status="running")))
    assert standing(shown, names(shown)) == "Han concluido 1 de 3 bootcamps; hay 1 en curso y 1 en convocatoria."


def test_without_data_the_partner_that_owes_them_is_named() -> None:
    shown = snapshot()
    assert "Pro Mujer todavía no comparte su libro" in standing(shown, names(shown))


def test_the_next_start_is_watched_with_what_it_lacks() -> None:
    lacking = (item("venue"), item("child-space", "pending", critical=True), item("food", "pending"))
    shown = snapshot((bootcamp(), upcoming(readiness=lacking)))
    assert to_watch(shown, names(shown)) == (
        "El siguiente es Calkiní, el 3 de junio de 2024: le faltan 2 de 3 puntos de preparación, 1 de ellos críticos."
    )


def test_a_start_that_was_not_reported_is_watched() -> None:
    shown = snapshot((upcoming(planned_start=date(2024, 5, 13)),))
    assert "debía empezar el 13 de mayo de 2024" in str(to_watch(shown, names(shown)))


def test_when_nothing_is_ahead_those_without_a_child_friendly_space_are_named() -> None:
    shown = snapshot((bootcamp(readiness=(item("child-space", "pending"),)),))
    assert to_watch(shown, names(shown)) == "Sin espacio infantil: Tekax."
    waits = upcoming(name="Dos", readiness=(item("child-space", "pending"),))
    both = snapshot((*shown.bootcamps, waits))
    assert without_child_space(both, names(both)) == ["Sin espacio infantil: Tekax.", "Aún no les toca tenerlo: Dos."]
    whole = snapshot((bootcamp(),))
    assert to_watch(whole, names(whole)) is None


@pytest.mark.parametrize(
    ("actual", "said"),
    [
        (date(2024, 3, 4), "Empezó el día planeado."),
        (date(2024, 3, 5), "Empezó un día después de lo planeado."),
        (date(2024, 3, 11), "Empezó 7 días después de lo planeado."),
        (date(2024, 3, 2), "Empezó 2 días antes de lo planeado."),
    ],
)
def test_a_start_is_compared_with_its_plan(actual: date, said: str) -> None:
    assert start_sentence(bootcamp(actual_start=actual), TODAY, Words("es")) == said


def test_a_postponed_bootcamp_has_no_day_to_wait_for() -> None:
    assert start_sentence(upcoming(status="postponed"), TODAY, Words("es")) is None
    assert start_sentence(upcoming(planned_start=TODAY), TODAY, Words("en")) == "Starts today."


def test_readiness_names_what_is_missing_and_what_of_it_is_critical() -> None:
    items = (item("venue"), item("child-space", "pending", critical=True), item("transport", "not-applicable"))
    assert readiness_sentence(bootcamp(readiness=items), Words("es")) == (
        "Listos: 1 de 2 puntos. Falta: espacio infantil. De ello, crítico: espacio infantil."
    )
    assert readiness_sentence(bootcamp(readiness=()), Words("en")).startswith("The readiness checklist")


def test_a_quantity_is_written_with_the_partners_unit() -> None:
    assert quantity(promise("A", "offered", TODAY, quantity=1200.0), Words("es")) == "1,200 computadoras"
    assert quantity(promise("A", "offered", TODAY, quantity=1.5, unit=None), Words("es")) == "1.5"
    assert quantity(promise("A", "offered", TODAY, quantity=None), Words("es")) is None
