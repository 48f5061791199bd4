"""No message to a browser and no file that is taken away holds a hidden count, in any form we know to look for."""

import io
import zipfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
import streamlit.testing.v1.local_script_runner as runner

from lib.collect.changes import ChangedSince, PublicPast, change
from lib.collect.store.followed import FollowedEvent
from lib.i18n.catalogue import speak, speaks
from lib.markup.pages import PAGE_IDS
from lib.publish.card.card import card_svg
from lib.publish.deck.deck import deck_of
from lib.publish.exports.changes_document import changes_document
from lib.publish.exports.documents import as_bytes
from lib.publish.exports.offers import IATI, offers_of
from lib.publish.light.contents import BODIES, PageMaterial
from lib.publish.light.located import MANIFEST, located
from lib.publish.light.maps import Atlas
from lib.publish.light.site import edition_of as edition_of_pages
from lib.publish.light.stage_files import stage_files
from lib.publish.mailbox.calendar import calendar
from lib.publish.mailbox.digest import LastDigest, as_html, as_markdown, as_text, digest_of
from lib.publish.mailbox.feed import FeedEntry, feed
from lib.publish.mailbox.review import review_csv
from lib.publish.stage.slides import slides_of
from lib.snapshot.audience import for_public
from lib.snapshot.selection.events import events_of
from lib.wording.edition import edition_of
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.overrides.overrides import speak_as
from lib.wording.pages.changes import told
from tests.indicators.declared import declaring, indicator, setting_with
from tests.indicators.facts import geography, programme
from tests.markup.made_hubs import shapes
from tests.pages.app import environment, open_page
from tests.pages.rigged import THRESHOLD, Rigged, keep, rigged
from tests.publish.iati.standard import actuals, iati
from tests.snapshot.samples import sample_snapshot

NOW = datetime(2023, 12, 6, 12, tzinfo=UTC)
_PACKED = (".zip", ".xlsx", ".pptx")


