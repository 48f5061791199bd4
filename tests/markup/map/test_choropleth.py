"""States in classes: explained, with classes of their own for what is not a value, and the same as a table."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from lib.indicators.counts.published import TableCell
from lib.markup.map import choropleth
from lib.markup.map.choropleth import MUNICIPAL_THEMES, THEMES, Classed, Theme
from lib.markup.map.picture import picture
from lib.snapshot.selection.hub_choice import HubChoice
from lib.snapshot.snapshot import Snapshot
from tests.markup.made_hubs import hub, names, sample, shapes, with_hubs
from tests.snapshot.samples import with_cell

CAMPECHE = {"stage": "attended", "state": "04"}


def found(theme: Theme, snapshot: Snapshot | None = None) -> Classed:
    return choropleth.classed(theme, snapshot or sample(), names())


def drawn(theme: Theme, snapshot: Snapshot | None = None, language: str = "es", narrow: bool = False) -> str:
    shown, said = snapshot or sample(), names(language)
    canvas = picture(shown, said, HubChoice(), narrow).canvas
    return choropleth.choropleth(choropleth.classed(theme, shown, said), canvas, shapes(), said)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("narrow", [False, True])
def test_the_map_is_well_formed_small_and_each_state_leads_to_its_page(theme: Theme, narrow: bool) -> None:
    html = drawn(theme, narrow=narrow)
    ElementTree.fromstring(html)  # noqa: S314  our own markup
    assert len(html) < 40_000
    for state in ("04", "07", "20", "23", "31"):
        assert html.count(f'href="state?estado={state}&amp;lang=es"') == 1


def test_every_state_is_in_the_class_of_its_value() -> None:
    classed = found("people")
    assert {state: classed.kind(state) for state in classed.values} == {
        "04": "c1",
        "07": "c3",
        "20": "c2",
        "23": "c3",
        "31": "c3",
    }
    html = drawn("people")
    assert "25 a 49" in html
    assert "Clases de igual ancho" in html


def test_protected_and_no_data_are_classes_of_their_own_and_show_no_number() -> None:
    hidden = with_cell(sample(), "people-by-stage-state", CAMPECHE, TableCell(CAMPECHE, None, "protected"))
    assert found("people", hidden).kind("04") == "protected"
    html = drawn("people", hidden)
    assert 'class="region protected"' in html
    assert '<i class="protected">' in html
    assert "Campeche: Protegido" in html
    assert '<i class="no-data">' not in html
    unread = drawn("people", replace(sample(), tables=()))
    assert unread.count('class="region no-data"') == 5


def test_hubs_are_classed_by_the_thresholds_and_none_installed_does_not_apply() -> None:
    fewer = replace(sample(), hubs=tuple(hub for hub in sample().hubs if hub.state != "04"))
    assert found("hubs", fewer).kind("04") == "not-applicable"
    html = drawn("hubs", fewer)
    assert "90\u00a0% o más" in html
    assert "umbrales del programa" in html


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_table_says_the_same_by_name_with_the_total(theme: Theme, language: str) -> None:
    html = choropleth.table(choropleth.classed(theme, sample(), names(language)), sample(), names(language))
    places = [html.index(f">{name}<") for name in ("Campeche", "Chiapas", "Oaxaca", "Quintana Roo", "Yucatán")]
    assert places == sorted(places)
    of = "de" if language == "es" else "of"
    assert {
        "people": "358",
        "completed": f"290 {of} 358",
        "focus": f"111 {of} 346",
        "bootcamps": f"9 {of} 9",
        "hubs": f"15 {of} 21",
        "near": f"626,203 {of} 11,430,786",
    }[theme] in html
    assert 'class="total"' in html


def test_the_reading_has_the_base_of_its_share() -> None:
    assert "15 de 21 sitios instalados (71\u00a0%)" in choropleth.reading(found("hubs"), sample(), names())
    missing = replace(sample(), figures={**sample().figures, "ALC-1": replace(sample().figures["ALC-1"], value=None)})
    assert "en cuanto haya datos" in choropleth.reading(found("people"), missing, names())


def municipal(theme: Theme, state: str = "31", snapshot: Snapshot | None = None) -> str:
    shown, said = snapshot or sample(), names()
    classes = choropleth.classed(theme, shown, said, state)
    canvas = picture(shown, said, HubChoice(state)).canvas
    return choropleth.choropleth(classes, canvas, shapes(), said) + choropleth.table(classes, shown, said)


def test_the_share_of_people_near_a_working_hub_is_classed_in_every_municipality() -> None:
    classes = choropleth.classed("near", sample(), names(), "31")
    assert len(classes.values) == 106
    assert (classes.values["31079"].numerator, classes.values["31079"].denominator) == (28_570, 36_205)
    assert classes.kind("31050") == "c0"
    before = replace(sample(), tables=())
    assert {part.state for part in choropleth.classed("near", before, names(), "31").values.values()} == {"no-data"}


@pytest.mark.parametrize("theme", MUNICIPAL_THEMES[:2])
def test_every_municipality_of_a_state_is_on_its_map_and_those_with_something_in_the_table(theme: Theme) -> None:
    html = municipal(theme)
    assert html.count('class="region inner') == 106
    assert "Tekax" in html.split("<table")[1]
    assert "Motul" not in html.split("<table")[1]
    assert "Motul: No aplica" in html


def test_participations_by_municipality_are_sums_of_published_counts_and_protected_where_one_is() -> None:
    camp = next(each for each in sample().bootcamps if each.state == "31")
    at = {"bootcamp": camp.id}
    shown = choropleth.classed("participations", sample(), names(), "31").values[camp.municipality]
    table = sample().table("participations-by-bootcamp")
    assert table is not None
    assert shown.value == next(cell.value for cell in table.cells if cell.at == at)
    hidden = with_cell(sample(), "participations-by-bootcamp", at, TableCell(at, None, "protected"))
    assert choropleth.classed("participations", hidden, names(), "31").kind(camp.municipality) == "protected"
    assert "Protegido" in municipal("participations", snapshot=hidden).split("<table")[1]


def test_a_municipality_newer_than_the_outlines_counts_in_the_one_that_is_drawn() -> None:
    newer = next(each for each in names().geography.municipalities if each.parent and each.state == "07")
    snapshot = with_hubs(hub(state="07", municipality=newer.key))
    values = choropleth.classed("hubs", snapshot, names(), "07").values
    assert newer.key not in values
    assert values[newer.drawn_as].denominator == 1
