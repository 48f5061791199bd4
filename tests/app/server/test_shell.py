"""Every page answers with its content first; what is no page is not there."""

import re
from pathlib import Path
from typing import Any

import httpx2
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from lib.app.brand import UNKNOWN
from lib.app.server.shell import Asked, FirstPages, Shell, asked_for
from lib.publish.light.first import QUIET_WORD, FirstAnswer
from lib.publish.light.packed import packed
from lib.publish.sharing.head import PageHead
from tests import loops
from tests.publish.light.test_site import closing

PAGES = ("home", "hubs", "state")
MOST_ADDED = 15_000
HEAD = PageHead(
    "Sitios · Dashboard", "Dónde <están>", "Dashboard", "es", (("es", "hubs?lang=es"),), "card.png", "Sitios"
)
WHO = UNKNOWN.model_copy(update={"languages": ("es", "en")})


def _answer(text: str) -> FirstAnswer:
    return FirstAnswer(HEAD, f'<main id="first">{QUIET_WORD}<p>{text}</p></main>')


FIRST = FirstPages(
    {
        ("es", "index"): _answer("avance"),
        ("es", "hubs"): _answer("sitios"),
        ("es", "state-04"): _answer("Campeche"),
        ("es", "state-31"): _answer("Yucatán"),
        ("en", "hubs"): _answer("hubs"),
    }
)


def _streamlit(request: Request) -> Any:
    if request.url.path.startswith("/static/"):
        return PlainTextResponse("a bundle")
    return HTMLResponse("Streamlit's page")


def get(path: str, first: FirstPages = FIRST, **headers: str) -> httpx2.Response:
    """Ask the shell, with Streamlit behind it, which gives its page for any address that it does not know."""
    middleware = [Middleware(Shell, WHO, PAGES, lambda _: first)]
    app = Starlette(routes=[Route("/{path:path}", _streamlit)], middleware=middleware)

    async def ask() -> httpx2.Response:
        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://x.example") as client:
            return await client.get(path, headers=headers)

    return loops.run(ask())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", "avance"),
        ("/hubs", "sitios"),
        ("/hubs?lang=en", "hubs"),
        ("/hubs?lang=xx", "sitios"),
        ("/state?estado=31", "Yucatán"),
        ("/state", "Campeche"),
        ("/state?estado=99", "Campeche"),
    ],
)
def test_the_first_answer_holds_the_page_that_the_address_asks_for(path: str, text: str) -> None:
    answer = get(path)
    assert answer.status_code == 200
    assert f"<p>{text}</p></main>" in answer.text
    assert '<div id="root"></div>' in answer.text  # where Streamlit draws


def test_the_page_says_its_title_and_what_it_is_about() -> None:
    html = get("/hubs").text
    assert "<title>Sitios · Dashboard</title>" in html
    assert '<meta name="description" content="Dónde &lt;están&gt;">' in html
    assert get("/hubs?lang=en").text.count('<html lang="en">') == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", None),
        ("?lang=en", None),
        ("?corte=7f3a", "first.opening.past"),
        ("?estado=31", "first.opening.chosen"),
        ("?fase=instalado&lang=es", "first.opening.chosen"),
    ],
)
def test_what_only_the_application_can_show_is_said_in_a_quiet_word(query: str, said: str | None) -> None:
    asked = asked_for("/hubs", query.removeprefix("?"), PAGES, ("es", "en"))
    assert asked is not None
    assert asked.quiet_word == said
    assert ("mientras tanto" in get(f"/hubs{query.replace('en', 'es')}").text) == (said is not None)


@pytest.mark.parametrize("path", ["/nowhere", "/hubs/more", "/%3Cscript%3E"])
def test_what_is_no_page_is_not_there_and_says_so_in_every_language(path: str) -> None:
    answer = get(path)
    assert answer.status_code == 404
    assert "Esta página no existe" in answer.text
    assert "This page does not exist" in answer.text
    assert 'href="/hubs?lang=en"' in answer.text
    assert "script" not in answer.text


def test_a_file_of_a_viewers_own_may_be_a_page() -> None:
    assert get("/media/0123.html").text == "Streamlit's page"


def test_files_pass_untouched() -> None:
    assert get("/static/js/index.js").text == "a bundle"


def test_a_page_is_made_once_and_a_reader_who_has_it_is_told_so() -> None:
    first = FirstPages(FIRST.answers)
    tag = get("/hubs", first).headers["etag"]
    assert get("/hubs", first, **{"if-none-match": tag}).status_code == 304
    assert len(first.made) == 1


def test_before_the_first_snapshot_the_application_comes_alone() -> None:
    answer = get("/hubs", FirstPages())
    assert answer.status_code == 200
    assert 'id="first"' not in answer.text


def test_an_address_never_reaches_the_page() -> None:
    assert asked_for("//hubs", "", PAGES, ("es",)) is None
    assert "evil" not in get('/state?estado="><script>evil').text
    assert asked_for("/state", "estado=31", PAGES, ("es",)) == Asked("state", "es", "31")


def test_nothing_that_has_to_be_fetched_stands_between_the_reader_and_the_first_answer() -> None:
    page = get("/hubs").text
    before, _, after = page.partition('<main id="first">')
    assert 'rel="stylesheet"' not in before
    assert re.findall(r'<script(?! type="module"| type="application)[^>]*src=', before) == []
    assert 0 < after.index('rel="stylesheet"') < after.index('<div id="root">')


def test_the_first_answer_of_every_page_adds_at_most_15_kb_to_streamlits_own() -> None:
    made = FirstPages(closing().first, "https://impulso.example.org")
    streamlits = Path(streamlit.__file__).parent / "static" / "index.html"
    without = len(packed("index.html", streamlits.read_bytes()).encodings["br"])
    added = {}
    for language, page in closing().first:
        name, _, part = page.replace("index", "home").partition("-")
        sent = made.page(Asked(name, language, part), "Impulso Digital").encodings["br"]
        added[language, page] = len(sent) - without
    assert len(added) > 30
    assert {page: size for page, size in added.items() if size > MOST_ADDED} == {}
