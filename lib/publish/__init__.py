"""Files made from a snapshot: no Streamlit here."""
