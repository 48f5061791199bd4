"""Blank workbooks for partners, filled in with another library and read with the dashboard's own reader."""

import io
from dataclasses import replace
from datetime import datetime

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lib.programme.declaring.lists import Lists
from lib.programme.model import Programme, TableId
from lib.programme.setting import Setting
from lib.publish.templates.workbooks import TemplateProblem, template_files, template_workbook
from lib.tables.rules import check
from lib.tables.schema.models import MODELS
from lib.tables.schema.template_version import TEMPLATE_VERSION
from tests.indicators.facts import TODAY, geography, programme
from tests.publish.filled import FIRST_ROW, Rows, blank, example, fill, read, source, template, vocabulary
from tests.refused import refuses

SOURCES = [each.id for each in programme().sources]
PLACES: dict[TableId, str] = {table: each.id for each in programme().sources for table in each.tabs}
TABLES = sorted(PLACES)


def day(text: str) -> datetime:
    return datetime.fromisoformat(text)


def commitments(key: str, partner: str, state: str, bootcamp: str | None) -> Rows:
    return {
        "portada": [(None, day("2023-12-01"))],
        "compromisos": [
            (f"{key}-01", partner, state, bootcamp, "transporte", 2, "autobuses", "entregado", day("2023-03-01")),
            (f"{key}-02", partner, state, None, "difusión", None, None, "ofrecido", day("2024-01-15")),
        ],
    }


FILLED: dict[str, Rows] = {
    "dtc-mexico": {
        "portada": [(None, day("2023-12-01"), None, "Metas confirmadas en noviembre.")],
        "socios": [
            ("dtc-mexico", "DTC México", None, "cooperación", "coordina; financia", "datos@dtc.example", "sí"),
            ("pro-mujer", "Pro Mujer", None, "ong", "implementa", "datos@promujer.example", "sí"),
            ("sict", "Secretaría", "SICT", "gob-federal", "aporta-conectividad", "datos@sict.example", "no"),
        ],
        "metas": [
            ("ALC-1", "PROGRAMA", day("2023-03-01"), day("2023-12-15"), 0, 350),
            ("ALC-2", "PROGRAMA", day("2023-03-01"), day("2023-12-15"), None, 300),
            ("ALC-1", "07", day("2023-03-01"), day("2023-12-15"), None, 350),
        ],
        "comunicacion": [
            (
                *("COM-01", "recurso", "Guía para vender en línea", "participantes", "dtc-mexico", day("2023-09-05")),
                *("hecha", "https://ejemplo.example/guia", "CC-BY", 1200),
            )
        ],
    },
    "pro-mujer": {
        "portada": [(None, day("2023-11-30"))],
        "bootcamps": [
            (
                *("BC-01", "Impulso Digital Tekax", "31", "31079", "YUC-TEK-01", "presencial", "concluido"),
                *(day("2023-03-13"), day("2023-04-21"), day("2023-03-13"), day("2023-04-21"), 40, 6, 24),
                *("es; maya", "sict; sedeco-yuc", None, "validado", day("2023-05-12")),
            ),
            (
                *("BC-02", "Impulso Digital Calkiní", "04", "04001", None, "híbrido", "pospuesto"),
                *(day("2024-02-05"), day("2024-03-15"), None, None, 40, 6, None),
                *("es", None, "Sede en remodelación", "preliminar", None),
            ),
        ],
        "sesiones": [
            ("BC-01", 1, day("2023-03-13"), "comunicación", "realizada", 40, 38, 7, "no"),
            ("BC-01", 2, day("2023-03-20"), "negocio", "realizada", 40, 36, None, "sí"),
        ],
        "alcance": [
            ("BC-01", "inscrita", "microempresaria", "mujer", "36-45", 44, 0),
            ("BC-01", "asistió", "microempresaria", "mujer", "36-45", 14, 0),
            ("BC-01", "asistió", "microempresaria", "mujer", "15-25", 26, 0),
            ("BC-01", "concluyó", "microempresaria", "mujer", "no-especificada", 33, 0),
        ],
        "preparacion": [
            ("BC-01", "espacio-infantil", "sí", "listo", "pro-mujer", day("2023-03-06"), day("2023-03-01")),
            ("BC-02", "sede", "sí", "pendiente", "sedeco-camp", day("2024-01-20"), None),
        ],
        "seguimiento": [
            ("BC-01", "3m", "usa-herramienta", 30, 25, 20, "llamada"),
            ("PROGRAMA", "salida", "recomienda", 33, 33, 31, "whatsapp"),
        ],
    },
    "sict": {
        "portada": [(None, day("2023-12-01"))],
        "sitios": [
            (
                *("YUC-TEK-01", "Centro comunitario de Tekax", "centro-comunitario", "31", "31079", "Tekax", 20.2037),
                *(-89.2868, "uso", "en-servicio", "satelital", 12, 40, day("2023-11-10")),
            ),
            (
                *("CHIS-SCL-01", "Escuela de San Cristóbal", "escuela", "07", "07078", None, 16.737, -92.638),
                *("acceso", "en-instalación", "fibra", None, None, day("2023-11-10")),
            ),
        ],
    },
    "sedeco-yuc": commitments("YUC", "sedeco-yuc", "31", "BC-01"),
    "sedeco-chis": commitments("CHIS", "sedeco-chis", "07", None),
    "sedeco-oax": commitments("OAX", "sedeco-oax", "20", None),
    "sedeco-camp": commitments("CAMP", "sedeco-camp", "04", "BC-02"),
    "sedeco-qroo": commitments("QROO", "sedeco-qroo", "23", None),
}


