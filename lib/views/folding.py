"""Parts of a page that a telephone folds away under their name; on a desk they stand open where they are."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def folded(label: str, *, narrow: bool) -> DeltaGenerator:
    """Return where to put a part of the page: under its name to press on a narrow screen, in the open on others."""
    return st.expander(label) if narrow else st.container()
