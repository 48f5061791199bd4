"""The course of the headline figures: a small line beside each number, and a larger one with its table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.changes.trend import DayValue, Trend
from lib.wording.names import Names
from lib.wording.pages.trend import course, name_of, since, value
from lib.wording.values import Written, nothing

_MARGIN = 5.0  # room for the last point's dot


@dataclass(frozen=True, slots=True)
class TrendLine:
    """A course as a drawing, and what it says to those who do not see it.

    `drawn` is an SVG as a `data:` address that CSS uses as a mask, so that the line takes the theme's colour; elements
    of SVG themselves do not survive `st.html`.
    """

    width: int
    height: int
    drawn: str
    label: str
    since: str


@dataclass(frozen=True, slots=True)
class Course:
    """One indicator's larger chart: its name, its line, and the values at both ends."""

    name: str
    line: TrendLine
    first: str
    last: str


def spark(trend: Trend | None, names: Names) -> TrendLine | None:
    """Return the small line for beside a number, or None where there are not two days to join."""
    return _line(trend, names, 112, 26) if trend else None


@memo
def courses(trends: Mapping[str, Trend], names: Names) -> str:
    """Return every course as a chart with both ends labelled, and the values by day as a table. "" without any."""
    words = names.words
    drawn = [_course(trend, names) for trend in trends.values()]
    shown = [each for each in drawn if each]
    if not shown:
        return ""
    days = [point.day for trend in trends.values() for point in trend.points]
    return fill(
        "trend.html",
        words=words,
        reading=words("trend.reading", first=words.long_day(min(days)), last=words.long_day(max(days))),
        courses=shown,
        head=[name_of(trend.indicator, names) for trend in trends.values()],
        rows=_rows(trends, names),
        left_out=_left_out(trends, names),
    )


def _course(trend: Trend, names: Names) -> Course | None:
    line = _line(trend, names, 300, 72)
    if line is None:
        return None
    return Course(
        name_of(trend.indicator, names), line, value(trend.known[0], trend, names), value(trend.known[-1], trend, names)
    )


def _line(trend: Trend, names: Names, width: int, height: int) -> TrendLine | None:
    known = trend.known
    if len(known) < 2:
        return None
    places = [_place(point, known, width, height) for point in known]
    return TrendLine(width, height, _drawn(places, width, height), course(trend, names), since(trend, names))


def _drawn(places: list[tuple[float, float]], width: int, height: int) -> str:
    """Draw a line in steps, because a figure stays as it is until the next one is published, and its last point."""
    (x, y), (last_x, last_y) = places[0], places[-1]
    path = f"M{x:.1f} {y:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in places[1:])
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}'>"
        f"<path d='{path}' fill='none' stroke='#000' stroke-width='2' stroke-linejoin='round'/>"
        f"<circle cx='{last_x:.1f}' cy='{last_y:.1f}' r='3.5'/></svg>"
    )
    return f"data:image/svg+xml,{quote(svg)}"


def _place(point: DayValue, known: tuple[DayValue, ...], width: int, height: int) -> tuple[float, float]:
    """Return where a point stands; a course that never moved runs through the middle."""
    days = (known[-1].day - known[0].day).days
    values = [each.value or 0.0 for each in known]
    low, high = min(values), max(values)
    across = (point.day - known[0].day).days / days
    up = ((point.value or 0.0) - low) / (high - low) if high > low else 0.5
    return _MARGIN + across * (width - 2 * _MARGIN), height - _MARGIN - up * (height - 2 * _MARGIN)


def _rows(trends: Mapping[str, Trend], names: Names) -> list[tuple[str, list[Written]]]:
    """Return the days on which anything was otherwise than the day before, newest first."""
    by_day: dict[date, list[DayValue]] = {}
    for points in zip(*(trend.points for trend in trends.values()), strict=True):
        by_day[points[0].day] = list(points)
    rows: list[tuple[str, list[Written]]] = []
    before: list[tuple[object, ...]] = []
    for day, here in by_day.items():
        said = [(point.state, point.value) for point in here]
        if said != before:
            cells = [_written(point, trend, names) for point, trend in zip(here, trends.values(), strict=True)]
            rows.append((names.words.day(day), cells))
        before = list(said)
    return rows[::-1]


def _written(point: DayValue, trend: Trend, names: Names) -> Written:
    if point.state == "close":
        return Written(names.words("changes.mark.small", k=names.programme.rules.protected_below), "shown")
    return Written(value(point, trend, names), "shown") if point.state == "shown" else nothing(point.state, names.words)


def _left_out(trends: Mapping[str, Trend], names: Names) -> str | None:
    if any(point.state == "close" for trend in trends.values() for point in trend.points):
        return names.words("trend.left-out", k=names.programme.rules.protected_below)
    return None
