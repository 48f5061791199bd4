"""The counts of people that figures tell, beside the tables."""

from collections.abc import Iterator, Mapping
from typing import Literal

from lib.indicators.compute import Indicators
from lib.indicators.figure import Figure, Part, State
from lib.snapshot.disclosure.names import ALL, STAGES, Name, name_of
from lib.snapshot.snapshot import Snapshot

_HEADLINES: dict[str, Mapping[str, str]] = {
    "ALC-1": {"stage": "attended"},
    "ALC-2": {"stage": "attended", "role": "micro-entrepreneur", "sex": "woman"},
    "ALC-3": {"stage": "attended", "role": "partner-staff"},
    **{f"EMB-{number}": {"stage": stage} for number, stage in enumerate(STAGES, start=1)},
}

Told = tuple[int, int] | Literal["protected"]


def told_by_figures(snapshot: Snapshot | Indicators) -> Iterator[tuple[str, Name, Told]]:
    """Yield each count of people among the figures with its least and most, or that it is protected."""
    for indicator, at in {**_HEADLINES, "ALC-4": {}, "ALC-5": {}}.items():
        figure = snapshot.figures.get(indicator)
        if figure is not None:
            measure = {"ALC-4": "participations", "ALC-5": "attendances"}.get(indicator, "people")
            ends = (figure.low, figure.high) if figure.value is None else (figure.value, figure.value)
            cohort = f"released {ALL}" if figure.cohort == "released" else figure.cohort
            yield from _told(indicator, name_of(measure, at, cohort), ends, figure.state)
    completion, pace = snapshot.figures.get("EMB-6"), snapshot.figures.get("MET-2")
    if completion is not None and completion.cohort == "ended":
        for state, each in _by_state(completion):
            for stage, count in (("completed", each.numerator), ("attended", each.denominator)):
                name = name_of("people", {"stage": stage, "state": state}, "ended")
                yield from _told("EMB-6", name, (count, count), each.state)
    if pace is not None and pace.cohort == "due":
        for state, each in _by_state(pace):
            ends = (each.low, each.high) if each.numerator is None else (each.numerator, each.numerator)
            yield from _told("MET-2", name_of("people", {"stage": "attended", "state": state}, "due"), ends, each.state)
            ahead = name_of("people", {"stage": "attended", "state": state}, "ahead")
            yield from _told("MET-2", ahead, (each.aside, each.aside), "shown")


def _by_state(figure: Figure) -> Iterator[tuple[str, Figure | Part]]:
    yield ALL, figure
    yield from ((part.id, part) for part in figure.parts)


def _told(
    indicator: str, name: Name, ends: tuple[float | None, float | None], state: State
) -> Iterator[tuple[str, Name, Told]]:
    low, high = ends
    if low is not None and high is not None:
        yield indicator, name, (int(low), int(high))
    elif state == "protected":
        yield indicator, name, "protected"
