"""The sheet of indicators speaks the ministries' vocabulary and says for each where it comes from."""

import re
from dataclasses import replace
from datetime import date

import pytest

from lib.markup.state.printed_sheet import MOST, printed_sheet
from lib.markup.state.sheet import INDICATORS, SheetRow, sheet, sheet_rows
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from tests.markup.made_hubs import ATTACK, hub, names, sample, shapes
from tests.snapshot.samples import sample_snapshot, setting_of, without_reach_in

LARGEST = 66_000
COLUMNS = (
    "Indicador",
    "Definición",
    "Método de cálculo",
    "Unidad",
    "Línea base",
    "Meta",
    "Avance",
    "Semáforo",
    "Fuente",
)


def one(key: str = "31", snapshot: Snapshot | None = None) -> OneState:
    return OneState(snapshot or sample(), setting_of("closing").programme, key)


def rows(key: str = "31", snapshot: Snapshot | None = None) -> dict[str, SheetRow]:
    return {row.definition.id: row for row in sheet_rows(one(key, snapshot), names())}


def test_every_column_of_the_vocabulary_and_every_indicator_is_there() -> None:
    html = sheet(one(), names())
    for column in (*COLUMNS, "Fuente", "Corte"):
        assert f'<th scope="col">{column}</th>' in html
    for indicator in INDICATORS:
        assert f'<span class="code">{indicator}</span>' in html


def test_people_reached_have_baseline_target_progress_and_signal() -> None:
    row = rows()["ALC-1"]
    assert (row.baseline.text, row.target.text, row.value.text) == ("0", "82", "82")
    assert row.base == "100\u00a0% de la meta"
    assert row.signal == "green"
    assert (row.source.text, row.table, row.as_of.text) == ("Pro Mujer", "alcance", "30 nov 2023")


def test_a_share_has_its_base_and_the_programmes_target_is_named_as_such() -> None:
    row = rows("07")["SIT-2"]
    assert (row.value.text, row.base) == ("33\u00a0%", "2 de 6")
    assert row.target.text == "90\u00a0% (del programa)"
    assert row.signal == "red"


def test_a_count_without_its_own_target_has_none() -> None:
    row = rows()["EMB-1"]
    assert (row.target.state, row.baseline.state, row.signal) == ("no-data", "no-data", None)


def test_completion_says_who_still_attends_beside_its_base() -> None:
    midway = sample_snapshot("midway")
    assert rows("07", midway)["EMB-6"].base == "35 de 44; 38 más, aún en curso"
    assert rows("23", midway)["EMB-6"].base == "42 personas, aún en curso"
    assert rows("23", midway)["EMB-6"].signal is None
    assert rows("07")["EMB-6"].base == "63 de 79"


def test_what_is_not_judged_yet_is_not_said_to_have_no_threshold() -> None:
    found = rows("23", sample_snapshot("midway"))
    assert [found[each].unjudged for each in ("ALC-1", "EMB-6")] == ["Aún no aplica", "Aún no aplica"]
    assert found["EMB-1"].unjudged == "Sin umbral"


def test_a_protected_figure_shows_the_word_and_no_signal_base_or_share() -> None:
    found = rows("31", without_reach_in(sample(), "31"))
    for indicator in ("ALC-1", "EMB-6"):
        row = found[indicator]
        assert (row.value.text, row.base, row.signal) == ("Protegido", None, None)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("key", ["04", "07", "20", "23", "31", "29"])
def test_the_file_is_whole_small_still_and_in_the_readers_language(key: str, language: str) -> None:
    html = printed_sheet(one(key), names(language), shapes())
    assert len(html.encode()) <= LARGEST
    assert html.lstrip().startswith("<!DOCTYPE html>")
    assert f'<html lang="{language}">' in html
    assert "size: landscape" in html
    assert "<script" not in html
    assert not re.search(r'(?:src|href)="(?!#|data:image/)|url\((?!"data:image/)', html)
    for text in ("sheet.col.method", "sheet.col.target", "sheet.col.signal", "sheet.sources"):
        assert names(language).words(text) in html


