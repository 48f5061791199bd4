"""Who lives where comes from INEGI's localities once they tell it for every state, or else from the list of places."""

import sqlite3
from contextlib import closing
from math import isnan
from pathlib import Path

import pytest

from lib.collect.places.geography import load_geography
from lib.collect.places.locality_catalogue import Entry, write_localities
from lib.collect.places.population import GEONAMES, PopulationProblem, load_population
from lib.programme.places import PopulationSource
from lib.programme.population import UNKNOWN, Population
from tests.pages.app import ROOT
from tests.refused import refuses

GEO = ROOT / "data" / "geo"
GEOGRAPHY = load_geography(GEO)
PLACES = GEO / "places.csv"
OWN = PopulationSource(source="Censo propio", year=2018)
HEAD = "name,lat,lon,cvegeo,population\n"


def listed(folder: Path, *lines: str, head: str = HEAD, whose: PopulationSource | None = OWN) -> Population | None:
    file = folder / "places.csv"
    file.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return load_population(folder / "none.sqlite", file, whose, GEOGRAPHY, ("31",))


def imported(folder: Path, *entries: Entry, states: tuple[str, ...] = ("31",)) -> Population:
    database = folder / "localities.sqlite"
    write_localities(entries, database, 2020)
    found = load_population(database, PLACES, GEONAMES, GEOGRAPHY, states)
    assert found is not None
    return found


def test_the_bundled_list_is_credited_with_its_edition() -> None:
    found = load_population(Path("none.sqlite"), PLACES, GEONAMES, GEOGRAPHY, ("31",))
    assert found is not None
    assert (len(found.names), found.source, found.year, found.women) == (
        16_849,
        "GeoNames (cities500), CC BY 4.0",
        2026,
        None,
    )
    ours = [
        n
        for n, key in zip(found.people, found.municipalities, strict=True)
        if key[:2] in {"04", "07", "20", "23", "31"}
    ]
    assert (len(ours), sum(map(int, ours))) == (3_213, 11_430_786)


def test_a_programmes_own_list_is_credited_to_whom_it_names(tmp_path: Path) -> None:
    found = listed(tmp_path, "Tekax,20.2,-89.28,31079,1000", "Sin censo,20.2,-89.28,31079,")
    assert found is not None
    assert (found.names, found.people.tolist(), found.source, found.year) == (("Tekax",), [1000], "Censo propio", 2018)


def test_a_list_without_inhabitants_or_without_a_source_tells_nothing(tmp_path: Path) -> None:
    assert listed(tmp_path, "Tekax,20.2,-89.28,31079", head="name,lat,lon,cvegeo\n") is None
    assert listed(tmp_path / ".", "Tekax,20.2,-89.28,31079,1000", whose=None) is None
    assert load_population(Path("none.sqlite"), tmp_path / "none.csv", OWN, GEOGRAPHY, ("31",)) is None


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Tekax,20.2,-89.28,31079,mil", "line 2: expected lat, lon in degrees and population as a whole number"),
        ("Tekax,20.2,-89.28,31079,-1", "line 2: expected"),
        ("Tekax,200,-89.28,31079,1", "line 2: expected"),
        ("Tekax,nan,-89.28,31079,1", "line 2: expected"),
        ("Tekax,20.2,-89.28,31999,1", "line 2: «31999» is not a key of the areas"),
    ],
)
def test_a_line_that_cannot_be_used_is_said_with_its_number(tmp_path: Path, line: str, says: str) -> None:
    with refuses(PopulationProblem, match=says):
        listed(tmp_path, line)


def test_imported_localities_take_the_place_of_the_list(tmp_path: Path) -> None:
    found = imported(
        tmp_path, Entry("310790001", "Tekax", 20.2, -89.28, 1000, 300), Entry("310790002", "Sin punto", None, None, 5)
    )
    assert (found.source, found.year, found.people.tolist()) == ("INEGI", 2020, [1000, 5])
    assert found.women is not None
    assert found.women.tolist() == [300, UNKNOWN]
    assert isnan(found.lat[1])


def test_localities_that_lack_a_state_or_inhabitants_leave_the_list_in_place(tmp_path: Path) -> None:
    assert imported(tmp_path, Entry("310790001", "Tekax", 20.2, -89.28, 1000), states=("31", "04")).source.startswith(
        "GeoN"
    )
    other = tmp_path / "other"
    other.mkdir()
    assert imported(other, Entry("310790001", "Tekax", 20.2, -89.28)).source.startswith("GeoN")


def test_a_database_of_an_earlier_version_is_read_and_added_to(tmp_path: Path) -> None:
    database = tmp_path / "localities.sqlite"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE localities (municipality TEXT, key TEXT, name TEXT, lat REAL, lon REAL, "
                           "PRIMARY KEY (municipality, key)) WITHOUT ROWID")  # fmt: skip
    found = load_population(database, PLACES, GEONAMES, GEOGRAPHY, ("31",))
    assert found is not None
    assert found.source.startswith("GeoNames")
    load_population.cache_clear()
    assert imported(tmp_path, Entry("310790001", "Tekax", 20.2, -89.28, 1000)).source == "INEGI"
