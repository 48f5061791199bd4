"""All indicators of one reading: checked tables in, figures and published tables out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from lib.indicators.counts.known import Kept
from lib.indicators.counts.published import Before, Table, known_of, ledger_of, remember, tables_of, to_hide
from lib.indicators.data_quality import Quality, quality_figures, quality_of
from lib.indicators.declaring.cells import declared_tables, enter_declared
from lib.indicators.declaring.compiled import Compiled, compile_indicators, with_declared
from lib.indicators.declaring.figures import declared_figures
from lib.indicators.disclosure.cells import Cell, Ledger
from lib.indicators.due import Due, due_entries
from lib.indicators.entries import (
    ActionEntry,
    BootcampEntry,
    CommitmentEntry,
    HubEntry,
    SessionEntry,
    action_entries,
    bootcamp_entries,
    commitment_entries,
    hub_entries,
    session_entries,
)
from lib.indicators.facts import Facts, complete_to, facts_of
from lib.indicators.figure import Figure, judged
from lib.indicators.follow_up import follow_up_figures
from lib.indicators.forecast import forecast_figure
from lib.indicators.hub_reach import PlaceWithoutHub, hub_reach
from lib.indicators.hubs import hub_figures
from lib.indicators.lost import lost_rows
from lib.indicators.own_values import OwnValues, own_values
from lib.indicators.pace import pace_figures, signal_of
from lib.indicators.partners import partner_figures
from lib.indicators.reach import reach_figures
from lib.indicators.targets import TargetEntry, against_targets, programme_target, target_entries
from lib.indicators.training import training_figures
from lib.programme.indicator_ids import INDICATORS
from lib.programme.setting import Setting
from lib.tables.finding import Finding
from lib.tables.reading.table import ReadTable


@dataclass(frozen=True, slots=True)
class Indicators:
    """What a reading says: figures by indicator, published tables, entries, and how far each source can be trusted."""

    figures: dict[str, Figure]
    tables: tuple[Table, ...]
    bootcamps: tuple[BootcampEntry, ...]
    hubs: tuple[HubEntry, ...]
    commitments: tuple[CommitmentEntry, ...]
    actions: tuple[ActionEntry, ...]
    due: tuple[Due, ...]
    qualities: dict[str, Quality]
    facts_to: dict[str, date]
    targets: tuple[TargetEntry, ...] = ()
    lost: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sessions: tuple[SessionEntry, ...] = ()
    places_without_hub: tuple[PlaceWithoutHub, ...] = ()
    own: OwnValues = field(default_factory=dict)


_NOTHING_BEFORE = Before()
_NOTHING_DECLARED = Compiled()


@dataclass(frozen=True, slots=True)
class Counting:
    """What a reading counts, before anything of it is hidden. Detail in `kept` is an earlier snapshot's."""

    tables: Sequence[ReadTable]
    findings: Sequence[Finding]
    setting: Setting
    facts: Facts
    ledger: Ledger
    kept: Kept
    declared: Compiled = _NOTHING_DECLARED

    def remember(self, before: Before) -> None:
        """Note what readers have from an earlier snapshot, which is not hidden in vain."""
        remember(self.ledger, self.facts, before)

    def to_hide(self, hidden_before: frozenset[Cell] = frozenset()) -> frozenset[Cell]:
        """Return what must be hidden so that no small count can be worked out; `hidden_before` is hidden again."""
        return to_hide(self.ledger, self.setting.programme.rules.protected_below, hidden_before)


_NOTHING_KEPT = Kept(frozenset())


def counting_of(
    tables: Sequence[ReadTable], findings: Sequence[Finding], setting: Setting, kept: Kept = _NOTHING_KEPT
) -> Counting:
    """Count everything, but the detail that is kept."""
    facts, setting = facts_of(tables), with_declared(setting)
    ledger, declared = ledger_of(facts, setting, kept.places), compile_indicators(setting.programme)
    enter_declared(ledger, facts, setting.programme, declared)
    return Counting(tables, findings, setting, facts, ledger, kept, declared)


def compute(
    tables: Sequence[ReadTable],
    findings: Sequence[Finding],
    setting: Setting,
    hidden_before: frozenset[Cell] = frozenset(),
    before: Before = _NOTHING_BEFORE,
) -> Indicators:
    """Compute everything that is shown, protected against small counts.

    Cells in `hidden_before` are hidden again; what readers have from `before` is not hidden in vain.
    """
    counting = counting_of(tables, findings, setting)
    counting.remember(before)
    return indicators_of(counting, counting.to_hide(hidden_before))


def indicators_of(counting: Counting, hidden: frozenset[Cell]) -> Indicators:
    """Return everything that is shown when the cells in `hidden` are not."""
    tables, findings, setting, facts = counting.tables, counting.findings, counting.setting, counting.facts
    lost = lost_rows(facts, setting.programme)
    known = known_of(counting.ledger, facts, hidden, counting.kept, lost)
    qualities = _qualities(tables, findings, facts, setting)
    nearby = hub_reach(facts, setting)
    until = complete_to(facts, setting)
    figures = {figure.id: figure for figure in reach_figures(facts, known, setting.programme)}
    figures.update(counting.kept.figures if "alcance" in facts.read else {})
    for more in (
        (forecast_figure(facts, known),),
        pace_figures(facts, known, until, setting.programme),
        training_figures(facts, setting),
        hub_figures(facts, setting),
        (nearby.figure,),
        partner_figures(facts, setting),
        follow_up_figures(facts, known, until),
        quality_figures(qualities),
    ):
        figures.update({figure.id: figure for figure in more})
    shown = (*tables_of(known, facts, setting), *declared_tables(known, facts, setting.programme, counting.declared))
    own = declared_figures(counting.declared, shown, facts, lost, setting.programme)
    figures.update({figure.id: figure for figure in own})
    figures["MET-1"] = against_targets(facts, known, figures, until)
    ids = setting.programme.indicator_ids
    return Indicators(
        tables=(*shown, *nearby.tables),
        figures={each: _judged(lost.said(figures[each]), facts, setting, until) for each in ids},
        bootcamps=bootcamp_entries(facts, known),
        hubs=hub_entries(facts, setting),
        commitments=commitment_entries(facts),
        actions=action_entries(facts),
        due=due_entries(facts, setting),
        sessions=session_entries(facts),
        qualities=qualities,
        facts_to={source: cover.complete_to for source, cover in facts.covers.items()},
        targets=target_entries(facts),
        places_without_hub=nearby.without,
        lost=lost.states(),
        own=own_values(facts, setting.programme),
    )


def _judged(figure: Figure, facts: Facts, setting: Setting, until: date) -> Figure:
    """Add the programme's target of the present period and the signal of the thresholds that it set."""
    target = programme_target(facts, figure.id, until)
    target = figure.target if target is None or (figure.id in INDICATORS and figure.target is not None) else target
    signal = figure.signal or signal_of(judged(figure.id, figure), setting.programme.thresholds.get(figure.id))
    return replace(figure, target=target, signal=signal)


def _qualities(
    tables: Sequence[ReadTable], findings: Sequence[Finding], facts: Facts, setting: Setting
) -> dict[str, Quality]:
    by_source: Mapping[str, list[ReadTable]] = {
        source.id: [table for table in tables if table.source == source.id] for source in setting.programme.sources
    }
    return {
        source.id: quality_of(
            source,
            by_source[source.id],
            [found for found in findings if found.source == source.id],
            facts,
            setting.today,
        )
        for source in setting.programme.sources
    }
