"""Every series can be seen and read on every ground, and is one colour wherever it is drawn."""

import re
from pathlib import Path

import pytest

from lib.markup.map.symbols import CASING, IN_ORDER, SYMBOLS
from lib.markup.page import style
from lib.markup.palette import EDGE, GROUND, INK, MAIN, PALE, QUIET, SERIES, contrast, css, ink_on
from lib.publish.stage.colour import DARK_GROUND, LIGHT_GROUND

ROOT = Path(__file__).resolve().parents[2]
STAGE = (ROOT / "lib/publish/stage/templates/stage.css").read_text(encoding="utf-8")
LIGHT = ("#FFFFFF", "#FDFCFA", "#F3EFEA", LIGHT_GROUND)
DARK = ("#18151B", "#242028", DARK_GROUND)
OUTLINED = {PALE, "group-3", "group-4", "group-5", "planned", "unknown"}
"""Series too pale to stand without their outline."""


@pytest.mark.parametrize("ground", [*LIGHT, *DARK])
def test_the_outline_of_every_part_is_seen_on_every_ground(ground: str) -> None:
    assert contrast(EDGE, ground) >= 3


@pytest.mark.parametrize("series", SERIES)
def test_a_series_is_seen_on_every_ground_without_its_outline_unless_it_is_a_pale_one(series: str) -> None:
    light, dark = SERIES[series]
    seen = [contrast(light, ground) >= 3 for ground in LIGHT] + [contrast(dark, ground) >= 3 for ground in DARK]
    assert all(seen) or series in OUTLINED


@pytest.mark.parametrize("series", SERIES)
def test_what_is_written_on_a_series_can_be_read_in_both_themes(series: str) -> None:
    ink = ink_on(series)
    assert ink in (INK, GROUND)
    assert contrast(ink.light, SERIES[series].light) >= 4.5
    assert contrast(ink.dark, SERIES[series].dark) >= 4.5


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_text_and_the_states_of_data_can_be_read_on_both_grounds_of_a_theme(ground: str) -> None:
    place = ("light", "dark").index(ground)
    told = [re.findall(rf"--id-{name}: light-dark\((#\w+), (#\w+)\)", style())[0][place] for name in TEXTS]
    for colour in (*told, INK[place]):
        assert all(contrast(colour, each) >= 4.5 for each in (LIGHT[1:3], DARK[:2])[place])


TEXTS = ("brand", "good", "warn", "bad")


@pytest.mark.parametrize(
    ("token", "series"), [("main", MAIN), ("staff", "partner-staff"), ("other", "other"), ("pale", PALE)]
)
def test_style_sheets_have_the_colours_of_the_palette(token: str, series: str) -> None:
    light, dark = SERIES[series]
    assert f"--id-{token}: light-dark({light}, {dark})" in style()
    assert f"--id-edge: {EDGE}" in style()


def test_bars_of_the_stage_have_the_colours_of_the_palette() -> None:
    for series, token in ((MAIN, "main"), (QUIET, "bar")):
        light, dark, chosen = re.findall(rf"--{token}: (#\w+)", STAGE)
        assert (light, dark, chosen) == (*SERIES[series], SERIES[series].dark)
    assert set(re.findall(r"--edge: (#\w+)", STAGE)) == {EDGE}


def test_a_symbol_of_the_map_has_the_colour_of_its_condition_and_is_seen_on_its_casing() -> None:
    for condition in IN_ORDER:
        symbol = SYMBOLS[condition]
        assert contrast(symbol.colour, CASING) >= 3
        assert symbol.colour == SERIES[condition].light or symbol.look == "hollow"


def test_a_fill_is_there_for_browsers_that_know_no_themes_too() -> None:
    assert css(MAIN) == "background:#6B2D5C;background:light-dark(#6B2D5C,#D7A6C9)"


def test_who_chooses_her_own_colours_keeps_the_marks() -> None:
    for sheet, marks in ((style(), ("bar > span", "hub-map", "choropleth svg")), (STAGE, ("track i", ".map"))):
        forced = sheet.partition("@media (forced-colors: active)")[2]
        assert all(mark in forced.partition("forced-color-adjust: none")[0] for mark in marks)
