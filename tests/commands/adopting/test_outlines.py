"""Files of outlines as people have them, and the places that are made of them."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import shapefile
from pyproj import CRS, Transformer

from lib.commands.adopting.outlines import Feature, OutlinesProblem, read_outlines
from lib.commands.adopting.places import doubtful, drawn, first_of, is_ready, places_of, read_on_one_side, within
from lib.programme.regions import geography_of

Ring = list[tuple[float, float]]


def square(west: float, south: float = 14, size: float = 1) -> Ring:
    return [(west, south), (west, south + size), (west + size, south + size), (west + size, south), (west, south)]


def geojson(file: Path, *features: tuple[dict[str, Any], list[Ring]], **more: Any) -> Path:
    told = [
        {
            "type": "Feature",
            "properties": told,
            "geometry": {"type": "MultiPolygon", "coordinates": [[r] for r in rings]},
        }
        for told, rings in features
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": told, **more}), encoding="utf-8")
    return file


def zipped(file: Path, rings: dict[str, Ring], epsg: int, encoding: str = "utf-8") -> Path:
    """Write a shapefile with the fields CODE and NOMBRE, in a folder of a ZIP as portals hand it out."""
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf, encoding=encoding) as writer:
        writer.field("CODE", "N", decimal=0)
        writer.field("NOMBRE", "C")
        for number, (name, ring) in enumerate(rings.items(), start=1):
            writer.poly([ring])
            writer.record(number, name)
    parts = {"shp": shp.getvalue(), "shx": shx.getvalue(), "dbf": dbf.getvalue()}
    with zipfile.ZipFile(file, "w") as archive:
        for ending, content in parts.items():
            archive.writestr(f"datos/Deptos.{ending.upper()}", content)
        archive.writestr("datos/Deptos.prj", CRS.from_epsg(epsg).to_wkt("WKT1_ESRI"))
    return file


def test_a_projected_shapefile_in_a_zip_is_turned_into_degrees(tmp_path: Path) -> None:
    bent = Transformer.from_crs(4326, 32615, always_xy=True)
    ring = [bent.transform(x, y) for x, y in square(-91)]
    [found] = read_outlines(zipped(tmp_path / "d.zip", {"Quiché": ring}, 32615, "cp1252"))
    assert found.properties == {"CODE": 1, "NOMBRE": "Quiché"}
    assert found.geometry.bounds == pytest.approx((-91, 14, -90, 15), abs=1e-6)


def test_a_topology_gives_the_same_polygons_as_its_arcs_say(tmp_path: Path) -> None:
    arcs = [[[0, 0], [0, 10]], [[0, 10], [-10, 0], [0, -10], [10, 0]], [[0, 0], [10, 0], [0, 10], [-10, 0]]]
    told = {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [10, 5]},
        "arcs": arcs,
        "objects": {
            "lines": {"type": "LineString", "arcs": [0]},
            "zones": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Oeste"}, "id": "W"},
                    {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"name": "Este"}, "id": "E"},
                ],
            },
        },
    }
    file = tmp_path / "t.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    west, east = read_outlines(file)
    assert (west.properties, west.geometry.bounds) == ({"id": "W", "name": "Oeste"}, (9, 5, 10, 6))
    assert (east.properties, east.geometry.bounds) == ({"id": "E", "name": "Este"}, (10, 5, 11, 6))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no outlines", "it is not GeoJSON"),
        (b'{"type": "FeatureCollection", "features": []}', "no outline"),
        (b"[1]", "it is not GeoJSON"),
    ],
)
def test_what_is_no_file_of_outlines_is_refused_by_its_name(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    with pytest.raises(OutlinesProblem, match=said):
        read_outlines(file)


def test_metres_without_a_projection_are_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OutlinesProblem, match="EPSG:4326"):
        read_outlines(geojson(tmp_path / "m.json", ({"k": 1}, [square(500000, 1600000, 1000)])))


def test_an_older_geojson_says_its_projection_itself(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    [found] = read_outlines(geojson(tmp_path / "m.json", ({"k": 1}, [square(0, 0, 111319.4908)]), crs=crs))
    assert found.geometry.bounds == pytest.approx((0, 0, 1, 1), abs=1e-3)


def features(tmp_path: Path, *told: tuple[dict[str, Any], list[Ring]]) -> list[Feature]:
    return read_on_one_side(geojson(tmp_path / "f.json", *told))


def test_islands_with_the_same_key_are_one_place(tmp_path: Path) -> None:
    found = features(tmp_path, ({"k": 1.0, "n": "Mar"}, [square(0)]), ({"k": 1.0, "n": "Mar"}, [square(3)]))
    [place] = places_of(found, "k", "n")
    assert (place.key, place.name, place.geometry.bounds) == ("1", "Mar", (0, 14, 4, 15))


def test_a_key_with_two_names_and_a_property_that_is_not_there_are_told(tmp_path: Path) -> None:
    found = features(tmp_path, ({"k": 1, "n": "Mar"}, [square(0)]), ({"k": 1, "n": "Sur"}, [square(3)]))
    with pytest.raises(OutlinesProblem, match="Mar, Sur"):
        places_of(found, "k", "n")
    with pytest.raises(OutlinesProblem, match=r"“key” is not a property.*k: 1, 1; n: Mar, Sur"):
        places_of(found, "key", "n")
    assert first_of(found) == {"k": ["1", "1"], "n": ["Mar", "Sur"]}


def test_what_is_likely_no_place_is_named_and_can_be_left_out(tmp_path: Path) -> None:
    told = [({"k": number, "n": f"Lugar {number}"}, [square(number)]) for number in range(1, 60)]
    lakes = [({"k": 0, "n": name}, [square(west)]) for name, west in (("Lago Uno", 70), ("Lago Dos", 72))]
    file = geojson(tmp_path / "f.json", *told, *lakes)
    written = json.loads(file.read_text(encoding="utf-8"))
    written["features"].append({"type": "Feature", "properties": {"k": 99, "n": "Sin dibujo"}, "geometry": None})
    file.write_text(json.dumps(written), encoding="utf-8")
    found = read_on_one_side(file)
    assert doubtful(found, "k", "n") == {"0": ["Lago Dos", "Lago Uno"], "99": ["Sin dibujo"]}
    assert doubtful(found, "n", "k") == {"Sin dibujo": ["99"]}
    with pytest.raises(OutlinesProblem, match=r"Lago Dos, Lago Uno.*left_out = \['0'\]"):
        places_of(found, "k", "n")
    with pytest.raises(OutlinesProblem, match=r"“99” .Sin dibujo. has no outline"):
        places_of(found, "k", "n", left_out=["0"])
    assert len(places_of(found, "k", "n", left_out=["0", "99"])) == 59
    every = [({"k": 1, "n": f"Lugar {number}"}, [square(number)]) for number in range(1, 60)]
    assert doubtful(read_on_one_side(geojson(tmp_path / "g.json", *every)), "k", "n") == {}


def test_a_part_is_in_the_region_that_it_names_or_else_in_the_one_where_it_lies(tmp_path: Path) -> None:
    regions = places_of(
        features(tmp_path, ({"k": "A", "n": "Norte"}, [square(0)]), ({"k": "B", "n": "Sur"}, [square(1)])), "k", "n"
    )
    parts = features(tmp_path, ({"k": "1", "n": "Uno", "r": "SUR"}, [square(0.2, 14.2, 0.5)]))
    assert [each.region for each in within(places_of(parts, "k", "n", "r"), regions)] == ["B"]
    assert [each.region for each in within(places_of(parts, "k", "n"), regions)] == ["A"]
    far = places_of(features(tmp_path, ({"k": "2", "n": "Dos"}, [square(50)])), "k", "n")
    with pytest.raises(OutlinesProblem, match="is in no region"):
        within(far, regions)


def test_outlines_are_simplified_together_and_keep_a_point_inside(tmp_path: Path) -> None:
    border = [(1 + 0.0001 * (number % 2), 14 + number / 5000) for number in range(5001)]
    west = [(0, 14), *border, (0, 15), (0, 14)]
    east = [(2, 15), *border[::-1], (2, 14), (2, 15)]
    told = features(tmp_path, ({"k": "W", "n": "W"}, [west, square(5, 14, 0.0001)]), ({"k": "E", "n": "E"}, [east]))
    collection = drawn(places_of(told, "k", "n"))
    points = [len(ring) for each in collection["features"] for part in each["geometry"]["coordinates"] for ring in part]
    assert max(points) < 100
    assert len(points) == 2
    places = geography_of(collection)
    for each in places.municipalities:
        assert places.state_at(each.lat, each.lon) == each.key


def test_lands_across_the_180th_meridian_are_drawn_in_one_piece(tmp_path: Path) -> None:
    told = features(
        tmp_path, ({"k": "F", "n": "F"}, [square(179), square(-180)]), ({"k": "G", "n": "G"}, [square(177)])
    )
    collection = drawn(places_of(told, "k", "n"))
    assert [len(each["geometry"]["coordinates"]) for each in collection["features"]] == [1, 1]
    assert geography_of(collection).state_at(14.5, -179.5) == "F"


def test_only_a_small_file_with_key_and_name_is_kept_as_it_is(tmp_path: Path) -> None:
    assert is_ready(geojson(tmp_path / "a.json", ({"key": "A", "name": "A"}, [square(0)])))
    assert not is_ready(geojson(tmp_path / "b.json", ({"id": "A", "name": "A"}, [square(0)])))
    assert not is_ready(zipped(tmp_path / "c.zip", {"A": square(0)}, 4326))
