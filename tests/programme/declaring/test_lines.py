"""The line of a place in a TOML file is that of its key or, if that is not there, of its section."""

import tomllib

import pytest

from lib.programme.declaring.lines import line_of

TEXT = '''name = "x"
[rules]
most = 3

[[sources]]
id = "one"
[sources.tabs]
sites = "Sites"

[[sources]]
id = "two"
note = """
id = "three"
"""
tabs = { sites = "Sites" }

[[sources]]
every = 3
id = "two"

[stage.opening]
place = "here"
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("name", 1),
        ("rules", 2),
        ("rules.most", 3),
        ("rules.least", 2),
        ("sources[one].id", 6),
        ("sources[one].tabs.sites", 8),
        ("sources[2].id", 11),
        ("sources[two].every", 18),
        ("sources[two].tabs", 15),
        ("stage.opening.place", 22),
        ("stage.closing", None),
        ("nothing", None),
        ("sources[four].id", None),
    ],
)
def test_a_place_has_the_line_of_its_key_or_of_its_section(place: str, line: int | None) -> None:
    if place in {"sources[2].id", "sources[two].tabs"}:
        text = TEXT.replace('every = 3\nid = "two"', "every = 3")
        place = place.replace("[2]", "[two]")
        assert line_of(text, tomllib.loads(text), place) == line
    else:
        assert line_of(TEXT, tomllib.loads(TEXT), place) == line
