"""Progress: the two headline numbers, the funnel, the bootcamps, and what is next."""

import streamlit as st

from lib.app import frame
from lib.markup import overview

shown = frame.require()

st.html(overview.headline(shown.snapshot, shown.names))
st.html(overview.bootcamps(shown.snapshot, shown.names))
st.html(overview.what_is_next(shown.snapshot, shown.names))
st.html(overview.weakest_source(shown.snapshot, shown.names))
