"""The sheet of a state's indicators in the ministries' own vocabulary, from definition to progress and signal."""

from dataclasses import dataclass

from lib.indicators.figure import Part, Signal
from lib.indicators.targets import TargetEntry
from lib.markup.blocks.passing_on import pass_on
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.programme.indicator_ids import SHARES
from lib.programme.model import Programme, TableId
from lib.snapshot.selection.comparison import Measured
from lib.snapshot.selection.one_state import OneState
from lib.tables.schema.training import WHOLE_PROGRAMME
from lib.tables.schema.vocabulary import Stage
from lib.wording.cohorts import base_and_aside
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.pages.states import source_of
from lib.wording.reference.columns import tab_called
from lib.wording.reference.definitions import Definition, definition
from lib.wording.targets import by_period, in_the_matrix
from lib.wording.values import Written, decimals_of, figure, not_yet, nothing

_STAGES = {"EMB-1": Stage.REGISTERED, "EMB-3": Stage.COMPLETED, "EMB-4": Stage.CERTIFIED}
INDICATORS = ("ALC-1", "EMB-1", "EMB-3", "EMB-4", "EMB-6", "PER-1", "BOO-1", "SIT-2", "SIT-4", "ALI-1")
"""The indicators that can be said of one state, in the order of the sheet."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One indicator of a state: `part` as a number, `value` as text. `source` is who delivers it, `as_of` the day up to
    which that is complete. `unjudged` says why where there is no `signal`.

    `periods` tells the targets where there are several, `matrix` and `means` what a matrix of indicators says.
    """

    definition: Definition
    baseline: Written
    target: Written
    part: Part
    value: Written
    base: str | None
    signal: Signal | None
    unjudged: str
    source: Written
    table: TableId
    as_of: Written
    periods: str | None = None
    matrix: str | None = None
    means: str | None = None


def sheet_rows(one: OneState, names: Names) -> tuple[SheetRow, ...]:
    """Return every indicator that can be said of the state."""
    measured = _measured(one)
    return tuple(_row(each, measured[each], one, names) for each in said_by_state(names.programme))


def said_by_state(programme: Programme) -> tuple[str, ...]:
    """Return the indicators that can be said of one state: those of every programme, and its own told by state."""
    known = programme.indicator_ids
    own = (each.id for each in programme.indicators if "state" in each.by)
    return (*(each for each in INDICATORS if each in known), *own)


@memo
def sheet(one: OneState, names: Names) -> str:
    """Return the sheet as a table for the page."""
    return fill(
        "state-sheet.html",
        words=names.words,
        state=names.state(one.key),
        rows=sheet_rows(one, names),
        pass_on=lambda each: pass_on(each, one.snapshot, names, one.key),
    )


def sheet_to_print(state: str, pdf: str, html: str | None, words: Words) -> str:
    """Return where a state's sheet is taken: its PDF and, with the address of the HTML, a button that prints that."""
    return fill("sheet-to-print.html", words=words, state=state, pdf=pdf, html=html)


def _measured(one: OneState) -> dict[str, Measured]:
    stages = {each.id: each.here for each in one.stages()}
    return {
        "ALC-1": one.reached().here,
        **{indicator: stages[str(stage)] for indicator, stage in _STAGES.items()},
        "EMB-6": one.completed().here,
        "PER-1": one.focus_age().here,
        "BOO-1": one.held().here,
        "SIT-2": one.verified().here,
        "SIT-4": one.near_hub().here,
        "ALI-1": one.commitments_met().here,
        **{each.id: _own(each.id, one) for each in one.programme.indicators if "state" in each.by},
    }


def _own(indicator: str, one: OneState) -> Measured:
    """Return a declared indicator in the state: that part of its figure."""
    part = next((each for each in one.snapshot.figure(indicator).parts if each.id == one.key), None)
    found = part or Part(one.key, "no-data")
    return Measured(found, found if indicator in one.programme.share_ids else None)


