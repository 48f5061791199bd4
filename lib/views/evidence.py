"""A section of evidence: what it shows, what it means, the chart, and the same facts as a table."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.markup.blocks.reach import beside
from lib.markup.blocks.tables import table_html
from lib.markup.evidence.chart import Chart
from lib.views import charts
from lib.views.sections import Sections
from lib.wording.names import Names


@contextmanager
def evidence(
    parts: Sections, id_: str, heading: str, *, opened: bool = False, by: tuple[str, ...] = ()
) -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """Open a section under its title: a column for words and a wider one for the chart; one column on a phone."""
    with parts.fold(id_, heading, opened=opened, by=by):
        left, right = st.columns([2, 3], gap="medium")
        yield left, right


def show(parts: Sections, chart: Chart, left: DeltaGenerator, right: DeltaGenerator, names: Names) -> None:
    """Write the words on the left, and the chart and its tables on the right; the head says the chart's finding."""
    parts.says(next(iter(chart.sentences), ""))
    left.html(beside(names, chart.sentences, chart.notes, chart.key, chart.indicators))
    if chart.bars:
        with right:
            _drawn(chart)
    if chart.tables:
        with right.expander(names.words("table.open"), key=f"table.{chart.section}"):
            for table in chart.tables:
                st.html(table_html(table))


@st.cache_resource(show_spinner=False, max_entries=128, hash_funcs={Chart: hash})
def _drawn(chart: Chart) -> None:
    """Show the chart. Streamlit replays what a cached function showed: plotly is asked once, not once per viewer."""
    st.plotly_chart(
        charts.figure_of(chart),
        width="stretch",
        config=charts.CONFIG,
        key=f"chart.{chart.section}",
        alt=" ".join(chart.sentences) or chart.title,
    )
