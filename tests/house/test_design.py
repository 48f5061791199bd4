"""The page about the visual system says what the code does."""

import re
import tomllib
from pathlib import Path

import pytest

from lib.markup.map.symbols import AHEAD, HELD, SYMBOLS
from lib.markup.page import style
from lib.markup.palette import SERIES

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
COLOURS = sorted({colour.upper() for colour in re.findall(r"`(#[0-9A-Fa-f]{6})`", PAGE)})
CODE = "".join(
    path.read_text(encoding="utf-8")
    for path in (ROOT / ".streamlit" / "config.toml", *ROOT.glob("lib/**/*.py"), *ROOT.glob("lib/**/*.css"))
).upper()
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


def row(name: str) -> list[str]:
    """Return the cells of the row of the page that begins with a name."""
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| {name} "))
    return [cell.strip(" `") for cell in line.strip("| ").split("|")][1:]


@pytest.mark.parametrize("colour", COLOURS)
def test_each_colour_of_the_page_is_in_the_code(colour: str) -> None:
    assert colour in CODE


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("ground", "backgroundColor"),
        ("second ground", "secondaryBackgroundColor"),
        ("ink", "textColor"),
        ("rule", "borderColor"),
        ("brand", "primaryColor"),
    ],
)
def test_the_page_gives_the_theme_as_it_is_in_light_and_dark(name: str, option: str) -> None:
    assert row(name) == [THEME["light"][option], THEME["dark"][option]]


@pytest.mark.parametrize(("name", "token"), [("good", "good"), ("below plan", "warn"), ("far below", "bad")])
def test_the_page_gives_the_colours_of_states_as_the_style_sheet_has_them(name: str, token: str) -> None:
    light, dark = row(f"{name},")
    assert f"--id-{token}: light-dark({light}, {dark})" in style()


def test_our_blocks_and_light_pages_stand_on_the_ground_and_ink_of_the_theme() -> None:
    light = (ROOT / "lib" / "publish" / "light" / "light.css").read_text(encoding="utf-8")
    for name, option in (("ground", "backgroundColor"), ("ink", "textColor")):
        assert f"--{name}: light-dark({THEME['light'][option]}, {THEME['dark'][option]})" in light
    brand = f"light-dark({THEME['light']['primaryColor']}, {THEME['dark']['primaryColor']})"
    assert f"--id-brand: {brand}" in style()


def test_the_page_gives_the_colours_of_roles_ordered_groups_and_symbols() -> None:
    roles = ("micro-entrepreneur", "partner-staff", "other")
    assert [tuple(row(who)) for who in ("women micro-entrepreneurs,", "partners' staff", "others")] == [
        SERIES[role] for role in roles
    ]
    for ramp in zip(*(SERIES[f"group-{number}"] for number in range(1, 6)), strict=True):
        assert ", ".join(f"`{colour}`" for colour in ramp) in PAGE
    words = ("in service, verified", "in service, not verified", "intermittent", "out of service", "being installed")
    drawn = {**dict(zip(words, SYMBOLS, strict=False)), "planned": "planned", "retired": "retired", "chosen": "chosen"}
    assert {word: row(word)[1] for word in drawn} == {word: SYMBOLS[name].colour for word, name in drawn.items()}
    assert row("bootcamp held, ahead")[1] == SYMBOLS[HELD].colour == SYMBOLS[AHEAD].colour


def test_pictures_of_the_documents_are_small_and_each_is_shown_somewhere() -> None:
    pictures = list((ROOT / "docs" / "images").glob("*"))
    sizes = {picture.name: picture.stat().st_size for picture in pictures}
    assert sizes.pop("walk.webp") < 600_000  # the one that moves
    assert max(sizes.values()) < 200_000
    assert sum(picture.stat().st_size for picture in pictures) < 2_000_000
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *ROOT.glob("docs/*.md")))
    assert [picture.name for picture in pictures if f"images/{picture.name}" not in pages] == []