def _row(indicator: str, measured: Measured, one: OneState, names: Names) -> SheetRow:
    words = names.words
    told, part = definition(indicator, words, names.programme.rules), _shown(indicator, measured)
    own = one.target(indicator)
    declared = own or one.target(indicator, WHOLE_PROGRAMME)
    table = told.tables[0]
    called, day = source_of(table, one, names)
    return SheetRow(
        definition=told,
        baseline=_amount(own.baseline if own else None, indicator, one, words),
        target=_target(indicator, own, one, words),
        part=part,
        value=figure(part, words, decimals_of(one.snapshot.figure(indicator))),
        base=_base(indicator, measured, own, one, words),
        signal=_signal(indicator, measured, one),
        unjudged=_unjudged(indicator, measured, one, words),
        source=Written(called, "shown") if called else nothing("no-data", words),
        table=tab_called(table),
        as_of=Written(words.day(day), "shown") if day else nothing("no-data", words),
        periods=by_period(one.targets(indicator), one.cut_off(), words, share=indicator in one.programme.share_ids),
        matrix=in_the_matrix(declared, names) if declared else None,
        means=words("sheet.means", means=declared.means) if declared and declared.means else None,
    )


def _shown(indicator: str, measured: Measured) -> Part:
    return measured.share or measured.count if _is_share(indicator, measured) else measured.count


def _base(indicator: str, measured: Measured, own: TargetEntry | None, one: OneState, words: Words) -> str | None:
    """Return what the value is of: its base, or the part of the target that it is."""
    if _is_share(indicator, measured):
        return base_and_aside(measured.share, words) if measured.share else None
    if measured.count.value is None:
        return None
    if indicator == "SIT-4":
        share = measured.share.value if measured.share else None
        return words("near.of-all", share=words.share(share)) if share is not None else None
    if indicator == "BOO-1":
        n = measured.share.denominator if measured.share else None
        return words("sheet.of-bootcamps", n=n) if n else None
    falls = any(each.id == indicator and each.direction != "up" for each in one.programme.indicators)
    if own is None or not own.target or falls:  # more of what is to fall is no part of its target
        return None
    return words("sheet.of-target", share=words.share(measured.count.value / own.target))


def _target(indicator: str, own: TargetEntry | None, one: OneState, words: Words) -> Written:
    """Return the state's own target; a share's is the programme's where the state has none of its own."""
    whole = one.target(indicator, WHOLE_PROGRAMME)
    if own is None and indicator in one.programme.share_ids:
        target = whole.target if whole else one.snapshot.figure(indicator).target
        if target:
            value = _amount(target, indicator, one, words).text
            return Written(words("sheet.of-programme", value=value), "shown")
    return _amount(own.target if own else None, indicator, one, words)


def _amount(value: float | None, indicator: str, one: OneState, words: Words) -> Written:
    if value is None:
        return nothing("no-data", words)
    share, decimals = indicator in one.programme.share_ids, decimals_of(one.snapshot.figure(indicator))
    return Written(words.share(value) if share else words.number(value, decimals), "shown")


def _is_share(indicator: str, measured: Measured) -> bool:
    """Tell whether what is said of an indicator is a share: of the sheet's own, those that have no count to say."""
    own = indicator not in INDICATORS
    return bool(measured.share) and (own or indicator in SHARES)


def _signal(indicator: str, measured: Measured, one: OneState) -> Signal | None:
    if indicator == "ALC-1":
        return one.against_plan()[1]
    return one.signal(indicator, measured.share) if indicator in one.programme.share_ids else None


def _unjudged(indicator: str, measured: Measured, one: OneState, words: Words) -> str:
    """Return why there is no signal: no threshold was set, what it judges is not shown, or there is nothing yet."""
    share = one.against_plan()[0] if indicator == "ALC-1" else measured.share or measured.count
    if ("MET-2" if indicator == "ALC-1" else indicator) not in one.programme.thresholds:
        return words("sheet.no-signal")
    return (nothing(share.state, words) if share.state in {"protected", "no-data"} else not_yet(words)).text
