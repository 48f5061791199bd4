"""Revisions: what changed of figures that somebody had validated, when, and in whose sheet."""

import streamlit as st

from lib.app import frame
from lib.app.controls import downloads, history
from lib.markup.blocks import revisions

shown = frame.require()

st.html(revisions.page(history.revisions(shown), shown.names))

downloads.take_away(shown, "bootcamps", "people-by-bootcamp-role")
