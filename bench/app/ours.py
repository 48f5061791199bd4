"""The same page with the parts of this house, served with its settings."""

import streamlit as st

from bench.app.house import chart, content, figures, fixed
from lib.markup.page import style
from lib.views.evidence import section, show

st.set_page_config(page_title="Bench", layout="wide")
shown, names = content()
st.html(f"<style>{style()}</style>")
st.html(figures(shown))
for name, by, what in (("states", "state", "people"), ("months", "month", "people"), ("roles", "role", "hours")):
    with section(name) as (left, right):
        show(chart(shown, by, what), left, right, name, names)
fixed(shown)
