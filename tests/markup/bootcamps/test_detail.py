"""The detail of one bootcamp shows what is published about it and nothing else."""

from datetime import date

from lib.markup.bootcamps.detail import detail
from tests.markup.training import bootcamp, item, names, people, promise, snapshot, upcoming

ROLES = (("micro-entrepreneur", 32, "shown"), ("partner-staff", 8, "shown"), ("other", 0, "shown"))


def test_people_are_read_against_the_target_of_the_bootcamp() -> None:
    shown = snapshot((bootcamp(),), tables=tuple(people(40, roles=ROLES)))
    page = detail(shown.bootcamps[0], shown, names(shown))
    assert "Asistieron 40 personas; la meta era de 40 (100\u00a0%)." in page
    assert "Concluyó el 50\u00a0% (20 de 40)." in page
    assert "Microempresarias" in page


def test_a_bootcamp_whose_plan_is_in_doubt_tells_its_people_without_a_share() -> None:
    shown = snapshot((bootcamp(target_people=None, planned_sessions=None),), tables=tuple(people(40, roles=ROLES)))
    page = detail(shown.bootcamps[0], shown, names(shown))
    assert "Asistieron 40 personas; su meta está por confirmar." in page
    assert "None" not in page


def test_a_protected_count_has_neither_number_nor_bar_nor_share() -> None:
    roles = (("micro-entrepreneur", None, "protected"), ("partner-staff", None, "protected"), ("other", 0, "shown"))
    shown = snapshot((bootcamp(),), tables=tuple(people(None, "protected", roles)))
    page = detail(shown.bootcamps[0], shown, names(shown))
    assert page.count("Protegido") == 3
    assert "Asistieron" in page
    assert "personas; la meta era" not in page
    assert "Concluyó el" not in page
    assert page.count('class="bar empty"') == 4  # three protected, and certified without a cell


def test_roles_are_not_shown_before_a_bootcamp_has_ended() -> None:
    running = bootcamp(status="running", actual_end=None)
    shown = snapshot((running,), tables=tuple(people(40, roles=ROLES)))
    page = detail(running, shown, names(shown))
    assert "Microempresarias" not in page
    assert "se publica cuando el bootcamp concluye" in page


def test_what_does_not_apply_before_the_start_is_not_zero() -> None:
    shown = snapshot((upcoming(),))
    page = detail(shown.bootcamps[0], shown, names(shown))
    assert page.count("Aún no aplica") == 3
    assert "0 de 6" not in page


def test_sessions_that_nobody_reported_are_no_data() -> None:
    entry = bootcamp(sessions_held=0, sessions_failed=0, attendance=None, attendance_state="no-data")
    shown = snapshot((entry,))
    page = detail(entry, shown, names(shown))
    assert "0 de 0" not in page
    assert "Sin dato" in page


def test_a_missing_item_is_late_only_while_the_bootcamp_is_ahead() -> None:
    lacking = (item("outreach", "in-progress", due=date(2024, 5, 10)),)
    ahead, ended = upcoming(readiness=lacking), bootcamp(readiness=lacking)
    shown = snapshot((ahead, ended))
    assert "venció el 10 may 2024" in detail(ahead, shown, names(shown))
    assert "venció" not in detail(ended, shown, names(shown))


def test_the_state_of_the_figures_is_said_with_its_day() -> None:
    shown = snapshot((bootcamp(), upcoming()))
    assert "validadas el 2 may 2024" in detail(shown.bootcamps[0], shown, names(shown))
    assert "preliminares: todavía pueden cambiar" in detail(shown.bootcamps[1], shown, names(shown))


def test_only_the_commitments_to_this_bootcamp_are_listed() -> None:
    mine = promise("A", "delivered", date(2024, 3, 1))
    other = promise("B", "delivered", date(2024, 3, 1), bootcamp="BC-02", unit="sillas")
    shown = snapshot((bootcamp(),), (mine, other))
    page = detail(shown.bootcamps[0], shown, names(shown))
    assert "5 computadoras" in page
    assert "sillas" not in page
