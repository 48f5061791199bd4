"""Stock Streamlit with `@st.cache_data` on the data, as its documentation advises."""

import json
import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import pydeck as pdk
import streamlit as st

DATA = Path(os.environ["BENCH_DATA"])

st.set_page_config(page_title="Bench", layout="wide")


@st.cache_data
def load() -> tuple[pd.DataFrame, pd.DataFrame, dict[str, object]]:
    """Read the files once."""
    shapes = json.loads((DATA / "states.geojson").read_text(encoding="utf-8"))
    return pd.read_csv(DATA / "rows.csv"), pd.read_csv(DATA / "hubs.csv"), shapes


rows, hubs, states = load()

st.title("Programme")
columns = st.columns(4)
columns[0].metric("People", f"{rows.people.sum():,}")
columns[1].metric("Women", f"{rows[rows.role == 'microempresaria'].people.sum():,}")
columns[2].metric("Staff", f"{rows[rows.role == 'personal de socios'].people.sum():,}")
columns[3].metric("Hours", f"{rows.hours.sum():,}")
columns[0].metric("Hubs", f"{hubs.id.nunique():,}")
columns[1].metric("States", f"{rows.state.nunique():,}")
columns[2].metric("Months", f"{rows.month.nunique():,}")
columns[3].metric("People per row", f"{rows.people.mean():.1f}")

by_state = rows.groupby(["state", "role"], as_index=False).people.sum()
st.plotly_chart(px.bar(by_state, x="people", y="state", color="role", orientation="h"), key="states")
by_month = rows.groupby("month", as_index=False).people.sum()
st.plotly_chart(px.bar(by_month, x="month", y="people"), key="months")
by_role = rows.groupby("role", as_index=False).hours.sum()
st.plotly_chart(px.bar(by_role, x="hours", y="role", orientation="h"), key="roles")

st.pydeck_chart(
    pdk.Deck(
        layers=[
            pdk.Layer("GeoJsonLayer", states, filled=True, get_fill_color=[128, 118, 128, 60], stroked=True),
            pdk.Layer("ScatterplotLayer", hubs, get_position="[lon, lat]", get_radius=9000, pickable=True),
        ],
        initial_view_state=pdk.ViewState(latitude=18.5, longitude=-92, zoom=5),
        tooltip={"text": "{name}"},
    )
)
st.dataframe(rows)
