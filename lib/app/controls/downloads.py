"""Where a page's data are taken away: at its foot, below its charts, and as sentences to quote.

Files are links to the interface for programs, so they cost nothing until somebody asks, and say what the page says,
because each link names the page's snapshot.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.app import address, data
from lib.app.controls import rows_behind
from lib.app.frame import Shown
from lib.app.refresh import mark_of
from lib.app.server import api
from lib.app.server.served import served
from lib.markup.blocks.downloads import FileLink, chart_downloads, csv_note, downloads, share
from lib.markup.evidence.chart import Chart
from lib.markup.memo import memo
from lib.markup.sections import section, whole
from lib.markup.state.sheet import sheet_to_print
from lib.programme.declaring.indicators import Where
from lib.publish.exports.offers import BUNDLES, bundles_of
from lib.publish.exports.sheets import sheets_of
from lib.publish.proof.seal import seal_of
from lib.publish.sharing.embed import picture_code
from lib.views.copy_button import copy_button
from lib.views.sections import Sections
from lib.wording.edition import edition_of
from lib.wording.reference.citations import citations

_citations = memo(citations)


def take_away(shown: Shown, *sheets: str) -> None:
    """Show the block at the foot of a page: `sheets` are the ids of its own tables, then everything as one file.

    A sheet that the snapshot does not have is left out.
    """
    if not served():
        return
    words, titles = shown.words, _titles(mark_of(shown.snapshot), shown.words.language, shown)
    own = [FileLink(titles[f"{each}.csv"], _address(each, "csv", shown)) for each in sheets if f"{each}.csv" in titles]
    if "hubs" in sheets and shown.snapshot.hubs:
        own.append(FileLink(words("downloads.geojson"), _link("hubs.geojson", shown), words("downloads.geojson.means")))
    bundles = bundles_of(shown.names.programme)
    everything = tuple(
        FileLink(words(f"downloads.{name}"), _link(path, shown), words(f"downloads.{name}.means"))
        for name, path in (*((each.id, each.path) for each in bundles), ("json", "snapshot"))
    )
    groups = [(words("downloads.everything"), everything)]  # the workbook first: Excel spoils codes in a CSV
    if own:
        groups.append((words("downloads.this-page"), tuple(own)))
    said = downloads(words("downloads.says", id=shown.snapshot.id[:4]), tuple(groups), words)
    st.html(whole(section("downloads", said)))


def sheet_of(shown: Shown, state: str) -> None:
    """Offer a state's sheet: to print at once, and as a PDF."""
    if served():
        pdf, html = (_link(f"states/{state}.{kind}", shown) for kind in ("pdf", "html"))
        st.html(sheet_to_print(shown.names.state(state), pdf, html, shown.words), width="content")


def before_csv(shown: Shown) -> None:
    """Say before a button for a CSV what Excel does to its codes, and offer the workbook instead."""
    if served():
        st.html(csv_note(_link(BUNDLES[0].path, shown), shown.words))


def below_chart(place: DeltaGenerator, chart: Chart, shown: Shown) -> None:
    """Offer a chart as SVG and PNG below it; nothing where nothing is drawn."""
    if chart.has_anything and served():
        links = tuple((kind.upper(), _link(f"charts/{chart.id}.{kind}", shown)) for kind in ("svg", "png"))
        place.html(chart_downloads(chart.title, links, shown.words))
        _share_chart(place, chart, shown)


def _share_chart(place: DeltaGenerator, chart: Chart, shown: Shown) -> None:
    """Offer the link of the page as it is chosen now, and the chart's picture to embed, which follows the newest."""
    root, link = address.root(), address.link_to_page(shown.words.language)
    if root is None or link is None:
        return
    cut = {"corte": shown.snapshot.id} if shown.chosen.past else {}
    picture = f"{root}{api.ROOT}/charts/{chart.id}.png?{urlencode({'lang': shown.words.language, **cut})}"
    place.html(share(link, picture_code(picture, chart.title, link), shown.words))


def sealed(shown: Shown, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return how a file of what is shown is made with the snapshot's seal in it."""
    return lambda: seal_of(shown.snapshot, shown.names, data.opened().signer)(make())


def to_quote(shown: Shown, parts: Sections, on: Where, *headlines: str) -> None:
    """Offer the sentences of these headline figures and of the programme's own that are `on` the page.

    Each has a button that copies it; those not shown have none. A steward is led to the cells that make each headline.
    """
    indicators = (*headlines, *(each.id for each in shown.names.programme.indicators if each.on == on))
    words, said = shown.words, _citations(shown.snapshot, shown.names)
    sentences = {each: said[each] for each in indicators if each in said}
    if not sentences:
        rows_behind.links(shown, headlines)
        return
    with parts.fold("quote", words("downloads.cite")):
        st.caption(words("downloads.cite.says"))
        for indicator, sentence in sentences.items():
            st.text(sentence)
            copy_button(
                sentence,
                label=words("downloads.cite.copy", name=words(f"definition.{indicator}.name").lower()),
                done=words("downloads.cite.copied"),
                failed=words("downloads.cite.not-copied"),
                key=f"quote.{indicator}.{words.language}",
            )
        rows_behind.links(shown, headlines)


@st.cache_resource(show_spinner=False, max_entries=16)
def _titles(mark: object, language: str, _shown: Shown) -> Mapping[str, str]:
    """Return the titles of the sheets that the snapshot has, as `id.csv`."""
    names = _shown.names
    edition = edition_of(_shown.snapshot, names.programme, names.geography, language)
    return {f"{sheet.id}.csv": sheet.title for sheet in sheets_of(edition)}


def _address(sheet: str, kind: str, shown: Shown) -> str:
    folder = "tables/" if shown.snapshot.table(sheet) else ""
    return _link(f"{folder}{sheet}.{kind}", shown)


def _link(path: str, shown: Shown) -> str:
    asked = urlencode({"lang": shown.words.language, "corte": shown.snapshot.id})
    return f".{api.ROOT}/{path}?{asked}"
