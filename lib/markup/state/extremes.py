"""A state's worst and best signals, so that a page about it leads with both."""

from dataclasses import dataclass, replace
from typing import Literal

from lib.indicators.figure import OF_PROMISES, Signal, judged
from lib.snapshot.selection.one_state import OneState
from lib.wording.cohorts import base_and_aside
from lib.wording.names import Names
from lib.wording.reference.definitions import definition
from lib.wording.values import figure

_FROM_WORST: tuple[Signal, ...] = ("red", "amber", "green")


@dataclass(frozen=True, slots=True)
class Extreme:
    """One indicator of the state with its signal, its value and what that is of."""

    place: Literal["worst", "nearest", "best", "only"]
    indicator: str
    name: str
    value: str
    of: str | None
    signal: Signal


def extremes(one: OneState, names: Names) -> tuple[Extreme, ...]:
    """Return the indicator that is worst against its threshold, then the best; one where only one has a signal.

    Where nothing lags, the worst is only the nearest to its threshold.
    """
    words, ranked = names.words, []
    shares = {
        "MET-2": one.against_plan()[0],
        "EMB-6": one.completed().here.share,
        "PER-1": one.focus_age().here.share,
        "SIT-2": one.verified().here.share,
        "ALI-1": one.commitments_met().here.share,
    }
    for indicator, share in shares.items():
        signal, threshold = one.signal(indicator, share), one.programme.thresholds.get(indicator)
        value = judged(indicator, share) if share else None
        if share is None or value is None or signal is None or threshold is None:
            continue
        above = value - threshold.green if threshold.direction == "up" else threshold.green - value
        called = definition(indicator, words, names.programme.rules).name
        written, of = figure(share, words).text, base_and_aside(share, words)
        if indicator in OF_PROMISES and share.aside and share.denominator:
            due = share.denominator - share.aside
            written, of = words.share(value), words("due.of-due", part=share.numerator, due=due, n=share.aside)
        found = Extreme("only", indicator, called, written, of, signal)
        ranked.append((_FROM_WORST.index(signal), above, found))
    ordered = [found for _, _, found in sorted(ranked, key=lambda each: each[:2])]
    if len(ordered) < 2:
        return tuple(ordered)
    worst = ordered[0]
    return replace(worst, place="nearest" if worst.signal == "green" else "worst"), replace(ordered[-1], place="best")
