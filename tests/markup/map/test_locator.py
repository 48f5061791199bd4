"""The first page's map names the programme's states and says where its bootcamps are."""

import re
from dataclasses import replace

from lib.markup.map.locator import locator
from tests.markup.made_hubs import names, sample, shapes


def test_every_state_is_named_in_full_or_short_and_leads_to_its_page() -> None:
    html = locator(sample(), names(), shapes())
    named = dict(re.findall(r'<a href="state\?estado=(\d\d)&amp;lang=es"[^>]*>([^<]+)</a>', html))
    assert sorted(named) == sorted(names().programme.programme.states)
    assert named["04"] == "Campeche"


def test_a_bootcamp_that_is_held_and_one_to_come_look_different_and_a_cancelled_one_is_not_there() -> None:
    first, second, third = sample().bootcamps[:3]
    entries = (first, replace(second, status="recruiting"), replace(third, status="cancelled"))
    html = locator(replace(sample(), bootcamps=entries), names(), shapes())
    sheet, key = html.split("<figcaption")
    assert (sheet.count('class="dot"'), sheet.count('class="dot ahead"')) == (1, 1)
    assert "bootcamp por empezar" in key


def test_outlines_are_masks_over_colours_of_the_theme_so_that_no_svg_element_is_needed() -> None:
    html = locator(sample(), names(), shapes())
    assert "<svg" not in html
    assert html.count("--drawn:url('data:image/svg+xml,") == 3
    assert len(html) < 12_000


def test_a_state_whose_name_finds_no_room_is_not_called_by_its_key() -> None:
    usual = names()
    keys = {key: replace(usual.geography.state(key), abbreviation=key) for key in usual.programme.programme.states}
    states = tuple(keys.get(each.key, each) for each in usual.geography.states)
    html = locator(sample(), replace(usual, geography=replace(usual.geography, states=states)), shapes())
    assert not re.search(r">\d\d</a>", html)
    assert "Quintana Roo" not in html
