"""A declaration that cannot hold is refused in one sentence that says where it stands and what to do."""

import pytest

from lib.indicators.declaring.compiled import compile_indicators
from lib.programme.loading import ProgrammeError
from lib.programme.model import Programme
from lib.tables.schema.declared import own_header_problems
from tests.indicators.declared import TABLE, declaring, indicator
from tests.refused import english, refuses

COLUMN = """
[[columns]]
table = "{table}"
id = "{id}"
name = {{ es = "{name}" }}
type = "{type}"
meaning = {{ es = "Lo que dice." }}
example = "1"
{more}
"""


def column(**given: str) -> str:
    usual = {"table": "visitas", "id": "kits", "name": "kits", "type": "count", "more": ""}
    return COLUMN.format(**{**usual, **given})


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (column(), "columns[kits]: a count says what it is of"),
        (column(more='of = "things"'), "columns[kits].of: a row of «visitas» is of people"),
        (column(more='of = "people"\npublic = true'), "a count of people is never shown row by row"),
        (column(more='of = "people"\npart_of = "mujeres"'), "columns[kits].part_of: «mujeres» is no whole count"),
        (column(table="vistas", more='of = "people"'), "columns[kits].table: found «vistas», expected one of"),
        (column(table="alcance", more='of = "people"'), "columns[kits].table: «alcance» takes no further columns"),
        (column(id="motivo", more='of = "people"'), "columns[motivo].id: another column or dimension has the id"),
        (column(id="state", type="text"), "columns[state].id: another column or dimension has the id"),
        (column(type="choice"), "columns[kits].choices: choices are what a column of type choice needs"),
        (
            column(type="text", more="public = true"),
            "columns[kits].public: only rows of bootcamps, sitios, compromisos",
        ),
        (column(type="txt"), "expected one of count, number, share, day, text, choice, yes-no"),
        ('[[tables]]\nid = "sitios"\nname = { es = "a" }\nkey = { es = "b" }\nof = "things"\n', "tables[sitios].id"),
        ('[[tables]]\nid = "pozos"\nname = { es = "a" }\nkey = { es = "b" }\nof = "things"\n', "no column is declared"),
        ("[owners]\nvisits = 'sict'\n", "owners"),
        (column(name="a\\u0000b", more='of = "people"'), "es: a text has no character that nobody sees (U+0000)"),
        (column(name="a\\u202Eb", more='of = "people"'), "(U+202E); delete it"),
        (column(id="rows", more='of = "people"'), "columns[rows].id: another column or dimension has the id"),
        (
            column(id="otherwise", more='of = "people"\npart_of = "atendidas"'),
            "columns[otherwise].id: another column or dimension has the id",
        ),
        (
            column(type="choice", more='choices = [{ id = "unknown", name = { es = "no se sabe" } }]'),
            "choices: «unknown» is what stands for a cell that could not be read",
        ),
        (
            '[[tables]]\nid = "pozos"\nname = { es = "Visitas a la Clinica" }\nkey = { es = "b" }\nof = "things"\n'
            + column(table="pozos", more='of = "things"'),
            "tables: two are called «visitas a la clinica»",
        ),
    ],
)
def test_a_column_or_a_table_that_cannot_be_is_refused_with_its_place(more: str, said: str) -> None:
    with pytest.raises(ProgrammeError) as refused:
        declaring(more=TABLE + more)
    assert said in english(refused.value)
    assert "\n\n" not in english(refused.value)


def told(programme: Programme) -> list[str]:
    return [english(each) for each in own_header_problems(programme)]


def test_a_header_that_another_column_has_is_refused() -> None:
    found = told(declaring(more=TABLE + column(table="sitios", name="Cupo", type="text")))
    assert found == ["columns[kits].name: «sitios» has a column called «cupo» already; give it another name."]
    found = told(declaring(more=TABLE + column(table="sesiones", id="menores_espacio", more='of = "people"')))
    assert found == [
        "columns[menores_espacio].name: «sesiones» has a column called «menores espacio» already; give it another name."
    ]
    wells = '[[tables]]\nid = "pozos"\nname = { es = "a" }\nkey = { es = "fecha" }\nof = "things"\n'
    (said,) = told(declaring(more=wells + column(table="pozos", more='of = "things"')))
    assert said.startswith("tables[pozos].key: «pozos» has a column called «fecha» already")


