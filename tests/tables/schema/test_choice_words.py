"""A choice is read as its own column calls it, whatever another table's column of the same header offers."""

from lib.tables.cells.parsers import Vocabulary, options_of, shown_choices
from lib.tables.schema.choice_words import choice_synonyms, choice_words
from lib.tables.schema.columns import Column
from lib.tables.schema.declared import models_of
from lib.wording.overrides.lists import list_problems
from tests.indicators.declared import TABLE, declaring
from tests.tables.grids import geography

SAME = """
[[columns]]
table = "{table}"
id = "{id}"
name = {{ es = "{header}", en = "{header}" }}
type = "choice"
meaning = {{ es = "Cómo fue.", en = "How it went." }}
example = "x"
choices = [{choices}]
"""
VISITS = '{ id = "good", name = { es = "bien", en = "fine" } }, { id = "done", name = { es = "listo", en = "ready" } }'
HUBS = '{ id = "good", name = { es = "listo", en = "working" } }, { id = "bad", name = { es = "mal", en = "broken" } }'


def columns(header: str, more: str = "") -> tuple[Column, Column, Vocabulary]:
    text = TABLE + SAME.format(table="visitas", id="salida", header=header, choices=VISITS)
    text += SAME.format(table="sitios", id="marcha", header=header, choices=HUBS)
    programme = declaring(more=text + more)
    models = models_of(programme)
    vocabulary = Vocabulary(
        geography(), programme.ages.bands, choices=choice_words(programme), choice_synonyms=choice_synonyms(programme)
    )
    assert list_problems(programme) == []
    return models["visitas"].columns["own_salida"], models["sitios"].columns["own_marcha"], vocabulary


def read(column: Column, vocabulary: Vocabulary) -> dict[str, str]:
    return {word: str(value) for word, value in options_of(column, vocabulary).items()}


def test_two_columns_of_one_header_have_each_its_own_choices() -> None:
    visits, hubs, vocabulary = columns("resultado")
    assert read(visits, vocabulary) == {"bien": "good", "fine": "good", "good": "good"} | {
        "listo": "done", "ready": "done", "done": "done"
    }  # fmt: skip
    assert read(hubs, vocabulary) == {"listo": "good", "working": "good", "good": "good"} | {
        "mal": "bad", "broken": "bad", "bad": "bad"
    }  # fmt: skip
    assert shown_choices(visits, vocabulary) == ("bien", "listo")
    assert shown_choices(hubs, vocabulary) == ("listo", "mal")


def test_a_synonym_of_a_header_is_read_by_every_column_that_has_the_choice() -> None:
    visits, hubs, vocabulary = columns("resultado", "\n[choice_synonyms.resultado]\nbad = ['pésimo']\n")
    assert read(hubs, vocabulary)["pesimo"] == "bad"
    assert "pesimo" not in read(visits, vocabulary)


def test_a_header_that_every_programme_has_elsewhere_takes_nothing_away() -> None:
    visits, _, vocabulary = columns("fase")
    assert shown_choices(visits, vocabulary) == ("bien", "listo")
