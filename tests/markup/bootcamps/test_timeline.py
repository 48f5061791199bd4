"""The timeline draws plan against actual, and says in words what it draws."""

from datetime import date

from lib.indicators.figure import Part, count, share
from lib.markup.bootcamps.timeline import first_to_show, opening, timeline, way_to
from tests.markup.training import bootcamp, names, snapshot, upcoming


def test_a_postponed_bootcamp_is_drawn_apart_and_says_why() -> None:
    shown = snapshot((upcoming(status="postponed", reason="Sede en <obra>"),))
    page = timeline(shown.bootcamps, shown, names(shown))
    assert 'class="plan off"' in page
    assert "Motivo: Sede en &lt;obra&gt;" in page
    assert "pospuesto" in page
    assert "sin fecha firme" in page


def test_a_running_bootcamp_is_drawn_up_to_today_and_left_open() -> None:
    running = bootcamp(status="running", actual_start=date(2024, 5, 6), actual_end=None, planned_end=date(2024, 6, 28))
    shown = snapshot((running,))
    page = timeline(shown.bootcamps, shown, names(shown))
    assert 'class="real open"' in page
    assert "en curso desde el 6 may" in page


def test_a_bootcamp_that_has_not_started_has_a_plan_and_no_actual_bar() -> None:
    shown = snapshot((upcoming(),))
    page = timeline(shown.bootcamps, shown, names(shown, "en"))
    assert 'class="plan"' in page
    assert '<i class="real" style' not in page
    assert "Starts in 14 days." in page


def test_the_axis_stays_that_of_all_bootcamps_when_some_are_left_out() -> None:
    shown = snapshot((bootcamp(), upcoming()))
    page = timeline(shown.bootcamps[:1], shown, names(shown))
    assert "jul" in page
    assert "Calkiní" not in page


def test_the_timeline_without_bootcamps_to_show_says_so() -> None:
    shown = snapshot((bootcamp(),))
    assert "Ningún bootcamp cumple" in timeline((), shown, names(shown))


def test_the_opening_gives_each_share_with_its_base_and_its_definition() -> None:
    done = count("BOO-1", "bootcamps", 1, (Part("completed", "shown", 1),), target=1)
    shown = snapshot((bootcamp(),), figures=(done, share("BOO-2", 3, 4), share("BOO-5", 1, 6)))
    page = opening(shown, names(shown))
    assert "75\u00a0%" in page
    assert "3 de 4 que empezaron" in page
    assert "1 de 6 sesiones realizadas" in page
    assert "about?lang=es&amp;indicador=BOO-2" in page
    assert page.count("Sin dato") == 3


def test_a_line_leads_to_the_detail_of_the_bootcamp_that_is_chosen() -> None:
    shown = snapshot((bootcamp(),))
    assert '<a href="#detail">Ir al detalle de Tekax' in way_to("BC-01", names(shown))


def test_the_detail_opens_with_the_running_bootcamp_then_the_next_then_the_last() -> None:
    running = bootcamp(id="BC-03", status="running")
    assert first_to_show([bootcamp(), upcoming(), running]) == "BC-03"
    assert first_to_show([bootcamp(), upcoming()]) == "BC-02"
    assert first_to_show([bootcamp(), bootcamp(id="BC-09", planned_end=date(2024, 9, 1))]) == "BC-09"
