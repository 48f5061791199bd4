"""The bootcamps page, through `dashboard.py`, in both languages, with and without data."""

import shutil
from pathlib import Path

import pytest

from tests.pages.app import ROOT, environment, open_page, text_of


def test_the_page_opens_with_how_the_bootcamps_stand_and_six_facts() -> None:
    with environment():
        app = open_page("bootcamps")
    text = text_of(app)
    assert not app.exception
    assert "Los 9 bootcamps ya concluyeron." in text
    assert "8 de 9 que empezaron" in text
    assert "2,209 de 2,657 lugares esperados" in text
    assert "6 de 58 sesiones realizadas" in text
    assert "Sin espacio infantil: Juchitán." in text


def test_the_page_says_the_same_in_english() -> None:
    with environment():
        app = open_page("bootcamps", "en")
    text = text_of(app)
    assert not app.exception
    assert "All 9 bootcamps have been completed." in text
    assert "8 of 9 that started" in text
    for spanish in ("concluyeron", "Preparación", "Quién debe", "compromiso", "Sin dato", "Protegido"):
        assert spanish not in text


def test_a_link_to_one_bootcamp_opens_its_detail() -> None:
    with environment():
        text = text_of(open_page("bootcamps", bootcamp="BC-03"))
    assert "Ir al detalle de Juchitán" in text
    assert "Listos: 13 de 15 puntos." in text
    assert "De ello, crítico: espacio infantil." in text
    assert "validadas el 21 jul 2023" in text
    assert "2 de 7 sesiones realizadas" in text


def test_choosing_a_bootcamp_writes_it_into_the_address_and_shows_it() -> None:
    with environment():
        app = open_page("bootcamps")
        choose = next(each for each in app.get("button_group") if "bootcamps.bootcamp" in str(each.key))
        choose.set_value("BC-01").run()
    assert app.query_params["bootcamp"] in ("BC-01", ["BC-01"])
    assert "Tekax <span" in text_of(app)
    assert not app.exception


def test_a_state_in_the_address_keeps_only_its_bootcamps_on_the_timeline() -> None:
    with environment():
        app = open_page("bootcamps", "en", state="31")
    text = text_of(app)
    assert text.count('<li class="line">') == 2
    assert "The filters apply to" in text
    assert app.query_params["state"] in ("31", ["31"])


def test_a_page_after_a_press_says_what_its_address_says_when_it_is_opened_anew() -> None:
    with environment():
        app = open_page("bootcamps")
        choose = next(each for each in app.get("button_group") if "bootcamps.bootcamp" in str(each.key))
        choose.set_value("BC-03").run()
        assert text_of(app) == text_of(open_page("bootcamps", bootcamp="BC-03"))


def test_an_id_that_does_not_exist_is_left_aside() -> None:
    with environment():
        app = open_page("bootcamps", state="99", bootcamp="BC-99", partner="nobody")
    assert not app.exception
    assert text_of(app).count('<li class="line">') == 9


def test_commitments_can_be_read_for_one_partner() -> None:
    with environment():
        app = open_page("bootcamps", partner="sedeco-chis")
    text = text_of(app)
    assert "No hay compromisos vencidos." in text
    assert "30 licencias" in text
    assert "venció el" not in text


@pytest.mark.parametrize(
    ("language", "standing", "next_one"),
    [
        ("es", "Han concluido 4 de 9 bootcamps; hay 2 en curso", "le faltan 5 de 14 puntos"),
        ("en", "4 of 9 bootcamps have been completed; 2 running", "5 of 14 readiness items are missing"),
    ],
)
def test_midway_says_what_is_next_and_what_it_lacks(language: str, standing: str, next_one: str) -> None:
    with environment(IMPULSO_SAMPLE="midway"):
        app = open_page("bootcamps", language)
    text = text_of(app)
    assert not app.exception
    assert standing in text
    assert next_one in text
    assert "Sede en remodelación" in text


def test_a_status_filter_keeps_only_what_has_that_status() -> None:
    with environment(IMPULSO_SAMPLE="midway"):
        text = text_of(open_page("bootcamps", status="postponed"))
    assert text.count('<li class="line">') == 1
    assert "Motivo: Sede en remodelación" in text


def test_filters_that_nothing_meets_say_so_and_break_nothing() -> None:
    with environment(IMPULSO_SAMPLE="midway"):
        app = open_page("bootcamps", state="04", status="running")
    assert not app.exception
    assert "Ningún bootcamp cumple con esos filtros." in text_of(app)


@pytest.mark.parametrize("language", ["es", "en"])
def test_without_the_training_workbook_the_rest_still_stands(tmp_path: Path, language: str) -> None:
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "books")
    (tmp_path / "books" / "pro-mujer.xlsx").unlink()
    with environment(IMPULSO_WORKBOOKS=str(tmp_path / "books")):
        app = open_page("bootcamps", language)
    text = text_of(app)
    assert not app.exception
    assert ("Pro Mujer todavía no comparte su libro" if language == "es" else "Pro Mujer has not shared") in text
    assert ("5 computadoras") in text
    assert ">0<" not in text.split('class="id five"')[0]


def test_without_any_commitments_the_page_says_so(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "books")
    for path in (tmp_path / "books").glob("sedeco-*.xlsx"):
        path.unlink()
    with environment(IMPULSO_WORKBOOKS=str(tmp_path / "books")):
        app = open_page("bootcamps")
    assert not app.exception
    assert "Ninguna organización ha entregado su lista de compromisos." in text_of(app)
