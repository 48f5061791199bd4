"""A programme's colour: wherever its own places are shaded or it is spoken of, nothing of the usual one is left."""

import colorsys
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

import lib.markup
from lib.markup.brand import paper_tint, tint
from lib.markup.map.picture import picture
from lib.markup.page import fill
from lib.publish.card.card import card_svg
from lib.publish.deck.deck import deck_of
from lib.publish.stage.colour import DARK_GROUND, LIGHT_GROUND, against, of_ours
from lib.publish.stage.page import style
from lib.publish.stage.slides import slides_of
from lib.snapshot.selection.hub_choice import HubChoice
from lib.snapshot.snapshot import Snapshot
from lib.views.map_layers import specification
from lib.wording.names import Names
from tests.markup.made_hubs import names as names_of
from tests.markup.made_hubs import sample, shapes
from tests.publish.stage.decks import deck

GREEN = "#006B3F"
STYLES = sorted((Path(lib.markup.__file__).parent / "styles").glob("*.css"))
_SERIES = re.compile(r"--(?:id-)?main: [^;]*;")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}\b")
_CHOSEN = {"#9A4485"}
"""The ring of what is chosen, which is the same in every programme so that it is told apart from every symbol."""


def purples(text: str) -> set[str]:
    """Return the colours of a text that are plainly of the usual brand's hue."""
    found = set()
    for each in _HEX.findall(text):
        hue, saturation, _ = colorsys.rgb_to_hsv(*(part / 255 for part in bytes.fromhex(each[1:])))
        if 285 < 360 * hue < 335 and saturation > 0.17:
            found.add(each)
    return found - _CHOSEN


@pytest.mark.parametrize("sheet", [each for each in STYLES if each.stem not in {"base", "choropleth"}], ids=str)
def test_no_style_sheet_names_the_usual_brand_where_a_programme_has_its_own(sheet: Path) -> None:
    assert purples(sheet.read_text(encoding="utf-8")) == set()


def test_own_regions_on_the_stage_are_of_the_programmes_colour_on_each_ground() -> None:
    made = style(GREEN, None)
    assert purples(_SERIES.sub("", made)) == set()
    for ground in (LIGHT_GROUND, DARK_GROUND):
        assert f"--ours: {of_ours(against(GREEN, ground), ground)};" in made


def in_green() -> tuple[Snapshot, Names]:
    """Return the sample as a green programme has it."""
    snapshot, names = deck()
    whole = names.programme
    green = whole.programme.model_copy(update={"colour": GREEN, "colour_on_dark": "#7FD6A8", "border": None})
    return snapshot, replace(names, programme=whole.model_copy(update={"programme": green}))


def test_the_card_and_the_printed_map_are_of_the_programmes_colour() -> None:
    snapshot, names = in_green()
    assert purples(card_svg(snapshot, names)) == set()
    who = names.programme.programme
    assert purples(fill("map-print.css", tint=paper_tint(who))) == set()
    assert paper_tint(who) == tint(GREEN, 0.2, "#FFFFFF")


def test_states_of_a_map_on_a_slide_are_of_the_programmes_colour() -> None:
    snapshot, names = in_green()
    file = deck_of(slides_of(snapshot, names), names, datetime(2023, 12, 1, tzinfo=UTC))
    with zipfile.ZipFile(BytesIO(file)) as archive:
        slides = [archive.read(each).decode() for each in archive.namelist() if each.startswith("ppt/slides/slide")]
    filled = of_ours(against(GREEN, LIGHT_GROUND), LIGHT_GROUND)[1:]
    assert any(filled in each for each in slides)


def test_places_with_a_hub_are_shaded_in_the_programmes_colour_on_the_interactive_map() -> None:
    drawn = specification(picture(sample(), names_of("en"), HubChoice()), shapes(), brand=GREEN)
    assert '"getFillColor":[0,107,63,50]' in drawn


def test_a_tint_lies_between_the_colour_and_its_ground() -> None:
    assert tint("#000000", 0.5, "#FFFFFF") == "#808080"
    assert tint(GREEN, 1, "#FFFFFF") == GREEN
    assert tint(GREEN, 0, "#FBFAF8") == "#FBFAF8"
