"""A section of evidence: what it shows, what it means, the chart, and the same facts as a table."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lib.markup.blocks.reach import beside, title
from lib.views.charts import CONFIG
from lib.wording.names import Names

_MADE = count()


@dataclass(frozen=True, slots=True)
class SectionEvidence:
    """What one section shows. `figure` is None where there is nothing to draw; `key` is (colour, name).

    `indicators` are the ids whose definitions are offered. `made` tells each making from every other.
    """

    readings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    key: tuple[tuple[str, str], ...] = ()
    figure: Any = None
    tables: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    made: int = field(default_factory=_MADE.__next__, compare=False)


@contextmanager
def section(heading: str) -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """Open a section under its title: a column for words and a wider one for the chart; one column on a phone."""
    with st.container(gap="small"):
        st.html(title(heading))
        left, right = st.columns([2, 3], gap="medium")
        yield left, right


def show(evidence: SectionEvidence, left: DeltaGenerator, right: DeltaGenerator, name: str, names: Names) -> None:
    """Write the words on the left, and the chart and its tables on the right."""
    if evidence.readings or evidence.notes:
        left.html(beside(names, evidence.readings, evidence.notes, evidence.key, evidence.indicators))
    if evidence.figure is not None:
        with right:
            _chart(evidence.made, name, evidence)
    if evidence.tables:
        with right.expander(names.words("table.open"), key=f"table.{name}"):
            for table in evidence.tables:
                st.html(table)


@st.cache_resource(show_spinner=False, max_entries=128)
def _chart(made: int, name: str, _evidence: SectionEvidence) -> None:
    """Show the chart. Streamlit replays what a cached function showed: plotly is asked once, not once per viewer."""
    st.plotly_chart(
        _evidence.figure,
        width="stretch",
        config=CONFIG,
        key=f"chart.{name}",
        alt=" ".join(_evidence.readings) or None,
    )
