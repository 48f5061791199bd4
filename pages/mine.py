"""Mine: everything one organisation owes and is owed, and the cells to mend in its sheet."""

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads, filters
from lib.markup.blocks import tasks
from lib.views.sections import Sections

shown = frame.require()
snapshot, names, words = shown.snapshot, shown.names, shown.words

partner = filters.one_from(
    "mine",
    "socio",
    words("mine.filter"),
    tuple(each.id for each in names.programme.partners),
    called=names.partner,
    language=words.language,
    default=shown.viewer.partner if shown.viewer.role == "partner" else None,
    everything=words("mine.filter.all"),
)
st.html(tasks.opening(snapshot, names, partner))
parts = Sections(words)
for each in tasks.mine(snapshot, names, partner) if partner else tasks.everybody(snapshot, names):
    parts.add(each)
parts.finish()

downloads.take_away(shown, "commitments", "bootcamps")
