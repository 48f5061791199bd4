"""The home page, through `dashboard.py`, in both languages, with and without data."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app import ROOT, environment, open_page, text_of


def test_home_shows_the_headline_pair_in_spanish_first() -> None:
    with environment():
        app = open_page()
    text = text_of(app)
    assert not app.exception
    assert "358" in text
    assert "personas alcanzadas" in text
    assert "301" in text
    assert "mujeres microempresarias" in text
    assert app.query_params["lang"] == "es"


def test_home_says_the_same_in_english() -> None:
    with environment():
        app = open_page(language="en")
    text = text_of(app)
    assert "people reached" in text
    assert "women micro-entrepreneurs" in text
    assert "personas" not in text


@pytest.mark.parametrize("language", ["es", "en"])
def test_home_shows_nine_bootcamps_and_says_that_it_is_a_sample(language: str) -> None:
    with environment():
        text = text_of(open_page(language=language))
    assert text.count('role="row"') == 10
    assert ("Ejemplo inventado" if language == "es" else "Invented sample") in text


def test_the_language_switch_changes_the_page_and_the_address() -> None:
    with environment():
        app = open_page()
        app.get("button_group")[0].set_value("en").run()
    assert "people reached" in text_of(app)
    assert app.query_params["lang"] == "en"


def test_midway_shows_running_and_postponed_bootcamps_and_no_people_where_none_could_come() -> None:
    with environment(IMPULSO_SAMPLE="midway"):
        text = text_of(open_page())
    assert "en curso" in text
    assert "pospuesto" in text
    assert "Aún no aplica" in text


def test_without_the_training_workbook_home_says_no_data_and_never_zero(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "books")
    (tmp_path / "books" / "pro-mujer.xlsx").unlink()
    with environment(IMPULSO_WORKBOOKS=str(tmp_path / "books")):
        app = open_page()
    text = text_of(app)
    assert not app.exception
    assert "Sin dato" in text
    assert "Pro Mujer sin datos todavía" in text


def test_a_wrong_programme_file_is_said_in_words_and_not_as_an_exception(tmp_path: Path) -> None:
    wrong = tmp_path / "programme.toml"
    wrong.write_text((ROOT / "data" / "programme.toml").read_text().replace("every_days = 7", "evry_days = 7"))
    with environment(IMPULSO_PROGRAMME=str(wrong)):
        app = open_page()
    assert not app.exception
    assert "no puede leer su configuración" in text_of(app)
    assert not app.code, "what is wrong is for operators: it is in the log and in /healthz"


def _press(app: AppTest, language: str) -> None:
    next(each for each in app.get("button_group") if "frame.switch" in each.proto.id).set_value(language).run()


def test_a_switch_of_language_survives_a_run_that_the_browser_asked_for_with_the_address_of_before() -> None:
    with environment():
        app = open_page(language="es")
        _press(app, "en")
        app.query_params["lang"] = "es"
        app.run()
        assert "Invented sample" in text_of(app)
        assert app.query_params["lang"] == "en"
        _press(app, "es")
        assert "Invented sample" not in text_of(app)
