"""The same page in Dash, in the idiom of its documentation."""

import os
import sys
from pathlib import Path

import pandas as pd
import plotly.express as px
from dash import Dash, dash_table, dcc, html

DATA = Path(os.environ["BENCH_DATA"])
app = Dash(__name__)


def layout() -> html.Div:
    """Read, group and draw at every visit."""
    rows, hubs = pd.read_csv(DATA / "rows.csv"), pd.read_csv(DATA / "hubs.csv")
    told = [
        rows.people.sum(),
        rows[rows.role == "microempresaria"].people.sum(),
        rows[rows.role == "personal de socios"].people.sum(),
        rows.hours.sum(),
        hubs.id.nunique(),
        rows.state.nunique(),
        rows.month.nunique(),
        rows.people.mean(),
    ]
    by_state = rows.groupby(["state", "role"], as_index=False).people.sum()
    return html.Div(
        [
            *(html.P(f"{value:,.0f}") for value in told),
            dcc.Graph(figure=px.bar(by_state, x="people", y="state", color="role", orientation="h")),
            dcc.Graph(figure=px.bar(rows.groupby("month", as_index=False).people.sum(), x="month", y="people")),
            dcc.Graph(figure=px.bar(rows.groupby("role", as_index=False).hours.sum(), x="hours", y="role")),
            dcc.Graph(figure=px.scatter_geo(hubs, lat="lat", lon="lon", hover_name="name")),
            dash_table.DataTable(rows.to_dict("records"), page_size=20),
        ]
    )


app.layout = layout

if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
