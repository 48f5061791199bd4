"""About: what every figure means, how people are counted, and where everything comes from."""

import streamlit as st

from lib.app import address, frame
from lib.app.controls import downloads, rows_behind, tour
from lib.markup.blocks import about
from lib.views.sections import Sections

shown = frame.require()
snapshot, names, words = shown.snapshot, shown.names, shown.words

asked = address.read("indicador", names.programme.indicator_ids)
if asked:
    st.html(about.asked_for(asked, snapshot, names))
    rows_behind.offer(shown, asked)

st.html(about.opening(snapshot, names))
tour.offer(words, "about", dismissible=False)

parts = Sections(words)
for each in about.sections(snapshot, names):
    parts.add(each)
parts.finish()

downloads.take_away(shown, "definitions", "counting-rules")
