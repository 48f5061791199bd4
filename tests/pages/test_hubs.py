"""The hubs page, through `dashboard.py`: both languages, filters in the address, without a source, with wrong cells."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app import ROOT, environment, open_page, text_of

ATTACK = "<img src=x onerror=alert(1)>"


def clickable(app: AppTest) -> str:
    """Return the markup of the table, and of the light map where it is shown."""
    found = []
    for element in app.get("bidi_component"):
        data = json.loads(element.proto.json) if element.proto.json else {}
        if "months" not in data:
            found.append(data.get("html", ""))
    return "\n".join(found)


def specification(app: AppTest) -> dict[str, Any]:
    (chart,) = app.get("deck_gl_json_chart")
    spec: dict[str, Any] = json.loads(chart.proto.json)
    return spec


def hubs_drawn(app: AppTest) -> set[str]:
    (layers,) = specification(app)["layers"]
    return {each["id"] for layer in layers if layer["id"] == "hubs" for each in layer["data"]}


def parameter(app: AppTest, name: str) -> str:
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def with_cells(folder: Path, **cells: object) -> str:
    """Return a copy of the sample in which the first hub's row has other cells."""
    books = folder / "books"
    shutil.copytree(ROOT / "data" / "sample", books)
    workbook = openpyxl.load_workbook(books / "sict.xlsx")
    sheet = workbook["sitios"]
    header = next(row for row in sheet.iter_rows() if any(cell.value == "sitio_id" for cell in row))
    columns = {cell.value: cell.column for cell in header}
    row = next(row[0].row for row in sheet.iter_rows(min_row=header[0].row) if row[0].value == "CAMP-CAL-01")
    for column, value in cells.items():
        sheet.cell(row, columns[column]).value = value  # type: ignore[union-attr]
    workbook.save(books / "sict.xlsx")
    return str(books)


def test_the_page_opens_with_how_many_hubs_are_verified_in_spanish() -> None:
    with environment():
        app = open_page("hubs")
    text = text_of(app)
    assert not app.exception
    assert "15 de 21 sitios instalados están en servicio y verificados en los últimos 90 días" in text
    assert "A SICT le toca verificar 4 sitios" in text
    assert "INEGI, Marco Geoestadístico (2019)" in text
    assert "Centro comunitario digital de Tekax" in clickable(app)
    assert len(hubs_drawn(app)) == 24


def test_the_page_says_the_same_in_english_without_leftovers() -> None:
    with environment():
        app = open_page("hubs", "en")
    text = text_of(app) + clickable(app)
    assert "15 of 21 installed hubs are in service" in text
    assert "Light map" in str(app.get("button_group"))
    for leftover in ("sitios", "Situación", "hace ", "verificado", "Descargar", "ninguno"):
        assert leftover not in text.replace("Geoestadístico", ""), leftover


@pytest.mark.parametrize("language", ["es", "en"])
def test_filters_come_from_the_address_and_stay_there_in_either_language(language: str) -> None:
    with environment():
        app = open_page("hubs", language, estado="07", fase="use", situacion="in-service-unverified")
    assert hubs_drawn(app) == {"CHIS-MAR-01", "CHIS-ZIN-01"}
    assert parameter(app, "estado") == "07"
    assert parameter(app, "fase") == "use"
    assert parameter(app, "situacion") == "in-service-unverified"


def test_choosing_a_state_writes_the_address_and_narrows_map_and_table() -> None:
    with environment():
        app = open_page("hubs")
        app.get("button_group")[1].set_value("31").run()
    assert parameter(app, "estado") == "31"
    assert {hub[:3] for hub in hubs_drawn(app)} == {"YUC"}
    assert "CHIS-COM-01" not in clickable(app)
    assert "5 de 24 sitios" in text_of(app)


def test_another_language_keeps_the_filters_and_the_chosen_hub() -> None:
    with environment():
        app = open_page("hubs", "es", estado="31", situacion="installing", sitio="YUC-MAX-01")
        app.get("button_group")[0].set_value("en").run()
    assert parameter(app, "estado") == "31"
    assert parameter(app, "situacion") == "installing"
    assert parameter(app, "sitio") == "YUC-MAX-01"
    assert hubs_drawn(app) == {"YUC-MAX-01"}
    assert "Being installed" in text_of(app)


def test_ids_that_nobody_knows_are_ignored() -> None:
    with environment():
        app = open_page("hubs", estado="99", fase="x", situacion="y", sitio="NO-SUCH")
    assert not app.exception
    assert len(hubs_drawn(app)) == 24
    assert "Elija un sitio" in text_of(app)


