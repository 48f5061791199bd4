"""The stage as a file: nothing from elsewhere, everything escaped, and live figures equal to the page's own."""

import hashlib
import re
from base64 import b64encode
from dataclasses import replace

from lib.markup.qr import qr_svg
from lib.publish.stage.colour import DARK_GROUND, LIGHT_GROUND, against, contrast
from lib.publish.stage.page import stage_data, stage_page
from tests.publish.stage.decks import deck


def test_the_file_asks_for_nothing_from_elsewhere() -> None:
    html = stage_page(*deck())
    loads = re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?([^"')\s>]+)""", html)
    assert [each for each in loads if not each.startswith(("data:", "#"))] == []
    assert "http://www.w3.org/2000/svg" in html
    assert not re.search(r"https?://(?!www\.w3\.org)", html)


def test_the_policy_inside_allows_this_script_and_no_other() -> None:
    html = stage_page(*deck())
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert script
    assert f"'sha256-{b64encode(hashlib.sha256(script[1].encode()).digest()).decode()}'" in html
    assert "default-src 'none'" in html


def test_what_a_cell_says_cannot_become_markup() -> None:
    snapshot, names = deck()
    names = replace(names, bootcamp_names={**names.bootcamp_names, "BC-01": "</script><script>alert(1)</script>"})
    html = stage_page(snapshot, names)
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_live_figures_are_the_page_s_own_without_the_land() -> None:
    snapshot, names = deck()
    html, data = stage_page(snapshot, names), stage_data(snapshot, names)
    assert data["id"] == snapshot.id
    assert f'data-mark="{data["mark"]}"' in html
    slides = data["slides"]
    assert isinstance(slides, dict)
    for name, inside in slides.items():
        if name != "bootcamps":
            assert inside in html
    assert sum(map(len, slides.values())) < 60_000


def test_the_mark_changes_when_a_source_falls_behind_though_the_snapshot_is_the_same() -> None:
    snapshot, names = deck()
    sources = tuple(replace(each, freshness="overdue", condition="overdue") for each in snapshot.sources)
    late = replace(snapshot, sources=sources)  # type: ignore[arg-type]
    assert stage_data(late, names)["id"] == stage_data(snapshot, names)["id"]
    assert stage_data(late, names)["mark"] != stage_data(snapshot, names)["mark"]


def test_the_file_says_the_same_twice_and_is_light_enough_for_a_mail() -> None:
    first, second = stage_page(*deck()), stage_page(*deck())
    assert first == second
    assert len(first.encode()) < 300_000


def test_a_programme_s_colour_is_made_strong_enough_on_both_grounds() -> None:
    for colour in ("#6B2D5C", "#FFD400", "#101010", "#7F7F7F"):
        for ground in (LIGHT_GROUND, DARK_GROUND):
            assert contrast(against(colour, ground), ground) >= 7
    assert against("#6B2D5C", LIGHT_GROUND) == "#6B2D5C"


def test_slides_and_notes_are_in_the_programme_s_colour() -> None:
    snapshot, names = deck()
    who = names.programme.programme.model_copy(update={"colour": "#0B6E4F"})
    html = stage_page(snapshot, replace(names, programme=names.programme.model_copy(update={"programme": who})))
    assert f"--brand: {against('#0B6E4F', LIGHT_GROUND)}" in html
    assert f"margin: 18px 0 4px; color: {against('#0B6E4F', LIGHT_GROUND)}" in html
    assert "@LIGHT@" not in html
    assert "@DARK@" not in html


def test_the_qr_code_is_dark_on_light_with_its_quiet_zone() -> None:
    code = str(qr_svg("https://impulso.example.org/ligera/es/"))
    assert code.startswith("<svg")
    assert "#fff" in code.lower()
    html = stage_page(*deck(), address="https://impulso.example.org/ligera/es/")
    assert html.count('class="qr"') == 1
    assert 'class="qr"' not in stage_page(*deck())


def test_a_slide_carries_its_caveats_in_small_words_and_not_what_its_as_of_line_says() -> None:
    html = stage_page(*deck("midway"))
    small = re.findall(r'<p class="caveats">(.*?)</p>', html)
    assert small[0] == "incluye 2 bootcamps aún en curso · cifras provisionales de 3 bootcamps"
    assert not any("atrasada" in each for each in small)
