"""Bare Streamlit: the least that a page can be."""

import streamlit as st

st.write("hi")
