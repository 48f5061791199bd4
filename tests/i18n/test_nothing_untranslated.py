"""Nothing that people read is written in the code: all of it comes from the catalogues, the sheets or the programme."""

import csv
import io
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from lib.app.controls.tour import TOURS
from lib.i18n.catalogue import Overrides, speak, speaks
from lib.markup.guides import guides
from lib.markup.pages import PAGE_IDS
from lib.markup.state.printed_sheet import printed_sheet
from lib.programme.country import Country
from lib.publish.card.card import card_svg
from lib.publish.deck.deck import deck_of
from lib.publish.exports.offers import offers_of
from lib.publish.light.located import located
from lib.publish.light.maps import Atlas
from lib.publish.light.site import edition_of as light_edition
from lib.publish.stage.page import stage_page
from lib.publish.stage.slides import slides_of
from lib.snapshot.audience import for_public
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.models import MODELS
from lib.wording.edition import edition_of
from lib.wording.language import Words
from lib.wording.names import Names
from tests.i18n.marked import CODE, catalogue_file, data_of, marked, read_chart, read_html, untranslated
from tests.markup.made_hubs import shapes
from tests.pages.app import ROOT, environment, open_page
from tests.snapshot.samples import sample_snapshot, setting_of

KNOWN = re.compile(
    r"\b(SVG|PNG|UTC|E[SNL]|[\w-]+\.(?:csv|json|geojson|zip|xlsx|txt|html|md))\b"
    r"|\b[0-9a-f]{4,40}\b|:material/\w+:|:gr[ae]y\[|\{\w+\}|\]\(\S+\)|\b[A-Z]{3}-\d\b"
)
"""What is the same in every language: kinds of files, addresses and file names, snapshots, ids of indicators."""
SEAL = re.compile(r"eyJ[\w-]+\.[\w-]+\.[\w-]*")
NOT_READ = {
    *("id", "key", "url", "url_path", "url_pathname", "icon", "form_id", "command", "mime", "page_script_hash"),
    *("type", "anchor", "language", "theme", "js_content", "css_content", "component_name", "file_name", "element_id"),
}
"""Fields of Streamlit's messages that no one reads."""


@cache
def snapshot() -> Snapshot:
    return sample_snapshot("closing")


@cache
def data() -> re.Pattern[str]:
    setting = setting_of("closing")
    states = {each.key: (each.name, each.short_name, each.abbreviation) for each in setting.geography.states}
    places = [
        each.name for each in setting.geography.municipalities if each.state in setting.programme.programme.states
    ]
    camps = [each.name.removeprefix(setting.programme.programme.name).strip(" ·:–—-") for each in snapshot().bootcamps]
    headers = {column.header for model in MODELS.values() for column in model.columns.values()}
    units = {each.unit for each in snapshot().commitments if each.unit}
    heads = [(each.title, each.says) for each in guides("es")]  # what a light page says of itself has no `lang`
    return data_of(
        snapshot(),
        setting.programme,
        states,
        places,
        camps,
        heads,
        _of_country(setting.programme.known_country),
        words={*MODELS, *headers, *units},
    )


def _of_country(country: Country) -> set[str]:
    """Return what the country's folder says: names of holidays, and laws."""
    told = [rule.name for rule in country.holidays.rules]
    for law in country.laws.laws if country.laws else ():
        told += [each for each in (law.name, law.published, law.says, law.binds, law.authority) if each]
    return {text for each in told for text in each.by_language.values()}


@pytest.fixture
def names() -> Iterator[Names]:
    """Speak the made-up language."""
    before = speaks()
    speak(Overrides(texts={CODE: marked()}))
    setting = setting_of("closing")
    yield Names(
        setting.programme, setting.geography, Words(CODE), {each.id: each.name for each in snapshot().bootcamps}
    )
    speak(before)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("marked") / "data"
    shutil.copytree(ROOT / "data", folder)
    file, own = folder / "programme.toml", folder / "i18n" / CODE
    file.write_text(file.read_text(encoding="utf-8").replace('["es", "en"]', f'["es", "en", "{CODE}"]', 1))
    own.mkdir(parents=True)
    (own / "marked.po").write_text(catalogue_file(), encoding="utf-8")
    before = speaks()
    with environment(IMPULSO_PROGRAMME=str(file)):
        yield
    speak(before)


def left(said: list[str]) -> set[str]:
    """Return what of it comes neither from the catalogues nor from the data."""
    return untranslated(list(dict.fromkeys(SEAL.sub("", each) for each in said)), data(), KNOWN)


