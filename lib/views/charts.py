"""Charts of plain values: bars, stacked bars and growth against a target.

Every function takes labels and values and returns a plotly Figure. What is not shown has no value here: a protected
value is a hatched placeholder of the same length whatever it hides, no data is a word without a bar. Colours hold on
light and dark ground; text takes the colour of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from lib.indicators.figure import State

WOMEN, STAFF, OTHERS = "#6B2D5C", "#0072B2", "#B26B00"
ROLE_COLOURS = {"micro-entrepreneur": WOMEN, "partner-staff": STAFF, "other": OTHERS}
QUIET = "#767676"
RAMP = (
    ("#2F4858", "white"),
    ("#4F7388", "white"),
    ("#A9BFCA", "#26212B"),
    ("#D9C7A8", "#26212B"),
    ("#CFCAC6", "#26212B"),
)
"""Fill and ink for up to five ordered groups, darkest first; unlike the colours of roles."""

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
_EDGE = {"color": "#8C7A88", "width": 1}
_HATCH = {"shape": "/", "size": 6, "solidity": 0.25, "fgcolor": QUIET, "bgcolor": "rgba(0,0,0,0)"}
_STUB = 0.18
_ROW, _BAR, _LETTER = 34, 0.62, 7.4


@dataclass(frozen=True, slots=True)
class Bar:
    """One value with the text written at its end. `heading` starts a group above it; `apart` leaves a gap.

    Raises ValueError where something that is not shown carries a value.
    """

    label: str
    value: float | None
    text: str
    state: State = "shown"
    colour: str = WOMEN
    heading: str | None = None
    apart: bool = False

    def __post_init__(self) -> None:
        _no_hidden_value(self.state, self.value)


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a stacked bar. Raises ValueError where something that is not shown carries a value."""

    name: str
    value: float | None
    state: State = "shown"
    colour: str = WOMEN
    ink: str = "white"

    def __post_init__(self) -> None:
        _no_hidden_value(self.state, self.value)


@dataclass(frozen=True, slots=True)
class Stack:
    """A whole and its parts. `total` is None unless it is shown; `text` is written at the end."""

    label: str
    segments: tuple[Segment, ...]
    total: float | None
    text: str


def bars(rows: Sequence[Bar], *, protected: str, span: float | None = None, above: bool = False) -> Any:
    """Return horizontal bars with their values written at the end, first row on top.

    `protected` is the word a placeholder says on hover. `span` is the value of the full width (the largest where left
    out). `above` writes long labels above their bars instead of beside them.
    """
    full = span or max((row.value for row in rows if row.value), default=1.0)
    places, width = _places(rows, above), 0.4 if above else _BAR
    figure = _canvas(places[-1] + (0.5 if not above else 0.6), full, [row.text for row in rows])
    shown = [(row, y) for row, y in zip(rows, places, strict=True) if row.value is not None]
    figure.add_bar(
        orientation="h",
        x=[row.value for row, _ in shown],
        y=[y for _, y in shown],
        width=width,
        marker={"color": [row.colour for row, _ in shown], "line": _EDGE},
        customdata=[escape(f"{row.label}: {row.text}", quote=False) for row, _ in shown],
        hovertemplate="%{customdata}<extra></extra>",
    )
    hidden = [y for row, y in zip(rows, places, strict=True) if row.state == "protected"]
    _placeholders(figure, hidden, [0.0] * len(hidden), [full * _STUB] * len(hidden), word=protected, width=width)
    for row, y in zip(rows, places, strict=True):
        end = row.value if row.value is not None else full * _STUB if row.state == "protected" else 0
        _write(figure, end, y, escape(row.text, quote=False), xshift=6)
        if row.heading:
            _write(figure, 0, y - 0.95, f"<b>{escape(row.heading, quote=False)}</b>")
        if above:
            _write(figure, 0, y - 0.46, escape(row.label, quote=False), xshift=-2)
    if not above:
        _name_rows(figure, [row.label for row in rows], places)
    return figure


def stacked(rows: Sequence[Stack], *, protected: str) -> Any:
    """Return stacked horizontal bars with values inside and totals at the end.

    Two or more protected parts of a shown total are one hatched stretch up to that total, which anyone could draw from
    what is shown. A single one, or parts of an unknown total, are a placeholder of fixed length.
    """
    full = max((_known(row) if row.total is None else row.total for row in rows), default=1.0) or 1.0
    figure = _canvas(len(rows) - 0.5, full, [row.text for row in rows])
    figure.update_layout(uniformtext={"minsize": 11, "mode": "hide"})
    starts = [0.0] * len(rows)
    for name in dict.fromkeys(part.name for row in rows for part in row.segments):
        drawn = [
            (y, row, part) for y, row in enumerate(rows) for part in row.segments if part.name == name and part.value
        ]
        figure.add_bar(
            orientation="h",
            name=name,
            x=[part.value for _, _, part in drawn],
            base=[starts[y] for y, _, _ in drawn],
            y=[y for y, _, _ in drawn],
            width=_BAR,
            marker={"color": [part.colour for _, _, part in drawn], "line": _EDGE},
            text=[f"{part.value:g}" for _, _, part in drawn],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            insidetextfont={"color": [part.ink for _, _, part in drawn], "size": 13},
            customdata=[escape(f"{row.label} · {name}: {part.value:g}", quote=False) for _, row, part in drawn],
            hovertemplate="%{customdata}<extra></extra>",
        )
        for y, _, part in drawn:
            starts[y] += part.value or 0
    lengths = {y: _hidden_length(row, full) for y, row in enumerate(rows) if _hidden(row)}
    _placeholders(
        figure, list(lengths), [starts[y] for y in lengths], list(lengths.values()), word=protected, width=_BAR
    )
    for y, row in enumerate(rows):
        _write(figure, starts[y] + lengths.get(y, 0.0), y, escape(row.text, quote=False), xshift=6)
    _name_rows(figure, [row.label for row in rows], list(range(len(rows))))
    return figure


