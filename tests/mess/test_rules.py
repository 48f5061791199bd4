"""Mess that only shows between rows, tables and partners, or in a tab's layout: put into the sample, told exactly."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from tests.mess.sample import HEADER_LINE, SheetOf, Spoilt, Told, beyond_clean, clean, shown

Expected = list[tuple[SheetOf, str, str | None, int, bool]]
"""Tab, code, header (None: the whole tab), line, and whether the row counts."""
CASES: dict[str, Callable[[Spoilt], Expected]] = {}


def _case(make: Callable[[Spoilt], Expected]) -> Callable[[Spoilt], Expected]:
    CASES[make.__name__] = make
    return make


def _first(sheet: SheetOf, **wanted: object) -> int:
    return next(line for line in sheet.lines if all(sheet.row(line)[name] == value for name, value in wanted.items()))


def _copy(sheet: SheetOf, line: int, **other: object) -> int:
    new = sheet.sheet.max_row + 1
    for header, value in {**sheet.row(line), **other}.items():
        sheet.put(header, new, value)
    return new


@_case
def a_key_that_stands_twice(spoilt: Spoilt) -> Expected:
    hubs, items, reach = spoilt.table("sitios"), spoilt.table("preparacion"), spoilt.table("alcance")
    return [
        (hubs, "V01", "sitio_id", _copy(hubs, 5), False),
        (items, "V01", "bootcamp_id", _copy(items, 9), False),
        (reach, "V01", "bootcamp_id", _copy(reach, 40), False),
    ]


@_case
def a_bootcamp_with_the_key_of_another(spoilt: Spoilt) -> Expected:
    """One wrong key is one finding, not one for each of the sixty rows that name the right one."""
    camps = spoilt.table("bootcamps")
    camps.put("bootcamp_id", 6, "BC-02")
    return [(camps, "V01", "bootcamp_id", 6, False)]


@_case
def a_bootcamp_whose_key_cannot_be_read(spoilt: Spoilt) -> Expected:
    camps = spoilt.table("bootcamps")
    camps.put("bootcamp_id", 6, "#REF!")
    return [(camps, "C17", "bootcamp_id", 6, False)]


@_case
def points_that_are_not_where_they_should(spoilt: Spoilt) -> Expected:
    hubs = spoilt.table("sitios")
    lat, lon = (hubs.row(4)[name] for name in ("lat", "lon"))
    hubs.put("lat", 4, lon)
    hubs.put("lon", 4, lat)
    hubs.put("lon", 5, abs(float(str(hubs.row(5)["lon"]))))
    for line, point in {6: (0, 0), 7: (22.9, -92.5), 8: (25.67, -100.31)}.items():
        hubs.put("lat", line, point[0])
        hubs.put("lon", line, point[1])
    return [
        (hubs, "V04", "lat", 4, True), (hubs, "V04", "lon", 5, True), (hubs, "V04", "lat", 6, True),
        (hubs, "V04", "lat", 7, True), (hubs, "V04", "lat", 8, True),
    ]  # fmt: skip


@_case
def two_hubs_in_one_place(spoilt: Spoilt) -> Expected:
    hubs = spoilt.table("sitios")
    new = _copy(hubs, 5, sitio_id="YUC-NUE-01")
    return [(hubs, "V05", "lat", new, True)]


@_case
def hubs_that_nobody_verified(spoilt: Spoilt) -> Expected:
    hubs = spoilt.table("sitios")
    lines = [line for line in hubs.lines if hubs.row(line)["estado_operativo"] == "en-servicio"][:2]
    hubs.put("fecha_verificacion", lines[0], None)
    hubs.put("fecha_verificacion", lines[1], datetime(2024, 3, 1))  # noqa: DTZ001  a cell's date has no zone
    return [(hubs, "V06", "fecha_verificacion", line, True) for line in lines]


@_case
def days_out_of_order(spoilt: Spoilt) -> Expected:
    camps, sessions = spoilt.table("bootcamps"), spoilt.table("sesiones")
    camps.put("fin_plan", 5, datetime(2022, 1, 1))  # noqa: DTZ001
    line = _first(sessions, bootcamp_id="BC-04")
    sessions.put("fecha", line, datetime(2022, 5, 1))  # noqa: DTZ001
    return [(camps, "V07", "fin_plan", 5, False), (sessions, "V07", "fecha", line, False)]


@_case
def a_status_that_the_dates_belie(spoilt: Spoilt) -> Expected:
    camps = spoilt.table("bootcamps")
    camps.put("fin_real", 4, None)
    camps.put("estatus", 5, "en-curso")
    camps.put("estatus", 6, "confirmado")
    return [(camps, "V08", "fin_real", 4, True), (camps, "V08", "estatus", 5, True), (camps, "V08", "estatus", 6, True)]


@_case
def a_stage_with_more_people_than_the_one_before(spoilt: Spoilt) -> Expected:
    reach = spoilt.table("alcance")
    line = _first(reach, bootcamp_id="BC-03", etapa="certificada", papel="microempresaria")
    reach.put("personas", line, 45)
    return [(reach, "V09", "personas", line, True)]


@_case
def a_count_a_hundred_times_too_large(spoilt: Spoilt) -> Expected:
    reach = spoilt.table("alcance")
    line = _first(reach, bootcamp_id="BC-03", etapa="asistió", papel="microempresaria")
    reach.put("personas", line, 4500)
    return [(reach, "V25", "personas", line, False)]


@_case
def impossible_repeats(spoilt: Spoilt) -> Expected:
    reach = spoilt.table("alcance")
    first = _first(reach, bootcamp_id="BC-01", etapa="asistió")
    other = _first(reach, bootcamp_id="BC-05", etapa="asistió")
    reach.put("ya_contadas", first, 1)
    reach.put("ya_contadas", other, 99)
    return [(reach, "V10", "ya_contadas", first, False), (reach, "V10", "ya_contadas", other, False)]


@_case
def more_attendances_than_expected(spoilt: Spoilt) -> Expected:
    sessions = spoilt.table("sesiones")
    sessions.put("convocadas", 5, 3)
    return [(sessions, "V11", "asistencias", 5, True)]


@_case
def sessions_that_were_never_held(spoilt: Spoilt) -> Expected:
    sessions, reach = spoilt.table("sesiones"), spoilt.table("alcance")
    for line in sessions.lines:
        if sessions.row(line)["bootcamp_id"] == "BC-06":
            sessions.put("estado_sesion", line, "programada")
    return [(reach, "V13", "personas", _first(reach, bootcamp_id="BC-06", etapa="asistió"), True)]


@_case
def people_who_are_counted_apart(spoilt: Spoilt) -> Expected:
    reach = spoilt.table("alcance")
    line = _first(reach, bootcamp_id="BC-02", etapa="asistió", papel="microempresaria")
    reach.put("grupo_edad", line, "fuera-de-rango")
    return [(reach, "V14", "grupo_edad", line, True)]


@_case
def targets_that_disagree(spoilt: Spoilt) -> Expected:
    targets = spoilt.table("metas")
    line = _first(targets, indicador_id="ALC-1", ambito="PROGRAMA")
    targets.put("meta", line, 400)
    return [(targets, "V17", "meta", line, True)]


@_case
def more_answers_than_possible(spoilt: Spoilt) -> Expected:
    answers = spoilt.table("seguimiento")
    answers.put("respuestas", 4, 999)
    answers.put("positivas", 5, 998)
    return [(answers, "V18", "respuestas", 4, False), (answers, "V18", "positivas", 5, False)]


@_case
def one_place_in_two_spellings(spoilt: Spoilt) -> Expected:
    hubs = spoilt.table("sitios")
    name = str(hubs.row(6)["localidad"])
    for line in (7, 8):
        hubs.put("localidad", line, name)
    hubs.put("localidad", 9, f"{name.upper()} ")
    return [(hubs, "V20", "localidad", 9, True)]


@_case
def another_version_of_the_template(spoilt: Spoilt) -> Expected:
    cover = spoilt.table("portada")
    cover.put("plantilla", 4, "0.9")
    return [(cover, "H09", "plantilla", 4, True)]


@_case
def a_total_and_notes_under_the_table(spoilt: Spoilt) -> Expected:
    reach = spoilt.table("alcance")
    last = reach.sheet.max_row
    reach.sheet.cell(last + 1, 1, "TOTAL")
    reach.sheet.cell(last + 1, 6, 1234)
    reach.sheet.merge_cells(start_row=last + 1, end_row=last + 1, start_column=1, end_column=5)
    for down, text in enumerate(["Nota: cifras al 30 de noviembre.", "Fuente: Pro Mujer.", "Elaboró: Rosa Canul Pech"]):
        reach.sheet.cell(last + 3 + down, 1, text)
    return [(reach, "R01", "bootcamp_id", last + 1, False), (reach, "R03", "bootcamp_id", last + 3, True)]


@_case
def cells_merged_over_rows(spoilt: Spoilt) -> Expected:
    items = spoilt.table("preparacion")
    items.sheet.merge_cells(f"{items.letters['avance']}9:{items.letters['avance']}11")
    return [
        (items, "R02", "avance", 9, True), (items, "C01", "avance", 10, True), (items, "C01", "avance", 11, True),
    ]  # fmt: skip


@_case
def headers_that_somebody_changed(spoilt: Spoilt) -> Expected:
    """One by another name, one twice: the tab is not read, and other tabs say nothing of it."""
    hubs, answers = spoilt.table("sitios"), spoilt.table("seguimiento")
    hubs.put("lat", HEADER_LINE, "latitud norte")
    answers.sheet["H3"] = "Positivas"
    return [
        (hubs, "H03", "latitud norte", HEADER_LINE, False),
        (answers, "H04", "Positivas", HEADER_LINE, False),
    ]


HARMLESS: dict[str, Callable[[Spoilt], object]] = {
    "columns in another order": lambda spoilt: _reordered(spoilt.table("alcance")),
    "the header further down": lambda spoilt: spoilt.table("sitios").sheet.insert_rows(1, 12),
    "a blank row between rows": lambda spoilt: spoilt.table("bootcamps").sheet.insert_rows(7, 3),
    "group headers above": lambda spoilt: _put(spoilt.table("sitios").sheet, D2="Lugar", I2="Servicio", L2="Equipo"),
    "rows in another order": lambda spoilt: _turned(spoilt.table("sesiones")),
    "headers in English and capitals": lambda spoilt: _put(
        spoilt.table("seguimiento").sheet, A3="BOOTCAMP", B3=" Wave ", D3="Contacted\u00a0", E3="RESPONDENTS"
    ),
    "a row of tags": lambda spoilt: _tagged(spoilt.table("preparacion")),
}  # fmt: skip


def _put(sheet: Any, **cells: str) -> None:
    for cell, text in cells.items():
        sheet[cell] = text


def _reordered(sheet: SheetOf) -> None:
    for line in range(HEADER_LINE, sheet.sheet.max_row + 1):
        values = [sheet.sheet.cell(line, column).value for column in range(1, 8)]
        for column, value in enumerate(reversed(values), start=1):
            sheet.sheet.cell(line, column, value)


def _turned(sheet: SheetOf) -> None:
    rows = [sheet.row(line) for line in sheet.lines]
    for line, row in zip(sheet.lines, reversed(rows), strict=True):
        for header, value in row.items():
            sheet.put(header, line, value)


def _tagged(sheet: SheetOf) -> None:
    from lib.tables.schema.training import Readiness

    sheet.sheet.insert_rows(HEADER_LINE + 1)
    for number, column in enumerate(Readiness.columns.values(), start=1):
        sheet.sheet.cell(HEADER_LINE + 1, number, column.hxl)


@pytest.mark.parametrize("name", CASES)
def test_what_rows_tables_and_layouts_belie_is_told_at_its_cell_and_nothing_else_is(name: str) -> None:
    spoilt = Spoilt()
    expected = Counter(
        Told(sheet.workbook, sheet.sheet.title, f"{sheet.letters[header]}{line}" if header else None, code, kept)
        for sheet, code, header, line, kept in CASES[name](spoilt)
    )
    found = beyond_clean(spoilt.findings())
    assert not expected - found, f"missed:\n{shown(expected - found)}"
    assert not found - expected, f"false alarms:\n{shown(found - expected)}"


def test_a_layout_that_is_only_different_is_told_nothing_and_changes_no_figure() -> None:
    """But for the lines: every finding of the clean sample is there, at its new address."""
    spoilt = Spoilt()
    for change in HARMLESS.values():
        change(spoilt)
    snapshot = spoilt.snapshot()
    assert Counter(found.code for found in snapshot.findings) == Counter(found.code for found in clean().findings)
    assert snapshot.tables == clean().tables
    assert {name: figure.value for name, figure in snapshot.figures.items()} == {
        name: figure.value for name, figure in clean().figures.items()
    }
