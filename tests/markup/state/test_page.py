"""A state's page in blocks: its figures beside the programme's, what is owed, and its sources."""

from dataclasses import replace

import pytest

from lib.indicators.counts.published import TableCell
from lib.markup.blocks import bootcamp_rows
from lib.markup.state import page as state
from lib.markup.state.extremes import extremes
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from tests.markup.made_hubs import ATTACK, names, sample
from tests.snapshot.samples import sample_snapshot, setting_of, with_cell


def one(key: str = "31", snapshot: Snapshot | None = None) -> OneState:
    return OneState(snapshot or sample(), setting_of("closing").programme, key)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_opening_has_four_facts_each_beside_the_programmes(language: str) -> None:
    html = state.opening(one(), names(language))
    assert html.count('<span class="value">') == 4
    assert html.count("Todo el programa:" if language == "es" else "Whole programme:") == 4
    assert "358" in html
    assert ("al ritmo planeado" if language == "es" else "on plan") in html


def test_beside_the_programme_it_says_that_shares_are_of_bootcamps_that_ended() -> None:
    assert "solo de bootcamps que terminaron: en todo el programa, 4 de 9" in state.beside(
        one("07", sample_snapshot("midway")), names()
    )
    assert "solo de bootcamps" not in state.beside(one(), names())


def test_no_other_state_is_named_beside_this_one() -> None:
    html = state.opening(one(), names()) + state.beside(one(), names())
    assert "Yucatán" in html
    for other in ("Chiapas", "Oaxaca", "Campeche", "Quintana Roo"):
        assert other not in html


def test_figures_are_a_table_with_the_state_and_the_whole_programme() -> None:
    html = state.beside(one(), names())
    assert html.count('scope="colgroup"') == 3
    row = html[html.index(">Concluyeron<") :]
    assert row.index("72") < row.index("290")


def test_a_protected_count_draws_no_bar_and_shows_the_word() -> None:
    at = {"stage": "attended", "state": "31", "role": "partner-staff"}
    hidden = with_cell(sample(), "people-by-state-role", at, TableCell(at, None, "protected"))
    html = state.beside(one(snapshot=hidden), names())
    row = html[html.index(">Equipos aliados<") : html.index(">Otras personas<")]
    assert "Protegido" in row
    assert '<span class="bar here empty"></span>' in row
    assert "12" not in row


def test_without_figures_about_people_it_says_who_owes_them() -> None:
    html = state.beside(one(snapshot=replace(sample(), tables=())), names())
    assert "en cuanto Pro Mujer las entregue" in html
    assert "<table>" not in html


def test_commitments_are_overdue_first_and_closed_ones_folded_away() -> None:
    html = state.commitments(one(), names())
    assert html.index("venció el 15 nov 2023") < html.index("31 ene 2024") < html.index("<details")
    assert "Ver los 6 ya cerrados" in html


def test_without_commitments_it_says_whether_there_are_none_or_they_were_not_read() -> None:
    bare = replace(sample(), commitments=())
    assert "No hay compromisos registrados para Yucatán" in state.commitments(one(snapshot=bare), names())
    sources = tuple(replace(each, condition="unread") if each.id == "sedeco-yuc" else each for each in bare.sources)
    html = state.commitments(one(snapshot=replace(bare, sources=sources)), names())
    assert "Yucatán no ha entregado la tabla de compromisos" in html


def test_sources_have_their_date_condition_and_tables() -> None:
    html = state.sources(one(), names())
    assert html.count("<li>") == 4
    assert 'class="state overdue">atrasada' in html
    assert "Datos al 28 oct 2023" in html
    assert "Entrega: compromisos" in html


def test_bootcamps_of_one_state_count_their_own() -> None:
    html = bootcamp_rows.bootcamps(sample(), names(), "31")
    assert html.count('role="row"') == 3
    assert "2 de 2 concluidos" in html
    assert "9 de 9 concluidos" in bootcamp_rows.bootcamps(sample(), names())


def test_what_a_ministry_typed_is_escaped() -> None:
    bad = replace(sample().commitments[0], state="31", status="offered", unit=ATTACK)
    html = state.commitments(one(snapshot=replace(sample(), commitments=(bad,))), names())
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_opening_leads_with_the_worst_signal_and_the_best(language: str) -> None:
    html = state.opening(one("07"), names(language))
    worst, best, owes = (
        ("Lo más rezagado:", "Lo mejor:", "vencido") if language == "es" else ("Furthest", "Best:", "ue")
    )
    assert html.index(worst) < html.index('class="signal red"') < html.index(best) < html.index('class="signal green"')
    assert html.index(best) < html.index(owes, html.index(best))


def test_signals_are_ordered_by_how_far_they_are_from_their_thresholds() -> None:
    found = extremes(one("07"), names())
    assert [(each.place, each.indicator, each.signal) for each in found] == [
        ("worst", "SIT-2", "red"),
        ("best", "ALI-1", "green"),
    ]
    assert [each.place for each in extremes(one("04", sample_snapshot("midway")), names())] == ["nearest", "best"]
    promises = extremes(one("23", sample_snapshot("midway")), names())[1]
    assert (promises.value, promises.of) == ("100\u00a0%", "3 de 3 que ya vencían; 4 aún no vencen")
    alone = one("07").programme.model_copy(update={"thresholds": {"SIT-2": one().programme.thresholds["SIT-2"]}})
    assert [each.place for each in extremes(replace(one("07"), programme=alone), names())] == ["only"]
    nothing = alone.model_copy(update={"thresholds": {}})
    assert extremes(replace(one("07"), programme=nothing), names()) == ()
