"""The same page in Panel, in the idiom of its documentation."""

import os
from pathlib import Path

import pandas as pd
import panel as pn
import plotly.express as px

DATA = Path(os.environ["BENCH_DATA"])
pn.extension("plotly", "tabulator")

rows, hubs = pd.read_csv(DATA / "rows.csv"), pd.read_csv(DATA / "hubs.csv")
told = {
    "People": rows.people.sum(),
    "Women": rows[rows.role == "microempresaria"].people.sum(),
    "Staff": rows[rows.role == "personal de socios"].people.sum(),
    "Hours": rows.hours.sum(),
    "Hubs": hubs.id.nunique(),
    "States": rows.state.nunique(),
    "Months": rows.month.nunique(),
    "People per row": round(rows.people.mean(), 1),
}
by_state = rows.groupby(["state", "role"], as_index=False).people.sum()
pn.Column(
    pn.Row(*(pn.indicators.Number(name=name, value=float(value)) for name, value in told.items())),
    pn.pane.Plotly(px.bar(by_state, x="people", y="state", color="role", orientation="h")),
    pn.pane.Plotly(px.bar(rows.groupby("month", as_index=False).people.sum(), x="month", y="people")),
    pn.pane.Plotly(px.bar(rows.groupby("role", as_index=False).hours.sum(), x="hours", y="role")),
    pn.pane.Plotly(px.scatter_geo(hubs, lat="lat", lon="lon", hover_name="name")),
    pn.widgets.Tabulator(rows, pagination="remote", page_size=20),
).servable()
