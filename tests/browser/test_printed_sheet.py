"""The sheet of a state prints on exactly one A4 page, for every state, both samples and the longest names."""

import base64
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lib.indicators.entries import HubEntry
from lib.markup.state.printed_sheet import printed_sheet
from lib.programme.model import Programme
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from tests.indicators.facts import ROOT
from tests.markup.made_hubs import shapes
from tests.snapshot.samples import sample_snapshot, setting_of

A4_LANDSCAPE = (842, 595)  # points
FOLDER = ROOT / "lib" / "publish" / "exports" / "fonts"
PRINTABLE_MM, SLACK_MM = 194, 12
LONG = "Centro Comunitario de Aprendizaje Digital y Desarrollo Productivo «Felipa Poot Tzuc» de la Comunidad de "
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


def pages(browser: Browser, html: str, file: Path) -> tuple[int, tuple[int, int], float]:
    """Print a file; return its pages, the paper's size in points, and the height of what stands on it in mm."""
    file.write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1047, "height": 726})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.emulate_media(media="print")
    page.evaluate("document.fonts.ready.then(() => true)")
    tall = page.evaluate("document.body.getBoundingClientRect().height") * 25.4 / 96
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert [each for each in asked if not each.startswith("data:")] == [file.as_uri()]
    box = re.search(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", pdf)
    assert box
    return len(re.findall(rb"/Type\s*/Page\b", pdf)), (round(float(box[1])), round(float(box[2]))), tall


@pytest.mark.parametrize("sample", ["closing", "midway"])
def test_the_sheet_of_every_state_is_one_a4_page(sample: str, browser: Browser, tmp_path: Path) -> None:
    programme = setting_of(sample).programme
    for state in (*programme.programme.states, "09", "30"):
        html = with_our_font(sheet(sample_snapshot(sample), programme, state))
        assert "@font-face" in html
        count, paper, tall = pages(browser, html, tmp_path / f"{state}.html")
        assert (count, paper) == (1, A4_LANDSCAPE), state
        assert tall < PRINTABLE_MM - SLACK_MM, state


@pytest.mark.parametrize("font", FONTS)
def test_with_the_longest_names_and_a_wide_font_it_is_still_one_page(
    font: str, browser: Browser, tmp_path: Path
) -> None:
    crowded, programme = _crowded()
    for state in programme.programme.states:
        html = sheet(crowded, programme, state).replace('"Source Sans 3"', f'"{font}"')
        assert pages(browser, html, tmp_path / f"{state}.html")[:2] == (1, A4_LANDSCAPE), (font, state)


def _crowded() -> tuple[Snapshot, Programme]:
    """Return a snapshot with long names everywhere, thirty hubs to verify and twenty commitments in each state."""
    snapshot, programme = sample_snapshot("closing"), setting_of("closing").programme
    partners = tuple(each.model_copy(update={"name": LONG * 2, "short": LONG}) for each in programme.partners)
    hubs = tuple(_long(hub, number) for hub in snapshot.hubs for number in range(6))
    late = tuple(
        replace(each, status="confirmed", due=date(2023, 10, 1), unit=LONG)
        for each in snapshot.commitments
        for _ in range(3)
    )
    bootcamps = tuple(
        replace(each, name=LONG, id=f"{each.id}-{number}") for each in snapshot.bootcamps for number in range(5)
    )
    crowded = replace(snapshot, hubs=hubs, commitments=late, bootcamps=bootcamps)
    return crowded, programme.model_copy(update={"partners": partners})


def _long(hub: HubEntry, number: int) -> HubEntry:
    return replace(
        hub, id=f"{hub.id}-{number}", name=LONG + hub.name, condition="in-service-unverified", days_since_verified=1000
    )
