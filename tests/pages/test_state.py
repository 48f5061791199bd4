"""The page of one state, through `dashboard.py`, in both languages, with and without data."""

import shutil
from pathlib import Path

import pytest

from lib.app import address
from tests.pages.app import ROOT, environment, open_page, text_of


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_link_leads_straight_to_a_state(language: str) -> None:
    with environment():
        app = open_page("state", language, estado="31")
    text = text_of(app)
    assert not app.exception
    assert app.query_params["estado"] == "31"
    for phrase in {
        "es": ("82 personas alcanzadas en Yucatán", "Compromisos con Yucatán", "Ficha de indicadores", "Línea base"),
        "en": ("82 people reached in Yucatán", "Commitments to Yucatán", "Indicator sheet", "Baseline"),
    }[language]:
        assert phrase in text
    other = ("personas alcanzadas", "Semáforo") if language == "en" else ("people reached", "Baseline")
    assert not [phrase for phrase in other if phrase in text]


def test_without_a_link_the_first_state_by_name_is_shown_and_written_into_the_address() -> None:
    with environment():
        app = open_page("state")
    assert app.query_params["estado"] == "04"
    assert "en Campeche" in text_of(app)


def test_choosing_another_state_changes_the_page_and_the_address() -> None:
    with environment():
        app = open_page("state", estado="31")
        pills = next(group for group in app.get("button_group") if "Chiapas" in str(group.options))
        pills.set_value("07").run()
    assert not app.exception
    assert app.query_params["estado"] == "07"
    assert "79 personas alcanzadas en Chiapas" in text_of(app)


def test_back_and_forward_change_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    with environment():
        app = open_page("state", estado="31")
        app.query_params["estado"] = "20"
        monkeypatch.setattr(address, "by_history", lambda: True)
        app.run()
    assert "en Oaxaca" in text_of(app)
    assert app.query_params["estado"] == "20"


def test_a_state_that_does_not_exist_is_passed_over() -> None:
    with environment():
        app = open_page("state", estado="99")
    assert not app.exception
    assert app.query_params["estado"] == "04"


@pytest.mark.parametrize("state", [f"{number:02}" for number in range(1, 33)])
def test_the_page_of_every_state_of_mexico_can_be_opened(state: str) -> None:
    with environment():
        app = open_page("state", estado=state)
    text = text_of(app)
    assert not app.exception
    assert app.query_params["estado"] == state
    assert ("El programa no trabaja en" in text) is (state not in {"04", "07", "20", "23", "31"})


def test_midway_a_state_shows_what_is_ahead() -> None:
    with environment(IMPULSO_SAMPLE="midway"):
        app = open_page("state", estado="07")
    text = text_of(app)
    assert not app.exception
    assert "77 personas alcanzadas en Chiapas" in text
    assert "en curso" in text


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("missing", ["pro-mujer", "sict", "sedeco-yuc", "dtc-mexico"])
def test_without_a_source_the_page_says_what_is_missing_and_never_zero(
    missing: str, language: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "books")
    (tmp_path / "books" / f"{missing}.xlsx").unlink()
    with environment(IMPULSO_WORKBOOKS=str(tmp_path / "books")):
        app = open_page("state", language, estado="31")
    text = text_of(app)
    assert not app.exception
    assert ("Sin dato" if language == "es" else "No data") in text
    assert ("sin datos todavía" if language == "es" else "no data yet") in text


def test_the_hubs_page_has_the_programme_by_state_and_the_choice_is_in_the_address() -> None:
    with environment():
        people = text_of(open_page("hubs"))
        hubs = text_of(open_page("hubs", tema="hubs"))
    assert "Personas alcanzadas por estado" in people
    assert "Sitios en servicio verificados, de los instalados" in hubs
