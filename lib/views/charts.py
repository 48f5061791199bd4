"""Charts of plain values: bars, stacked bars and growth against a target.

Every function takes labels and values and returns a plotly Figure. What is not shown has no value here: a protected
value is a hatched placeholder of the same length whatever it hides, no data is a word without a bar.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lib.indicators.figure import State
from lib.views.canvas import (
    EDGE,
    FONT,
    GROUND,
    HOVER,
    PALE,
    QUIET,
    STUB,
    WOMEN,
    canvas,
    name_rows,
    placeholders,
    plain,
    write,
)

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
"""How every chart behaves: nothing to zoom by accident, no tool bar."""

_THICK, _THIN = 0.62, 0.5
_LIFT, _STEP = 0.62, 1.5


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
    text: str
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


@dataclass(frozen=True, slots=True)
class Step:
    """What one step added, the text of what is reached with it, and both in words."""

    label: str
    added: int
    text: str
    hover: str


def bars(rows: Sequence[Bar], *, protected: str, span: float | None = None, above: bool = False) -> Any:
    """Return horizontal bars with their values written at the end, first row on top.

    `protected` is the word a placeholder says on hover. `span` is the value of the full width (the largest where left
    out). `above` writes long labels above their bars instead of beside them.
    """
    full = span or max((row.value for row in rows if row.value), default=1.0)
    places, width = _places(rows, above), _THIN if above else _THICK
    headed = any(row.heading for row in rows)
    figure = canvas(-0.3 if headed or above else -0.5, max(places, default=0.0) + 0.5, full, [row.text for row in rows])
    shown = [(row, y) for row, y in zip(rows, places, strict=True) if row.value is not None]
    figure.add_bar(
        orientation="h",
        x=[row.value for row, _ in shown],
        y=[y for _, y in shown],
        width=width,
        marker={"color": [row.colour for row, _ in shown], "line": EDGE},
        customdata=[plain(f"{row.label}: {row.text}") for row, _ in shown],
        hovertemplate=HOVER,
    )
    hidden = [y for row, y in zip(rows, places, strict=True) if row.state == "protected"]
    placeholders(figure, hidden, [0.0] * len(hidden), [full * STUB] * len(hidden), word=protected, width=width)
    for row, y in zip(rows, places, strict=True):
        end = row.value if row.value is not None else full * STUB if row.state == "protected" else 0.0
        write(figure, end, y, row.text, xshift=6)
        if row.heading:
            write(figure, 0, y - 0.92, row.heading, bold=True, xshift=-2)
    name_rows(figure, [row.label for row in rows], places, above=_LIFT if above else None)
    return figure


def stacked(rows: Sequence[Stack], *, protected: str, above: bool = False) -> Any:
    """Return stacked horizontal bars with values inside and totals at the end.

    Two or more protected parts of a shown total are one hatched stretch up to that total, which anyone could draw from
    what is shown. A single one, or parts of an unknown total, are a placeholder of fixed length.
    """
    full = max((_known(row) if row.total is None else row.total for row in rows), default=1.0) or 1.0
    places = [index * (_STEP if above else 1.0) + (_LIFT if above else 0.0) for index in range(len(rows))]
    figure = canvas(-0.3 if above else -0.5, max(places, default=0.0) + 0.5, full, [row.text for row in rows])
    figure.update_layout(uniformtext={"minsize": 11, "mode": "hide"})
    for name in dict.fromkeys(part.name for row in rows for part in row.segments):
        _series(figure, name, rows, places)
    lengths = {index: _hidden_length(row, full) for index, row in enumerate(rows) if _hidden(row)}
    placeholders(
        figure,
        [places[index] for index in lengths],
        [_known(rows[index]) for index in lengths],
        list(lengths.values()),
        word=protected,
        width=_THICK,
    )
    for index, (row, y) in enumerate(zip(rows, places, strict=True)):
        write(figure, _known(row) + lengths.get(index, 0.0), y, row.text, xshift=6)
    name_rows(figure, [row.label for row in rows], places, above=_LIFT if above else None)
    return figure


def growth(steps: Sequence[Step], *, target: float | None, target_text: str, colour: str = WOMEN) -> Any:
    """Return a column for each step that stands on what was reached before, against a dashed target."""
    from plotly import graph_objects as go

    added = [step.added for step in steps]
    before = [sum(added[:index]) for index in range(len(added))]
    top = max(sum(added), target or 0) or 1
    places = list(range(len(steps)))
    shared = {"x": places, "width": 0.78, "customdata": [plain(step.hover) for step in steps], "hovertemplate": HOVER}
    figure = go.Figure()
    figure.add_bar(y=before, marker={"color": PALE}, **shared)
    figure.add_bar(y=added, base=before, marker={"color": colour, "line": EDGE}, **shared)
    for place, step in enumerate(steps):
        reached = before[place] + step.added
        figure.add_annotation(x=place, y=reached, text=plain(step.text), showarrow=False, yshift=10, font=FONT)
    if target:
        line = {"dash": "dash", "color": QUIET}
        figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=target, y1=target, line=line)
        figure.add_annotation(
            xref="paper", x=0, y=target, text=plain(target_text), showarrow=False, xanchor="left", yshift=10, font=FONT
        )
    margin = {"l": 0, "r": 0, "t": 10, "b": 44, "autoexpand": False}
    figure.update_layout(barmode="overlay", height=330, margin=margin, **GROUND)
    labels = [step.label for step in steps]
    figure.update_xaxes(
        tickvals=places, ticktext=labels, tickangle=0, showgrid=False, fixedrange=True, ticks="", tickfont=FONT
    )
    figure.update_yaxes(visible=False, range=[0, top * 1.14], fixedrange=True)
    return figure


def _series(figure: Any, name: str, rows: Sequence[Stack], places: Sequence[float]) -> None:
    """Draw the parts of one name in every row, each where the parts before it end."""
    drawn = [
        (row, y, part, sum(each.value or 0 for each in row.segments[:index]))
        for row, y in zip(rows, places, strict=True)
        for index, part in enumerate(row.segments)
        if part.name == name and part.value
    ]
    figure.add_bar(
        orientation="h",
        name=plain(name),
        x=[part.value for _, _, part, _ in drawn],
        base=[start for _, _, _, start in drawn],
        y=[y for _, y, _, _ in drawn],
        width=_THICK,
        marker={"color": [part.colour for _, _, part, _ in drawn], "line": EDGE},
        text=[plain(part.text) for _, _, part, _ in drawn],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": [part.ink for _, _, part, _ in drawn], "size": 13},
        customdata=[plain(f"{row.label} · {name}: {part.text}") for row, _, part, _ in drawn],
        hovertemplate=HOVER,
    )


def _no_hidden_value(state: State, value: float | None) -> None:
    if state != "shown" and value is not None:
        raise ValueError(f"a value that is «{state}» must not reach a chart")


def _places(rows: Sequence[Bar], above: bool) -> list[float]:
    places, y = [], _LIFT if above else 0.0
    for index, row in enumerate(rows):
        y += (1.2 if row.heading else 0.0) + (0.5 if row.apart and index else 0.0)
        places.append(y)
        y += _STEP if above else 1.0
    return places


def _known(row: Stack) -> float:
    return sum(part.value or 0 for part in row.segments)


def _hidden(row: Stack) -> int:
    return sum(part.state == "protected" for part in row.segments)


def _hidden_length(row: Stack, full: float) -> float:
    if _hidden(row) > 1 and row.total is not None:
        return row.total - _known(row)
    return full * STUB
