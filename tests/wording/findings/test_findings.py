"""Every finding is said so that a person who knows no code sees what is there, what was expected and what to type."""

import re
from dataclasses import replace
from datetime import date

import pytest

from lib.i18n.catalogue import catalogue
from lib.programme.model import TableId
from lib.tables.codes import EXAMPLES, SEVERITIES
from lib.tables.finding import Finding
from lib.tables.grid import Cell
from lib.tables.schema.models import MODELS
from lib.wording.findings.finding_facts import LONGEST
from lib.wording.findings.findings import consequence, message, place, says, severity_name, title
from lib.wording.findings.variants import conditions_of
from lib.wording.language import Words
from tests.tables.grids import HUB_HEADER, REACH_HEADER, hub, only, people, read
from tests.tables.rules.tables import bootcamp, checked, found, reach, session

ES, EN = Words("es"), Words("en")
BOTH = pytest.mark.parametrize("words", [ES, EN], ids=["es", "en"])
ENGLISH = {
    "the",
    "is",
    "and",
    "please",
    "type",
    "row",
    "cell",
    "was",
    "expected",
    "or",
    "this",
    "of",
    "tab",
    "workbook",
}
CASES = {"case", "form", "kind", "personal", "whole", "state", "lat", "lon", "times", "read_as", "choices"}
SPANISH = {"el", "la", "los", "las", "que", "es", "escriba", "fila", "celda", "se", "esperaba", "hoja", "libro", "con"}


def _alcance(**cells: Cell) -> Finding:
    return only(read("alcance", REACH_HEADER, people(**cells)))


def _sitios(**cells: Cell) -> Finding:
    return only(read("sitios", HUB_HEADER, hub(**cells)))


def _cell(table: TableId, header: str, cell: Cell) -> Finding:
    """Read one row of a table whose every cell is the declared example, but for one."""
    columns = MODELS[table].columns.values()
    row = [cell if column.header == header else column.example for column in columns]
    bad = read(table, [column.header for column in columns], row, typed=False)
    return next(each for each in bad.findings if each.column == header)


@BOTH
@pytest.mark.parametrize("code", list(SEVERITIES))
def test_every_code_has_a_title_a_sentence_and_something_to_do_even_when_nothing_else_is_known(
    code: str, words: Words
) -> None:
    own = catalogue(words.language)
    assert {f"finding.{code}.title", f"finding.{code}.what", f"finding.{code}.do"} <= own.keys()
    bare = Finding(code, SEVERITIES[code], "fuente", "libro.xlsx")
    for finding in (bare, replace(bare, params={"unheard-of": 3.5, "n": 1, "key": "x", "case": "other"})):
        said = says(finding, words)
        assert said[0].isupper()
        assert said.endswith(".")
        assert not set("{}[]") & set(said)


@BOTH
@pytest.mark.parametrize("code", list(SEVERITIES))
def test_dropping_any_parameter_or_the_value_still_gives_a_whole_sentence(code: str, words: Words) -> None:
    example = EXAMPLES[code]
    cut = [
        replace(example, params={name: kept for name, kept in example.params.items() if name != dropped})
        for dropped in example.params
    ]
    for finding in (*cut, replace(example, value=None), replace(example, column=None), replace(example, cell=None)):
        said = says(finding, words)
        assert len(said.split()) > 4
        assert not re.search(r"[{}]|«»|“”|\bNone\b|  ", said)


@pytest.mark.parametrize("code", list(SEVERITIES))
def test_what_is_said_tells_every_parameter_that_is_more_than_a_case(code: str) -> None:
    said = says(EXAMPLES[code], EN)
    for name, value in EXAMPLES[code].params.items():
        if name not in CASES and value not in {"", 0}:
            assert str(value).removesuffix(".0") in said or _in_words(value) in said, name


@pytest.mark.parametrize("code", list(SEVERITIES))
def test_no_english_is_left_in_spanish_and_no_spanish_in_english(code: str) -> None:
    bare = Finding(code, SEVERITIES[code], "fuente", "libro.xlsx")
    for finding in (bare, replace(EXAMPLES[code], value=None)):
        assert not set(re.findall(r"[a-záéíóúñ]+", says(finding, ES).casefold())) & ENGLISH
    english = re.findall(r"[a-záéíóúñ]+", f"{says(bare, EN)} {title(code, EN)}".casefold())
    assert not set(english) & SPANISH


def test_the_form_is_owner_place_value_expectation_and_what_to_type() -> None:
    finding = replace(_alcance(personas="trece"), cell="F14")
    assert message(finding, ES, "Pro Mujer") == (
        "Pro Mujer › alcance, BC-01 · asistió · microempresaria · mujer · 36-45, fila 14, columna F (personas): "
        "dice «trece»; se esperaba un número entero. Escriba 13."
    )
    assert message(finding, EN, "Pro Mujer") == (
        "Pro Mujer › alcance, BC-01 · asistió · microempresaria · mujer · 36-45, row 14, column F (personas): "
        "it says “trece”; a whole number was expected. "
        "Please type 13."
    )


