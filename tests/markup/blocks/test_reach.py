"""The reach page's own blocks."""

import re

from lib.indicators.figure import Figure
from lib.markup.blocks.reach import beside, opening
from lib.markup.palette import css
from tests.markup.training import names, snapshot


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_estimate_stands_in_its_own_block_that_says_it_is_never_added() -> None:
    estimate = Figure("ALC-6", "estimate", "shown", 18460, numerator=9, denominator=17)
    shown = snapshot(figures=(estimate, Figure("ALC-1", "people", "shown", 358)))
    html = opening(shown, names(shown))
    facts, aside = html.split("<aside")
    assert "18,460" not in facts
    assert "358" not in aside
    assert "nunca se suma" in aside
    assert "9 de las 17 acciones" in aside


def test_returning_participations_carry_their_base() -> None:
    returning = Figure("EMB-7", "share", "shown", 21 / 379, numerator=21, denominator=379)
    shown = snapshot(figures=(returning,))
    assert "21 de 379 participaciones" in text(opening(shown, names(shown)))


def test_unknown_repeats_are_a_range() -> None:
    shown = snapshot(figures=(Figure("ALC-1", "people", "shown", low=75, high=105),))
    assert "entre 75 y 105" in text(opening(shown, names(shown)))
    assert "value range" in opening(shown, names(shown))


def test_protected_and_missing_figures_are_words() -> None:
    shown = snapshot(figures=(Figure("EMB-7", "share", "protected"),))
    said = text(opening(shown, names(shown)))
    assert "Protegido participaciones recurrentes" in said
    assert "Sin dato personas alcanzadas" in said


def test_the_first_reading_leads_and_the_others_follow() -> None:
    html = beside(names(snapshot()), ["Uno.", "Dos.", "Tres."], ["Nota."], [("partner-staff", "Equipos aliados")])
    assert '<h3 class="reading">Uno.</h3>' in html
    assert "<p>Dos. Tres.</p>" in html
    assert f"{css('partner-staff')}" in html


def test_definitions_are_one_tap_away() -> None:
    html = beside(names(snapshot()), ["Uno."], indicators=("PER-1",))
    assert "<details" in html
    assert "about?lang=es" in html


def test_what_is_said_is_escaped() -> None:
    assert "<b>" not in beside(names(snapshot()), ["<b>x</b>"])
