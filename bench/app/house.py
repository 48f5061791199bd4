"""The parts of the page in the idiom of this house: made once and replayed to every viewer."""

import csv
import gc
import json
import os
from collections import Counter
from html import escape
from pathlib import Path

import pyarrow.csv
import pydeck
import streamlit as st
from pydeck.bindings.json_tools import default_serialize

from lib.markup.memo import memo
from lib.views.charts import Bar, bars
from lib.views.evidence import SectionEvidence
from lib.views.map_layers import STYLE, CompactDeck
from lib.wording.language import Words
from lib.wording.names import Names

DATA = Path(os.environ["BENCH_DATA"])
TOOLTIP = {"text": "{name}"}


class Content:
    """The rows, read once, as a snapshot would be."""

    def __init__(self) -> None:
        with (DATA / "rows.csv").open(encoding="utf-8") as file:
            self.rows = list(csv.DictReader(file))
        with (DATA / "hubs.csv").open(encoding="utf-8") as file:
            self.hubs = list(csv.DictReader(file))
        self.states = json.loads((DATA / "states.geojson").read_text(encoding="utf-8"))
        self.table = pyarrow.csv.read_csv(DATA / "rows.csv")

    def sums(self, by: str, what: str) -> Counter[str]:
        """Return the sums of one column by the values of another."""
        found: Counter[str] = Counter()
        for row in self.rows:
            found[row[by]] += int(row[what])
        return found


@st.cache_resource(show_spinner=False)
def content() -> tuple[Content, Names]:
    """Read the content and settle, as the server does after each snapshot."""
    from lib.programme.geography import Geography
    from lib.programme.model import Programme

    found = Content()
    gc.collect()
    gc.freeze()
    return found, Names(Programme.model_construct(), Geography.__new__(Geography), Words("es"), {})


@memo
def figures(data: Content) -> str:
    """Return the eight figures."""
    roles = data.sums("role", "people")
    people = sum(roles.values())
    told = {
        "People": people,
        "Women": roles["microempresaria"],
        "Staff": roles["personal de socios"],
        "Hours": sum(data.sums("role", "hours").values()),
        "Hubs": len(data.hubs),
        "States": len(data.sums("state", "people")),
        "Months": len(data.sums("month", "people")),
        "People per row": round(people / len(data.rows), 1),
    }
    cells = "".join(f"<div><p class='value'>{value:,}</p><p>{escape(name)}</p></div>" for name, value in told.items())
    return f"<div class='id' style='display:grid;grid-template-columns:repeat(4,1fr)'>{cells}</div>"


@memo
def chart(data: Content, by: str, what: str) -> SectionEvidence:
    """Return one chart."""
    rows = [Bar(label, value, f"{value:,}") for label, value in sorted(data.sums(by, what).items())]
    return SectionEvidence(figure=bars(rows, protected="Protegido"))


@memo
def map_text(data: Content) -> str:
    """Return the whole map as one compact string with fixed ids."""
    points = [{"at": [float(each["lon"]), float(each["lat"])], "name": each["name"]} for each in data.hubs]
    deck = pydeck.Deck(
        layers=[
            pydeck.Layer("GeoJsonLayer", data.states, id="states", get_fill_color=[128, 118, 128, 60], stroked=True),
            pydeck.Layer("ScatterplotLayer", points, id="hubs", get_position="at", get_radius=9000, pickable=True),
        ],
        initial_view_state=pydeck.ViewState(latitude=18.5, longitude=-92, zoom=5),
        map_provider=None,
        map_style=STYLE,
    )
    return json.dumps(deck, default=default_serialize, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@st.cache_resource(show_spinner=False)
def fixed(_data: Content) -> None:
    """Show the map and the table; the elements are replayed."""
    st.pydeck_chart(CompactDeck(map_text(_data), TOOLTIP), key="map")
    st.dataframe(_data.table)