def sent(app: AppTest) -> list[str]:
    """Return what a page says: blocks, labels, help, charts, maps and their tooltips."""
    found: list[str] = []
    for element in app._tree:
        proto = getattr(element, "proto", None)
        for field, text in _texts(proto, ""):
            if text.startswith(("{", "[{")):
                found += read_chart(text)
            elif field not in NOT_READ:
                found += read_html(text) if "<" in text else [text]
    return found


def _texts(message: Any, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(message, str):
        yield field, message
    elif hasattr(message, "ListFields"):
        for descriptor, value in message.ListFields():
            yield from _texts(value, descriptor.name)
    elif hasattr(message, "__iter__") and not isinstance(message, bytes | dict):
        for each in message:
            yield from _texts(each, field)


def _on_slide(slide: Any) -> Iterator[str]:
    for shape in (*slide.shapes, *slide.notes_slide.shapes):
        if shape.has_text_frame:
            yield shape.text_frame.text
        if getattr(shape, "has_table", False):
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        if getattr(shape, "has_chart", False):
            yield from map(str, shape.chart.plots[0].categories)
            yield from (series.name for series in shape.chart.plots[0].series)


def _of_workbook(content: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [str(cell.value) for tab in book for row in tab.iter_rows() for cell in row if isinstance(cell.value, str)]
    return [*book.sheetnames, *(each for each in cells if not SNAKE.fullmatch(each))]


def _of_csv(content: bytes) -> list[str]:
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    read = [place for place, name in enumerate(head) if not _for_programs(name)]
    cells = [row[place] for row in rows for place in read if not row[place].startswith("#")]
    return [*head, *cells]


def _for_programs(header: str) -> bool:
    """Tell whether a column of a file holds codes; the column beside it says them to people."""
    texts = marked()
    return header.endswith(texts["exports.code"].removeprefix("{name}")) or header in {
        texts[f"exports.column.{name}"]
        for name in (
            "languages",
            "value-state",
            "attendance-state",
            "part",
            "bootcamps",
            "is-total",
            "days-known",
            "led-by-women",
        )
    }


READERS: dict[str, Callable[[bytes], list[str]]] = {
    "xlsx": _of_workbook,
    "csv": _of_csv,
    "svg": lambda content: read_html(content.decode()),
}
SNAKE = re.compile(r"[a-z0-9*#][a-z0-9._*+-]*( (yua|tzo|tzh|other))*")
"""A code, which files for programs carry beside its name."""


@pytest.mark.parametrize("page", PAGE_IDS)
def test_nothing_on_a_page_is_untranslated(page: str, served: None) -> None:
    for role in ("steward", "partner") if page == "data" else ("steward",):
        app = open_page(page, CODE, ver=role)
        assert not app.exception
        assert left(sent(app)) == set()


def test_nothing_on_a_walk_is_untranslated(served: None) -> None:
    for walk, stops in TOURS.items():
        for step, stop in enumerate(stops, 1):
            assert left(sent(open_page(stop.page, CODE, recorrido=walk, paso=str(step)))) == set()


def test_nothing_on_a_light_page_is_untranslated(names: Names) -> None:
    made = light_edition(for_public(snapshot()), (CODE,), lambda _: names, Atlas(shapes()))
    pages = [
        content.decode()
        for path, content in located(made, "https://impulso.example.org").items()
        if path.endswith(".html")
    ]
    assert len(pages) > 8
    assert left([said for page in pages for said in read_html(page)]) == set()


def test_nothing_on_the_stage_or_in_its_files_is_untranslated(names: Names) -> None:
    public = for_public(snapshot())
    slides = slides_of(public, names)
    deck = Presentation(io.BytesIO(deck_of(slides, names, public.read_at)))
    assert left(read_html(stage_page(public, names))) == set()
    assert left(read_html(card_svg(public, names))) == set()
    assert left([text for slide in deck.slides for text in _on_slide(slide)]) == set()


def test_nothing_on_the_sheet_of_a_state_is_untranslated(names: Names) -> None:
    programme = names.programme.model_copy(
        update={"programme": names.programme.programme.model_copy(update={"languages": (CODE,)})}
    )
    sheet = printed_sheet(OneState(snapshot(), programme, "07"), replace(names, programme=programme), shapes())
    assert left(read_html(sheet)) == set()


def test_nothing_in_a_file_to_take_away_is_untranslated(names: Names) -> None:
    setting = setting_of("closing")
    edition = edition_of(for_public(snapshot()), setting.programme, setting.geography, CODE)
    kinds = set()
    for path, offer in offers_of(edition).items():
        kind = path.rpartition(".")[2]
        if kind in READERS:
            kinds.add(kind)
            assert left(READERS[kind](offer.make())) == set(), path
    assert kinds == set(READERS)