@pytest.mark.parametrize(
    ("table", "header", "cell", "code", "type_this"),
    [
        ("alcance", "personas", "muchas", "C02", "14"),
        ("alcance", "personas", "35 mujeres", "C02", "35"),
        ("alcance", "personas", "1.234", "C03", "1234"),
        ("alcance", "personas", "20-30", "C04", "14"),
        ("alcance", "personas", "12.5", "C05", "14"),
        ("bootcamps", "inicio_plan", "pronto", "C06", "2023-03-13"),
        ("sesiones", "fecha", "03/04/24", "C07", "2024-04-03"),
        ("sesiones", "fecha", "21/09", "C07", "2023-03-13"),
        ("sesiones", "fecha", "31/02/2024", "C08", "2023-03-13"),
        ("alcance", "etapa", "asistieron", "C09", "asistió"),
        ("alcance", "grupo_edad", "jóvenes", "C09", "36-45"),
        ("bootcamps", "idioma", "klingon", "C09", "tsotsil"),
        ("sesiones", "bootcamp_id", "Bootcamp 1", "C10", "BC-01"),
        ("sitios", "estado_cve", "Yucatam", "C11", "Yucatán"),
        ("sitios", "municipio_cve", "Tekax", "C11", "31079"),
        ("sitios", "lat", "202037", "C12", "20.2037"),
        ("preparacion", "critico", "tal vez", "C13", "sí"),
        ("bootcamps", "motivo", "x" * 130, "C14", "120"),
        ("comunicacion", "enlace", "www.ejemplo.example", "C15", "https://"),
        ("alcance", "personas", "#REF!", "C17", "14"),
        ("bootcamps", "bootcamp", "=Tekax", "C18", "Impulso Digital Tekax"),
        ("sitios", "municipio_cve", "4010", "V23", "04010"),
    ],
)
def test_a_bad_cell_that_is_really_read_is_quoted_and_answered_with_something_to_type(
    table: TableId, header: str, cell: str, code: str, type_this: str
) -> None:
    finding = _cell(table, header, cell)
    assert finding.code == code
    for words in (ES, EN):
        said = says(finding, words)
        assert type_this in said
        assert cell[:30] in said
        assert f"({header})" in place(finding, words)


@BOTH
def test_a_personal_mailbox_is_refused_without_repeating_it(words: Words) -> None:
    finding = _cell("socios", "buzon", "alguien@gmail.com")
    assert finding.code == "C16"
    assert "gmail" not in message(finding, words)
    assert "datos@organizacion.example" in says(finding, words)


def test_an_empty_required_cell_is_told_by_what_it_should_hold() -> None:
    assert says(_alcance(personas=None), ES) == (
        "La celda está vacía y hace falta este dato: personas distintas dentro del bootcamp. "
        "Escríbalo como en este ejemplo: 14."
    )
    assert "inscrita · asistió · concluyó · certificada" in says(_alcance(etapa=None), ES)


def test_an_english_reader_learns_what_the_spanish_choices_mean() -> None:
    assert "asistió (attended)" in says(_alcance(etapa="presente"), EN)
    assert "(attended)" not in says(_alcance(etapa="presente"), ES)


def test_a_suggested_choice_is_given_exactly_as_it_must_be_typed() -> None:
    assert "please type asistió; if not" in says(EXAMPLES["C09"], EN)


def test_a_row_is_named_as_people_call_it_or_else_by_its_key() -> None:
    (finding,) = read("sitios", HUB_HEADER, hub(sitio="Unidad de salud de Ocosingo", cupo="muchas")).findings
    assert place(finding, ES) == "sitios, Unidad de salud de Ocosingo, fila 2, columna M (cupo)"
    assert place(replace(finding, name=None), EN) == f"sitios, {finding.row}, row 2, column M (cupo)"


def test_a_row_named_after_a_person_or_its_home_is_not_named() -> None:
    for name in ("Casa de Rosa Canul Pech", "María López Pech"):
        found = read("sitios", HUB_HEADER, hub(sitio=name, cupo="muchas")).findings
        assert not [each for each in found if "Canul" in repr(each) or "López" in repr(each)]


def test_a_missing_column_is_asked_about_and_the_place_names_no_other_column() -> None:
    header = [name if name != "personas" else "personas alcanzadas" for name in REACH_HEADER]
    (finding,) = (each for each in read("alcance", header, people()).findings if each.code == "H03")
    assert place(finding, ES) == "alcance, fila 1"
    assert "cambie su encabezado a personas" in says(finding, ES)
    assert consequence(finding, ES) == "La pestaña no se lee mientras tanto."


