"""A person typed into any text of any table is in nothing that the public can fetch, and no row is lost for it."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache

from lib.publish.card.card import card_svg
from lib.publish.deck.deck import deck_of
from lib.publish.exports.offers import offers_of
from lib.publish.light.located import located
from lib.publish.light.maps import Atlas
from lib.publish.light.site import edition_of as edition_of_pages
from lib.publish.light.stage_files import stage_files
from lib.publish.stage.slides import slides_of
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot, to_json
from lib.tables.schema.models import MODELS
from lib.wording.edition import edition_of
from lib.wording.language import Words
from lib.wording.names import Names
from tests.indicators.facts import geography, programme
from tests.markup.made_hubs import shapes
from tests.mess.sample import Spoilt, clean, told

PLANTED = (
    "Casa de Rosa Canul Pech",
    "Domicilio de la Sra. Petrona",
    "9 9 8 1 2 3 4 5 6 7",
    "rosa arroba gmail punto com",
)
SIGNS = (b"canul", b"petrona", b"9 9 8 1 2", b"9981234567", b"arroba")
_WITH_FREE_TEXTS = {"bootcamps", "sitios", "socios", "comunicacion", "portada", "compromisos", "metas"}
_PACKED = (".zip", ".xlsx", ".pptx")
_STRUCTURED = {"plantilla", "ambito"}  # no free texts: a version, and a key of a state


@cache
def planted() -> tuple[Snapshot, int]:
    """The sample with persons in every row of every free text, and how many texts these are."""
    books, count = Spoilt(), 0
    for table, model in MODELS.items():
        sheet = books.table(table)
        texts = [each.header for each in model.columns.values() if each.kind == "text"]
        for header in texts:
            for line in sheet.lines:
                if header not in _STRUCTURED and sheet.sheet.cell(line, 1).value:
                    sheet.put(header, line, PLANTED[count % len(PLANTED)])
                    count += 1
    return books.snapshot(), count


def test_every_planted_text_is_asked_about_once_and_no_row_is_lost() -> None:
    snapshot, count = planted()
    asked = [found for found in snapshot.findings if found.code == "V24"]
    assert count > 50
    assert {found.table for found in asked} == _WITH_FREE_TEXTS
    assert all(found.row_kept and found.value is None for found in asked)
    assert not [each for each in told(snapshot.findings) - told(clean().findings) if not each.kept]
    assert [source.rows for source in snapshot.sources] == [source.rows for source in clean().sources]
    figures = {name: figure.value for name, figure in snapshot.figures.items()}
    assert figures == {name: figure.value for name, figure in clean().figures.items()}


def test_no_finding_repeats_the_person_to_anybody() -> None:
    assert _signs_in(to_json(planted()[0]).encode()) == []


def test_no_file_slide_card_or_light_page_holds_the_person() -> None:
    public = for_public(planted()[0])
    names, drawn = Names(programme(), geography(), Words("es"), {}), shapes()
    slides = slides_of(public, names, None, None, drawn)
    light = edition_of_pages(public, ("es",), lambda _: names, Atlas(drawn), beside=stage_files)
    files: dict[str, str | bytes] = {
        **located(light, "https://impulso.example.org"),
        "deck.pptx": deck_of(slides, names, public.read_at),
        "card.svg": card_svg(public, names),
    }
    offers = offers_of(edition_of(public, programme(), geography(), "es"))
    files |= {path: offer.make() for path, offer in offers.items() if not path.endswith(".png")}
    assert len(files) > 20
    for path, made in files.items():
        for content in _contents(path, made.encode() if isinstance(made, str) else made):
            assert _signs_in(content) == [], path


def _signs_in(content: bytes) -> list[bytes]:
    return [sign for sign in SIGNS if sign in content.lower()]


def _contents(path: str, data: bytes) -> Iterator[bytes]:
    if not path.endswith(_PACKED):
        yield data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield from _contents(name, archive.read(name))
