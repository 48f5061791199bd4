"""Every condition has a shape and a colour of its own on the map, and the bundled atlas is what the code draws."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from lib.indicators.hubs import CONDITIONS
from lib.markup.map.symbols import AHEAD, HELD, IN_ORDER, SYMBOLS, atlas, bootcamp_symbol, drawing, icon_mapping, inline
from lib.tables.schema.vocabulary import BootcampStatus
from tests.pages.app import ROOT


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_condition_has_a_symbol() -> None:
    assert set(IN_ORDER) == {*CONDITIONS, "unknown"}


@pytest.mark.parametrize(("one", "other"), list(combinations(CONDITIONS, 2)))
def test_no_two_conditions_have_the_same_shape(one: str, other: str) -> None:
    shapes = [(SYMBOLS[name].path, SYMBOLS[name].look) for name in (one, other)]
    assert shapes[0] != shapes[1]


@pytest.mark.parametrize("symbol", list(SYMBOLS))
def test_every_colour_is_three_to_one_on_its_white_casing(symbol: str) -> None:
    assert 1.05 / (luminance(SYMBOLS[symbol].colour) + 0.05) >= 3
    assert '"#FFFFFF"' in drawing(symbol)


def test_a_bootcamp_is_held_or_ahead_or_not_on_the_map() -> None:
    assert {str(status): bootcamp_symbol(str(status)) for status in BootcampStatus} == {
        **dict.fromkeys(("proposed", "confirmed", "recruiting", "postponed"), AHEAD),
        **dict.fromkeys(("running", "completed"), HELD),
        "cancelled": None,
    }


def test_the_bundled_atlas_is_the_one_that_the_code_draws() -> None:
    path = ROOT / "static" / "map" / "symbols.svg"
    assert path.read_text(encoding="utf-8") == atlas(), "run: python scripts/build_symbols.py"
    root = ElementTree.fromstring(atlas())  # noqa: S314  our own text
    wide = max(place["x"] + place["width"] for place in icon_mapping().values())
    assert root.get("width") == str(wide)


def test_in_a_line_of_text_a_symbol_is_an_image_without_words() -> None:
    assert 'alt=""' in inline("planned")
    assert "data:image/svg+xml," in inline("planned")
