"""My state: what is in one state, by municipality, what it owes, its figures, and a sheet to print."""

from dataclasses import replace
from functools import partial

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads, filters, hub_filters, meeting, rows_behind, state_choice
from lib.app.data import shapes, statistics
from lib.markup.blocks import bootcamp_rows
from lib.markup.blocks.voice import voice
from lib.markup.hubs import nearby
from lib.markup.hubs import summary as hub_summary
from lib.markup.hubs import table as hub_table
from lib.markup.hubs.public_statistics import public_statistics
from lib.markup.map import choropleth
from lib.markup.sections import section
from lib.markup.state import page as state
from lib.markup.state.sheet import said_by_state, sheet
from lib.markup.state.side_by_side import side_by_side
from lib.publish.exports.hub_csv import hubs_csv
from lib.snapshot.selection.hub_choice import HubChoice, chosen
from lib.snapshot.selection.one_state import OneState
from lib.views import hub_map, state_classes
from lib.views.clickable import clickable
from lib.views.screen import screen
from lib.views.sections import Sections

shown = frame.require()
snapshot, names, words = shown.snapshot, shown.names, shown.words

with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
    one = OneState(snapshot, names.programme, state_choice.state_of(shown))
    other = state_choice.compared(shown, one.key)
st.html(state.opening(one, names))
parts = Sections(words)
if other:
    st.html(side_by_side(one, OneState(snapshot, names.programme, other), names))

selected = hub_filters.selected(shown)
hub = next((each for each in one.hubs if each.id == selected), None)
choice = HubChoice(one.key, municipality=hub_filters.municipality(shown, one.key, one.hubs))
hubs = chosen(one.hubs, choice)

wide, aside = st.columns([7, 3], gap="medium")
with aside:
    card, key, foot = st.container(), st.container(), st.container()
with foot:
    view = screen()
with wide:
    st.html(state.map_title(one, names))
    hub_map.light_map(
        snapshot, names, choice, shapes(), selected=selected, narrow=view.narrow, choose=hub_filters.choose
    )
    st.html(hub_summary.credit(hubs, names))
with key:
    st.html(hub_summary.legend(hubs, hub_map.picture_of(snapshot, names, choice, view.narrow), names))

if one.hubs:
    with card:
        st.html(hub_table.hub_card(hub, snapshot, names))
        if hub:
            st.button(words("hubs.card.close"), key="state.close", on_click=hub_filters.select, args=(None,))
    titled = section("hubs", state.hubs_title(one, names))
    with parts.fold("hubs", titled.title, by=hub_filters.OF_THE_TABLE):
        st.html(titled.html)
        table = hub_table.hub_table(hubs, snapshot, names, order=hub_filters.order(), page=hub_filters.page())
        clickable(table, selected=selected, choose=hub_filters.choose, key="state.hubs", reveal=".hub-card-name")
        downloads.before_csv(shown)
        st.download_button(
            words("hubs.download"),
            downloads.sealed(shown, partial(hubs_csv, hubs, snapshot, names)),
            file_name=words("hubs.download.file", id=f"{one.key}-{snapshot.id[:4]}"),
            mime="text/csv",
            on_click="ignore",
            key="state.csv",
        )
    parts.html("verify", hub_table.to_verify(replace(snapshot, hubs=one.hubs), names))

if (one.hubs or one.bootcamps) and not names.geography.one_level:
    with parts.fold("areas", words("choropleth.title.state", state=names.state(one.key)), by=("tema",)):
        themes = choropleth.themes_of(choropleth.MUNICIPAL_THEMES, names.programme)
        theme = filters.one_from(
            "state",
            "tema",
            words("choropleth.choose"),
            themes,
            called=lambda each: words(f"choropleth.{each}"),
            language=words.language,
            default=themes[0],
        )
        wanted = next((each for each in themes if each == theme), themes[0])
        state_classes.state_classes(wanted, snapshot, names, shapes(), narrow=view.narrow, state=one.key)

if one.takes_part:
    parts.html("near", nearby.of_state(one, names))

if beside := public_statistics(one.hubs, statistics(), names):
    parts.html("statistics", beside, title=words("statistics.title"))

if one.bootcamps:
    parts.html("bootcamps", bootcamp_rows.bootcamps(snapshot, names, one.key))
elif one.takes_part and names.programme.trains:
    st.html(state.no_bootcamps(one, names))

if said := voice(names, one.key):
    st.html(said)
if one.takes_part:
    with st.container(horizontal=True, vertical_alignment="top", gap="medium"):
        downloads.sheet_of(shown, one.key)
        meeting.take_to_meeting(shown, one.key)
    parts.html("commitments", state.commitments(one, names))
    if names.programme.trains:
        parts.html("comparison", state.beside(one, names))
    parts.html("sheet", sheet(one, names))
    parts.html("sources", state.sources(one, names))
parts.finish()

rows_behind.links(shown, said_by_state(shown.names.programme))
downloads.take_away(
    shown, "people-by-state-role", "people-by-state-age", "commitments", "hubs", "reach-by-municipality"
)
