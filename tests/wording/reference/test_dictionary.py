"""The generated documents say everything that the declarations say, and the files in the repository are these."""

import re
from pathlib import Path
from typing import Any

import pytest

from lib.programme.declaring.ages import Ages
from lib.programme.loading import load_programme
from lib.tables.codes import EXAMPLES, SEVERITIES
from lib.tables.schema.models import MODELS
from lib.wording.findings.finding_pages import findings_page
from lib.wording.findings.findings import message
from lib.wording.language import Words
from lib.wording.reference.dictionary import dictionary, kind_in_words
from lib.wording.reference.documents import documents
from lib.wording.reference.table_schema import hxl_tags, table_schema

ROOT = Path(__file__).resolve().parents[3]
PROGRAMME = load_programme((ROOT / "data" / "programme.toml").read_text(encoding="utf-8"))
GENERATED = documents(PROGRAMME)


@pytest.mark.parametrize("name", list(GENERATED))
def test_the_committed_document_is_the_generated_one(name: str) -> None:
    """If this fails, run scripts/build_docs.py."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == GENERATED[name]


def test_no_schema_is_left_of_a_table_that_is_gone() -> None:
    committed = {f"schema/{path.name}" for path in (ROOT / "docs" / "schema").glob("*.json")}
    assert committed == {name for name in GENERATED if name.startswith("schema/")}


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_the_dictionary_explains_every_column_in_both_languages(model: Any) -> None:
    section = dictionary(PROGRAMME).partition(f"## {model.table} · ")[2].partition("\n## ")[0]
    for column in model.columns.values():
        (line,) = [line for line in section.splitlines() if line.startswith(f"| `{column.header}`<br>")]
        for said in (column.meaning_es, column.meaning_en, column.example, column.hxl, column.english):
            assert said in line
        for choice in column.choices or ():
            assert choice.spanish in line
            assert str(choice) in line


def test_the_dictionary_names_each_table_s_owner_and_key() -> None:
    text = dictionary(PROGRAMME)
    assert "Quién la lleva: SICT. Identifica cada fila: `sitio_id`." in text
    assert "Kept by: each partner, in its own workbook. What identifies a row: `compromiso_id`." in text


def test_every_table_row_of_the_dictionary_has_as_many_cells_as_its_heading() -> None:
    rows = [line for line in dictionary(PROGRAMME).splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {8}


def test_a_type_is_told_with_its_bounds() -> None:
    columns = {**MODELS["bootcamps"].columns, **MODELS["alcance"].columns}
    assert kind_in_words(columns["target_people"], Words("es")) == "número entero, de 1 a 5000"
    assert kind_in_words(columns["reason"], Words("en")) == "text, 120 characters at most"


@pytest.mark.parametrize("code", list(SEVERITIES))
def test_the_list_of_findings_has_every_code_with_an_example_in_both_languages(code: str) -> None:
    section = findings_page(PROGRAMME).partition(f"### {code} · ")[2].partition("\n#")[0]
    assert section.count("**Qué hacer**: ") == section.count("**What to do**: ") == 1
    assert section.count("**Ejemplo**: ") == section.count("**Example**: ") == 1
    partners = {partner.id: partner.short for partner in PROGRAMME.partners}
    for language in ("es", "en"):
        assert message(EXAMPLES[code], Words(language), partners=partners) in section
    assert not re.search(r"[{}]", section)


def test_a_schema_declares_types_bounds_choices_and_where_a_key_points() -> None:
    schema = table_schema(MODELS["alcance"], PROGRAMME)
    fields = {field["name"]: field for field in schema["fields"]}
    assert list(fields) == [column.header for column in MODELS["alcance"].columns.values()]
    assert fields["personas"]["type"] == "integer"
    assert fields["personas"]["constraints"] == {"required": True, "minimum": 0, "maximum": 5000}
    assert fields["ya_contadas"]["constraints"]["required"] is False
    assert fields["grupo_edad"]["constraints"]["enum"] == [
        *PROGRAMME.ages.bands,
        "fuera-de-rango",
        "no-especificada",
    ]
    assert schema["primaryKey"] == ["bootcamp_id", "etapa", "papel", "sexo", "grupo_edad"]
    assert schema["foreignKeys"] == [
        {"fields": ["bootcamp_id"], "reference": {"resource": "bootcamps", "fields": ["bootcamp_id"]}}
    ]


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_every_example_satisfies_its_own_schema(model: Any) -> None:
    for field in table_schema(model, PROGRAMME)["fields"]:
        constraints, example = field["constraints"], field["example"]
        assert re.fullmatch(constraints.get("pattern", ".*"), example)
        assert example in constraints.get("enum", [example])
        assert len(example) <= constraints.get("maxLength", 1000)
        if field["type"] in {"integer", "number"}:
            assert constraints.get("minimum", -1e9) <= float(example) <= constraints.get("maximum", 1e9)
        if field["type"] == "boolean":
            assert example in {*field["trueValues"], *field["falseValues"]}


def test_every_column_has_an_hxl_tag() -> None:
    for table, tags in hxl_tags().items():
        assert len(tags) == len(MODELS[table].columns)
        assert all(re.fullmatch(r"#[a-z_0-9]+(\+[a-z_0-9]+)*", tag) for tag in tags.values())


def test_a_programme_with_other_age_bands_has_another_schema() -> None:
    ages = Ages(bands=("18-29", "30-59"), wide={"18-59": ("18-29", "30-59")}, focus="18-29")
    schema = table_schema(MODELS["alcance"], PROGRAMME.model_copy(update={"ages": ages}))
    (age,) = [field for field in schema["fields"] if field["name"] == "grupo_edad"]
    assert age["constraints"]["enum"][:2] == ["18-29", "30-59"]
