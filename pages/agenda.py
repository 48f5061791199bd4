"""Agenda: one page to print before a coordination meeting, made from the snapshot."""

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads, history
from lib.markup.blocks import agenda

shown = frame.require()

st.html(agenda.opening(shown.snapshot, shown.names))
history.what_changed(shown)
st.html(agenda.agenda(shown.snapshot, shown.names))
st.html(agenda.to_present(shown.names))

downloads.take_away(shown, "commitments", "sources")
