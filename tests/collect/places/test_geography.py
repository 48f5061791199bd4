"""The bundled files of `data/geo` as the program reads them."""

import csv
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from lib.collect.places.geography import load_geography, municipal_shapes, state_shapes
from lib.programme.geography import Geography

FOLDER = Path(__file__).resolve().parents[3] / "data" / "geo"
STATE_KEYS = [f"{number:02d}" for number in range(1, 33)]
SOUTHEAST = {"Mérida": (20.967, -89.624, "31"), "Tekax": (20.206, -89.286, "31"),
             "Tuxtla Gutiérrez": (16.753, -93.116, "07"), "San Cristóbal de las Casas": (16.737, -92.638, "07"),
             "Villahermosa": (17.989, -92.928, "27"), "Oaxaca de Juárez": (17.061, -96.725, "20"),
             "Juchitán": (16.434, -95.020, "20"), "Campeche": (19.845, -90.525, "04"),
             "Chetumal": (18.500, -88.296, "23"), "Felipe Carrillo Puerto": (19.579, -88.045, "23"),
             "Xalapa": (19.544, -96.910, "30"), "Acapulco": (16.853, -99.824, "12")}  # fmt: skip
NEWER = {"02006", "02007", "04012", "04013", "07125", "12082", "12083", "12084", "12085", "17036", "24059", "25019",
         "25020"}  # fmt: skip


@pytest.fixture(scope="module")
def geography() -> Geography:
    return load_geography(FOLDER)


@pytest.fixture(scope="module")
def drawn() -> dict[str, set[str]]:
    """Keys of the municipal polygons in each state's file."""
    return {
        state: {feature["properties"]["cvegeo"] for feature in municipal_shapes(FOLDER, state)["features"]}
        for state in STATE_KEYS
    }


@pytest.fixture(scope="module")
def places() -> list[dict[str, str]]:
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_geography_is_read_once() -> None:
    assert load_geography(FOLDER) is load_geography(FOLDER)


def test_there_are_32_states_and_2478_municipalities(geography: Geography) -> None:
    assert [state.key for state in geography.states] == STATE_KEYS
    assert len(geography.municipalities) == 2_478
    assert Counter(each.state for each in geography.municipalities)["20"] == 570


def test_every_municipality_begins_with_its_states_key(geography: Geography) -> None:
    for state in STATE_KEYS:
        members = geography.municipalities_of(state)
        assert members
        assert {each.key[:2] for each in members} == {state}


def test_every_state_is_found_by_each_of_its_names(geography: Geography) -> None:
    for state in geography.states:
        for text in (state.name, state.short_name, state.abbreviation, state.iso, state.pcode, *state.aliases):
            assert geography.state_by_name(text) == state


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("México", "15"), ("Estado de México", "15"), ("Edo. Méx.", "15"), ("DF", "09"), ("D.F.", "09"),
        ("CDMX", "09"), ("Mexico City", "09"), ("México, D.F.", "09"), ("Chiapas", "07"), ("Chihuahua", "08"),
        ("Coahuila", "05"), ("Colima", "06"), ("Q. Roo", "23"), ("QROO", "23"), ("Veracruz", "30"), ("yucatan", "31"),
        ("B.C.", "02"), ("BCS", "03"), ("MX-CHP", "07"), ("Oax.", "20"),
    ],
)  # fmt: skip
def test_the_names_people_type_find_inegis_state(geography: Geography, typed: str, key: str) -> None:
    found = geography.state_by_name(typed)
    assert found is not None
    assert found.key == key


def test_the_newer_municipalities_are_drawn_as_a_parent_in_their_state(
    geography: Geography, drawn: dict[str, set[str]]
) -> None:
    assert {each.key for each in geography.municipalities if each.parent} == NEWER
    for key in NEWER:
        newer = geography.municipality(key)
        assert newer is not None
        assert newer.key not in drawn[newer.state]
        assert newer.drawn_as in drawn[newer.state]


def test_a_municipality_made_of_two_has_a_box_round_both(geography: Geography) -> None:
    newer, *parents = (geography.municipality(key) for key in ("04012", "04004", "04002"))
    assert newer is not None
    for parent in parents:
        assert parent is not None
        assert newer.bbox.holds(parent.bbox.min_lat, parent.bbox.min_lon)
        assert newer.bbox.holds(parent.bbox.max_lat, parent.bbox.max_lon)


def test_every_municipality_but_the_newer_ones_has_a_polygon_in_its_states_file(
    geography: Geography, drawn: dict[str, set[str]]
) -> None:
    assert sum(map(len, drawn.values())) == 2_465
    for state in STATE_KEYS:
        assert drawn[state] == {each.key for each in geography.municipalities_of(state)} - NEWER


