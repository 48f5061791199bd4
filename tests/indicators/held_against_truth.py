"""Where what is said of a programme on a day is not what is true then."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lib.indicators.compute import counting_of, indicators_of
from lib.indicators.figure import Figure, Part
from tests.indicators.facts import ROOT, setting
from tests.indicators.lived import Life, Truth

THRESHOLDS = tomllib.loads((ROOT / "data" / "programme.toml").read_text(encoding="utf-8"))["thresholds"]
FEWEST_FOR_FORECAST = 3


@dataclass
class Told:
    """What came of all readings: shares and ranges that were shown or hidden, and everything that was not true."""

    shares: int = 0
    hidden: int = 0
    signals: int = 0
    forecasts: int = 0
    within: int = 0
    ranges: int = 0
    wrong: list[str] = field(default_factory=list)


def hold(life: Life, day: date, told: Told, *, protected: bool) -> None:
    """Compare what the sheets say on a day with what was true when they were filled in. Protection takes most time."""
    filled = day - life.lag
    counting, truth = counting_of(life.tables(filled), [], setting(day)), life.truth(filled)
    figures = indicators_of(counting, counting.to_hide() if protected else frozenset()).figures
    for indicator, true in (("EMB-6", truth.completion), ("MET-2", truth.pace)):
        figure = figures[indicator]
        for place, share in [("", figure), *((part.id, part) for part in figure.parts)]:
            told.wrong += (f"{day} {indicator} {place}: {each}" for each in _share(share, true[place], told))
        expected = _signal(indicator, *true[""][:2]) if figure.state == "shown" else None
        told.signals += figure.signal is not None
        if figure.signal != expected:
            told.wrong.append(f"{day} {indicator}: {figure.signal} instead of {expected}")
    told.wrong += (f"{day} {each}" for each in _forecast(figures["MET-4"], truth, life.truth(life.last).reached, told))
    told.wrong += (f"{day} {each}" for each in _silent(figures["SEG-2"], truth, told))


def _share(share: Figure | Part, true: tuple[int, int, int], told: Told) -> Iterator[str]:
    above, below, beside = true
    if share.aside is not None and share.aside != beside:
        yield f"{share.aside} beside instead of {beside}"
    if share.state == "protected":
        told.hidden += 1
    elif not below:
        if (share.state, share.value) != ("not-applicable", None):
            yield f"{share.state} without anybody to be counted"
    elif (share.numerator, share.denominator, share.value) != (above, below, above / below):
        yield f"{share.numerator} of {share.denominator} instead of {above} of {below}"
    else:
        told.shares += 1


def _signal(indicator: str, above: int, below: int) -> str | None:
    limits = THRESHOLDS[indicator]
    if not below:
        return None
    return "green" if above / below >= limits["green"] else "amber" if above / below >= limits["amber"] else "red"


def _forecast(figure: Figure, truth: Truth, close: int, told: Told) -> Iterator[str]:
    if figure.low is None or figure.high is None:
        return
    if figure.value is not None:  # nothing is to come, so nothing is foretold
        if figure.value != close:
            yield f"MET-4 {figure.value} instead of {close}"
        return
    told.forecasts += 1
    told.within += figure.low <= close <= figure.high
    if truth.ended < FEWEST_FOR_FORECAST:
        yield f"MET-4 after {truth.ended} ended"


def _silent(figure: Figure, truth: Truth, told: Told) -> Iterator[str]:
    for part in figure.parts:
        if part.low is not None and part.high is not None:
            told.ranges += 1
            if not part.low <= truth.users <= part.high:
                yield f"SEG-2 {part.low} to {part.high} without {truth.users}"