def growth(
    steps: Sequence[tuple[str, int]],
    *,
    target: float | None,
    target_text: str,
    hover: Sequence[str],
    colour: str = WOMEN,
) -> Any:
    """Return a column for each step that stands on what was reached before, against a dashed target.

    `steps` are labels with the people each added, all of them shown; `hover` says each in words.
    """
    from plotly import graph_objects as go

    added = [value for _, value in steps]
    before = [sum(added[:index]) for index in range(len(added))]
    top = max(sum(added), target or 0) or 1
    places = list(range(len(steps)))
    shared = {"x": places, "width": 0.78, "customdata": list(hover), "hovertemplate": "%{customdata}<extra></extra>"}
    figure = go.Figure()
    figure.add_bar(y=before, marker={"color": "rgba(128,120,126,.32)"}, **shared)
    figure.add_bar(y=added, base=before, marker={"color": colour, "line": _EDGE}, **shared)
    for place, value in zip(places, added, strict=True):
        figure.add_annotation(
            x=place,
            y=before[place] + value,
            text=f"{before[place] + value:g}",
            showarrow=False,
            yshift=10,
            font={"size": 13},
        )
    if target:
        figure.add_shape(
            type="line", xref="paper", x0=0, x1=1, y0=target, y1=target, line={"dash": "dash", "color": QUIET}
        )
        figure.add_annotation(
            xref="paper", x=0, y=target, text=target_text, showarrow=False, xanchor="left", yshift=10, font={"size": 13}
        )
    figure.update_layout(
        barmode="overlay",
        showlegend=False,
        height=330,
        margin={"l": 0, "r": 0, "t": 10, "b": 44, "autoexpand": False},
        **_GROUND,
    )
    figure.update_xaxes(
        tickvals=places, ticktext=[label for label, _ in steps], tickangle=0, showgrid=False, fixedrange=True, ticks="",
        tickfont={"size": 13},
    )  # fmt: skip
    figure.update_yaxes(visible=False, range=[0, top * 1.14], fixedrange=True)
    return figure


_GROUND = {"paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "dragmode": False}


def _no_hidden_value(state: State, value: float | None) -> None:
    if state != "shown" and value is not None:
        raise ValueError(f"a value that is «{state}» must not reach a chart")


def _places(rows: Sequence[Bar], above: bool) -> list[float]:
    places, y = [], 0.0
    for index, row in enumerate(rows):
        y += (1.2 if row.heading else 0.0) + (0.5 if row.apart and index else 0.0)
        places.append(y)
        y += 1.25 if above else 1.0
    return places


def _canvas(bottom: float, full: float, texts: Sequence[str]) -> Any:
    """Return an empty figure of rows: pixels for the texts at the end, no axes, no grid, nothing to drag."""
    from plotly import graph_objects as go

    top = -0.75
    figure = go.Figure()
    right = 14 + _LETTER * max((len(text) for text in texts), default=0)
    figure.update_layout(
        barmode="overlay",
        showlegend=False,
        height=round((bottom - top) * _ROW) + 4,
        margin={"l": 2, "r": right, "t": 2, "b": 2, "autoexpand": False},
        **_GROUND,
    )
    figure.update_xaxes(visible=False, range=[0, full], fixedrange=True)
    figure.update_yaxes(
        range=[bottom, top], showgrid=False, zeroline=False, fixedrange=True, ticks="", showticklabels=False
    )
    return figure


def _name_rows(figure: Any, labels: Sequence[str], places: Sequence[float]) -> None:
    figure.update_layout(margin_l=10 + _LETTER * max((len(label) for label in labels), default=0))
    for label, place in zip(labels, places, strict=True):
        figure.add_annotation(
            xref="paper",
            x=0,
            y=place,
            text=escape(label, quote=False),
            showarrow=False,
            xanchor="right",
            xshift=-8,
            font={"size": 13},
        )


def _write(figure: Any, x: float, y: float, text: str, xshift: float = 0) -> None:
    figure.add_annotation(x=x, y=y, text=text, showarrow=False, xanchor="left", xshift=xshift, font={"size": 13})


def _placeholders(
    figure: Any, places: Sequence[float], starts: Sequence[float], lengths: Sequence[float], *, word: str, width: float
) -> None:
    if places:
        figure.add_bar(
            orientation="h",
            x=list(lengths),
            base=list(starts),
            y=list(places),
            width=width,
            marker={"color": "rgba(0,0,0,0)", "pattern": _HATCH, "line": {"color": QUIET, "width": 1}},
            customdata=[word] * len(places),
            hovertemplate="%{customdata}<extra></extra>",
        )


def _known(row: Stack) -> float:
    return sum(part.value or 0 for part in row.segments)


def _hidden(row: Stack) -> int:
    return sum(part.state == "protected" for part in row.segments)


def _hidden_length(row: Stack, full: float) -> float:
    if _hidden(row) > 1 and row.total is not None:
        return row.total - _known(row)
    return full * _STUB
