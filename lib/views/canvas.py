"""What charts of horizontal rows have in common: the empty figure, words on it, and the placeholder."""

from collections.abc import Sequence
from html import escape
from importlib import import_module
from typing import Any

from lib.markup.palette import QUIET, SERIES

INK = "#000037"
"""Streamlit's theme puts the page's text colour in place of this one, on light and on dark, without a rerun."""

FONT = {"size": 13, "color": INK}
GROUND = {"paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "dragmode": False, "showlegend": False}
HOVER = "%{customdata}<extra></extra>"
_HATCH = {"shape": "/", "size": 6, "solidity": 0.25, "fgcolor": SERIES[QUIET], "bgcolor": "rgba(0,0,0,0)"}
_ROW, _LETTER = 34, 7.2


def plain(text: str) -> str:
    """Return a text that plotly shows as it is, without reading markup in it."""
    return escape(text, quote=False)


def canvas(top: float, bottom: float, full: float, texts: Sequence[str]) -> Any:
    """Return an empty figure of rows from `top` to `bottom`: room for the texts at the end, nothing to drag."""
    import_module("pandas")  # plotly uses it from the moment anybody begins to import it: let it be whole by then
    from plotly import graph_objects as go

    figure = go.Figure()
    figure.update_layout(
        barmode="overlay",
        height=round((bottom - top) * _ROW) + 4,
        margin={"l": 2, "r": 14 + _width(texts), "t": 2, "b": 2, "autoexpand": False},
        **GROUND,
    )
    figure.update_xaxes(visible=False, range=[0, full], fixedrange=True)
    figure.update_yaxes(visible=False, range=[bottom, top], fixedrange=True)
    return figure


def write(figure: Any, x: float, y: float, text: str, *, xshift: float = 0, bold: bool = False) -> None:
    """Write a text that starts at a value on a row."""
    spelled = f"<b>{plain(text)}</b>" if bold else plain(text)
    figure.add_annotation(x=x, y=y, text=spelled, showarrow=False, xanchor="left", xshift=xshift, font=FONT)


def name_rows(figure: Any, labels: Sequence[str], places: Sequence[float], *, above: float | None) -> None:
    """Write each row's name beside it, or `above` it by that many rows."""
    if above is None:
        figure.update_layout(margin_l=10 + _width(labels))
    for label, place in zip(labels, places, strict=True):
        if above is None:
            figure.add_annotation(
                xref="paper", x=0, y=place, text=plain(label), showarrow=False, xanchor="right", xshift=-8, font=FONT
            )
        else:
            write(figure, 0, place - above, label, xshift=-2)


def placeholders(
    figure: Any, places: Sequence[float], starts: Sequence[float], lengths: Sequence[float], *, word: str, width: float
) -> None:
    """Draw hatched stretches that stand for protected values and say only the word."""
    if places:
        figure.add_bar(
            orientation="h",
            x=list(lengths),
            base=list(starts),
            y=list(places),
            width=width,
            marker={"color": "rgba(0,0,0,0)", "pattern": _HATCH, "line": {"color": SERIES[QUIET], "width": 1}},
            customdata=[plain(word)] * len(places),
            hovertemplate=HOVER,
        )


def _width(texts: Sequence[str]) -> float:
    """Return the pixels that the longest text needs."""
    return _LETTER * max((len(text) for text in texts), default=0)
