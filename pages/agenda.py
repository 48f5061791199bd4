"""Agenda: one page to print before a coordination meeting, made from the snapshot."""

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads, history
from lib.markup.blocks import agenda
from lib.views.sections import Sections

shown = frame.require()

st.html(agenda.opening(shown.snapshot, shown.names))
parts = Sections(shown.words)
with parts.fold("changes", shown.words("changes.title"), by=(history.SINCE,)):
    history.what_changed(shown)
for each in agenda.agenda(shown.snapshot, shown.names):
    parts.add(each)
parts.finish()
st.html(agenda.to_present(shown.names))

downloads.take_away(shown, "commitments", "sources")
