"""Which property of outlines is the key and which the name is found where nobody says so."""

import shapely

from lib.commands.adopting.outlines import Feature
from lib.commands.adopting.properties import likely, named

COUNTIES = [
    Feature({"CNTRY": "Kenya", "name": name, "no": number, "id": key}, shapely.box(number, 0, number + 1, 1))
    for number, (key, name) in enumerate([("KE-17", "Kisumu"), ("KE-43", "Turkana"), ("KE-28", "Mombasa")])
]


def test_the_property_that_holds_the_programmes_regions_is_the_key() -> None:
    assert likely(COUNTIES, ["KE-43", "KE-17"]) == ("id", "name")
    assert likely(COUNTIES, ["1", "2"]) == ("no", "name")


def test_regions_told_by_their_names_are_keyed_by_these() -> None:
    key, _ = likely(COUNTIES, ["Turkana"])
    assert key == "name"


def test_what_somebody_said_stays_and_what_nobody_said_is_found() -> None:
    assert named(COUNTIES, ("key", False), ("name", False), ["KE-17"]) == ("id", "name")
    assert named(COUNTIES, ("key", True), ("name", False), ["KE-17"]) == ("key", "name")
    assert named(COUNTIES, ("no", True), ("CNTRY", True), ["KE-17"]) == ("no", "CNTRY")
