"""What charts of horizontal rows have in common: the empty figure, words on it, and the placeholder."""

from collections.abc import Sequence
from html import escape
from importlib import import_module
from typing import Any, Literal

from lib.markup.palette import GROUND as PAGE
from lib.markup.palette import QUIET, SERIES, TONES, ink_on

INK = "#000037"
_PAPER = "#000038"
"""Streamlit's theme puts the page's text colour, and its ground, in place of these, light or dark, without a rerun."""


def colour(series: str) -> str:
    """Return what stands for the tone of a series; Streamlit's theme puts that of light or of dark in its place."""
    return f"#{TONES.index(SERIES[series]) + 1:06d}"


def ink(series: str) -> str:
    """Return what stands for the text colour on the fill of a series."""
    return _PAPER if ink_on(series) is PAGE else INK


def theme_colours(ground: Literal["light", "dark"]) -> tuple[list[str], list[str]]:
    """Return the chart colours of a theme, categorical and sequential, ten each, in the order of `colour`."""
    tones = [getattr(tone, ground) for tone in TONES]
    padded = [*tones, *tones][: 2 * _TEN]
    return padded[:_TEN], padded[_TEN:]


_TEN = 10

FONT = {"size": 13, "color": INK}
GROUND = {"paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)", "dragmode": False, "showlegend": False}
HOVER = "%{customdata}<extra></extra>"
_HATCH = {"shape": "/", "size": 6, "solidity": 0.25, "fgcolor": colour(QUIET), "bgcolor": "rgba(0,0,0,0)"}
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
            marker={"color": "rgba(0,0,0,0)", "pattern": _HATCH, "line": {"color": colour(QUIET), "width": 1}},
            customdata=[plain(word)] * len(places),
            hovertemplate=HOVER,
        )


def _width(texts: Sequence[str]) -> float:
    """Return the pixels that the longest text needs."""
    return _LETTER * max((len(text) for text in texts), default=0)
