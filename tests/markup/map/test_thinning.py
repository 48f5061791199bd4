"""Outlines lose points, not their shape."""

from lib.markup.map.thinning import thin, thinned
from tests.markup.made_hubs import shapes

SQUARE = ((0.0, 0.0), (0.5, 0.001), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))


def test_a_point_that_hardly_moves_the_line_goes() -> None:
    assert thin(SQUARE, 0.01) == ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))


def test_a_point_that_is_farther_from_the_line_than_allowed_stays() -> None:
    assert thin(SQUARE, 0.0005) == SQUARE


def test_states_that_only_surround_ours_are_coarser_and_only_the_wanted_municipalities_are_kept() -> None:
    found = thinned(shapes(), 0.02, frozenset({"31"}), frozenset({"31079"}))
    sizes = {
        each["properties"]["cve_ent"]: sum(map(len, each["geometry"]["coordinates"]))
        for each in found.states["features"]
    }
    before = {
        each["properties"]["cve_ent"]: str(each["geometry"]["coordinates"]).count("[")
        for each in shapes().states["features"]
    }
    assert sizes["31"] / before["31"] > sizes["07"] / before["07"]
    assert [each["properties"]["cvegeo"] for each in found.municipalities("31")["features"]] == ["31079"]
    assert found.municipalities("20")["features"] == []
