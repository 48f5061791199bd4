"""The sheet of a state prints on one page of A4 or Letter, and every page of the dashboard prints whole."""

import base64
import io
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from lib.markup.state.printed_sheet import printed_sheet
from lib.programme.model import Programme
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from tests.browser.conftest import Visit, taken_over
from tests.indicators.facts import ROOT
from tests.markup.made_hubs import shapes
from tests.markup.state.crowded import crowded
from tests.snapshot.samples import sample_snapshot, setting_of

OVER_THE_NEXT = """() => [...document.querySelectorAll("td, th")].filter(cell => {
    const text = document.createRange()
    text.selectNodeContents(cell)
    const clipped = getComputedStyle(cell).overflowX === "hidden"
    return !clipped && text.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1
}).map(cell => cell.textContent)"""
"""Cells of the table whose text stands over the column beside them."""

PAPERS = {"A4": (843, 596), "Letter": (792, 612)}
"""Paper on its side, in points as Chromium rounds them."""
FOLDER = ROOT / "lib" / "publish" / "exports" / "fonts"
EDGES_MM, SLACK_MM = 14, 4
FACES = {400: "impulso-sans-regular.ttf", 650: "impulso-sans-semibold.ttf"}
FONTS = ("Source Sans 3", "DejaVu Sans", "Liberation Serif")


def sheet(snapshot: Snapshot, programme: Programme, state: str) -> str:
    geography = setting_of("closing").geography
    names = Names(programme, geography, Words("en"), {each.id: each.name for each in snapshot.bootcamps})
    return printed_sheet(OneState(snapshot, programme, state), names, shapes())


def with_our_font(html: str) -> str:
    """Return a sheet that carries Source Sans, so that no measure depends on which fonts this machine has."""
    faces = "".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight};'
        f" src: url(data:font/ttf;base64,{base64.b64encode((FOLDER / name).read_bytes()).decode()}) }}"
        for weight, name in FACES.items()
    )
    return html.replace("<style>", f"<style>{faces}", 1)


def pages(browser: Browser, html: str, file: Path) -> dict[str, tuple[int, tuple[int, int], float]]:
    """Print a file on each paper; return its pages, the paper's size in points, and how much is left free in mm."""
    file.write_text(html, encoding="utf-8")
    page, found = browser.new_page(), {}
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    page.evaluate("document.fonts.ready.then(() => true)")
    for paper, (wide, high) in PAPERS.items():
        page.set_viewport_size({"width": round((wide / 72 * 25.4 - 16) * 96 / 25.4), "height": 726})
        assert page.evaluate(OVER_THE_NEXT) == []
        tall = page.evaluate("document.body.getBoundingClientRect().height") * 25.4 / 96
        pdf = page.pdf(format=paper, prefer_css_page_size=True)
        box = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", pdf)
        assert box
        size = round(float(box[1])), round(float(box[2]))
        found[paper] = len(re.findall(rb"/Type\s*/Page\b", pdf)), size, high / 72 * 25.4 - EDGES_MM - tall
    page.close()
    assert [each for each in asked if not each.startswith("data:")] == [file.as_uri()]
    return found


@pytest.mark.parametrize("sample", ["closing", "midway"])
def test_the_sheet_of_every_state_is_one_page_of_either_paper(sample: str, browser: Browser, tmp_path: Path) -> None:
    programme = setting_of(sample).programme
    for state in (*programme.programme.states, "09", "30"):
        html = with_our_font(sheet(sample_snapshot(sample), programme, state))
        assert "@font-face" in html
        for paper, (count, size, free) in pages(browser, html, tmp_path / f"{state}.html").items():
            assert (count, size) == (1, PAPERS[paper]), (state, paper)
            assert free > SLACK_MM, (state, paper)


@pytest.mark.parametrize("font", FONTS)
def test_with_the_longest_names_and_a_wide_font_it_is_still_one_page(
    font: str, browser: Browser, tmp_path: Path
) -> None:
    snapshot, programme = crowded()
    for state in programme.programme.states:
        html = sheet(snapshot, programme, state).replace('"Source Sans 3"', f'"{font}"')
        for paper, (count, size, _) in pages(browser, html, tmp_path / f"{state}.html").items():
            assert (count, size) == (1, PAPERS[paper]), (font, state, paper)


PAGES = ("reach?lang=es", "state?estado=31&lang=es")
ON_PAPER = ("Línea base", "Meta", "Avance", "Semáforo", "Fuente", "De dónde vienen", "cada 15 días", "86 %")


def test_a_page_prints_whole_with_its_date_and_address_on_every_sheet(
    address: str, visit: Callable[..., Visit]
) -> None:
    for path in PAGES:
        visited = visit(theme="dark")
        visited.open(f"{address}/{path}")
        visited.page.locator(".stPlotlyChart .main-svg, .indicator-sheet").first.wait_for(state="attached")
        for paper in PAPERS:
            sheets = PdfReader(io.BytesIO(visited.page.pdf(format=paper, prefer_css_page_size=True))).pages
            for sheet_of_paper in sheets:
                rights: list[float] = []
                text = sheet_of_paper.extract_text(visitor_text=partial(note_right_edge, rights))
                assert f"{address}/{path}" in text
                assert "corte " in text
                assert max(rights) < float(sheet_of_paper.mediabox.width) - 20
            text = " ".join(" ".join(each.extract_text() for each in sheets).split())
            for said in ON_PAPER if "state" in path else ("358", "Meta: 350", "61 %"):
                assert said in text, (path, paper, said)
            assert "Imprimir la ficha" not in text
        visited.page.close()


def test_no_column_of_a_light_page_and_no_line_of_a_definition_is_lost_on_paper(
    address: str, visit: Callable[..., Visit]
) -> None:
    page = visit().page
    page.goto(f"{address}/ligera/es/reach.html")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 725, "height": 900})  # Letter between its margins
    assert page.evaluate("[...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth)") == [0] * 8
    page.goto(f"{address}/about?lang=es")
    taken_over(page)
    assert printed(page).count("Reglas de conteo") == page.locator(".id.defined dl").count() > 30


def printed(page: Page) -> str:
    sheets = PdfReader(io.BytesIO(page.pdf(format="Letter", prefer_css_page_size=True))).pages
    return "\n".join(each.extract_text() for each in sheets)


def note_right_edge(rights: list[float], text: str, cm: list[float], tm: list[float], *_: object) -> None:
    if text.strip():
        rights.append(cm[0] * tm[4] + cm[2] * tm[5] + cm[4])


def test_one_press_on_a_states_page_prints_its_sheet(address: str, visit: Callable[..., Visit]) -> None:
    visited = visit()
    visited.page.add_init_script("window.print = () => { top.document.body.dataset.printed = location.pathname }")
    visited.open(f"{address}/state?estado=31&lang=es")
    visited.page.get_by_role("button", name="Imprimir la ficha").click()
    visited.page.wait_for_function("document.body.dataset.printed === '/api/v1/states/31.html'")
    assert visited.complaints == []
