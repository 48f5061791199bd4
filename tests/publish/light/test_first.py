"""The first answer of each page: the snapshot's public page as HTML, with links to pages of the dashboard."""

import re

import pytest

from lib.publish.light.first import QUIET_WORD, FirstAnswer
from lib.publish.light.heads import lead_of
from tests.publish.light.test_site import closing

PAGES = ("index", "reach", "hubs", "bootcamps", "data", "about", "prepare", "state-31")


@pytest.fixture(scope="module")
def first() -> dict[tuple[str, str], FirstAnswer]:
    return dict(closing().first)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_is_there_in_each_language_with_title_and_description(
    first: dict[tuple[str, str], FirstAnswer], page: str, language: str
) -> None:
    answer = first[language, page]
    assert answer.html.count('<main id="first"') == 1
    assert answer.html.count(QUIET_WORD) == 1
    assert answer.head.title.endswith(" · Impulso Digital")
    assert 20 < len(answer.head.description) < 400
    assert "<" not in answer.head.description


def test_the_first_page_says_the_figures_of_the_light_page(first: dict[tuple[str, str], FirstAnswer]) -> None:
    assert '<p class="big">358</p>' in first["es", "index"].html
    assert "358" in first["es", "index"].head.description


def test_links_lead_to_pages_of_the_dashboard_in_the_same_language(first: dict[tuple[str, str], FirstAnswer]) -> None:
    html = first["en", "hubs"].html
    menu = re.findall(r'href="(\./[a-z]*\?[^"]*)"', html.split("</nav>")[0])
    assert {"./?lang=en", "./reach?lang=en", "./hubs?lang=en", "./prepare?lang=en"} <= set(menu)
    leading = re.findall(r"[^\"/]*\.html[^\"]*", html.split("<h1")[0])
    assert leading == ["buscar.html", "escenario.html?presentar"], "these are files, all else a page"


def test_the_line_that_says_read_only_is_in_the_readers_language_and_dated(
    first: dict[tuple[str, str], FirstAnswer],
) -> None:
    assert "Solo lectura: la conexión no permite filtros. Datos al 30 de noviembre de 2023." in first["es", "data"].html
    assert 'id="read-only"' in first["en", "data"].html


def test_the_lead_is_the_text_of_the_first_element_that_says_what_the_page_says() -> None:
    assert lead_of('<p>no</p><p class="lead big">A <b>b</b>\n c</p><p class="lead">no</p>') == "A b c"
    assert lead_of("<p>nothing of the kind</p>") == ""
