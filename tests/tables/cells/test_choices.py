"""Closed lists and yes/no."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.programme.model import TableId
from lib.programme.text import normalise
from lib.tables.cells.choices import read_choice, read_choices, read_yes_no
from lib.tables.cells.outcome import Unreadable
from lib.tables.cells.parsers import parsers_of
from lib.tables.grid import Cell
from lib.tables.schema.models import MODELS
from lib.tables.schema.usual_words import USUAL
from lib.tables.schema.vocabulary import Connectivity
from tests.tables.grids import vocabulary

LABELS = {
    "acceso": "access", "access": "access", "apropiación": "appropriation", "appropriation": "appropriation",
    "en-servicio": "in-service", "no-aplica": "not-applicable", "15-25": "15-25", "otra": "other",
}  # fmt: skip
OPTIONS = {normalise(label): value for label, value in LABELS.items()}
SHOWN = "acceso · apropiación · en-servicio · no-aplica · 15-25 · otra"


def answer(read: Callable[[Cell], Any], cell: Cell) -> Any:
    """Return what a parser reads, or its refusal."""
    try:
        return read(cell)
    except Unreadable as refused:
        return refused


def refusal(cell: Cell) -> Unreadable:
    """Return why a choice is refused; fail where it is read."""
    with pytest.raises(Unreadable) as caught:
        read_choice(cell, OPTIONS, SHOWN)
    assert caught.value.code == "C09"
    assert caught.value.params["choices"] == SHOWN
    return caught.value


@given(
    st.sampled_from(sorted(LABELS)), st.sampled_from([str.upper, str.title, str.lower, lambda text: f"  {text}\u00a0"])
)
def test_a_choice_is_read_in_either_language_whatever_its_case(label: str, spell: object) -> None:
    """A declared label is read, with or without accents, hyphens and capitals."""
    assert callable(spell)
    for text in (label, normalise(label), label.replace("-", "_"), label.replace("-", "–")):
        assert read_choice(spell(text), OPTIONS, SHOWN) == LABELS[label]


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("acesso", "acceso"), ("apropiacon", "apropiación"), ("en servisio", "en-servicio"),
        ("apropriation", "apropiación"),
    ],
)  # fmt: skip
def test_a_misspelt_choice_is_refused_and_asked_about(cell: str, suggestion: str) -> None:
    """A near miss is never taken; the question names the choice as it is shown, in Spanish."""
    assert refusal(cell).params["suggestion"] == suggestion


@pytest.mark.parametrize("cell", [45941, 45941.0, True, "uso", "acceso; otra", 15, "☎"])
def test_what_is_no_choice_is_refused_without_a_guess(cell: Cell) -> None:
    """A date that replaced "10-12", a tick box or another word is not a choice and resembles none."""
    assert "suggestion" not in refusal(cell).params


def test_a_choice_in_doubt_is_refused() -> None:
    """A question mark says that the choice is not settled, although the word is declared."""
    assert refusal("acceso?").params["suggestion"] == "acceso"


@given(st.lists(st.sampled_from(sorted(LABELS)), min_size=1, max_size=5), st.sampled_from(["; ", ";", "\n", " ;\n"]))
def test_several_choices_are_read_in_order_and_once(labels: list[str], between: str) -> None:
    """Labels parted by semicolons or lines are all read, each value once, in the order typed."""
    expected = tuple(dict.fromkeys(LABELS[label] for label in labels))
    assert read_choices(between.join(labels), OPTIONS, SHOWN) == expected
    assert read_choices(between.join(labels) + ";", OPTIONS, SHOWN) == expected
    assert read_choices(", ".join(labels), OPTIONS, SHOWN) == expected


@pytest.mark.parametrize("cell", ["acceso; nada", "acceso y otra", "acceso, nada", ";", "acceso/otra", "acceso, otra?"])
def test_one_unknown_part_refuses_the_whole_cell(cell: str) -> None:
    """A list with an unknown part is not half read."""
    with pytest.raises(Unreadable) as caught:
        read_choices(cell, OPTIONS, SHOWN)
    assert caught.value.code == "C09"


def test_a_comma_is_refused_where_the_whole_is_a_choice_too() -> None:
    """Where "a, b" may be the label "a b" or the labels a and b, it is refused."""
    options = {"a": 1, "b": 2, "a b": 3}
    with pytest.raises(Unreadable):
        read_choices("a, b", options, "a · b · a b")
    assert read_choices("a b; b", options, "a · b · a b") == (3, 2)


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        (["sí", "si", "S", "YES", "y", "true", "Verdadero", "1", 1, 1.0, True, " Sí. "], True),
        (["no", "N", "false", "FALSO", "0", 0, 0.0, False, "No\u00a0"], False),
    ],
)
def test_yes_and_no_are_read_as_people_type_them(cells: list[Cell], answer: bool) -> None:
    """Both languages, ones and zeros and tick boxes are understood."""
    assert [read_yes_no(cell) for cell in cells] == [answer] * len(cells)


@pytest.mark.parametrize(
    "cell", ["x", "X", "✓", "¿sí?", "si?", "a veces", "sí y no", 2, -1, "-1", 0.5, float("nan"), "no sé"]
)
def test_what_is_neither_yes_nor_no_is_refused(cell: Cell) -> None:
    """An x marks a yes for some and a no for others; doubt is neither."""
    with pytest.raises(Unreadable) as caught:
        read_yes_no(cell)
    assert caught.value.code == "C13"


@given(st.text() | st.floats() | st.integers() | st.booleans())
def test_arbitrary_cells_raise_nothing_but_a_refusal(cell: str | float) -> None:
    """Whatever is read is one of the declared values."""
    one = answer(lambda each: read_choice(each, OPTIONS, SHOWN), cell)
    assert one.code == "C09" if isinstance(one, Unreadable) else one in LABELS.values()
    several = answer(lambda each: read_choices(each, OPTIONS, SHOWN), cell)
    assert several.code == "C09" if isinstance(several, Unreadable) else set(several) <= set(LABELS.values())
    told = answer(read_yes_no, cell)
    assert told.code == "C13" if isinstance(told, Unreadable) else type(told) is bool


def cell_of(table: TableId, header: str, cell: Cell) -> Any:
    """Return what the real parser of a column answers."""
    name = next(name for name, column in MODELS[table].columns.items() if column.header == header)
    return answer(parsers_of(MODELS[table], vocabulary(), {})[name], cell)


@pytest.mark.parametrize(
    ("table", "header", "typed", "choice"),
    [
        ("alcance", "sexo", "Femenino", "mujer"), ("alcance", "sexo", "F", "mujer"), ("alcance", "sexo", "H", "hombre"),
        ("alcance", "sexo", "MASCULINO", "hombre"), ("alcance", "sexo", "Mujeres", "mujer"),
        ("alcance", "etapa", "terminó", "concluyó"), ("alcance", "etapa", "Egresada", "concluyó"),
        ("alcance", "etapa", "constancia", "certificada"), ("alcance", "papel", "Emprendedora", "microempresaria"),
        ("sitios", "tecnologia", "Starlink", "satelital"), ("sitios", "tecnologia", "Fibra óptica", "fibra"),
        ("sitios", "tecnologia", "4G", "móvil"), ("sitios", "tecnologia", "Vía satelital (HughesNet)", "satelital"),
        ("sitios", "estado_operativo", "Operando", "en-servicio"), ("sitios", "tipo", "Casa de salud", "unidad-médica"),
        ("sitios", "estado_operativo", "Funcionando", "en-servicio"),
        ("sitios", "tipo", "Centro de salud rural", "unidad-médica"),
        ("sitios", "estado_operativo", "no funciona", "sin-servicio"),
        ("sitios", "estado_operativo", "Fuera de servicio", "sin-servicio"),
        ("bootcamps", "modalidad", "Virtual", "en-línea"), ("bootcamps", "modalidad", "Mixta", "híbrido"),
        ("bootcamps", "estatus", "Terminado", "concluido"), ("bootcamps", "idioma", "español", "es"),
        ("bootcamps", "idioma", "es; tzotzil", "tsotsil"), ("sesiones", "estado_sesion", "impartida", "realizada"),
        ("seguimiento", "ola", "a los 3 meses", "3m"),
    ],
)  # fmt: skip
def test_a_usual_word_for_a_choice_is_refused_with_the_choice_meant(
    table: TableId, header: str, typed: str, choice: str
) -> None:
    refused = cell_of(table, header, typed)
    assert (refused.code, refused.params.get("suggestion")) == ("C09", choice)


@pytest.mark.parametrize(
    ("table", "header", "typed", "both"),
    [("alcance", "sexo", "M", ("mujer", "hombre")), ("sitios", "fase", "acceso y uso", ("acceso", "uso"))],
)
def test_a_word_with_two_meanings_or_two_choices_at_once_is_asked_about_with_both(
    table: TableId, header: str, typed: str, both: tuple[str, str]
) -> None:
    refused = cell_of(table, header, typed)
    assert (refused.params["first"], refused.params["second"]) == both


@pytest.mark.parametrize("typed", ["no en servicio", "sin fibra", "mujer y hombre", "mujer?/hombre"])
def test_a_denial_or_two_choices_at_once_suggest_nothing(typed: str) -> None:
    for table, header in (("sitios", "estado_operativo"), ("sitios", "tecnologia"), ("alcance", "sexo")):
        assert "suggestion" not in cell_of(cast("TableId", table), header, typed).params


@pytest.mark.parametrize(
    ("typed", "band"),
    [
        ("15-25 años", "15-25"), ("36 a 45 años", "36-45"), ("26 a 35", "26-35"), ("de 46 a 55 años", "46-55"),
        ("Entre 36 y 45", "36-45"), ("36–45 años cumplidos", "36-45"), ("36 años a 45 años", "36-45"),
        ("36/45", "36-45"), (43, "36-45"), ("43 años", "36-45"), ("56 to 65 years old", "56-65"),
    ],
)  # fmt: skip
def test_an_age_band_with_words_is_refused_with_the_band(typed: Cell, band: str) -> None:
    refused = cell_of("alcance", "grupo_edad", typed)
    assert refused == band or (refused.code, refused.params["suggestion"]) == ("C09", band)


@pytest.mark.parametrize("typed", ["56+", "> 36", "36-46 años", "30 a 40", "36 a 45 o más", 99, "36 a 45 y 46 a 55"])
def test_ages_that_are_no_band_suggest_none(typed: Cell) -> None:
    assert "suggestion" not in cell_of("alcance", "grupo_edad", typed).params


def test_a_synonym_that_the_programme_declares_is_read() -> None:
    declared = {"tecnologia": {"satellite": ("Starlink",)}, "grupo_edad": {"36-45": ("adultas",)}}
    own = replace(vocabulary(), choice_synonyms=declared)
    parsers = {**parsers_of(MODELS["sitios"], own, {}), **parsers_of(MODELS["alcance"], own, {})}
    assert parsers["connectivity"](" STARLINK ") == Connectivity.SATELLITE
    assert parsers["age"]("Adultas") == "36-45"


def test_every_usual_word_is_for_a_choice_and_is_not_itself_one() -> None:
    for choices, usual in USUAL.items():
        own = {normalise(word) for choice in choices for word in (str(choice), choice.spanish)}
        assert usual.keys() <= set(choices)
        words = {normalise(word) for words in usual.values() for word in words.split(", ")}
        assert words.isdisjoint(own), choices
