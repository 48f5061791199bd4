"""What an installed dashboard is called, and its icons."""

import struct
from pathlib import Path

import pytest
import resvg_py

from lib.app.brand import UNKNOWN
from lib.publish.sharing.icon import picture
from lib.publish.sharing.manifest import ICON_SIDES, manifest

WHO = UNKNOWN.model_copy(update={"name": "Impulso", "colour": "#123456"})


def test_it_has_the_programmes_name_and_colour_and_stands_below_any_path() -> None:
    said = manifest(WHO, "en")
    assert (said["name"], said["theme_color"], said["lang"]) == ("Impulso", "#123456", "en")
    assert (said["start_url"], said["scope"]) == ("./?lang=en", "./")
    assert all(not each["src"].startswith(("/", "http")) for each in said["icons"])


@pytest.mark.parametrize("side", ICON_SIDES)
@pytest.mark.parametrize("logo", ["", "logo.png"])
def test_icons_are_of_the_size_that_is_named_whatever_size_the_logo_has(tmp_path: Path, side: int, logo: str) -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="2" height="2" fill="#00f"/></svg>'
    (tmp_path / "logo.png").write_bytes(bytes(resvg_py.svg_to_bytes(svg_string=drawn, width=31, height=31)))
    png = picture(WHO.model_copy(update={"logo": logo}), tmp_path, side)
    assert struct.unpack(">II", png[16:24]) == (side, side)
    assert picture(WHO, tmp_path, side) != picture(WHO.model_copy(update={"logo": "logo.png"}), tmp_path, side)
