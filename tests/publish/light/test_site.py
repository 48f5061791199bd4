"""The light pages as files: small, valid, read without scripts, and asking nobody for anything."""

import gzip
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from itertools import pairwise
from posixpath import normpath

import brotli
import pytest
import tinyhtml5.parser

from lib.collect.changes import ChangedSince, PublicPast, change
from lib.collect.opening import open_programme
from lib.collect.settings.environment import read_environment
from lib.markup.guides import GUIDES
from lib.markup.pages import LIGHT_PAGES
from lib.publish.light.located import MANIFEST, located
from lib.publish.light.maps import Atlas
from lib.publish.light.page import SCRIPT, Site, script_hash
from lib.publish.light.site import LightSite, edition_of
from lib.publish.light.stage_files import stage_files
from lib.publish.search.page import search_script
from lib.snapshot.audience import for_public
from lib.snapshot.changes.growth import MonthEnd
from lib.snapshot.snapshot import Snapshot
from tests.markup.made_hubs import ATTACK, hub, names, sample, shapes, with_hubs
from tests.snapshot.samples import sample_snapshot, setting_of

LANGUAGES = ("es", "en")
ROOT = "https://impulso.example.org"
MOST = 16_000
NAMES = (
    *(page.light_name for page in LIGHT_PAGES),
    *(f"help-{guide}" for guide in GUIDES),
    "prepare",
    "buscar",
    "state-04",
    "state-07",
    "state-20",
    "state-23",
    "state-31",
)
PAGES = ["index.html", *(f"{language}/{name}.html" for language in LANGUAGES for name in NAMES)]
HTML = "{http://www.w3.org/1999/xhtml}"


@cache
def atlas() -> Atlas:
    return Atlas(shapes(), open_programme(read_environment({})).setting.statistics)


def made_of(snapshot: Snapshot) -> dict[str, bytes]:
    return located(edition_of(snapshot, LANGUAGES, names, atlas()), ROOT)


@cache
def closing() -> LightSite:
    site = Site(stage=True, offline=True)
    return edition_of(sample(), LANGUAGES, names, atlas(), site=site, beside=stage_files, past=past())


