from typing import Any

import pytest

from lib.programme.declaring.refusals import Refused
from lib.programme.geography import Geography
from lib.programme.outline import Box
from tests.refused import refuses

STATES_HEADER = "cve_ent,nombre_oficial,nombre_corto,iso_3166_2,pcode,abreviatura,aliases\n"
MUNICIPALITIES_HEADER = "cvegeo,name,cve_ent,parent_cvegeo,lat,lon,min_lat,min_lon,max_lat,max_lon\n"
STATES = (
    STATES_HEADER
    + "09,Ciudad de México,Ciudad de México,MX-CMX,MX09,CDMX,DF|D.F.|México D.F.\n"
    + "15,México,Estado de México,MX-MEX,MX15,Mex.,EDOMEX|Edo. Méx.\n"
    + "18,Nayarit,Nayarit,MX-NAY,MX18,Nay.,\n"
)
MUNICIPALITIES = (
    MUNICIPALITIES_HEADER
    + "09002,Azcapotzalco,09,,0.5,0.5,0.0,0.0,1.0,1.0\n"
    + "15001,San Juan Ñuu,15,,0.5,1.5,0.0,1.0,1.0,2.0\n"
    + "15002,San Juan Ñuu,15,,0.5,2.5,0.0,2.0,1.0,3.0\n"
    + "15003,Nuevo,15,15002,0.5,2.5,0.0,2.0,1.0,3.0\n"
    + "18001,San Juan Ñuu,18,,5.0,5.0,4.0,4.0,6.0,6.0\n"
)


def square(west: float, south: float, side: float) -> list[list[float]]:
    """A closed ring of longitudes and latitudes."""
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def shape(key: str, kind: str, coordinates: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"cve_ent": key}, "geometry": {"type": kind, "coordinates": coordinates}}


# 09 and 15 share the meridian 1° E; 15 has a lake from 1.4 to 1.6 and an island far to the east.
SHAPES = {
    "type": "FeatureCollection",
    "features": [
        shape("09", "Polygon", [square(0, 0, 1)]),
        shape("15", "MultiPolygon", [[square(1, 0, 1), square(1.4, 0.4, 0.2)], [square(3, 0, 0.5)]]),
    ],
}


@pytest.fixture(scope="module")
def geography() -> Geography:
    return Geography.from_tables(STATES, MUNICIPALITIES, SHAPES)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("México", "15"),
        ("MEXICO", "15"),
        ("edo.  mex", "15"),
        ("mex", "15"),
        ("mx-mex", "15"),
        ("MX15", "15"),
        ("DF", "09"),
        ("d. f.", "09"),
        ("Mexico, D.F.", "09"),
        ("ciudad de mexico", "09"),
    ],
)
def test_a_state_is_found_by_any_of_its_names(geography: Geography, typed: str, key: str) -> None:
    found = geography.state_by_name(typed)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("typed", ["", "Mexic", "Nayarit state", "15"])
def test_a_name_that_is_only_similar_finds_no_state(geography: Geography, typed: str) -> None:
    assert geography.state_by_name(typed) is None


def test_a_state_without_aliases_has_none(geography: Geography) -> None:
    nayarit = geography.state("18")
    assert nayarit is not None
    assert nayarit.aliases == ()


def test_unknown_keys_find_nothing(geography: Geography) -> None:
    assert geography.state("33") is None
    assert geography.municipality("1501") is None
    assert geography.municipalities_of("33") == ()
    assert not geography.in_state(0.5, 0.5, "33")
    with pytest.raises(KeyError):
        geography.bounds("33")


def test_every_namesake_is_returned_and_a_state_narrows_them(geography: Geography) -> None:
    assert [each.key for each in geography.municipalities_named("san juan nuu")] == ["15001", "15002", "18001"]
    assert [each.key for each in geography.municipalities_named("San Juan Ñuu", "15")] == ["15001", "15002"]
    assert geography.municipalities_named("San Juan", "15") == ()


def test_a_newer_municipality_keeps_its_key_and_is_drawn_as_its_parent(geography: Geography) -> None:
    newer, older = geography.municipality("15003"), geography.municipality("15002")
    assert newer is not None
    assert older is not None
    assert (newer.key, newer.parent, newer.drawn_as) == ("15003", "15002", "15002")
    assert (older.parent, older.drawn_as) == (None, "15002")


def test_a_states_bounds_hold_all_its_municipalities(geography: Geography) -> None:
    assert geography.bounds("15") == Box(0.0, 1.0, 1.0, 3.0)


