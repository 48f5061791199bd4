"""The recommendations are measured with what there is, and each programme has its own."""

from dataclasses import replace
from datetime import date

from lib.indicators.figure import count, share
from lib.markup.bootcamps.recommendations import done_of_due, matrix, recommendations
from lib.programme.declared import Text
from lib.programme.recommendations import Recommendation
from tests.markup.training import TODAY, action, bootcamp, commitments_met, item, names, promise, snapshot

PAST, FUTURE = date(2024, 4, 1), date(2024, 7, 1)


def test_actions_ahead_are_not_counted_as_owed() -> None:
    actions = [
        action("post", "done", PAST),
        action("message", "planned", PAST),
        action("post", "planned", FUTURE),
        action("post", "cancelled", PAST),
        action("meeting", "done", PAST),
    ]
    assert done_of_due(actions, frozenset({"post", "message"}), TODAY) == (1, 2, 1)


def test_each_recommendation_has_its_figure_and_its_base() -> None:
    shown = snapshot(
        (bootcamp(),),
        (promise("A", "delivered", PAST), promise("B", "confirmed", PAST)),
        (action("post", "done", PAST), action("meeting", "done", PAST), action("resource", "done", PAST)),
        (
            commitments_met(1, 2),
            share("COM-1", 3, 3),
            count("COM-2", "count", 0),
            share("BOO-3", 14, 15),
            share("BOO-4", 1, 1),
            share("EMB-7", 2, 50),
        ),
    )
    page = recommendations(shown, names(shown))
    for part in ("1 de 2 en firme", "1 de 1 que ya tocaban", "14 de 15 puntos", "Ya hay un encuentro.", "2 de 50"):
        assert part in page
    assert "Hay un recurso; con enlace y licencia abierta: 0." in page
    assert "Vencidos: 1." in page


def test_a_recommendation_without_data_says_no_data_and_not_zero() -> None:
    shown = snapshot()
    page = recommendations(shown, names(shown, "en"))
    assert page.count("No data") == 5
    assert "0\u00a0%" not in page


def test_the_matrix_tells_nothing_promised_from_nothing_delivered() -> None:
    ready = bootcamp(readiness=(item("outreach"), item("child-space", "pending", critical=True, due=PAST)))
    other = bootcamp(id="BC-05", readiness=())
    shown = snapshot((ready, other), (promise("A", "confirmed", PAST),))
    page = matrix(shown.bootcamps, shown, names(shown))
    assert "0 de 1" in page
    assert "nada prometido en firme" in page
    assert "1 de 2" in page
    assert "falta 1 crítico" in page
    assert 'class="progress pending"' in page


def test_a_programme_chooses_renames_and_adds_its_own_measured_with_any_indicator() -> None:
    shown = snapshot((), (), (), (share("EMB-6", 30, 40),))
    own = (
        Recommendation(id="community", name=Text(es="Hacer red", en="Make a network")),
        Recommendation(id="staying", name=Text(es="Terminar"), says=Text(es="Cuenta <todo>."), indicator="EMB-6"),
    )
    spanish = names(shown)
    mine = replace(spanish, programme=spanish.programme.model_copy(update={"recommendations": own}))
    page = recommendations(shown, mine)
    assert page.count("<h3>") == 2
    assert page.index("Hacer red") < page.index("Terminar")
    assert "75\u00a0%" in page
    assert "Cuenta &lt;todo&gt;." in page
    none = replace(spanish, programme=spanish.programme.model_copy(update={"recommendations": ()}))
    assert recommendations(shown, none) == ""
