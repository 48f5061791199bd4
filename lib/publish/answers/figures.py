"""A figure as an answer: its value or why there is none, and everything that must be said with it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from lib.indicators.figure import Figure, Part
from lib.markup.state.sheet import said_by_state, sheet_rows
from lib.publish.sharing.figure import shared_figure
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.reference.citations import attribution
from lib.wording.reference.definitions import definition
from lib.wording.reference.origins import complete_to
from lib.wording.sources import as_of
from lib.wording.tables import listed
from lib.wording.values import is_share


class UnknownToUs(ValueError):
    """What was asked about is not known; the message says so, and what is, in the asker's language."""


@dataclass(frozen=True, slots=True)
class FigureAnswer:
    """One figure of the whole programme or of one state, as of one snapshot.

    `state` tells a value from protected, no data and not applicable, in which case no number is in it. `base` is what
    it is of, and who is beside it, in words. `date` is the day up to which its sheets are complete, "" where nobody
    said.
    """

    indicator: str
    name: str
    place: str
    state: str
    text: str
    value: float | None
    low: float | None
    high: float | None
    numerator: int | None
    denominator: int | None
    base: str
    unit: str
    source: str
    date: str
    cut: str
    protection: str
    sentence: str


def figure_answer(indicator: str, state: str | None, snapshot: Snapshot, names: Names) -> FigureAnswer:
    """Return a figure of a public snapshot. Raises UnknownToUs."""
    words = names.words
    told = definition(_known(indicator, names), words, names.programme.rules)
    if state and state not in states_of(snapshot, names):
        raise UnknownToUs(words("answers.unknown.state", given=state[:40], known=_states(snapshot, names)))
    said = shared_figure(indicator, state, snapshot, names)
    found = _number(indicator, state, snapshot, names) if said.value.shown else None
    share = found is not None and is_share(found)
    day = complete_to(told.tables, snapshot, names)
    value = f"{said.value.text}, {said.base}" if share and said.base else said.value.text
    cited = {"name": said.name, "place": said.place, "value": value}
    return FigureAnswer(
        indicator,
        said.name,
        said.place,
        said.value.state,
        said.value.text,
        found.value if found else None,
        found.low if found else None,
        found.high if found else None,
        found.numerator if found and share else None,
        found.denominator if found and share else None,
        said.base,
        snapshot.figure(indicator).unit,
        said.source,
        day.isoformat() if day else "",
        snapshot.id,
        protection(said.value.state, names),
        words("answers.figure", **cited, origin=origin(said.source, snapshot, names, indicator)),
    )


def indicators(snapshot: Snapshot, names: Names) -> dict[str, Any]:
    """Return every indicator: what it is called, means, is counted in, and whether it is said of a state too."""
    found = [definition(each, names.words, names.programme.rules) for each in names.programme.indicator_ids]
    words, day, whose = names.words, as_of(snapshot), names.programme.programme.name
    called = listed([each.name for each in found], words)
    return {
        "indicators": [
            {
                "indicator": each.id,
                "name": each.name,
                "meaning": each.meaning,
                "unit": snapshot.figure(each.id).unit,
                "by_state": each.id in said_by_state(names.programme),
            }
            for each in found
        ],
        "source": whose,
        "date": day.isoformat() if day else "",
        "cut": snapshot.id,
        "protection": protection("shown", names),
        "sentence": words("answers.indicators", names=called, origin=attribution(snapshot, names)),
    }


def compared(indicator: str, states: Sequence[str], snapshot: Snapshot, names: Names) -> dict[str, Any]:
    """Return a figure in several states, or all of them, the largest first, and in the whole programme.

    Raises UnknownToUs.
    """
    words, wanted = names.words, tuple(dict.fromkeys(states)) or states_of(snapshot, names)
    whole = figure_answer(indicator, None, snapshot, names)
    there = [figure_answer(indicator, each, snapshot, names) for each in wanted]
    there.sort(key=lambda each: (each.value is None, -(each.value or 0.0)))
    told = listed([words("answers.there", place=each.place, value=each.text) for each in there], words)
    facts = {"name": whole.name, "there": told, "place": whole.place, "value": whole.text}
    return {
        "whole": asdict(whole),
        "states": [asdict(each) for each in there],
        "source": whole.source,
        "date": whole.date,
        "cut": snapshot.id,
        "protection": protection("shown", names),
        "sentence": words("answers.compared", **facts, origin=origin(whole.source, snapshot, names, indicator)),
    }


def protection(state: str, names: Names) -> str:
    """Return how small counts are protected, or what protected means of this figure."""
    if state == "protected":
        return names.words("nothing.protected.means")
    return names.words("answers.protection", k=names.programme.rules.protected_below)


def origin(source: str, snapshot: Snapshot, names: Names, indicator: str) -> str:
    """Return «Pro Mujer; Impulso Digital, corte 7f3a, datos al 30 de noviembre de 2023»; a sample calls itself one."""
    return "; ".join(filter(None, (source, attribution(snapshot, names, indicator))))


def states_of(snapshot: Snapshot, names: Names) -> tuple[str, ...]:
    """Return the keys of the states that a figure can be asked of: those declared, and those where something is."""
    found = {*names.programme.programme.states, *(each.state for each in snapshot.hubs)}
    found |= {each.state for each in snapshot.bootcamps}
    return tuple(sorted((key for key in found if names.geography.state(key)), key=names.state))


def _known(indicator: str, names: Names) -> str:
    known = names.programme.indicator_ids
    if indicator not in known:
        raise UnknownToUs(names.words("answers.unknown.indicator", given=indicator[:40], known=", ".join(known)))
    return indicator


def _states(snapshot: Snapshot, names: Names) -> str:
    return ", ".join(f"{key} ({names.state(key)})" for key in states_of(snapshot, names))


def _number(indicator: str, state: str | None, snapshot: Snapshot, names: Names) -> Figure | Part | None:
    if state is None:
        return snapshot.figure(indicator)
    rows = sheet_rows(OneState(snapshot, names.programme, state), names)
    return next((each.part for each in rows if each.definition.id == indicator), None)
