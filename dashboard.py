"""The dashboard. Run it with `make run`."""

import streamlit as st

from lib.app import frame

st.set_page_config(page_title="Impulso Digital", page_icon="static/mark.svg", layout="wide")
frame.draw()