def past() -> PublicPast:
    setting = setting_of("closing")
    changed = change(sample_snapshot("midway"), sample(), setting.programme, for_public)
    months = tuple(MonthEnd(date(2021 + at // 12, at % 12 + 1, 28), hubs_by(at), at) for at in range(36))
    return PublicPast(ChangedSince(changed, "0" * 12, date(2023, 8, 23)), months=months)


def hubs_by(month: int) -> frozenset[str] | None:
    """Return as many hubs as months have gone, none told in the first."""
    return frozenset(each.id for each in sample().hubs[:month]) if month else None


@cache
def files() -> dict[str, bytes]:
    return located(closing(), ROOT)


@cache
def html(path: str) -> str:
    return files()[path].decode()


def test_there_is_a_page_for_each_part_and_each_state_in_both_languages_and_one_above() -> None:
    mine = {
        path
        for path in files()
        if path.endswith(".html") and not path.endswith(("escenario.html", "mando.html", "verificar.html"))
    }
    assert mine == set(PAGES)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_at_most_16_kb_however_it_is_compressed(path: str) -> None:
    page = files()[path]
    assert len(brotli.compress(page, quality=9)) <= MOST
    assert len(gzip.compress(page, 9)) <= MOST


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_valid_html(path: str) -> None:
    parser = tinyhtml5.parser.HTMLParser()
    parser.parse(html(path))
    assert [(place, code) for place, code, _ in parser.errors] == []
    ids = re.findall(r'\sid="([^"]+)"', html(path))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_nothing_else(path: str) -> None:
    text = html(path).replace(SCRIPT, "")
    text = re.sub(r'<link rel="(canonical|alternate|manifest)"[^>]*>', "", text)  # read by who asks for them only
    assert re.findall(r'\ssrc="(?!data:)[^"]*"', text) == []
    assert re.findall(r"url\((?![\"']?data:|#)[^)]*\)", text) == []
    assert re.findall(r'<link rel="(?!icon")[^>]*>', text) == []
    assert "@import" not in text
    assert re.findall(r'<link rel="icon" href="(?!data:)', text) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_no_script_and_has_only_the_one_that_its_policy_names(path: str) -> None:
    own = [search_script()] if path.endswith("buscar.html") else []
    assert re.findall(r"<script>(.*?)</script>", html(path), re.DOTALL) == [*own, SCRIPT]
    policy = re.search(r'Security-Policy" content="([^"]*)"', html(path))
    assert policy
    assert all(script_hash(each) in unescape(policy[1]) for each in (*own, SCRIPT))
    assert re.findall(r"<button|\son[a-z]+=|javascript:", html(path)) == []


@pytest.mark.parametrize("path", PAGES)
def test_headings_begin_with_one_of_the_first_rank_and_skip_none(path: str) -> None:
    ranks = [int(rank) for rank in re.findall(r"<h([1-6])", html(path))]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))


@pytest.mark.parametrize("path", PAGES)
def test_every_head_cell_says_what_it_heads(path: str) -> None:
    tree = tinyhtml5.parse(html(path))
    for table in tree.iter(f"{HTML}table"):
        assert {head.get("scope") for head in table.iter(f"{HTML}th")} <= {"col", "row", "colgroup"}


@pytest.mark.parametrize("path", PAGES)
def test_every_link_within_the_folder_leads_to_a_file_and_a_place_that_are_there(path: str) -> None:
    folder = path.rpartition("/")[0]
    for link in re.findall(r'<a [^>]*href="([^"]*)"', html(path)):
        target, _, anchor = link.removesuffix("?presentar").partition("#")
        if link.startswith("https:") or "lang=" in target or not link:
            continue
        there = normpath(f"{folder}/{target}" if folder else target) if target else path
        assert there in {*files(), *closing().sheets}, link
        assert not anchor or f'id="{anchor}"' in html(there), link


@pytest.mark.parametrize("path", PAGES)
def test_only_sources_that_a_reader_may_follow_are_linked_outside(path: str) -> None:
    outside = set(re.findall(r'<a [^>]*href="(https?://[^/"]+)', html(path)))
    assert outside <= ({"https://openknowledge.worldbank.org", "https://openlab.ec"} if "about" in path else set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_says_the_figures_as_a_sentence_and_whose_state_they_are(language: str) -> None:
    page = html(f"{language}/index.html")
    assert f'<html lang="{language}">' in page
    said = {"es": "358 personas alcanzadas; 301 son mujeres", "en": "358 people reached; 301"}[language]
    assert said in page
    assert closing().about["as_of"][language] in page


def test_a_page_leads_to_its_interactive_twin_to_the_stage_and_to_the_other_language() -> None:
    page = html("es/state-31.html")
    assert 'href="../../state?estado=31&amp;lang=es"' in page
    assert 'href="escenario.html?presentar"' in page
    assert 'href="../en/state-31.html" hreflang="en"' in page


def test_a_folder_that_stands_elsewhere_names_the_dashboards_address() -> None:
    edition = edition_of(sample(), ("es",), names, atlas(), site=Site("https://tablero.example.org/"))
    page = located(edition, None)["es/reach.html"]
    assert b'href="https://tablero.example.org/reach?lang=es"' in page
    assert b"hreflang" not in page


def test_the_same_snapshot_always_gives_the_same_bytes_and_the_manifest_names_them() -> None:
    site = Site(stage=True, offline=True)
    again = edition_of(sample(), LANGUAGES, names, atlas.__wrapped__(), site=site, beside=stage_files, past=past())
    assert located(again, ROOT) == files()
    manifest = json.loads(files()[MANIFEST])
    assert manifest["snapshot"] == sample().id
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in files().items()}
    del hashes[MANIFEST]
    assert {path: each["sha256"] for path, each in manifest["files"].items()} == hashes


def test_no_finding_and_no_name_of_a_workbook_is_in_any_page() -> None:
    everything = "\n".join(html(path) for path in PAGES)
    assert not [source.workbook for source in sample().sources if source.workbook in everything]
    assert not [each.cell for each in sample().findings if each.cell and f"!{each.cell}" in everything]


def test_what_a_cell_says_is_text_and_never_markup() -> None:
    edition = made_of(with_hubs(hub(name=ATTACK)))
    page = edition["es/hubs.html"].decode()
    assert ATTACK not in page
    assert "&lt;img src=x" in page


def test_ten_thousand_hubs_still_make_small_pages_and_the_rest_is_said() -> None:
    many = tuple(hub(id=f"YUC-{number}", name=f"Sitio {number}") for number in range(10_000))
    edition = made_of(with_hubs(*many))
    for name in ("hubs", "state-31"):
        page = edition[f"es/{name}.html"]
        assert len(brotli.compress(page, quality=9)) <= MOST
        assert "los otros 9,880 están en el tablero" in page.decode()


def test_a_programme_without_anything_read_still_has_all_its_pages() -> None:
    nothing = replace(sample_snapshot("midway"), tables=(), bootcamps=(), hubs=(), commitments=(), due=())
    edition = made_of(nothing)
    led_to_a_stage = {"es/prepare.html", "en/prepare.html"}
    assert {path for path in edition if path.endswith(".html")} == set(PAGES) - led_to_a_stage
    assert "Sin dato" in edition["es/data.html"].decode() or "reach" in edition["es/reach.html"].decode()


def test_the_agenda_tells_what_changed_in_the_week_and_counts_the_rest() -> None:
    told = html("es/agenda.html")
    assert "Personas alcanzadas: 358, antes 247." in told
    assert re.search(r"<p class=\"quiet\">y \d+ más</p>", told)
    assert "Comparado con el corte 0000, del 23 de agosto de 2023." in told
    alone = edition_of(sample(), ("es",), names, atlas()).files["es/agenda.html"].decode()
    assert "Aún no hay con qué comparar" in alone


def test_the_page_of_hubs_has_how_they_grew_and_what_others_published_of_their_municipalities() -> None:
    page = unescape(files()["es/hubs.html"].decode())
    assert "Cómo creció" in page
    assert "dic 2023" in page
    assert "Mujeres en situación de pobreza" in page
    assert "CONEVAL, medición de la pobreza en los municipios, por sexo, 2020" in page