def rules_of(sheet: Worksheet) -> dict[str, DataValidation]:
    return {str(rule.sqref).split(":", maxsplit=1)[0]: rule for rule in sheet.data_validations.dataValidation}


def rule_of(name: str, table: TableId, header: str) -> DataValidation:
    sheet = blank(name)[table]
    return rules_of(sheet)[next(cell.column_letter for cell in sheet[2] if cell.value == header) + str(FIRST_ROW)]


def listed(name: str, rule: DataValidation) -> list[str]:
    """Return what a drop-down offers, written out or taken from cells."""
    formula = str(rule.formula1)
    if formula.startswith('"'):
        return formula.strip('"').split(",")
    tab, cells = formula.rsplit("!", maxsplit=1)
    found = blank(name)[tab.strip("'")][cells.replace("$", "")]
    return [str(cell.value) for (cell,) in found if cell.value is not None]


def accepts(name: str, rule: DataValidation, value: object) -> bool:
    """Tell whether a rule lets a value in, as Excel applies it."""
    if rule.type == "list":
        return not rule.showErrorMessage or rule.errorStyle == "warning" or value in listed(name, rule)
    if rule.type == "custom":
        return '"https://"' in str(rule.formula1) if str(value).startswith("https://") else "@" in str(value)
    if rule.type == "textLength":
        return float(rule.formula1) <= len(str(value)) <= float(rule.formula2)
    number = to_excel(value) if isinstance(value, datetime) else value
    if not isinstance(number, int | float) or (rule.type == "whole" and number != int(number)):
        return False
    return float(rule.formula1) <= number <= float(rule.formula2)


@pytest.mark.parametrize("name", SOURCES)
def test_a_workbook_has_its_declared_tabs_between_the_instructions_and_the_tab_that_answers(name: str) -> None:
    assert blank(name).sheetnames == [
        "instrucciones",
        *(tab.title for tab in source(name).tabs.values()),
        "revisión",
    ]


def test_every_template_filled_in_reads_without_a_finding() -> None:
    tables = []
    for name, rows in FILLED.items():
        book = template(name)
        for tab, cells in rows.items():
            fill(book[tab], cells)
        tables += read(book, name).values()
    checked = check(tables, Setting(programme(), geography(), TODAY))
    assert checked.findings == ()
    counted = {(table.source, table.tab): len(table.rows) for table in checked.tables}
    assert counted == {(name, tab): len(cells) for name, rows in FILLED.items() for tab, cells in rows.items()}


@pytest.mark.parametrize("table", TABLES)
def test_a_row_of_every_columns_own_example_reads_without_a_finding(table: TableId) -> None:
    name = PLACES[table]
    book = template(name)
    fill(book[table], [[example(column) for column in MODELS[table].columns.values()]])
    found = read(book, name)[table]
    assert (found.findings, len(found.rows)) == ((), 1)


@pytest.mark.parametrize("table", TABLES)
def test_every_columns_own_example_is_let_in_by_its_cell(table: TableId) -> None:
    name = PLACES[table]
    rules = rules_of(blank(name)[table])
    for index, column in enumerate(MODELS[table].columns.values()):
        rule = rules.get(f"{get_column_letter(index + 1)}{FIRST_ROW}")
        own_tab = rule is not None and column.refers_to in source(name).tabs
        if rule is not None and not own_tab:
            assert accepts(name, rule, example(column)), column.header


