"""Charts drawn with plotly, nothing decided: rows of bars, and columns where time passes."""

from collections.abc import Sequence
from typing import Any

from lib.markup.evidence.chart import Bar, Chart
from lib.markup.palette import EDGE
from lib.views.canvas import FONT, GROUND, HOVER, canvas, colour, ink, name_rows, placeholders, plain, write

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
"""How every chart behaves: nothing to zoom by accident, no tool bar."""

_THICK, _THIN = 0.62, 0.5
_LIFT, _STEP = 0.62, 1.5
_LONG = 20  # letters from which on names stand above their bars instead of beside them
_LINE = {"color": EDGE, "width": 1}


def figure_of(chart: Chart) -> Any:
    """Return a chart as a plotly figure."""
    return _columns(chart) if chart.columns else _rows(chart)


def _rows(chart: Chart) -> Any:
    """Return horizontal bars, the first on top, with their values at the end."""
    above = any(len(bar.name) > _LONG for bar in chart.bars)
    stacked = any(len(bar.segments) > 1 for bar in chart.bars)
    places, width = _places(chart.bars, above), _THIN if above and not stacked else _THICK
    headed = any(bar.heading for bar in chart.bars)
    top, bottom = -0.3 if headed or above else -0.5, max(places, default=0.0) + 0.5
    figure = canvas(top, bottom, chart.full, [bar.text for bar in chart.bars])
    figure.update_layout(uniformtext={"minsize": 11, "mode": "hide"})
    for index in range(max((len(bar.segments) for bar in chart.bars), default=0)):
        _parts(figure, chart.bars, places, index, orientation="h", width=width)
    hidden = [(bar, y) for bar, y in zip(chart.bars, places, strict=True) if chart.hidden(bar)]
    placeholders(
        figure,
        [y for _, y in hidden],
        [bar.known for bar, _ in hidden],
        [chart.hidden(bar) for bar, _ in hidden],
        word=chart.protected,
        width=width,
    )
    for bar, y in zip(chart.bars, places, strict=True):
        write(figure, bar.known + chart.hidden(bar), y, bar.text, xshift=6)
        if bar.heading:
            write(figure, 0, y - 0.92, bar.heading, bold=True, xshift=-2)
    name_rows(figure, [bar.name for bar in chart.bars], places, above=_LIFT if above else None)
    return figure


def _columns(chart: Chart) -> Any:
    """Return a column for each bar with its value above, against a dashed target."""
    from plotly import graph_objects as go

    figure, places = go.Figure(), [float(place) for place in range(len(chart.bars))]
    for index in range(max((len(bar.segments) for bar in chart.bars), default=0)):
        _parts(figure, chart.bars, places, index, orientation="v", width=0.78)
    for bar, x in zip(chart.bars, places, strict=True):
        figure.add_annotation(x=x, y=bar.known, text=plain(bar.value.text), showarrow=False, yshift=10, font=FONT)
    if chart.target:
        value, line = chart.target.value, {"dash": "dash", "color": FONT["color"], "width": 1}
        figure.add_shape(type="line", xref="paper", x0=0, x1=1, y0=value, y1=value, line=line)
        said = {"text": plain(chart.target.text), "showarrow": False, "xanchor": "left", "yshift": 10, "font": FONT}
        figure.add_annotation(xref="paper", x=0, y=value, **said)
    margin = {"l": 0, "r": 0, "t": 10, "b": 44, "autoexpand": False}
    figure.update_layout(barmode="overlay", height=330, margin=margin, **GROUND)
    names = _on_two_lines([bar.name for bar in chart.bars])
    figure.update_xaxes(
        tickvals=places, ticktext=names, tickangle=0, showgrid=False, fixedrange=True, ticks="", tickfont=FONT
    )
    figure.update_yaxes(visible=False, range=[0, chart.full * 1.14], fixedrange=True)
    return figure


def _parts(
    figure: Any, bars: Sequence[Bar], places: Sequence[float], index: int, *, orientation: str, width: float
) -> None:
    """Draw the part of one place in every bar, each where the parts before it end, with values inside."""
    drawn = [
        (bar, place, bar.segments[index], sum(part.value or 0 for part in bar.segments[:index]))
        for bar, place in zip(bars, places, strict=True)
        if index < len(bar.segments) and bar.segments[index].value is not None
    ]
    if not drawn:
        return
    stacked = any(len(bar.segments) > 1 for bar in bars)
    along, across = ("x", "y") if orientation == "h" else ("y", "x")
    figure.add_bar(
        **{along: [part.value for _, _, part, _ in drawn], across: [place for _, place, _, _ in drawn]},
        orientation=orientation,
        base=[start for _, _, _, start in drawn],
        width=width,
        marker={"color": [colour(part.series) for _, _, part, _ in drawn], "line": _LINE},
        text=[plain(part.text) if stacked and orientation == "h" and part.value else "" for _, _, part, _ in drawn],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": [ink(part.series) for _, _, part, _ in drawn], "size": 13},
        customdata=[
            plain(f"{bar.name} · {part.name}: {part.text}" if len(bar.segments) > 1 else f"{bar.name}: {bar.text}")
            for bar, _, part, _ in drawn
        ],
        hovertemplate=HOVER,
    )


def _places(bars: Sequence[Bar], above: bool) -> list[float]:
    places, y = [], _LIFT if above else 0.0
    for index, bar in enumerate(bars):
        y += (1.2 if bar.heading else 0.0) + (0.5 if bar.apart and index else 0.0)
        places.append(y)
        y += _STEP if above else 1.0
    return places


def _on_two_lines(names: Sequence[str]) -> list[str]:
    """Return names with their last word, a year, below them where it is not that of the name before."""
    lines, before = [], ""
    for name in names:
        first, _, last = name.rpartition(" ")
        lines.append(
            plain(name) if not first else plain(first) if last == before else f"{plain(first)}<br>{plain(last)}"
        )
        before = last
    return lines