def test_a_link_to_a_hub_shows_its_card_and_its_ring_and_the_card_can_be_closed() -> None:
    with environment():
        app = open_page("hubs", sitio="CHIS-OCO-01")
        assert "Unidad de salud de Ocosingo</h3>" in text_of(app)
        assert '"id":"chosen"' in json.dumps(specification(app), separators=(",", ":"))
        app.button(key="hubs.close").click().run()
    assert "sitio" not in app.query_params
    assert "Elija un sitio" in text_of(app)


def test_filters_without_a_hub_leave_a_map_and_say_so() -> None:
    with environment():
        app = open_page("hubs", estado="04", situacion="retired")
    assert not app.exception
    assert hubs_drawn(app) == set()
    assert "Ningún sitio cumple con estos filtros" in clickable(app)


def test_the_light_map_is_a_choice_in_the_address_and_loads_no_deck() -> None:
    with environment():
        app = open_page("hubs", mapa="svg")
    assert not app.get("deck_gl_json_chart")
    assert 'class="hub-map"' in clickable(app)
    assert parameter(app, "mapa") == "svg"


def test_midway_shows_bootcamps_ahead_by_week() -> None:
    with environment(IMPULSO_SAMPLE="midway"):
        app = open_page("hubs")
    assert "16 de 20 sitios instalados" in text_of(app)
    assert "Bootcamp por venir" in text_of(app)
    tips = json.dumps(specification(app), ensure_ascii=False)
    assert "semana del 4 de septiembre de 2023" in tips


def test_without_the_table_of_hubs_the_page_says_whose_it_is_and_never_zero(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "books")
    (tmp_path / "books" / "sict.xlsx").unlink()
    with environment(IMPULSO_WORKBOOKS=str(tmp_path / "books")):
        app = open_page("hubs")
    text = text_of(app)
    assert not app.exception
    assert "SICT no ha entregado la tabla de sitios" in text
    assert "Sin dato" in text
    assert ">0<" not in text
    assert not app.get("deck_gl_json_chart")


def test_a_hub_named_like_a_tag_is_text_in_table_and_card(tmp_path: Path) -> None:
    with environment(IMPULSO_WORKBOOKS=with_cells(tmp_path, sitio=ATTACK)):
        app = open_page("hubs", sitio="CAMP-CAL-01")
    html = text_of(app) + clickable(app)
    assert "<img src=x" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_a_hub_at_zero_is_in_the_table_as_to_be_checked_and_not_on_the_map(tmp_path: Path) -> None:
    with environment(IMPULSO_WORKBOOKS=with_cells(tmp_path, lat=0, lon=0)):
        app = open_page("hubs")
    assert "CAMP-CAL-01" not in hubs_drawn(app)
    assert "ubicación por revisar" in clickable(app)
    assert "Un sitio no se dibuja" in text_of(app)


def test_the_same_snapshot_language_and_filters_give_every_viewer_the_same_string() -> None:
    with environment():
        one, other = open_page("hubs"), open_page("hubs")
    assert one.get("deck_gl_json_chart")[0].proto.json == other.get("deck_gl_json_chart")[0].proto.json


def messages(app: AppTest) -> list[bytes]:
    """Return what the page shows, element by element, as it would be sent to a browser."""
    kinds = ("html", "bidi_component", "deck_gl_json_chart", "button_group", "download_button", "info")
    return [each.proto.SerializeToString(deterministic=True) for kind in kinds for each in app.get(kind)]


def test_an_unchanged_rerun_shows_the_same_bytes_so_that_nothing_is_sent_again() -> None:
    with environment():
        app = open_page("hubs", estado="31")
        before = messages(app)
        app.run()
    assert sum(map(len, before)) > 50_000
    assert [unnamed(each) for each in messages(app)] == [unnamed(each) for each in before]


def unnamed(message: bytes) -> bytes:
    """Return a message without the name of a file that is made when somebody presses; it is another each time."""
    return re.sub(rb"[0-9a-f]{32}", b"", message)


def test_a_state_chosen_on_the_map_becomes_the_filter_and_the_address() -> None:
    with environment():
        app = open_page("hubs")
        app.session_state["address.moved"] = {"estado"}  # as `choose` leaves it after a click
        app.query_params["estado"] = "07"
        app.run()
    assert {hub[:4] for hub in hubs_drawn(app)} == {"CHIS"}
    assert parameter(app, "estado") == "07"


def test_the_chosen_state_goes_along_to_the_page_of_one_state_and_back() -> None:
    with environment():
        app = open_page("hubs", estado="31")
        app.switch_page("pages/state.py").run()
        assert app.query_params["estado"] == "31"
        pills = next(group for group in app.get("button_group") if "Chiapas" in str(group.options))
        pills.set_value("07").run()
        app.switch_page("pages/hubs.py").run()
        assert app.query_params["estado"] == "07"
        assert {hub[:4] for hub in hubs_drawn(app)} == {"CHIS"}
