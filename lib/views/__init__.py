"""Streamlit elements made from a snapshot."""