@cache
def rig() -> Rigged:
    return rigged()


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Collect every message that a page sends, as the bytes that travel."""
    sent: list[bytes] = []
    parse = runner.parse_tree_from_messages

    def collect(found: list) -> object:  # type: ignore[type-arg]
        sent.extend(each.SerializeToString() for each in found)
        return parse(found)

    monkeypatch.setattr(runner, "parse_tree_from_messages", collect)
    return sent


def test_the_rig_hides_many_counts_and_shows_others() -> None:
    states = [cell.state for each in rig().snapshot.tables for cell in each.cells]
    assert len(rig().secrets) >= 12
    assert states.count("shown") > 50
    secret = max(rig().secrets)
    for spelled in (f"{secret}", f"{secret:,}", f'"x":[{secret}.0,1]', f"<td>{secret:,}</td>"):
        assert rig().found_in(spelled.encode()) == {secret}
    assert rig().found_in(f"1{secret} {secret}9".encode()) == set()


def test_a_count_that_is_shown_is_found_in_the_messages_of_a_page(messages: list[bytes], tmp_path: Path) -> None:
    reached = rig().snapshot.figures["ALC-1"].value
    assert reached
    with environment(**keep(rig().snapshot, tmp_path)):
        open_page("reach")
    assert any(Rigged(rig().snapshot, frozenset({int(reached)})).found_in(each) for each in messages)


@pytest.mark.parametrize("page", PAGE_IDS)
def test_no_message_of_a_page_holds_a_hidden_count(page: str, messages: list[bytes], tmp_path: Path) -> None:
    with environment(**keep(rig().snapshot, tmp_path)):
        for role in ("public", "steward"):
            app = open_page(page, "es", ver=role)
            assert not app.exception
    assert sum(map(len, messages)) > 20_000
    assert not any(b'"bdata"' in each for each in messages), "plotly packs numbers: unpack them here"
    assert {secret for each in messages for secret in rig().found_in(each)} == set()


def test_no_choice_on_the_reach_page_brings_a_hidden_count(messages: list[bytes], tmp_path: Path) -> None:
    with environment(**keep(rig().snapshot, tmp_path)):
        for parameters in ({"detail": "age-group", "by": "state"}, {"of": "role.partner-staff"}, {"of": "state.07"}):
            assert not open_page("reach", "en", **parameters).exception
    assert {secret for each in messages for secret in rig().found_in(each)} == set()


def test_no_file_that_is_taken_away_holds_a_hidden_count() -> None:
    edition = edition_of(rig().snapshot, programme(), geography(), "es")
    for path, offer in offers_of(edition).items():
        if not path.endswith(".png"):
            for content in _contents(path, offer.make()):
                assert rig().found_in(content) == set(), path


def test_no_result_told_to_iati_holds_a_hidden_count() -> None:
    before, body = speaks(), 'kind = "sum"\nof = { table = "alcance", sum = "personas"'
    women, men = ', papel = ["microempresaria"]', ', sexo = ["hombre"], grupo_edad = ["36-45"]'
    own = (
        indicator(f"OWN-{number}", f'{body}, where = {{ etapa = ["asistió"]{where} }} }}\nby = ["state", "bootcamp"]')
        for number, where in enumerate(("", women, men), start=1)
    )
    declared = declaring(*own, more=iati("pro-mujer"))
    speak_as(setting_with(declared), Path())
    rig = rigged(declared)
    xml = offers_of(edition_of(rig.snapshot, declared, geography(), "es"))[IATI].make()
    speak(before)
    values = [value for _, _, value, _ in actuals(xml)]
    assert None in values
    assert any(values)
    assert len(rig.secrets) >= 12
    assert rig.found_in(xml) == set()


def test_no_slide_deck_card_or_light_page_holds_a_hidden_count() -> None:
    names, drawn, public = Names(programme(), geography(), Words("es"), {}), shapes(), for_public(rig().snapshot)
    slides = slides_of(public, names, None, None, drawn)
    light = edition_of_pages(public, ("es",), lambda _: names, Atlas(drawn), beside=stage_files)
    pages = located(light, "https://impulso.example.org")
    del pages[MANIFEST]  # sizes and hashes of the others, in which any figures may turn up
    files = {
        **pages,
        "deck.pptx": deck_of(slides, names, public.read_at),
        "card.svg": card_svg(public, names),
    }
    for path, made in files.items():
        if not path.endswith(".png"):
            for content in _contents(path, made.encode() if isinstance(made, str) else made):
                assert rig().found_in(content) == set(), path


def test_nothing_that_comes_by_itself_holds_a_hidden_count() -> None:
    declared = programme().model_copy(
        update={"rules": programme().rules.model_copy(update={"protected_below": THRESHOLD})}
    )
    names, after, before = Names(declared, geography(), Words("es"), {}), rig().snapshot, sample_snapshot("closing")
    changed = change(before, after, declared, for_public)
    entries = [FeedEntry(after.id, after.today, after.read_at, told(changed, names))]
    week = ChangedSince(changed, before.id, before.today)
    slides = slides_of(for_public(after), names, ["agenda", "since"], past=PublicPast(week, meeting=week))
    made = {
        "feed": feed(entries, names, name="public", itself="", dashboard="/", updated=after.read_at),
        "changes": as_bytes(changes_document(for_public(before), for_public(after), changed, names)),
        "calendar": calendar([FollowedEvent(e, 0, NOW, gone=False) for e in events_of(after, declared)], names, "x"),
        "light agenda": BODIES["agenda"](
            for_public(after), names, PageMaterial(Atlas(shapes()), PublicPast(week))
        ).encode(),
        "slides": repr(slides).encode(),
    }
    for source in declared.sources:
        made[f"review {source.id}"] = review_csv(after, source, names, {}).encode()
        digest = digest_of(after, LastDigest(before, "other"), source.owner, names, "https://d.example")
        made[f"digest {source.id}"] = f"{as_text(digest)}{as_markdown(digest)}{as_html(digest, 'es')}".encode()
    assert b"ALC-1" in made["changes"]
    for name, content in made.items():
        assert len(content) > 100, name
        assert rig().found_in(content) == set(), name


def _contents(path: str, data: bytes) -> list[bytes]:
    """Return what a file holds, and what the workbooks behind the charts in it hold."""
    if not path.endswith(_PACKED):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [part for name in archive.namelist() for part in _contents(name, archive.read(name))]