def test_a_municipalitys_point_is_in_its_box_and_its_state(geography: Geography) -> None:
    for each in geography.municipalities:
        assert each.bbox.holds(each.lat, each.lon), each
        assert geography.in_state(each.lat, each.lon, each.state), each


def test_a_name_may_belong_to_two_municipalities_of_one_state(geography: Geography) -> None:
    assert [each.key for each in geography.municipalities_named("San Juan Mixtepec", "20")] == ["20208", "20209"]


@pytest.mark.parametrize("name", SOUTHEAST)
def test_a_known_place_is_in_its_state_alone(geography: Geography, name: str) -> None:
    lat, lon, state = SOUTHEAST[name]
    assert geography.states_near(lat, lon) == (state,)


@pytest.mark.parametrize("name", SOUTHEAST)
def test_swapped_coordinates_and_lost_signs_are_in_no_state(geography: Geography, name: str) -> None:
    lat, lon, _ = SOUTHEAST[name]
    assert geography.states_near(lon, lat) == ()
    assert geography.states_near(lat, -lon) == ()
    assert geography.states_near(-lon, lat) == ()


@pytest.mark.parametrize(
    ("lat", "lon"),
    [(0, 0), (21.0, -94.0), (22.5, -88.0), (15.0, -96.0), (20.3, -86.5), (17.25, -88.77), (15.5, -90.25)],
    ids=["null", "Bay of Campeche", "off Yucatán", "off Oaxaca", "off Cozumel", "Belize", "Guatemala"],
)
def test_points_at_sea_and_abroad_are_in_no_state(geography: Geography, lat: float, lon: float) -> None:
    assert geography.states_near(lat, lon) == ()


@pytest.mark.parametrize(
    ("lat", "lon", "states"),
    [(25.549, -103.472, {"05", "10"}), (22.230, -97.845, {"28", "30"}), (20.690, -105.277, {"14", "18"})],
    ids=["Río Nazas at Torreón", "Río Pánuco at Tampico", "Río Ameca near its mouth"],
)
def test_a_river_between_two_states_is_near_both(
    geography: Geography, lat: float, lon: float, states: set[str]
) -> None:
    assert set(geography.states_near(lat, lon)) == states


def test_neighbouring_states_share_their_border_vertex_by_vertex() -> None:
    ends: Counter[frozenset[tuple[float, float]]] = Counter()
    for feature in state_shapes(FOLDER)["features"]:
        geometry = feature["geometry"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        for ring in (ring for polygon in polygons for ring in polygon):
            assert ring[0] == ring[-1]
            ends.update(frozenset([tuple(a), tuple(b)]) for a, b in pairwise(ring))
    shared = Counter(ends.values())
    assert set(shared) == {1, 2}
    assert shared[2] > 3_000


def test_every_place_of_the_gazetteer_is_in_a_municipality_and_within_reach_of_its_state(
    geography: Geography, places: list[dict[str, str]]
) -> None:
    assert len(places) == 16_875
    for place in places:
        municipality = geography.municipality(place["cvegeo"])
        lat, lon = float(place["lat"]), float(place["lon"])
        assert municipality is not None
        assert municipality.bbox.holds(lat, lon), place
        assert geography.in_state(lat, lon, municipality.state), place


def test_capitals_of_the_southeast_carry_inegis_municipality(places: list[dict[str, str]]) -> None:
    keys = {(place["name"], place["cvegeo"]) for place in places}
    assert {("Mérida", "31050"), ("Tuxtla", "07101"), ("Villahermosa", "27004"), ("Chetumal", "23004")} <= keys


def test_the_capital_of_the_country_has_its_spanish_name(places: list[dict[str, str]]) -> None:
    names = {place["name"] for place in places if place["cvegeo"].startswith("09")}
    assert "Ciudad de México" in names
    assert "Mexico City" not in names


def test_the_bundle_stays_small_enough_for_a_slow_link() -> None:
    assert (FOLDER / "states.geojson").stat().st_size <= 200_000
    assert sum(path.stat().st_size for path in (FOLDER / "municipalities").iterdir()) <= 2_500_000


def test_the_credits_name_both_sources_and_true_sizes() -> None:
    text = (FOLDER / "CREDITS.md").read_text(encoding="utf-8")
    assert "Fuente: INEGI, Marco Geoestadístico (2019), geometría simplificada por este proyecto" in text
    assert "CC BY 4.0" in text
    for name in ("states.csv", "states.geojson", "municipalities.csv", "places.csv"):
        assert f"{(FOLDER / name).stat().st_size:,}" in text
