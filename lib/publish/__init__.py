"""Files made from a snapshot or from the programme, without Streamlit."""