def test_two_counts_whose_tables_would_have_one_name_are_refused() -> None:
    more = TABLE + '[[tables]]\nid = "visitas_x"\nname = { es = "a" }\nkey = { es = "b" }\nof = "people"\n'
    more += column(table="visitas_x", id="y", more='of = "people"') + column(id="x_y", name="z", more='of = "people"')
    counts = (
        f'kind = "sum"\nof = {{ table = "{table}", sum = "{own}" }}'
        for table, own in (("visitas", "x_y"), ("visitas_x", "y"))
    )
    programme = declaring(*(indicator(f"CLI-{number}", each) for number, each in enumerate(counts)), more=more)
    with refuses(ProgrammeError, match="its table would be called «visitas-x-y»"):
        compile_indicators(programme)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('kind = "sum"\nof = { table = "visitas" }', "of: a count counts rows and has no"),
        ('kind = "share"\nof = { table = "visitas" }', "a share needs «among»"),
        ('kind = "count"\nof = { table = "visitas" }\nper = { table = "visitas" }', "a count has no «per»"),
        ('kind = "count"\nof = { table = "visitas" }\nsentence = { es = "Son {n}." }', "sentence: put {value}"),
        ('kind = "count"\nof = { table = "visitas" }\nby = ["state", "state"]', "by: «state» stands twice"),
        ('kind = "count"\nof = { table = "visitas" }\ntarget = inf', "found «inf»; a number without quotes"),
    ],
)
def test_an_indicator_that_does_not_hold_together_is_refused(body: str, said: str) -> None:
    with pytest.raises(ProgrammeError) as refused:
        declaring(indicator("CLI-1", body))
    assert "indicators[CLI-1]" in english(refused.value)
    assert said in english(refused.value)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('kind = "count"\nof = { table = "vistas" }', "of.table: found «vistas», expected one of"),
        ('kind = "count"\nof = { table = "seguimiento" }', "of.table: «seguimiento» cannot be counted"),
        ('kind = "sum"\nof = { table = "visitas", sum = "mujere" }', "Did you mean «de ellas, mujeres»?"),
        ('kind = "sum"\nof = { table = "sesiones", sum = "asistencias" }', "told by the dashboard's own indicators"),
        ('kind = "sum"\nof = { table = "sitios", sum = "sitio" }', "holds no numbers"),
        ('kind = "count"\nof = { table = "visitas", where = { fecha = ["x"] } }', "only columns with choices"),
        ('kind = "count"\nof = { table = "visitas", where = { motivo = ["yoga"] } }', "found «yoga», expected one of"),
        (
            'kind = "count"\nof = { table = "sitios" }\nby = ["bootcamp"]',
            "by: rows of «sitios» do not say their bootcamp",
        ),
        ('kind = "sum"\nof = { table = "alcance", sum = "personas" }', "of alcance name one stage"),
        (
            'kind = "share"\nof = { table = "visitas", sum = "mujeres" }\namong = { table = "visitas" }',
            "among: a share is of the same count",
        ),
        (
            'kind = "difference"\nof = { table = "visitas", sum = "mujeres" }\n'
            'minus = { table = "visitas", sum = "hombres" }',
            "minus: of people only a part",
        ),
    ],
)
def test_an_indicator_that_cannot_be_counted_is_refused_with_its_place(body: str, said: str) -> None:
    with pytest.raises(ProgrammeError) as refused:
        compile_indicators(declaring(indicator("CLI-1", body)))
    assert "indicators[CLI-1]." in english(refused.value)
    assert said in english(refused.value)


def test_an_id_is_said_once_and_is_none_of_the_dashboards_own() -> None:
    one = indicator("CLI-1", 'kind = "count"\nof = { table = "sitios" }')
    with refuses(ProgrammeError, match="the id «CLI-1» stands twice"):
        declaring(one, one)
    with refuses(ProgrammeError, match=r"indicators\[ALC-9\].id"):
        declaring(indicator("ALC-9", 'kind = "count"\nof = { table = "sitios" }'))
