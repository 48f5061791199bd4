"""What a snapshot says of one state, and of the whole programme beside it. Nothing is said of any other state.

Counts of people come from the published tables only, so what is protected there is protected here. Shares are worked
out where both counts are shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.indicators.entries import BootcampEntry, CommitmentEntry, HubEntry
from lib.indicators.figure import Part, Signal, judged
from lib.indicators.hub_reach import WITHIN
from lib.indicators.pace import signal_of
from lib.indicators.targets import TargetEntry, of_period
from lib.programme.model import Programme, Source, TableId
from lib.snapshot.selection.comparison import (
    Beside,
    Measured,
    completed_of,
    counted,
    met_of,
    not_measured,
    of_target,
    pair,
    share_of,
    verified_of,
    why_not,
)
from lib.snapshot.selection.lookup import cell_at, values_of
from lib.snapshot.snapshot import Snapshot, SourceState
from lib.tables.schema.training import WHOLE_PROGRAMME
from lib.tables.schema.vocabulary import AgeBeyond, Stage

_TABLES: tuple[TableId, ...] = ("alcance", "bootcamps", "sitios", "metas")
_ATTENDED = {"stage": str(Stage.ATTENDED)}


@dataclass(frozen=True, slots=True)
class OneState:
    """A state's own part of a snapshot. `key` is INEGI's."""

    snapshot: Snapshot
    programme: Programme
    key: str

    @property
    def hubs(self) -> tuple[HubEntry, ...]:
        """The hubs in the state."""
        return tuple(hub for hub in self.snapshot.hubs if hub.state == self.key)

    @property
    def bootcamps(self) -> tuple[BootcampEntry, ...]:
        """The bootcamps in the state."""
        return tuple(each for each in self.snapshot.bootcamps if each.state == self.key)

    @property
    def commitments(self) -> tuple[CommitmentEntry, ...]:
        """What was promised for the state, by whomever, by due day."""
        return tuple(each for each in self.snapshot.commitments if each.state == self.key)

    @property
    def takes_part(self) -> bool:
        """Tell whether the programme works here: it was declared, or something is here."""
        return self.key in self.programme.programme.states or bool(self.hubs or self.bootcamps or self.commitments)

    def stages(self) -> tuple[Beside, ...]:
        """Return the funnel: people by stage; from the second on with the share of those at the stage before who went
        on to it, in bootcamps that ended.
        """
        everybody, ended = (
            self.snapshot.table(each) for each in ("people-by-stage-state", "people-ended-by-stage-state")
        )
        told: list[Beside] = []
        before: str | None = None
        for stage in (str(each) for each in Stage):
            counts = self._people(stage, everybody, {"stage": stage})
            shares = self._people(stage, ended, {"stage": stage}, {"stage": before} if before else None)
            told.append(
                Beside(
                    stage,
                    Measured(counts.here.count, shares.here.share),
                    Measured(counts.everywhere.count, shares.everywhere.share),
                )
            )
            before = stage
        return tuple(told)

    def reached(self) -> Beside:
        """Return people reached (ALC-1), as a share of the target where there is one."""
        here, everywhere = (each.count for each in pair(self._people("ALC-1", *self._attended())))
        return Beside(
            "ALC-1",
            Measured(here, of_target(here, self.target("ALC-1"))),
            Measured(everywhere, of_target(everywhere, self.target("ALC-1", WHOLE_PROGRAMME))),
        )

    def roles(self) -> tuple[Beside, ...]:
        """Return those who attended by role, as shares of all who attended."""
        table = self.snapshot.table("people-by-state-role")
        return tuple(
            self._people(role, table, {**_ATTENDED, "role": role}, _ATTENDED) for role in values_of(table, "role")
        )

    def ages(self) -> tuple[Beside, ...]:
        """Return those who attended by age, as shares of those whose age is known.

        Shares are protected where fewer people than the programme's smallest base have a known age.
        """
        table, told = self.snapshot.table("people-by-state-age"), []
        unknown = str(AgeBeyond.UNSPECIFIED)
        for age in values_of(table, "age"):
            both = self._people(age, table, {**_ATTENDED, "age": age})
            shares = [None if age == unknown else self._age_share(age, table, at) for at in self._places()]
            here, everywhere = pair(both)
            told.append(Beside(age, Measured(here.count, shares[0]), Measured(everywhere.count, shares[1])))
        return tuple(told)

    def focus_age(self) -> Beside:
        """Return the share of the age group that the programme reports on (PER-1)."""
        focus = self.programme.ages.focus
        nobody = Measured(Part("PER-1", "no-data"))
        found = next((each for each in self.ages() if each.id == focus), None)
        return Beside("PER-1", found.here, found.everywhere) if found else Beside("PER-1", nobody, nobody)

    def completed(self) -> Beside:
        """Return those who completed, as a share of those who attended, in bootcamps that ended (EMB-6)."""
        here, everywhere = (self._rate("EMB-6", state) for state in (self.key, ALL))
        return Beside("EMB-6", here, everywhere)

    def verified(self) -> Beside:
        """Return hubs verified in service, of those installed (SIT-2)."""
        whole = self.snapshot.figure("SIT-2")
        if whole.state == "no-data":
            return not_measured("SIT-2", "no-data")
        return self._counted("sitios", Beside("SIT-2", verified_of(self.hubs), verified_of(self.snapshot.hubs)))

    def near_hub(self) -> Beside:
        """Return people who live near a working hub, of all who live there (SIT-4)."""
        table = self.snapshot.table("reach-by-municipality")
        return Beside("SIT-4", *(self._near(table, state) for state in (self.key, ALL)))

    def commitments_met(self) -> Beside:
        """Return commitments delivered, of those firmly promised (ALI-1)."""
        if self.snapshot.figure("ALI-1").state == "no-data":
            return not_measured("ALI-1", "no-data")
        unread = self._sources_of_commitments()
        if not self.commitments and unread and all(each.condition == "unread" for each in unread):
            missing = Part("ALI-1", "no-data")
            return Beside("ALI-1", Measured(missing, missing), met_of(self.snapshot.commitments, self.snapshot.today))
        today = self.snapshot.today
        here, everywhere = (met_of(each, today) for each in (self.commitments, self.snapshot.commitments))
        return self._counted("compromisos", Beside("ALI-1", here, everywhere))

    def held(self) -> Beside:
        """Return bootcamps completed, of all that are not cancelled (BOO-1)."""
        if self.snapshot.figure("BOO-1").state == "no-data":
            return not_measured("BOO-1", "no-data")
        both = Beside("BOO-1", completed_of(self.bootcamps), completed_of(self.snapshot.bootcamps))
        return self._counted("bootcamps", both)

    def targets(self, indicator: str, scope: str | None = None) -> tuple[TargetEntry, ...]:
        """Return the state's own targets, or those of another scope, by period."""
        wanted = scope or self.key
        return tuple(each for each in self.snapshot.targets if (each.indicator, each.scope) == (indicator, wanted))

    def target(self, indicator: str, scope: str | None = None) -> TargetEntry | None:
        """Return the state's own target, or that of another scope, in the period that contains the cut-off."""
        return of_period(self.targets(indicator, scope), self.cut_off())

    def cut_off(self) -> date:
        """Return the day by which plan and targets are judged; today in snapshots that told none."""
        return self.snapshot.figure("MET-2").until or self.snapshot.today

    def against_plan(self) -> tuple[Part, Signal | None]:
        """Return MET-2 of the state alone: people of its bootcamps that should be over, of those planned in them."""
        share = self._rate("MET-2", self.key).share or Part("MET-2", "no-data")
        return share, self.signal("MET-2", share)

    def signal(self, indicator: str, share: Part | None) -> Signal | None:
        """Return the signal that the programme's threshold gives a share, where it set one."""
        return signal_of(judged(indicator, share) if share else None, self.programme.thresholds.get(indicator))

    def complete_to(self) -> date:
        """Return the day up to which reach is complete, as its owner declared; today where she declared none."""
        days = [source.facts_to for source in self.sources_of("alcance") if source.facts_to]
        return min([*days, self.snapshot.today])

    def lacks(self, table: TableId) -> bool:
        """Tell whether something of a table may be in this state and is not counted: rows, or all of it."""
        unread = [each.condition == "unread" for each in self.sources_of(table)]
        return self.snapshot.may_lack(table, self.key) or (bool(unread) and all(unread))

    def sources_of(self, table: TableId) -> tuple[SourceState, ...]:
        """Return the sources that deliver a table for this state: its owner's, or for commitments the state's own."""
        if table == "compromisos":
            return self._sources_of_commitments()
        owner = self.programme.owners.get(table)
        declared = [each for each in self.programme.sources if table in each.tabs and owner in {None, each.owner}]
        return self._states_of(declared)

    def sources(self) -> tuple[SourceState, ...]:
        """Return every source that what is said of the state rests on, the state's own first."""
        found = [*self.sources_of("compromisos"), *(each for table in _TABLES for each in self.sources_of(table))]
        return tuple({each.id: each for each in found}.values())

    def _counted(self, table: TableId, both: Beside) -> Beside:
        """Return what was measured, with no data where nothing was counted and something may be missing."""
        here, everywhere = (
            counted(measured) if self.snapshot.may_lack(table, place) else measured
            for measured, place in zip(pair(both), (self.key, ALL), strict=True)
        )
        return Beside(both.id, here, everywhere)

    def _sources_of_commitments(self) -> tuple[SourceState, ...]:
        """Return the ministry's source, and those of others who promised something here."""
        ours = {each.id for each in self.programme.partners if each.state == self.key}
        ours |= {each.partner for each in self.commitments}
        declared = [each for each in self.programme.sources if "compromisos" in each.tabs and each.owner in ours]
        return self._states_of(declared)

    def _states_of(self, declared: Sequence[Source]) -> tuple[SourceState, ...]:
        found = (self.snapshot.source(each.id) for each in declared)
        return tuple(each for each in found if each)

    def _rate(self, indicator: str, state: str) -> Measured:
        """Return a figure's share in a state, or in all, with the people that it counts."""
        figure = self.snapshot.figure(indicator)
        part = next((each for each in figure.parts if each.id == state), None)
        if state == ALL:
            part = Part(indicator, figure.state, figure.value, figure.numerator, figure.denominator, aside=figure.aside)
        elif part is None:
            part = Part(indicator, "not-applicable" if figure.cohort != "all" else "no-data")
        return Measured(Part(indicator, part.state, part.numerator), replace(part, id=indicator))

    def _near(self, table: Table | None, state: str) -> Measured:
        near, everybody = (self._cell("SIT-4", table, {"state": state, "distance": km}) for km in (str(WITHIN), ALL))
        return Measured(near, share_of(near, everybody))

    def _attended(self) -> tuple[Table | None, Mapping[str, str]]:
        return self.snapshot.table("people-by-stage-state"), _ATTENDED

    def _places(self) -> tuple[dict[str, str], dict[str, str]]:
        return {"state": self.key}, {"state": ALL}

    def _people(
        self, name: str, table: Table | None, at: Mapping[str, str], base: Mapping[str, str] | None = None
    ) -> Beside:
        here, everywhere = (
            Measured(
                self._cell(name, table, {**at, **place}),
                share_of(self._cell(name, table, {**at, **place}), self._cell(name, table, {**base, **place}))
                if base
                else None,
            )
            for place in self._places()
        )
        return Beside(name, here, everywhere)

    def _cell(self, name: str, table: Table | None, at: Mapping[str, str]) -> Part:
        cell = cell_at(table, at)
        if cell is None:
            return Part(name, "no-data" if self.takes_part or table is None else "not-applicable")
        return Part(name, cell.state, cell.value)

    def _age_share(self, age: str, table: Table | None, place: Mapping[str, str]) -> Part:
        everybody, unknown = (
            self._cell(age, table, {**_ATTENDED, **place, **at}) for at in ({}, {"age": str(AgeBeyond.UNSPECIFIED)})
        )
        if everybody.value is None or unknown.value is None:
            return Part(age, why_not(everybody.state, unknown.state))
        known = everybody.value - unknown.value
        if 0 < known < self.programme.rules.smallest_share_base:
            return Part(age, "protected")
        return share_of(self._cell(age, table, {**_ATTENDED, **place, "age": age}), Part(age, "shown", known))
