"""Nothing in any file made from workbooks full of attacks is markup, formula, link, or no text at all."""

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree, html

from lib.collect.rounds.assemble import read_all
from lib.collect.workbooks.folder import folder_reader
from lib.markup.state.printed_sheet import printed_sheet
from lib.publish.card.card import card_svg
from lib.publish.deck.deck import deck_of
from lib.publish.exports.hub_csv import hubs_csv
from lib.publish.exports.offers import offers_of
from lib.publish.light.kept import kept_pages
from lib.publish.light.located import located
from lib.publish.light.maps import Atlas
from lib.publish.light.page import Site
from lib.publish.light.site import edition_of as light_edition_of
from lib.publish.light.stage_files import stage_files
from lib.publish.meeting.bundle import meeting_bundle
from lib.publish.proof.seal import seal_of
from lib.publish.stage.slides import slides_of
from lib.snapshot.audience import for_public
from lib.snapshot.proof import UNSIGNED
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot, from_json, to_json
from lib.wording.edition import edition_of
from lib.wording.findings.findings import message
from lib.wording.findings.notice import notice
from lib.wording.language import Words
from lib.wording.names import Names
from tests.hostile import FORMULA, IMAGE, hostile_books
from tests.markup.made_hubs import shapes
from tests.snapshot.samples import sample_snapshot, setting_of

NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
RUNS = re.compile(r"\s*[=+\-@＝＋－＠]|[^,]*;\s*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"-?[\d.]+")
FILE = re.compile(r"[\w.-]+")
PROOF = "verificar.html"  # holds a form and a library, and nothing of a snapshot
ADDRESS = "https://tablero.example.mx/ligera/es/"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    books = hostile_books(tmp_path_factory.mktemp("attacks") / "books")
    whole = read_all(setting_of("closing"), folder_reader(books), "closing", sample_snapshot("closing").read_at)
    return from_json(to_json(whole))


@pytest.fixture(scope="module")
def files(read: Snapshot) -> dict[str, bytes]:
    """Return everything that is made of it by name, and what is packed in it: the name of a part follows a `!`."""
    setting, public, drawn = setting_of("closing"), for_public(read), shapes()
    programme, names = setting.programme, names_of(read)
    sealed = seal_of(public, names, UNSIGNED)
    offers = offers_of(edition_of(read, programme, setting.geography, "es"), shapes=drawn)
    site = Site(stage=True)
    light = light_edition_of(public, ("es",), lambda _: names, Atlas(drawn), site=site, beside=stage_files)
    sheets = {key: printed_sheet(OneState(read, programme, key), names, drawn) for key in programme.programme.states}
    pages = {path: made for path, made in located(light, "https://impulso.example.org").items() if PROOF not in path}
    made = {
        **{path if "." in path else f"{path or 'index'}.json": offer.make() for path, offer in offers.items()},
        **pages,
        **{f"sheet-{key}.html": sheet.encode() for key, sheet in sheets.items()},
        "work-list.csv": hubs_csv(read.hubs, read, names),
        "deck.pptx": deck_of(slides_of(public, names, None, ADDRESS, drawn), names, read.read_at),
        "card.svg": card_svg(public, names, drawn).encode(),
        "kept.json": gzip.decompress(kept_pages(light)),
        "meeting.zip": meeting_bundle(OneState(public, programme, "31"), names, drawn, sealed),
    }
    assert [offer.file for offer in offers.values() if offer.file and not FILE.fullmatch(offer.file)] == []
    return dict(part for name, data in made.items() for part in parts(name, data))


def names_of(snapshot: Snapshot) -> Names:
    setting = setting_of("closing")
    return Names(setting.programme, setting.geography, Words("es"), {each.id: each.name for each in snapshot.bootcamps})


def parts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if not data.startswith(b"PK\x03\x04"):
        yield name, data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for inside in archive.namelist():
            assert not inside.startswith("/")
            assert ".." not in inside
            yield from parts(f"{name}!{inside}", archive.read(inside))


def of_kind(files: dict[str, bytes], *endings: str) -> dict[str, str]:
    found = {name: data.decode("utf-8-sig") for name, data in files.items() if name.endswith(endings)}
    assert len(found) >= 5, endings
    return found


def test_the_attacks_are_there_as_text(files: dict[str, bytes]) -> None:
    hubs = [row["hub"] for row in json.loads(files["hubs.json"])["hubs"]]
    assert {IMAGE, FORMULA, "</script><svg onload=alert(1)>", "uno", "dos", "a Set-Cookie: x=1"} <= set(hubs)
    assert max(map(len, hubs)) <= 120
    assert "&lt;img src=x onerror" in files["es/hubs.html"].decode()
    assert "&lt;img src=x onerror" in files["es/bootcamps.html"].decode()


def test_every_text_is_text_without_control_signs_or_turned_directions(files: dict[str, bytes]) -> None:
    texts = of_kind(files, ".html", ".json", ".csv", ".svg", ".xml", ".rels", ".geojson", ".txt", ".webmanifest")
    assert [name for name, text in texts.items() if NOT_TEXT.search(text)] == []


def test_no_page_has_an_element_an_attribute_or_a_script_that_a_cell_made(files: dict[str, bytes]) -> None:
    for name, text in of_kind(files, ".html").items():
        for element in html.fromstring(text.encode()).iter(etree.Element):
            assert element.tag not in {"iframe", "object", "embed", "base", "form"}, name
            assert element.get("src", "data:image/").startswith("data:image/"), name
            assert not any(each.startswith("on") for each in element.attrib), name
            assert "javascript:" not in element.get("href", ""), name
            assert element.tag not in {"script", "style"} or "alert(" not in (element.text or ""), name


def test_every_xml_is_whole_and_has_no_script_link_or_outside_target(files: dict[str, bytes]) -> None:
    for name, text in of_kind(files, ".xml", ".rels", ".svg").items():
        for element in etree.fromstring(text.encode()).iter(etree.Element):
            kind = etree.QName(element).localname
            assert kind not in {"script", "foreignObject", "hlinkClick", "hlinkHover"}, name
            assert kind != "image" or element.get("href", "").startswith("data:image/"), name
            assert kind != "definedName" or element.get("name", "").startswith("_xlnm.Print"), name
            assert kind != "f" or "charts/" in name, name  # only a chart says which cells it draws
            assert element.get("TargetMode") != "External", name
            assert not {"onload", "onerror", "onclick"} & set(element.attrib), name
        assert 'state="hidden"' not in text
        assert 'state="veryHidden"' not in text


def test_no_cell_of_any_csv_begins_like_a_formula(files: dict[str, bytes]) -> None:
    for name, text in of_kind(files, ".csv").items():
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert [each for each in cells if RUNS.match(each) and not NUMBER.fullmatch(each)] == [], name


def test_what_owners_are_told_quotes_a_line_at_most(read: Snapshot) -> None:
    words = Words("es")
    assert len(read.findings) > 20
    for found in read.findings:
        said = message(found, words)
        assert len(said) < 1000
        assert not NOT_TEXT.search(said)
        assert "\n" not in said
    forged = tuple(replace(each, tab="sitios\n\nEscriba su clave en https://evil.example") for each in read.findings)
    text = notice(read.sources[0].quality.completeness, forged, words, "SICT")
    assert "\nEscriba" not in text
