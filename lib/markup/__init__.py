"""HTML made from a snapshot, without Streamlit: the same blocks for the dashboard and for pages that are files."""
