"""Localities come from the imported catalogue where there is one, from the bundled gazetteer otherwise."""

from pathlib import Path

import pytest

from lib.collect.places.geography import load_geography
from lib.collect.places.localities import open_localities
from lib.collect.places.locality_catalogue import Entry, write_localities
from lib.programme.localities import Match
from tests.pages.app import ROOT

GEO = ROOT / "data" / "geo"
PLACES = GEO / "places.csv"
TEKAX = (20.2052, -89.2852)


def test_without_a_catalogue_the_gazetteer_knows_names_and_no_keys(tmp_path: Path) -> None:
    found = open_localities(tmp_path / "none.sqlite", PLACES, load_geography(GEO))
    assert found.find("31079", "Kancab", *TEKAX) == Match(None, True)
    assert found.find("31079", "Tekax de Álvaro Obregón", *TEKAX) == Match(None, False)
    assert found.find("00000", "Kancab", *TEKAX) == Match(None, False)


def test_a_municipality_newer_than_the_polygons_is_looked_up_as_its_parent(tmp_path: Path) -> None:
    geography = load_geography(GEO)
    young = next(each for each in geography.municipalities if each.parent and each.state == "04")
    found = open_localities(tmp_path / "none.sqlite", PLACES, geography)
    assert young.parent is not None
    assert found.of(young.key) == found.of(young.parent) != ()


def test_the_catalogue_takes_the_place_of_the_gazetteer(tmp_path: Path) -> None:
    database = tmp_path / "localities.sqlite"
    write_localities([Entry("310790001", "Tekax de Álvaro Obregón", *TEKAX)], database)
    found = open_localities(database, PLACES, load_geography(GEO))
    assert found.find("31079", "tekax de alvaro obregon", *TEKAX) == Match("310790001", True)
    assert found.find("31079", "Kancab", *TEKAX) == Match(None, False)


def test_without_either_it_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"none\.csv"):
        open_localities(tmp_path / "none.sqlite", tmp_path / "none.csv", load_geography(GEO))
