"""Who lives near a hub that works, in sentences: with its base, its source, and what to do where nobody knows."""

from dataclasses import replace

import pytest

from lib.indicators.figure import Part, no_data
from lib.snapshot.selection.one_state import OneState
from lib.wording.pages import near_hubs as said
from tests.markup.made_hubs import names, sample
from tests.snapshot.samples import with_figures

NEAR = sample().figure("SIT-4")


def test_the_lead_says_how_many_of_how_many() -> None:
    assert said.lead(sample(), names()) == (
        "626,203 personas viven a 5 km o menos de un sitio en servicio y verificado en los últimos 90 días: "
        "5\u00a0% de la población."
    )
    assert said.lead(sample(), names("en")).startswith("626,203 people live within 5 km of a hub in service")


def test_beside_it_stand_the_other_distances_what_was_lost_and_whose_population_it_is() -> None:
    assert said.circles(sample(), names()) == "A 2 km o menos viven 607,164; a 10 km o menos, 747,830."
    assert (said.lost(sample(), names()) or "").startswith("166,279 más tendrían uno a 5 km")
    assert said.women(sample(), names()) == (
        "Cuántas son mujeres de 15 a 64 años: sin dato, porque la fuente de población no lo dice."
    )
    assert "GeoNames (cities500), CC BY 4.0, 2026" in (said.source(sample(), names()) or "")


def test_nobody_is_said_as_nobody_and_a_source_without_a_year_names_none() -> None:
    nobody = replace(NEAR, value=0, year=None, parts=(Part("lost", "shown", 0), Part("women", "shown", 0)))
    snapshot = with_figures(sample(), nobody)
    assert said.lead(snapshot, names()) == "Nadie vive a 5 km o menos de un sitio en servicio y verificado."
    assert said.lost(snapshot, names()) == "Nadie perdió su sitio cercano porque fallara o venciera su verificación."
    assert said.circles(snapshot, names()) is None
    assert "2026" not in (said.source(snapshot, names()) or "")


@pytest.mark.parametrize("language", ["es", "en"])
def test_without_places_it_is_said_what_to_put_where(language: str) -> None:
    snapshot = with_figures(sample(), no_data("SIT-4", "inhabitants"))
    assert "places.csv" in said.lead(snapshot, names(language))
    assert said.source(snapshot, names(language)) is None
    unread = with_figures(snapshot, no_data("SIT-1", "hubs"))
    assert "SICT" in said.lead(unread, names(language))


def test_places_are_named_with_their_state_and_the_way_to_the_nearest_hub() -> None:
    first, *_ = found = said.without(sample())
    assert len(found) == 10
    assert said.place(first, names()) == "Mérida, Yucatán"
    assert said.distance(first, names()) == "80 km"
    assert said.distance(replace(first, km=7.26), names()) == "7.3 km"
    assert said.distance(replace(first, km=None, hub=None), names()) == "ninguno funciona"
    assert said.place(replace(first, name="Caucel"), names()) == "Caucel, Yucatán"
    assert (said.largest(found, names()) or "").startswith(
        "Los lugares más grandes sin uno cerca: Mérida (el más cercano"
    )
    assert said.largest((), names()) is None


def test_a_state_tells_only_of_itself() -> None:
    campeche = OneState(sample(), names().programme, "04")
    assert said.of_state(campeche, names()).startswith("En Campeche, ")
    assert {each.state for each in said.without(sample(), "04")} == {"04"}
    nowhere = OneState(sample(), names().programme, "01")
    assert said.of_state(nowhere, names()) == "De Aguascalientes no hay lugares con población en la lista."
