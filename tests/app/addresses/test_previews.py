"""A link is fetched as messengers and search engines fetch it: HTML without scripts, then the picture it names."""

import re
import struct
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from lib.app.addresses import past, well_known
from lib.app.brand import identity
from lib.app.server import light
from lib.app.server.security import Security
from lib.app.server.shell import Shell
from lib.collect.store.store import Published, Store
from lib.markup.pages import PAGE_IDS
from tests import loops
from tests.pages.app import environment
from tests.snapshot.samples import sample_snapshot

AGENTS = (
    "WhatsApp/2.23.20.0 A",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Twitterbot/1.0",
)
HOST = "tablero.example.org"


@pytest.fixture(scope="module")
def site() -> Iterator[Starlette]:
    """The server without Streamlit: what answers before any script runs."""
    with environment():
        middleware = [Middleware(Security), Middleware(Shell, identity(), PAGE_IDS, light.first_pages, past.past_head)]
        light.shelf().edition(120)
        yield Starlette(routes=[*well_known.ROUTES, *light.ROUTES], middleware=middleware)


def get(site: Starlette, path: str, **headers: str) -> httpx2.Response:
    async def ask() -> httpx2.Response:
        transport = httpx2.ASGITransport(site)
        async with httpx2.AsyncClient(transport=transport, base_url=f"https://{HOST}") as client:
            return await client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    return loops.run(ask())


def tag(html: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]+)">', html)
    assert found, name
    return found[1]


@pytest.mark.parametrize("agent", AGENTS)
@pytest.mark.parametrize(
    ("path", "figure"),
    [
        ("/", "358"),
        ("/hubs?lang=en", "15 of 21"),
        ("/state?estado=07", "79 personas"),
        ("/ligera/es/state-31.html", "82 personas"),
    ],
)
def test_a_link_shows_title_figure_and_the_picture_of_that_page(
    site: Starlette, agent: str, path: str, figure: str
) -> None:
    html = get(site, path, user_agent=agent, accept="text/html", range="bytes=0-524288").text
    head = html[: html.index("</head>")]
    assert figure in tag(head, "og:description")
    assert tag(head, "og:title").endswith(" · Impulso Digital")
    picture = urlsplit(tag(head, "og:image"))
    assert (picture.scheme, picture.netloc) == ("https", HOST)
    drawn = get(site, picture.path, user_agent=agent, accept="image/*")
    assert (drawn.status_code, drawn.headers["content-type"]) == (200, "image/png")
    assert struct.unpack(">II", drawn.content[16:24]) == (1200, 630)


def _then(cut: str, _: Store) -> Published | None:
    midway = sample_snapshot("midway")
    return Published(midway, midway.read_at) if midway.id.startswith(cut) else None


@pytest.mark.parametrize(
    ("path", "figure"),
    [("/?", "247"), ("/prepare?lang=en&", "Prepare"), ("/state?estado=07&", "Chiapas")],
)
def test_a_link_to_a_past_snapshot_shows_that_snapshot_s_figure_and_picture(
    site: Starlette, monkeypatch: pytest.MonkeyPatch, path: str, figure: str
) -> None:
    monkeypatch.setattr(past, "published", _then)
    cut = sample_snapshot("midway").id
    html = get(site, f"{path}corte={cut[:6]}").text
    head = html[: html.index("</head>")]
    assert f" {cut[:4]}" in tag(head, "og:description"), "the cut is named"
    assert figure in tag(head, "og:description") + tag(head, "og:title")
    assert tag(head, "og:url").endswith(f"&amp;corte={cut}")
    picture = tag(head, "og:image")
    then = get(site, picture.removeprefix(f"https://{HOST}"))
    assert then.headers["content-type"] == "image/png"
    assert cut.encode() in then.content
    assert then.content != get(site, urlsplit(picture).path).content
    newest = get(site, path).text
    assert "corte=" not in newest[: newest.index("</head>")]


def test_a_cut_that_there_is_not_and_the_newest_by_its_id_show_the_newest(
    site: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "published", _then)
    for cut in ("0000", "../x", "zz", sample_snapshot("closing").id):
        answer = get(site, f"/reach?corte={cut}")
        head = answer.text[: answer.text.index("</head>")]
        assert (answer.status_code, "corte=" in head) == (200, False), cut
        assert get(site, f"/ligera/es/tarjeta-reach.png?corte={cut}").status_code == 200
    for wrong in ("es/tarjeta-nada.png", "xx/tarjeta.png", "es/tarjeta-state.pdf", "es/tarjeta-state-99.png"):
        assert get(site, f"/ligera/{wrong}?corte={sample_snapshot('midway').id}").status_code == 404


def test_the_tags_stand_within_the_first_bytes_that_agents_read(site: Starlette) -> None:
    assert get(site, "/").text.index("og:image:alt") < 30_000


def test_a_picture_is_drawn_once_for_everybody(site: Starlette) -> None:
    tagged = get(site, "/ligera/es/tarjeta-reach.png").headers["etag"]
    assert get(site, "/ligera/es/tarjeta-reach.png", if_none_match=tagged).status_code == 304


def test_a_host_that_is_no_name_gets_no_address_into_a_page(site: Starlette) -> None:
    html = get(site, "/", host='evil.example"><script>').text
    assert "evil" not in html
    assert "og:image" not in html


def test_however_many_names_are_asked_for_few_are_kept(site: Starlette) -> None:
    edition = light.edition_now()
    assert edition is not None
    for number in range(12):
        assert f"https://h{number}.example/" in get(site, "/", host=f"h{number}.example").text
    assert len(edition._at) <= 8


def test_the_declared_address_counts_before_the_one_that_was_asked_for(
    site: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMPULSO_PUBLIC_URL", "https://impulso.example.mx/tablero")
    head = get(site, "/reach?lang=es").text
    assert '<link rel="canonical" href="https://impulso.example.mx/tablero/reach?lang=es">' in head
    assert HOST not in head


def test_robots_find_the_list_of_pages_and_browsers_the_icon(site: Starlette) -> None:
    robots = get(site, "/robots.txt")
    assert robots.headers["content-type"].startswith("text/plain")
    assert f"Sitemap: https://{HOST}/sitemap.xml" in robots.text
    listed = get(site, "/sitemap.xml")
    assert listed.headers["content-type"].startswith("application/xml")
    for address in re.findall(r"<loc>([^<]+)</loc>", listed.text)[:40:5]:
        there = urlsplit(address.replace("&amp;", "&"))
        answer = get(site, f"{there.path}?{there.query}")
        assert answer.status_code == 200
        assert f'<link rel="canonical" href="{address}">' in answer.text
    assert get(site, "/favicon.ico").headers["content-type"] == "image/x-icon"


@pytest.mark.parametrize("path", ["/ligera/es/nada.html", "/ligera/fr/", "/ligera/es/tarjeta-nada.png"])
def test_a_light_page_that_is_not_there_says_so_in_every_language(site: Starlette, path: str) -> None:
    answer = get(site, path)
    assert answer.status_code == 404
    assert "Esta página no existe" in answer.text
    assert "This page does not exist" in answer.text