@pytest.mark.parametrize(
    ("name", "table", "header", "refused"),
    [
        ("pro-mujer", "alcance", "personas", "trece"),
        ("pro-mujer", "alcance", "personas", -1),
        ("pro-mujer", "alcance", "personas", 2.5),
        ("pro-mujer", "alcance", "etapa", "asistieron"),
        ("pro-mujer", "alcance", "grupo_edad", "20-30"),
        ("pro-mujer", "bootcamps", "estado_cve", "09"),
        ("pro-mujer", "bootcamps", "municipio_cve", "4010"),
        ("pro-mujer", "bootcamps", "inicio_plan", day("1999-12-31")),
        ("pro-mujer", "bootcamps", "motivo", "x" * 121),
        ("pro-mujer", "bootcamps", "meta_personas", 0),
        ("pro-mujer", "preparacion", "critico", "x"),
        ("sict", "sitios", "lat", 96.7),
        ("sict", "sitios", "lon", 89.2868),
        ("sedeco-yuc", "compromisos", "cantidad", -2),
    ],
)
def test_a_cell_refuses_what_could_not_be_read_and_says_why_in_spanish(
    name: str, table: TableId, header: str, refused: object
) -> None:
    rule = rule_of(name, table, header)
    assert not accepts(name, rule, refused)
    assert rule.errorStyle in {None, "stop"}
    assert rule.error.startswith(("Escriba", "Elija"))
    assert rule.errorTitle == "Revise este dato"


def test_a_session_chooses_among_the_bootcamps_of_the_same_workbook() -> None:
    rule = rule_of("pro-mujer", "sesiones", "bootcamp_id")
    assert (rule.type, rule.formula1) == ("list", "bootcamps!$A$4:$A$1003")


def test_a_partner_is_chosen_among_those_of_the_programme_where_the_workbook_has_none_of_its_own() -> None:
    offered = listed("sedeco-yuc", rule_of("sedeco-yuc", "compromisos", "socio_id"))
    assert offered == [partner.id for partner in programme().partners]


def test_follow_up_of_the_whole_programme_is_not_refused_by_the_list_of_bootcamps() -> None:
    rule = rule_of("pro-mujer", "seguimiento", "bootcamp_id")
    assert rule.errorStyle == "warning"
    assert "PROGRAMA" in rule.error


@pytest.mark.parametrize("name", SOURCES)
def test_no_cell_says_that_something_must_be_none(name: str) -> None:
    said = [str(rule.error) for sheet in blank(name) for rule in sheet.data_validations.dataValidation]
    said += [
        str(cell.comment.text) for sheet in blank(name) for row in sheet.iter_rows() for cell in row if cell.comment
    ]
    assert not [each for each in said if "None" in each or "{" in each]


def test_a_workbook_that_asks_for_municipalities_lists_the_key_and_name_of_each() -> None:
    rows = [[cell.value for cell in row[:2]] for row in blank("sict")["instrucciones"].iter_rows()]
    assert ["31079", "Tekax"] in rows
    assert ["09002", "Azcapotzalco"] not in rows


def test_a_list_too_long_to_be_written_out_is_offered_from_the_tab_of_instructions() -> None:
    languages = [{"id": f"aa{chr(97 + at)}", "name": {"es": f"lengua número {at} de la sierra"}} for at in range(20)]
    mine = programme().model_copy(update={"lists": Lists.model_validate({"languages": languages})})
    told = replace(vocabulary(), lists=mine.lists)
    book = load_workbook(io.BytesIO(template_workbook(mine.sources[1], mine, told)))
    sheet = book["bootcamps"]
    letter = next(cell.column_letter for cell in sheet[2] if cell.value == "idioma")
    tab, cells = str(rules_of(sheet)[f"{letter}{FIRST_ROW}"].formula1).split("!")
    offered = [str(cell.value) for (cell,) in book[tab][cells.replace("$", "")]]
    assert offered == [f"lengua número {at} de la sierra" for at in range(20)]


def test_states_are_offered_as_text_with_their_zero() -> None:
    offered = listed("sict", rule_of("sict", "sitios", "estado_cve"))
    assert offered == ["04", "07", "20", "23", "31"]


@pytest.mark.parametrize("table", TABLES)
def test_headers_tags_and_notes_are_those_of_the_columns(table: TableId) -> None:
    sheet = blank(PLACES[table])[table]
    columns = MODELS[table].columns.values()
    assert [cell.value for cell in sheet[2]] == [column.header for column in columns]
    assert [cell.value for cell in sheet[3]] == [column.hxl for column in columns]
    for cell, column in zip(sheet[2], columns, strict=True):
        assert cell.comment is not None
        for part in (column.meaning_es, column.meaning_en, f"Ejemplo: {column.example}", f"Example: {column.example}"):
            assert part in cell.comment.text
        assert ("Obligatoria: " in cell.comment.text) == (column.required and not column.blank_counts)


