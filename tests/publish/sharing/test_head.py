"""What a page says of itself to whoever passes its link on."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from lib.publish.light.located import SITEMAP, located
from lib.publish.sharing.head import PageHead
from lib.publish.sharing.icon import icon
from tests.markup.made_hubs import names
from tests.publish.light.test_site import closing

ROOT = "https://impulso.example.org/tablero"
HEAD = PageHead(
    'Sitios "y" más', "15 de 21 <sitios>", "Impulso", "en", (("es", "hubs?lang=es"), ("en", "hubs?lang=en")),
    "ligera/en/tarjeta-hubs.png", "15 of 21",
)  # fmt: skip


def tags(html: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html)
    assert len({name for name, _ in found}) == len(found)
    return dict(found)


def test_every_address_is_absolute_and_below_the_root() -> None:
    html = HEAD.html(ROOT)
    said = tags(html)
    assert f'<link rel="canonical" href="{ROOT}/hubs?lang=en">' in html
    assert f'hreflang="es" href="{ROOT}/hubs?lang=es"' in html
    assert f'hreflang="x-default" href="{ROOT}/hubs?lang=es"' in html
    assert said["og:image"] == said["twitter:image"] == f"{ROOT}/ligera/en/tarjeta-hubs.png"
    assert (said["og:locale"], said["og:locale:alternate"]) == ("en_US", "es_MX")
    assert said["twitter:card"] == "summary_large_image"
    assert "<sitios>" not in html


def test_languages_are_of_the_country_where_the_programme_works_if_they_are_spoken_there() -> None:
    editions = (("en", "?lang=en"), ("sw", "?lang=sw"))
    said = tags(replace(HEAD, editions=editions, country="ke").html(ROOT))
    assert (said["og:locale"], said["og:locale:alternate"]) == ("en_KE", "sw_KE")
    said = tags(replace(HEAD, country="gt").html(ROOT))
    assert (said["og:locale"], said["og:locale:alternate"]) == ("en_US", "es_GT")


def test_without_a_root_nothing_is_said_that_needs_one() -> None:
    assert tags(HEAD.html(None)) == {"description": "15 de 21 &lt;sitios&gt;"}


def test_a_description_that_tries_to_end_its_element_stays_in_it() -> None:
    bad = PageHead("t", "d", "s", "es", (("es", ""),), "p", "a", dataset=lambda _: {"name": "</script><svg onload=1>"})
    html = bad.html(ROOT)
    assert "</script><svg" not in html
    found = re.search(r'<script type="application/ld\+json">(.*)</script>', html)
    assert found is not None
    assert json.loads(found[1])["name"] == "</script><svg onload=1>"


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_page_has_a_card_of_its_own_with_its_figure_day_and_cut(language: str) -> None:
    heads = {path: head for path, head in closing().heads.items() if path.startswith(language)}
    for head in (*heads.values(), *(first.head for (code, _), first in closing().first.items() if code == language)):
        assert head.picture.removeprefix("ligera/") in closing().cards
        assert re.search(r"\d", head.picture_says.split("30")[0])
        for said in (head.picture_says, head.description):
            assert "30 nov 2023" in said or "30 Nov 2023" in said
            assert closing().snapshot[:4] in said
            assert "Ejemplo" in said or "Sample" in said
    pictures = {head.picture for path, head in heads.items()}
    shared = [path for path in heads if "/help-" in path or "/buscar" in path]  # guides that of help, search the first
    assert len(pictures) == len(heads) - len(shared)


def test_the_card_of_a_state_says_that_states_figure() -> None:
    assert "79 " in closing().heads["es/state-07.html"].picture_says
    assert "Chiapas" in closing().heads["es/state-07.html"].picture_says
    assert "15 de 21" in closing().heads["es/hubs.html"].description
    assert "71" in closing().heads["es/hubs.html"].picture_says


def test_the_list_of_pages_names_each_page_and_each_light_twin_in_every_language() -> None:
    tree = ElementTree.fromstring(located(closing(), ROOT)[SITEMAP])  # noqa: S314  our own
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    named = [place.text or "" for place in tree.iter(f"{space}loc")]
    pages = len(closing().first) + len({head.address for head in closing().heads.values()})
    assert len(named) == len(set(named)) == pages > 40
    assert {f"{ROOT}/?lang=es", f"{ROOT}/state?estado=31&lang=en", f"{ROOT}/ligera/es/hubs.html"} <= set(named)
    assert SITEMAP not in located(closing(), None)


def test_the_icon_is_one_png_in_an_ico() -> None:
    made = icon(names().programme.programme)
    assert made[:6] == b"\0\0\1\0\1\0"
    assert made[6:8] == bytes((48, 48))
    assert made[22:30] == b"\x89PNG\r\n\x1a\n"
