"""Progress: the two headline numbers, the funnel, the bootcamps, what is next and what changed."""

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads, history, tour
from lib.app.data import shapes
from lib.markup.blocks import bootcamp_rows, overview
from lib.markup.blocks.declared import declared_section
from lib.markup.blocks.trend import courses
from lib.markup.blocks.voice import voice
from lib.markup.map.locator import locator
from lib.views.sections import Sections

shown = frame.require()
trends = history.trends(shown)

st.html(overview.finding(shown.snapshot, shown.names))
partner = shown.viewer.partner
where = locator(shown.snapshot, shown.names, shapes())
st.html(overview.headline(shown.snapshot, shown.names, trends, where=where, partner=partner))
if shown.names.programme.trains:
    st.html(bootcamp_rows.bootcamps(shown.snapshot, shown.names))

parts = Sections(shown.words)
if own := declared_section("progress", shown.snapshot, shown.names):
    parts.add(own)
parts.html("next", overview.what_is_next(shown.snapshot, shown.names, partner))
with parts.fold("changes", shown.words("changes.title"), by=(history.SINCE,)):
    history.what_changed(shown)
parts.html("trend", courses(trends, shown.names), title=shown.words("trend.title"))
downloads.to_quote(shown, parts, "progress", "ALC-1", "ALC-2", "EMB-6", "BOO-1", "SIT-2")
parts.finish()
if said := voice(shown.names):
    st.html(said)

tour.offer(shown.words, "home", dismissible=True)

downloads.take_away(shown, "figures", "people-by-stage-role", "bootcamps")