@pytest.mark.parametrize("table", TABLES)
def test_required_columns_have_another_header_than_optional_ones(table: TableId) -> None:
    sheet = blank(PLACES[table])[table]
    for cell, column in zip(sheet[2], MODELS[table].columns.values(), strict=True):
        assert cell.font.bold is column.required


@pytest.mark.parametrize("table", TABLES)
def test_header_rows_are_locked_and_data_cells_are_not(table: TableId) -> None:
    sheet = blank(PLACES[table])[table]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    (cells,) = next(iter(sheet.data_validations.dataValidation)).sqref.ranges
    last = cells.max_row
    columns = range(1, len(MODELS[table].columns) + 1)
    assert all(sheet.cell(row, column).protection.locked for row in (1, 2, 3) for column in columns)
    assert not any(sheet.cell(row, column).protection.locked for row in (FIRST_ROW, last) for column in columns)
    assert sheet.freeze_panes is not None
    assert sheet.freeze_panes.endswith(str(FIRST_ROW))


def test_codes_stay_text_and_dates_are_shown_day_first() -> None:
    sheet = blank("pro-mujer")["bootcamps"]
    shown = {cell.value: sheet.cell(900, cell.column).number_format for cell in sheet[2]}
    assert shown["estado_cve"] == shown["municipio_cve"] == shown["bootcamp_id"] == "@"
    assert shown["inicio_plan"] == "d/mm/yyyy"
    assert shown["meta_personas"] == "#,##0"


@pytest.mark.parametrize("name", SOURCES)
def test_a_blank_template_lacks_only_the_cut_off_date_of_its_cover(name: str) -> None:
    tables = read(template(name), name)
    found = {table: [(each.code, each.column) for each in read.findings] for table, read in tables.items()}
    assert found == {table: [("C01", "corte")] if table == "portada" else [] for table in tables}
    assert all(read.read for read in tables.values())


@pytest.mark.parametrize("name", SOURCES)
def test_the_cover_names_its_owner_and_the_templates_version(name: str) -> None:
    cover = blank(name)["portada"]
    assert [cell.value for cell in cover[FIRST_ROW]] == [source(name).owner, None, TEMPLATE_VERSION, None]


@pytest.mark.parametrize("name", SOURCES)
def test_the_instructions_say_the_same_in_both_languages(name: str) -> None:
    rows = [row for row in blank(name)["instrucciones"].iter_rows(values_only=True) if row[0]]
    both = [(str(spanish), str(english)) for spanish, english in rows]
    spanish, english = ("\n".join(each) for each in zip(*both, strict=True))
    assert "«s/d» son cero" in spanish
    assert "“no data” is zero" in english
    assert "No escriba nombres" in spanish
    assert "Do not enter names" in english
    assert "DTC México coordina" in spanish
    assert "DTC México coordinates" in english
    for tab in source(name).tabs.values():
        assert f"«{tab.title}»: " in spanish
        assert f"“{tab.title}”: " in english


def test_the_same_programme_gives_the_same_bytes() -> None:
    again = [template_workbook(source("sict"), programme(), vocabulary()) for _ in range(2)]
    assert again[0] == again[1]


def test_only_the_owner_of_reach_has_a_private_register() -> None:
    names = [name for name, _ in template_files(programme(), vocabulary())]
    assert [name for name in names if "registro" in name] == ["pro-mujer.registro-privado.xlsx"]
    assert sorted(set(names) - {"pro-mujer.registro-privado.xlsx"}) == sorted(f"{name}.xlsx" for name in SOURCES)


def _with_source(**changed: object) -> Programme:
    sources = [each.model_copy(update=changed) if each.id == "sict" else each for each in programme().sources]
    return programme().model_copy(update={"sources": tuple(sources)})


def test_a_tab_title_that_no_workbook_can_have_is_reported_with_its_source() -> None:
    tabs = {table: tab.model_copy(update={"title": "sitios [2023]"}) for table, tab in source("sict").tabs.items()}
    with refuses(TemplateProblem, match=r"sources\[sict\]\.tabs"):
        dict(template_files(_with_source(tabs=tabs), vocabulary()))


def test_two_sources_with_one_file_name_are_reported() -> None:
    with refuses(TemplateProblem, match=r"sources\[sict\]\.workbook: another source has the file «pro-mujer\.xlsx»"):
        dict(template_files(_with_source(workbook="pro-mujer.ods"), vocabulary()))
