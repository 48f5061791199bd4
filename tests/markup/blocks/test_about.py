"""Every definition stands with its value, and everything that is quoted is marked as quoted."""

from dataclasses import replace
from pathlib import Path

import pytest

from lib.collect.places.countries import COUNTRIES, load_country
from lib.indicators.figure import Figure, Part
from lib.markup.blocks.about import asked_for, grounds
from lib.programme.country import UNKNOWN
from lib.wording.language import Words
from tests.markup.training import names, programme, snapshot


def test_a_definition_stands_with_its_value_its_base_and_its_target() -> None:
    figure = Figure("EMB-5", "share", "shown", 0.75, numerator=30, denominator=40, target=0.8)
    shown = snapshot(figures=(figure,))
    page = asked_for("EMB-5", shown, names(shown))
    assert "75\u00a0%" in page
    assert "(30 de 40)" in page
    assert "80\u00a0%" in page
    assert "Σ asistencias ÷ Σ convocadas" in page


def test_a_protected_value_is_a_word() -> None:
    shown = snapshot(figures=(Figure("ALC-3", "people", "protected"),))
    assert "Protegido" in asked_for("ALC-3", shown, names(shown))


def test_the_age_group_the_programme_follows_is_named_with_those_of_unknown_age() -> None:
    figure = Figure("PER-1", "share", "shown", 0.5, None, None, 10, 20, 3)
    shown = snapshot(figures=(figure,))
    page = asked_for("PER-1", shown, names(shown))
    assert f"{programme().ages.focus} años" in page
    assert "Edad no declarada: 3." in page


def test_the_weakest_measure_of_trust_is_named() -> None:
    trust = Figure("DAT-5", "share", "shown", 0.5, parts=(Part("timeliness", "shown", 0.5),))
    shown = snapshot(figures=(trust,))
    assert "La más débil: entrega a tiempo." in asked_for("DAT-5", shown, names(shown))


def test_quotations_carry_source_and_year_and_say_that_they_are_not_computed() -> None:
    shown = snapshot()
    page = grounds(shown, names(shown))
    assert page.count("Cita, no cálculo.") == len(programme().quotations)
    assert "60 y 80 %" in page
    assert "Las cifras se juzgan al 20 de mayo de 2024" in page


def test_the_grounds_name_every_kind_of_nothing_and_the_programmes_own_threshold() -> None:
    shown = snapshot()
    page = grounds(shown, names(shown))
    for word in ("Sin dato", "Protegido", "No aplica", "cero es un dato"):
        assert word in page
    assert "de 1 a 4 personas" in page


def test_the_credits_that_the_shapes_and_places_ask_for_are_there_in_both_languages() -> None:
    shown = snapshot()
    assert "Fuente: INEGI, Marco Geoestadístico (2019), geometría simplificada" in grounds(shown, names(shown))
    for language in ("es", "en"):
        page = grounds(shown, names(shown, language))
        assert "GeoNames" in page
        assert "CC BY 4.0" in page
        assert "Apache License 2.0" in page


@pytest.mark.parametrize(
    ("code", "language", "cited"),
    [
        ("mx", "es", ["Ley Federal de Protección de Datos Personales", "20 de marzo de 2025", "Buen Gobierno"]),
        ("gt", "es", ["no tenía una ley general", "Decreto 57-2008", "Decreto-Ley 3-85"]),
        ("ke", "en", ["Data Protection Act", "No. 24 of 2019", "Office of the Data Protection Commissioner"]),
        ("ke", "sw", ["Sheria ya Ulinzi wa Data"]),
    ],
)
def test_the_laws_of_the_country_are_cited_and_of_no_other(code: str, language: str, cited: list[str]) -> None:
    shown = snapshot()
    known = programme().knowing(load_country((COUNTRIES,), code, Path("none.csv")))
    page = grounds(shown, replace(names(shown), programme=known, words=Words(language)))
    assert [each for each in cited if each not in page] == []
    others = {"mx": "Diario Oficial", "gt": "57-2008", "ke": "24 of 2019"}
    law = page.partition('<section id="law">')[2].partition("</section>")[0]
    assert [each for each, text in others.items() if each != code and text in law] == []


def test_where_nothing_is_known_of_the_country_no_law_is_cited() -> None:
    shown = snapshot()
    assert '<section id="law">' in grounds(shown, names(shown))
    assert '<section id="law">' not in grounds(shown, replace(names(shown), programme=programme().knowing(UNKNOWN)))
