"""Hubs: how many are verified in service, where they are, what must be verified next, and who lives near one."""

from contextlib import nullcontext
from functools import partial

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads, filters, history, hub_filters, rows_behind
from lib.app.data import shapes, statistics
from lib.markup.blocks import help as help_page
from lib.markup.blocks.tables import table_html
from lib.markup.evidence import places
from lib.markup.hubs import growth, nearby
from lib.markup.hubs import summary as hub_summary
from lib.markup.hubs import table as hub_table
from lib.markup.hubs.public_statistics import public_statistics
from lib.markup.map import choropleth
from lib.markup.sections import section
from lib.publish.exports.hub_csv import hubs_csv, unverified_csv
from lib.snapshot.selection.hub_choice import HubChoice, chosen
from lib.views import hub_map, state_classes
from lib.views.clickable import clickable
from lib.views.evidence import evidence, show
from lib.views.growth import growth_slider
from lib.views.screen import Screen, screen
from lib.views.sections import Sections

shown = frame.require()
snapshot, names, words = shown.snapshot, shown.names, shown.words

st.html(hub_summary.opening(snapshot, names))
counts = st.container()
parts, choosing = Sections(words), st.container()
view = Screen()

if snapshot.hubs:
    wide, aside = st.columns([7, 3], gap="medium")
    card, key, foot = aside.container(), aside.container(), aside.container()
    with foot:
        view = screen()
    with choosing, parts.fold("filters", words("hubs.fold.filters")) if view.narrow else nullcontext():
        choice = hub_filters.asked(shown)
    hubs = chosen(snapshot.hubs, choice)
    selected = hub_filters.selected(shown)
    hub = next((each for each in snapshot.hubs if each.id == selected), None)
    with wide:
        kind = hub_filters.map_kind(shown)
        if view.flat and kind == "map":
            st.info(words("hubs.map.flat"))
        if not hubs:
            st.info(words("hubs.table.none"))
        draw = hub_map.light_map if view.flat or kind == "svg" else hub_map.hub_map
        draw(snapshot, names, choice, shapes(), selected=selected, narrow=view.narrow, choose=hub_filters.choose)
    with card:
        st.html(hub_table.hub_card(hub, snapshot, names))
        if hub:
            st.button(words("hubs.card.close"), key="hubs.close", on_click=hub_filters.select, args=(None,))
    with key, parts.fold("key", words("hubs.fold.key")) if view.narrow else nullcontext():
        symbols = hub_summary.legend(hubs, hub_map.picture_of(snapshot, names, choice, view.narrow), names)
        st.html(section("key", symbols).html if view.narrow else symbols)
        credit = st.container() if view.narrow else wide
    credit.html(hub_summary.credit(hubs, names))
    if beside := public_statistics(hubs, statistics(), names):
        with wide, st.expander(words("statistics.title")):
            st.html(beside)

    titled = section("table", hub_summary.table_title(hubs, snapshot, names))
    with parts.fold("table", titled.title, opened=view.narrow, by=hub_filters.OF_THE_TABLE):
        st.html(titled.html)
        table = hub_table.hub_table(
            hubs, snapshot, names, order=hub_filters.order(), page=hub_filters.page(), text=hub_filters.searched()
        )
        clickable(table, selected=selected, choose=hub_filters.choose, key="hubs.table", reveal=".hub-card-name")
        downloads.before_csv(shown)
        st.download_button(
            words("hubs.download"),
            downloads.sealed(shown, partial(hubs_csv, hubs, snapshot, names)),
            file_name=words("hubs.download.file", id=snapshot.id[:4]),
            mime="text/csv",
            on_click="ignore",
            key="hubs.csv",
        )
    with parts.fold("verify", words("hubs.verify")):
        st.html(section("verify", hub_table.to_verify(snapshot, names)).html)
        st.download_button(
            words("hubs.verify.download"),
            downloads.sealed(shown, partial(unverified_csv, snapshot.hubs, snapshot, names)),
            file_name=words("hubs.verify.file", id=snapshot.id[:4]),
            mime="text/csv",
            on_click="ignore",
            key="hubs.verify.csv",
        )
else:
    st.html(help_page.way("no-funciona", words))

with parts.fold("phases", words("hubs.fold.phases")) if view.narrow else counts:
    st.html(hub_summary.facts(snapshot, names))

themes = choropleth.themes_of(choropleth.THEMES, names.programme)
with parts.fold("classes", words("choropleth.title"), by=("tema",)):
    theme = filters.one_from(
        "hubs",
        "tema",
        words("choropleth.choose"),
        themes,
        called=lambda each: words(f"choropleth.{each}"),
        language=words.language,
        default=themes[0],
    )
    wanted = next((each for each in themes if each == theme), themes[0])
    state_classes.state_classes(wanted, snapshot, names, shapes(), narrow=view.narrow)

by_state = places.hubs(snapshot, names)
with evidence(parts, "conditions", by_state.title) as (left, right):
    show(parts, by_state, left, right, names)
    downloads.below_chart(right, by_state, shown)

with evidence(parts, "near", words("near.title")) as (left, right):
    chart = places.near(snapshot, names)
    show(parts, chart, left, right, names)
    downloads.below_chart(right, chart, shown)
if without := nearby.places_table(snapshot, names):
    parts.html("without", table_html(without, titled=False), title=without.title)

drawn = hub_map.picture_of(snapshot, names, HubChoice(), view.narrow)
if grown := growth.growth(history.month_ends_of(shown), drawn, names, shapes()):
    with parts.fold("growth", words("growth.title")):
        growth_slider(grown, "hubs.growth")
parts.finish()

rows_behind.links(shown, ("SIT-1", "SIT-2", "SIT-3"))
downloads.take_away(
    shown, "hubs", "hubs-by-state-condition", "hubs-by-state-phase", "reach-by-municipality", "places-without-hub"
)