def test_the_file_has_sources_their_dates_the_day_and_the_snapshot() -> None:
    html = printed_sheet(one(), names(), shapes())
    assert "Datos al 30 de noviembre de 2023" in html
    assert f"corte {sample().id[:4]}" in html
    for source in ("Yucatán (compromisos): datos al 28 oct 2023, atrasada", "SICT (sitios)", "DTC México (socios"):
        assert source in html
    assert "Fuente de los contornos: INEGI" in html


def test_hubs_to_verify_come_first_and_overdue_commitments_too() -> None:
    chiapas = printed_sheet(one("07"), names(), shapes())
    sites = chiapas[chiapas.index("<h2>Sitios</h2>") :]
    assert sites.startswith('<h2>Sitios</h2><ul><li class="late"><b>Unidad de salud de Ocosingo</b>')
    yucatan = printed_sheet(one(), names(), shapes())
    assert yucatan.index("venció el 15 nov 2023") < yucatan.index("para el 31 ene 2024")


def test_long_lists_are_cut_and_say_by_how_much() -> None:
    many = tuple(hub(id=f"YUC-{number:03}") for number in range(MOST + 5))
    one_state, called = one(snapshot=replace(sample(), hubs=many)), names()
    assert "y 6 más, en el tablero" in printed_sheet(one_state, called, shapes())
    silent = replace(called, programme=called.programme.model_copy(update={"voices": ()}))
    assert "y 5 más, en el tablero" in printed_sheet(one_state, silent, shapes()), "no voice takes the room of a line"


def test_a_state_with_nothing_says_so_in_every_list() -> None:
    html = printed_sheet(one("29"), names(), shapes())
    for sentence in ("El programa no trabaja en Tlaxcala", "No hay sitios", "No hay bootcamps", "No hay compromisos"):
        assert sentence in html


def test_what_partners_typed_is_escaped() -> None:
    bad = replace(sample(), hubs=(hub(name=ATTACK),), commitments=())
    html = printed_sheet(one(snapshot=bad), names(), shapes())
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html


def test_the_printed_sheet_leads_with_the_worst_signal_and_the_best() -> None:
    html = printed_sheet(one("07"), names(), shapes())
    assert html.index("Lo más rezagado:") < html.index("Lo mejor:") < html.index("<table>")


def test_each_periods_target_and_what_the_matrix_says_stand_on_both_sheets() -> None:
    earlier = next(each for each in sample().targets if (each.indicator, each.scope) == ("ALC-1", "31"))
    first = replace(earlier, period_end=date(2023, 6, 30), target=60, means="Expediente 12 de la delegación")
    snapshot = replace(sample(), targets=(first, *sample().targets))
    row = rows(snapshot=snapshot)["ALC-1"]
    assert row.target.text == rows()["ALC-1"].target.text
    assert (row.periods or "").startswith("60 al 30 jun 2023 y ")
    assert row.matrix == "Componente · eficacia · trimestral · ascendente"
    for html in (sheet(one(snapshot=snapshot), names()), printed_sheet(one(snapshot=snapshot), names(), shapes())):
        assert "60 al 30 jun 2023" in html
        assert "Componente · eficacia" in html
        assert "Medio de verificación: Listas de asistencia" in html


def test_the_printed_sheet_says_once_what_the_matrix_says_of_several_indicators() -> None:
    html = printed_sheet(one(), names(), shapes())
    said = "Componente · eficacia · trimestral · ascendente · Medio de verificación: Listas de asistencia"
    assert f"<b>ALC-1, EMB-1, EMB-3, EMB-4, EMB-6</b> {said}" in html
    assert html.count("Listas de asistencia") == 1
    without = replace(sample(), targets=())
    assert "Matriz de indicadores" not in printed_sheet(one(snapshot=without), names(), shapes())
