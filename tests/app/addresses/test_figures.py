"""A figure travels: a small page that anybody may frame, and the answer that says how."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from lib.app import data
from lib.app.addresses import figures
from lib.app.addresses.figures import AskedFigure
from lib.app.server import light
from lib.app.server.security import Security
from lib.programme.indicator_ids import INDICATORS
from lib.publish.proof.seal import read_seal
from lib.publish.sharing.figure_page import figure_page
from tests.app.addresses.test_previews import HOST, get, tag
from tests.markup.made_hubs import names, sample
from tests.pages.app import environment
from tests.snapshot.samples import with_figures

ROOT = f"https://{HOST}"


@pytest.fixture(scope="module")
def site() -> Iterator[Starlette]:
    with environment():
        yield Starlette(routes=[*figures.ROUTES, *light.ROUTES], middleware=[Middleware(Security)])


@pytest.mark.parametrize("indicator", INDICATORS)
@pytest.mark.parametrize("state", ["", "31"])
def test_every_figure_has_a_small_page_without_scripts(site: Starlette, indicator: str, state: str) -> None:
    answer = get(site, f"/cifra/{indicator}?lang=en{f'&estado={state}' if state else ''}")
    assert answer.status_code == 200
    assert len(answer.content) <= 6000
    assert "<script" not in answer.text
    assert '<html lang="en">' in answer.text


def test_it_says_figure_sentence_date_source_cut_and_the_way_back(site: Starlette) -> None:
    html = get(site, "/cifra/ALC-1?estado=31").text
    assert '<p class="value">82</p>' in html
    assert "Yucatán" in html
    assert "Personas que asistieron al menos a una sesión" in html
    cut = data.newest().id[:4]
    assert f"Fuente: Pro Mujer · Datos al 30 nov 2023 · corte {cut}" in html
    assert 'href="../state?estado=31&amp;lang=es"' in html
    assert "Ejemplo" in html
    assert tag(html, "og:image") == f"{ROOT}/cifra/ALC-1.png?estado=31&amp;lang=es"


def test_the_page_and_its_card_carry_a_seal_in_which_an_altered_digit_is_found(site: Starlette) -> None:
    for file in ("ALC-1", "ALC-1.png"):
        content = get(site, f"/cifra/{file}").content
        seal = read_seal(content)
        assert seal is not None
        assert seal.whole
        assert seal.token.claims["snapshot"] == data.newest().id
    altered = read_seal(get(site, "/cifra/ALC-1").content.replace(b"358", b"359", 1))
    assert altered is not None
    assert not altered.whole


def test_it_offers_its_link_the_code_to_embed_it_and_a_qr_code_and_so_does_the_part_that_a_page_opens(
    site: Starlette,
) -> None:
    html, part = (get(site, f"/cifra/ALC-1{more}?estado=31").text for more in ("", "/compartir"))
    for each in (html, part):
        assert f"{ROOT}/cifra/ALC-1?estado=31&amp;lang=es" in each
        assert "&lt;iframe src=" in each
    assert 'data-copy="' in part
    assert '<img src="ALC-1.svg?estado=31&amp;lang=es"' in html
    code = get(site, "/cifra/ALC-1.svg?estado=31")
    assert code.headers["content-type"] == "image/svg+xml"
    assert 'xmlns="http://www.w3.org/2000/svg"' in code.text
    assert get(site, "/cifra/ALC-99/compartir").status_code == 404


def test_a_link_with_what_messengers_add_still_leads_there(site: Starlette) -> None:
    assert get(site, "/cifra/ALC-1?fbclid=x&utm_source=whatsapp").status_code == 200


@pytest.mark.parametrize(
    ("state", "word", "why"),
    [
        ("protected", "Protegido", "permitiría reconocer a muy pocas personas"),
        ("no-data", "Sin dato", "Nadie ha entregado este dato"),
        ("not-applicable", "No aplica", "no tiene sentido aquí"),
    ],
)
def test_each_kind_of_nothing_is_said_in_its_own_words(state: str, word: str, why: str) -> None:
    figure = sample().figure("ALC-1")
    hidden = with_figures(sample(), replace(figure, state=state, value=None))  # type: ignore[arg-type]
    html = figure_page("ALC-1", None, hidden, names(), root=None)
    assert re.search(rf'<p class="value none">.{{1,4}}{word}</p>', html)
    assert why in html
    assert "358" not in html


def test_a_figure_of_the_whole_programme_does_not_apply_to_a_state(site: Starlette) -> None:
    html = get(site, "/cifra/MET-1?estado=31").text
    assert "No aplica" in html
    assert "se calcula para todo el programa" in html


@pytest.mark.parametrize(
    "path",
    [
        "ALC-99",
        "alc-1",
        "ALC-1?estado=99",
        "ALC-1?estado=09",
        "ALC-1?corte=ffff0000",
        "ALC-1?corte=%27",
        "x.png",
        ".png",
    ],
)
def test_what_there_is_not_is_404_in_every_language_and_may_be_framed(site: Starlette, path: str) -> None:
    answer = get(site, f"/cifra/{path}")
    assert answer.status_code == 404
    assert "Esta página no existe" in answer.text
    assert "This page does not exist" in answer.text
    assert answer.headers["content-security-policy"].endswith("frame-ancestors *")


def test_the_newest_snapshot_may_be_asked_for_by_its_id(site: Starlette) -> None:
    html = get(site, f"/cifra/ALC-1?corte={data.newest().id[:4]}").text
    assert "358" in html
    assert "más reciente" not in html


def test_a_past_snapshot_says_so_and_leads_back_to_itself() -> None:
    html = figure_page("SIT-2", None, sample(), names(), root=ROOT, past=True)
    assert f'href="../hubs?lang=es&amp;corte={sample().id}"' in html
    assert "Hay un corte más reciente" in html


def test_anybody_may_frame_a_figure_and_only_named_origins_a_light_page(
    site: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    framed = get(site, "/cifra/ALC-1").headers
    assert "frame-ancestors *" in framed["content-security-policy"]
    assert "x-frame-options" not in framed
    light.shelf().edition(120)
    alone = get(site, "/ligera/es/hubs.html").headers
    assert "frame-ancestors 'self'" in alone["content-security-policy"]
    assert alone["x-frame-options"] == "SAMEORIGIN"
    monkeypatch.setenv("IMPULSO_FRAME_ORIGINS", "https://a.example https://b.example:8443")
    shared = get(site, "/ligera/es/hubs.html").headers
    assert shared["content-security-policy"].endswith("frame-ancestors 'self' https://a.example https://b.example:8443")
    assert "x-frame-options" not in shared
    stage = get(site, "/ligera/es/escenario.html").headers
    assert stage["content-security-policy"].endswith("frame-ancestors 'self'")
    assert stage["x-frame-options"] == "SAMEORIGIN"


def test_a_page_names_where_to_ask_how_to_embed_it_and_is_answered(site: Starlette) -> None:
    html = get(site, "/cifra/EMB-6?estado=07&lang=en").text
    found = re.search(r'type="application/json\+oembed" href="([^"]+)"', html)
    assert found is not None
    said = get(site, found[1].replace("&amp;", "&").removeprefix(ROOT)).json()
    assert (said["version"], said["type"]) == ("1.0", "rich")
    assert f'src="{ROOT}/cifra/EMB-6?estado=07&amp;lang=en"' in said["html"]
    assert said["provider_name"] == "Impulso Digital"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("format=xml&url=x", 501),
        ("", 400),
        ("url=https%3A%2F%2Fevil.example%2Fcifra%2FALC-1", 404),
        (f"url={quote(f'{ROOT}/cifra/ALC-99', '')}", 404),
        (f"url={quote(f'{ROOT}/hubs', '')}", 404),
        ("url=https%3A%2F%2F%5B", 404),
        (f"url={quote(f'{ROOT}/cifra/ALC-1', '')}&maxwidth=200&maxheight=%C2%B2", 200),
    ],
)
def test_what_cannot_be_embedded_is_refused(site: Starlette, query: str, status: int) -> None:
    answer = get(site, f"/oembed?{query}")
    assert answer.status_code == status
    assert status != 200 or answer.json()["width"] == 200


def test_a_figure_s_card_is_a_picture(site: Starlette) -> None:
    assert get(site, "/cifra/ALC-1.png?estado=07").content.startswith(b"\x89PNG")


def test_a_page_is_made_once(site: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[AskedFigure] = []
    monkeypatch.setattr(figures, "figure_page", lambda *given, **_: made.append(given) or "<p>made</p>")
    for _ in range(3):
        assert get(site, "/cifra/COM-1?estado=20&lang=en", host="once.example").status_code == 200
    assert len(made) == 1
