"""A person typed into any text of any table is in nothing that the public can fetch, and no row is lost for it."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest
from pypdf import PdfReader

from lib.collect.changes import change
from lib.collect.store.followed import FollowedEvent
from lib.publish.card.card import card_svg
from lib.publish.deck.deck import deck_of
from lib.publish.exports.changes_document import changes_document
from lib.publish.exports.documents import as_bytes
from lib.publish.exports.offers import offers_of
from lib.publish.light.kept import kept_pages
from lib.publish.light.located import located
from lib.publish.light.maps import Atlas
from lib.publish.light.site import edition_of as edition_of_pages
from lib.publish.light.stage_files import stage_files
from lib.publish.mailbox.calendar import calendar
from lib.publish.mailbox.digest import LastDigest, as_html, as_markdown, as_text, digest_of
from lib.publish.mailbox.feed import FeedEntry, feed
from lib.publish.mailbox.review import review_csv
from lib.publish.meeting.bundle import meeting_bundle
from lib.publish.proof.seal import seal_of
from lib.publish.stage.slides import slides_of
from lib.snapshot.audience import for_public
from lib.snapshot.proof import UNSIGNED
from lib.snapshot.public import public_json
from lib.snapshot.selection.events import events_of
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot, to_json
from lib.tables.schema.models import MODELS
from lib.wording.edition import edition_of
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.pages.changes import told as told_changes
from tests.indicators.facts import geography, programme
from tests.markup.made_hubs import shapes
from tests.mess.sample import NOW, Spoilt, clean, told

PLANTED = {
    "texts": (
        "Casa de Rosa Canul Pech",
        "Domicilio de la Sra. Petrona",
        "9 9 8 1 2 3 4 5 6 7",
        "rosa arroba gmail punto com",
        "CLABE 0321 8000 0118 3597 19",
        "entre 20.96741, -89.62371",
        "Calle 21 núm 104",
    ),
    "numbers": (  # one of them in a column is enough to refuse it
        "GOPM800229MYNMRR05",
        "GOPM-800229-AB1",
        "NSS 41 98 76 5432 1",
        "INE GMPRSL80022931M400",
        "rosa@gmail.com",
    ),
}
SIGNS = (
    b"canul", b"petrona", b"9 9 8 1 2", b"9981234567", b"arroba", b"rosa@", b"gopm", b"800229", b"41 98", b"4198765",
    b"gmprsl", b"8000 0118", b"032180000118", b"20.96741", b"89.62371", b"calle 21",
)  # fmt: skip
_WITH_FREE_TEXTS = {"bootcamps", "sitios", "socios", "comunicacion", "portada", "compromisos", "metas"}
_PACKED = (".zip", ".xlsx", ".pptx")
_STRUCTURED = {"plantilla", "ambito"}  # no free texts: a version, and a key of a state


@cache
def planted(which: str = "texts") -> tuple[Snapshot, int]:
    """The sample with persons in every row of every free text, and how many texts these are."""
    books, count, texts_of_persons = Spoilt(), 0, PLANTED[which]
    for table, model in MODELS.items():
        sheet = books.table(table)
        texts = [each.header for each in model.columns.values() if each.kind == "text"]
        for header in texts:
            for line in sheet.lines:
                if header not in _STRUCTURED and sheet.sheet.cell(line, 1).value:
                    sheet.put(header, line, texts_of_persons[count % len(texts_of_persons)])
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


@pytest.mark.parametrize("which", PLANTED)
def test_no_finding_repeats_the_person_to_anybody(which: str) -> None:
    assert _signs_in(to_json(planted(which)[0]).encode()) == []


def test_no_file_slide_card_or_light_page_holds_the_person() -> None:
    public = for_public(planted()[0])
    names, drawn = Names(programme(), geography(), Words("es"), {}), shapes()
    sealed = seal_of(public, names, UNSIGNED)
    slides = slides_of(public, names, None, None, drawn)
    light = edition_of_pages(public, ("es",), lambda _: names, Atlas(drawn), beside=stage_files)
    files: dict[str, str | bytes] = {
        **located(light, "https://impulso.example.org"),
        "deck.pptx": deck_of(slides, names, public.read_at),
        "card.svg": card_svg(public, names),
        "kept.json": gzip.decompress(kept_pages(light)),
        "meeting.zip": meeting_bundle(OneState(public, programme(), "31"), names, drawn, sealed),
    }
    offers = offers_of(edition_of(public, programme(), geography(), "es"), shapes=drawn)
    files |= {path: offer.make() for path, offer in offers.items() if not path.endswith(".png")}
    assert len(files) > 20
    for path, made in files.items():
        for content in _contents(path, made.encode() if isinstance(made, str) else made):
            assert _signs_in(content) == [], path


@pytest.mark.parametrize("which", PLANTED)
def test_nothing_that_comes_by_itself_and_no_interface_holds_the_person(which: str) -> None:
    names, after, before = Names(programme(), geography(), Words("es"), {}), planted(which)[0], clean()
    changed = change(before, after, programme(), for_public)
    entries = [FeedEntry(after.id, after.today, after.read_at, told_changes(changed, names))]
    made = {
        "interface": json.dumps(public_json(after), ensure_ascii=False).encode(),
        "changes": as_bytes(changes_document(for_public(before), for_public(after), changed, names)),
        "feed": feed(entries, names, name="public", itself="", dashboard="/", updated=after.read_at),
        "calendar": calendar([FollowedEvent(e, 0, NOW, gone=False) for e in events_of(after, programme())], names, "x"),
    }
    for source in programme().sources:
        made[f"review {source.id}"] = review_csv(after, source, names, {}).encode()
        digest = digest_of(after, LastDigest(before, "other"), source.owner, names, "https://d.example")
        made[f"digest {source.id}"] = f"{as_text(digest)}{as_markdown(digest)}{as_html(digest, 'es')}".encode()
    for name, content in made.items():
        assert len(content) > 100, name
        assert _signs_in(content) == [], name


def _signs_in(content: bytes) -> list[bytes]:
    return [sign for sign in SIGNS if sign in content.lower()]


def _contents(path: str, data: bytes) -> Iterator[bytes]:
    if path.endswith(".pdf"):
        yield PdfReader(io.BytesIO(data)).pages[0].extract_text().encode()
        return
    if not path.endswith(_PACKED):
        yield data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield from _contents(name, archive.read(name))