def test_a_header_that_cannot_be_found_is_told_with_the_names_that_were_expected() -> None:
    finding = only(read("alcance", ["a", "b"], [1, 2]))
    assert "bootcamp_id · etapa · papel" in says(finding, ES)
    assert place(finding, ES) == "pestaña alcance"


def test_a_rule_that_compares_two_tabs_says_where_the_other_cell_is() -> None:
    result = checked(
        bootcamp(), session(attendances=38), reach(people=30), today=date(2023, 8, 1)
    )  # fmt: skip
    (finding,) = found(result, "V12")
    said = says(finding, ES)
    assert "30 personas" in said
    assert "38 asistencias" in said
    assert "de la pestaña sesiones" in said


def test_days_are_written_out_and_counts_have_their_singular() -> None:
    overdue = EXAMPLES["V16"]
    assert "el 15 de octubre de 2023, hace 52 días" in says(overdue, ES)
    assert "fue ayer" in says(replace(overdue, params={"case": "overdue", "days": 1}), ES)
    late = replace(EXAMPLES["V15"], params={**EXAMPLES["V15"].params, "days": -3})
    assert "debía empezar el 11 de diciembre de 2023" in says(late, ES)


def test_partners_are_named_where_their_names_are_known() -> None:
    assert "Pro Mujer reporta 42" in says(EXAMPLES["V21"], ES, {"pro-mujer": "Pro Mujer"})
    assert "pro-mujer reporta 42" in says(EXAMPLES["V21"], ES)


def test_a_long_value_is_shortened_and_kept_on_one_line() -> None:
    said = says(replace(EXAMPLES["C02"], value="muchas\n personas " + "y más " * 50), ES)
    quoted = said.partition("«")[2].partition("»")[0]
    assert quoted.startswith("muchas personas y más")
    assert quoted.endswith("…")
    assert len(quoted) <= LONGEST


def test_a_value_with_braces_is_repeated_as_typed() -> None:
    assert "«{value} {0}»" in says(replace(EXAMPLES["C02"], value="{value} {0}"), ES)


def test_an_unknown_code_still_has_a_sentence() -> None:
    finding = replace(EXAMPLES["C02"], code="X99")
    assert says(finding, ES) == (
        "Dice «trece» y hace falta revisarlo. Compárelo con este ejemplo y corríjalo si hace falta: 14."
    )
    assert title("X99", EN) == "Something to check"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({}, "alcance, fila 14, columna F (personas)"),
        ({"column": None}, "alcance, fila 14, columna F"),
        ({"cell": None}, "alcance, columna «personas»"),
        ({"cell": None, "column": None}, "pestaña alcance"),
        ({"tab": None, "cell": None, "column": None}, "libro pro-mujer.xlsx"),
    ],
)
def test_a_place_is_as_exact_as_what_is_known(changes: dict[str, None], where: str) -> None:
    assert place(replace(EXAMPLES["C02"], **changes), ES) == where


@pytest.mark.parametrize(
    ("finding", "became"),
    [
        (EXAMPLES["C02"], "La fila no se cuenta mientras tanto."),
        (EXAMPLES["C06"], "La fila sí se cuenta, sin este dato."),
        (EXAMPLES["V06"], "La fila sí se cuenta."),
        (EXAMPLES["V22"], "El resto de la pestaña sí se lee."),
        (EXAMPLES["W03"], "El libro no se lee mientras tanto."),
        (EXAMPLES["R01"], ""),
    ],
)
def test_what_became_of_the_row_is_said_in_words(finding: Finding, became: str) -> None:
    assert consequence(finding, ES) == became


def test_severities_ask_and_do_not_blame() -> None:
    assert [severity_name(severity, ES) for severity in ("error", "warning", "note")] == [
        "Por corregir",
        "Por revisar",
        "Para su conocimiento",
    ]


@BOTH
def test_a_variant_asks_only_for_what_its_conditions_guarantee(words: Words) -> None:
    """A condition that is missing would make a sentence fail on the one row where the parameter is."""
    always = {"value": {"value"}, "other": {"other", "other_place"}}
    for key, text in catalogue(words.language).items():
        plain, conditions = conditions_of(key)
        if re.fullmatch(r"finding\.(\w\d\d|unknown)\.(what|do|title)", plain):
            known = set().union(*(always.get(name, {name}) for name, _ in conditions))
            assert set(re.findall(r"{(\w+)}", text)) <= known, key


def _in_words(value: object) -> str:
    return EN.long_day(date.fromisoformat(str(value))) if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else "?"
