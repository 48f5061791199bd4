"""The pages' two fonts leave cut to what is shown, under the names that Streamlit's pages ask for."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from lib.app.server.bundles import STATIC, Bundles
from scripts import build_shell_fonts as script
from tests.app.server.test_bundles import asked
from tests.indicators.facts import ROOT

FONTS = sorted((ROOT / "lib" / "app" / "server" / "fonts").rglob("*.woff2"))


@pytest.fixture
def nothing_compressed(tmp_path: Path) -> Bundles:
    return Bundles(tmp_path / "kept", tmp_path)


def path_of(font: Path) -> str:
    return f"/static/{font.relative_to(ROOT / 'lib' / 'app' / 'server' / 'fonts').as_posix()}"


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_a_font_of_the_installed_streamlit_leaves_cut(font: Path, nothing_compressed: Bundles) -> None:
    answer = asked(nothing_compressed, path_of(font))
    assert answer.body == font.read_bytes()
    assert len(answer.body) < (STATIC / "media" / font.name).stat().st_size / 2
    assert answer.headers["content-type"] == "font/woff2"
    assert "immutable" in answer.headers["cache-control"]
    assert asked(nothing_compressed, path_of(font), if_none_match=answer.headers["etag"]).status == 304


def test_both_fonts_are_those_of_the_installed_streamlit() -> None:
    assert len(FONTS) == 2
    assert all((STATIC / "media" / font.name).exists() for font in FONTS), "run scripts/build_shell_fonts.py"


def test_a_font_of_another_streamlit_is_left_to_it(nothing_compressed: Bundles) -> None:
    assert asked(nothing_compressed, "/static/media/MaterialSymbols-Rounded.other123.woff2").body == b"in clear"


def test_every_icon_that_streamlit_or_we_name_is_in_the_cut_font() -> None:
    whole = script.ligatures(TTFont(script.source("MaterialSymbols-Rounded")))
    cut = script.ligatures(TTFont(script.OUT / script.source("MaterialSymbols-Rounded").name))
    named = script.icons() & whole.keys()
    assert {"keyboard_double_arrow_left", "close", "check", "expand_more"} <= named
    assert named <= cut.keys()


def test_every_letter_that_our_texts_use_and_the_whole_font_has_is_in_the_cut_font() -> None:
    whole = set(TTFont(script.source("SourceSansVF-Upright")).getBestCmap())
    cut = set(TTFont(script.OUT / script.source("SourceSansVF-Upright").name).getBestCmap())
    texts = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "lib").rglob("*.po"))
    used = {ord(letter) for letter in texts + "Ts'otsilʼ K'iche' ñÑáéíóúüÁÉÍÓÚÜ ǃ ẍ"}
    assert used & whole <= cut