def test_the_state_that_holds_a_point_is_found(geography: Geography) -> None:
    assert geography.states_near(0.5, 0.5) == ("09",)
    assert geography.state_at(0.25, 3.25) == "15"


def test_a_hole_is_not_part_of_the_state(geography: Geography) -> None:
    assert geography.state_at(0.3, 1.5) == "15"
    assert geography.state_at(0.5, 1.5) is None


def test_both_states_are_near_at_their_border_the_holder_first(geography: Geography) -> None:
    assert geography.states_near(0.5, 0.99) == ("09", "15")
    assert geography.states_near(0.5, 1.01) == ("15", "09")


@pytest.mark.parametrize(("lat", "lon"), [(-0.017, 0.5), (0.5, -0.017), (1.017, 0.5), (1.012, -0.012)])
def test_a_point_less_than_two_kilometres_out_is_still_in_the_state(
    geography: Geography, lat: float, lon: float
) -> None:
    assert geography.in_state(lat, lon, "09")
    assert geography.state_at(lat, lon) == "09"


@pytest.mark.parametrize(("lat", "lon"), [(-0.019, 0.5), (0.5, -0.019), (1.019, 0.5), (1.014, -0.014)])
def test_a_point_more_than_two_kilometres_out_is_in_no_state(geography: Geography, lat: float, lon: float) -> None:
    assert not geography.in_state(lat, lon, "09")
    assert geography.states_near(lat, lon) == ()


def test_degrees_of_longitude_are_shorter_in_the_north() -> None:
    north = {"features": [shape("09", "Polygon", [square(0, 60, 1)])]}
    geography = Geography.from_tables(STATES, MUNICIPALITIES, north)
    assert geography.in_state(60.5, -0.034, "09")
    assert not geography.in_state(60.5, -0.038, "09")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 1e300])
def test_a_number_that_is_no_coordinate_is_in_no_state(geography: Geography, value: float) -> None:
    assert geography.states_near(value, 0.5) == ()
    assert geography.states_near(0.5, value) == ()


def test_one_name_for_two_states_is_refused() -> None:
    ambiguous = STATES + "20,Oaxaca,Oaxaca,MX-OAX,MX20,Oax.,d.f.\n"
    with refuses(Refused, match="two regions: 09 and 20"):
        Geography.from_tables(ambiguous, MUNICIPALITIES, SHAPES)


@pytest.mark.parametrize(
    "row",
    [
        "09003,Otra,15,,0.5,0.5,0.0,0.0,1.0,1.0",
        "33001,Otra,33,,0.5,0.5,0.0,0.0,1.0,1.0",
        "09002,Otra,09,,0.5,0.5,0.0,0.0,1.0,1.0",
        "09003,Otra,09,09004,0.5,0.5,0.0,0.0,1.0,1.0",
        "09003,Otra,09,15001,0.5,0.5,0.0,0.0,1.0,1.0",
    ],
)
def test_municipality_keys_that_contradict_each_other_are_refused(row: str) -> None:
    with refuses(Refused, match=r"part «(09|33)\d{3}»"):
        Geography.from_tables(STATES, MUNICIPALITIES + row + "\n", SHAPES)


def test_without_outlines_every_point_is_in_no_state() -> None:
    geography = Geography.from_tables(STATES, MUNICIPALITIES, {"features": []})
    assert geography.states_near(0.5, 0.5) == ()


def test_a_town_is_known_by_its_municipality_and_by_the_newer_one_that_it_may_lie_in() -> None:
    states = STATES.splitlines()[0] + "\n23,Quintana Roo,Quintana Roo,MX-ROO,MX23,QR,\n"
    keys = "23005,Benito Juárez,23,,21,-86,0,0,1,1\n23011,Puerto Morelos,23,23005,21,-86,0,0,1,1\n"
    towns = "name,lat,lon,cvegeo,population\nCancún,21,-86,23005,900\nLeona Vicario,21,-87,23005,8\nLejos,1,1,99001,\n"
    header = MUNICIPALITIES.splitlines()[0] + "\n"
    known = Geography.from_tables(states, header + keys, {"features": []}).with_towns(towns)
    assert [each.key for each in known.municipalities_with("CANCUN", "23")] == ["23005"]
    assert [each.key for each in known.municipalities_with("Leona Vicario", "23")] == ["23005", "23011"]
    assert known.municipalities_with("Cancún", "31") == known.municipalities_with("Lejos", "99") == ()
