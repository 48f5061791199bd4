"""The about page, through `dashboard.py`, in both languages, with and without data."""

import shutil
from pathlib import Path

import pytest

from lib.programme.indicator_ids import INDICATORS
from tests.pages.app import ROOT, environment, open_page, text_of


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_figure_is_defined_with_an_anchor_of_its_own(language: str) -> None:
    with environment():
        app = open_page("about", language)
    text = text_of(app)
    assert not app.exception
    for indicator in INDICATORS:
        assert f'<details id="{indicator}">' in text


def test_the_value_of_today_stands_beside_the_definition() -> None:
    with environment():
        text = text_of(open_page("about"))
    assert "(2,209 de 2,657)" in text
    assert "Edad no declarada: 12." in text


def test_the_english_page_has_no_spanish_sentence() -> None:
    with environment():
        text = text_of(open_page("about", "en"))
    assert "How small counts are protected" in text
    for spanish in ("Personas alcanzadas", "Cómo se", "cada 7 días", "Cita, no cálculo", "Sin dato", "atrasada"):
        assert spanish not in text


def test_a_link_to_one_figure_opens_its_definition_first() -> None:
    with environment():
        app = open_page("about", indicador="EMB-5")
    text = text_of(app)
    assert text.index("La cifra que pidió") < text.index("Qué significa cada cifra")
    assert 'class="id asked"' in text


def test_a_figure_that_does_not_exist_opens_nothing() -> None:
    with environment():
        app = open_page("about", indicador="XYZ-9")
    assert not app.exception
    assert "La cifra que pidió" not in text_of(app)


def test_every_source_stands_with_its_cadence_and_its_cut_off() -> None:
    with environment():
        text = text_of(open_page("about"))
    assert "cada 7 días" in text
    assert "28 oct 2023" in text
    assert "atrasada" in text


def test_a_source_that_was_not_read_has_no_cut_off(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "books")
    (tmp_path / "books" / "pro-mujer.xlsx").unlink()
    with environment(IMPULSO_WORKBOOKS=str(tmp_path / "books")):
        app = open_page("about")
    text = text_of(app)
    assert not app.exception
    assert "sin datos todavía" in text
    assert "Sin dato" in text


def test_a_steward_opens_the_cells_that_make_a_figure_and_nobody_else_sees_one() -> None:
    with environment():
        steward = text_of(open_page("about", indicador="ALC-1", ver="steward"))
        others = text_of(open_page("about", indicador="ALC-1", ver="public"))
        others += text_of(open_page("about", indicador="ALC-1", ver="partner", socio="pro-mujer"))
        home = text_of(open_page("reach", ver="steward"))
    assert "celdas de 96 renglones que hacen esta cifra" in steward
    assert "Pro Mujer · alcance" in steward
    assert "range=F16" in steward
    assert "asistió · microempresaria · mujer · 15-25" not in others
    assert "que hacen esta cifra" not in others
    assert 'href="about?indicador=PER-1&amp;lang=es"' in home
