"""Progress: the two headline numbers, the funnel, the bootcamps, what is next and what changed."""

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads, history, tour
from lib.markup.blocks import overview
from lib.markup.blocks.trend import courses

shown = frame.require()
trends = history.trends(shown)

st.html(overview.finding(shown.snapshot, shown.names))
st.html(overview.headline(shown.snapshot, shown.names, trends))
st.html(overview.bootcamps(shown.snapshot, shown.names))

left, right = st.columns(2, gap="large")
with left:
    st.html(overview.what_is_next(shown.snapshot, shown.names))
    st.html(overview.weakest_source(shown.snapshot, shown.names))
with right:
    history.what_changed(shown)

if course := courses(trends, shown.names):
    with st.expander(shown.words("trend.title"), key="home.trend"):
        st.html(course)

tour.offer(shown.words, "home", dismissible=True)

downloads.to_quote(shown, "ALC-1", "ALC-2", "EMB-6", "BOO-1", "SIT-2")
downloads.take_away(shown, "figures", "people-by-stage-role", "bootcamps")
