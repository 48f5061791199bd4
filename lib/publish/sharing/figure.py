"""One figure as it travels by itself: what it counts and where, its value or why there is none, and whose data."""

from dataclasses import dataclass

from lib.indicators.figure import Figure, State
from lib.markup.state.sheet import SheetRow, sheet_rows
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.cohorts import base_and_aside, ended_only, still_running
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.reference.definitions import Definition, definition
from lib.wording.reference.origins import complete_to, keepers
from lib.wording.values import Written, figure, is_share, nothing


@dataclass(frozen=True, slots=True)
class SharedFigure:
    """A figure in words. `value.state` tells a value from the kinds of nothing; `says` is what it means, or why it is
    not there; `source` is who keeps its data, `day` up to when they are complete; both "" where nobody said.
    """

    indicator: str
    name: str
    place: str
    value: Written
    base: str
    says: str
    source: str
    day: str


def shared_figure(indicator: str, state: str | None, snapshot: Snapshot, names: Names) -> SharedFigure:
    """Return a figure of the whole programme or of one state. Raises KeyError for an id that is not an indicator."""
    told = definition(indicator, names.words, names.programme.rules)
    called = _short_name(told.name, indicator, names)
    if state:
        rows = sheet_rows(OneState(snapshot, names.programme, state), names)
        row = next((each for each in rows if each.definition.id == indicator), None)
        return _of_state(row, called, names.state(state), names) if row else _not_by_state(told, state, names)
    words, found, region = names.words, snapshot.figure(indicator), names.programme.programme.region
    day, place = complete_to(told.tables, snapshot, names), region.in_language(words.language)
    written = figure(found, words)
    beside = base_and_aside(found, words) if is_share(found) else _against_target(found, words)
    which = ended_only(found.cohort, snapshot, words)
    return SharedFigure(
        indicator,
        called,
        f"{place[:1].upper()}{place[1:]}",
        written,
        beside or "",
        " ".join(filter(None, (_means(told.meaning, written.state, names), which))),
        keepers(told.tables, snapshot, names),
        words.day(day) if day else "",
    )


def _against_target(value: Figure, words: Words) -> str | None:
    """Return what a count is of: all bootcamps, or its target; and who is in bootcamps that still run."""
    of = None
    if value.value is not None and value.target:
        share, target = words.share(value.value / value.target), words.number(value.target)
        of = words("home.target", share=share, target=target)
        if value.id == "BOO-1":
            of = words("sheet.of-bootcamps", n=target)
    return "; ".join(filter(None, (of, still_running(value, words)))) or None


def _of_state(row: SheetRow, called: str, place: str, names: Names) -> SharedFigure:
    source, day = (each.text if each.shown else "" for each in (row.source, row.as_of))
    says = _means(row.definition.meaning, row.value.state, names)
    return SharedFigure(row.definition.id, called, place, row.value, row.base or "", says, source, day)


def _not_by_state(told: Definition, state: str, names: Names) -> SharedFigure:
    """Return that a figure is one of the whole programme only."""
    says, value = names.words("figure.not-by-state"), nothing("not-applicable", names.words)
    return SharedFigure(told.id, told.name, names.state(state), value, "", says, "", "")


def _short_name(name: str, indicator: str, names: Names) -> str:
    """Return what one number of a figure is called, where its definition names the parts too."""
    key = f"figure.name.{indicator}"
    return names.words(key) if names.words.has(key) else name


def _means(meaning: str, state: State, names: Names) -> str:
    return meaning if state == "shown" else f"{names.words(f'nothing.{state}.means')} {meaning}"
