"""Measuring the same thing in one state and in the whole programme: counts, their shares, and why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.indicators.entries import BootcampEntry, CommitmentEntry, HubEntry
from lib.indicators.figure import Part, State, share_part
from lib.indicators.hubs import INSTALLED, VERIFIED
from lib.indicators.partners import met
from lib.indicators.targets import TargetEntry
from lib.tables.schema.vocabulary import BootcampStatus


@dataclass(frozen=True, slots=True)
class Measured:
    """A count and, where it has a base, its share of it."""

    count: Part
    share: Part | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing measured in a state and in the whole programme."""

    id: str
    here: Measured
    everywhere: Measured


def pair(both: Beside) -> tuple[Measured, Measured]:
    """Return what was measured in the state, and in the whole programme."""
    return both.here, both.everywhere


def not_measured(name: str, state: State) -> Beside:
    """Return something that could be measured nowhere, and why."""
    missing = Measured(Part(name, state), Part(name, state))
    return Beside(name, missing, missing)


def counted(measured: Measured) -> Measured:
    """Return what was measured where something may be missing from it: 0, or a share of nothing, is no data."""
    count, share = measured.count, measured.share
    return Measured(
        count if count.value else replace(count, state="no-data", value=None),
        share if share is None or share.denominator else replace(share, state="no-data", value=None),
    )


def share_of(top: Part, base: Part) -> Part:
    """Return one count of another. It is not shown where one of them is not."""
    if top.value is None or base.value is None:
        return Part(top.id, why_not(top.state, base.state))
    return share_part(top.id, int(top.value), int(base.value))


def why_not(one: State, other: State) -> State:
    """Return why a share of two counts cannot be said."""
    return next((each for each in ("protected", "no-data", "not-applicable") if each in {one, other}), "no-data")


def of_target(count: Part, target: TargetEntry | None) -> Part | None:
    """Return a count of its target; None where there is none."""
    if target is None or not target.target:
        return None
    if count.value is None:
        return Part(count.id, count.state)
    return Part(count.id, "shown", count.value / target.target, int(count.value), round(target.target))


def verified_of(hubs: Sequence[HubEntry]) -> Measured:
    """Return hubs verified in service, of those installed."""
    installed = sum(hub.condition in INSTALLED for hub in hubs)
    found = sum(hub.condition == VERIFIED for hub in hubs)
    return Measured(Part("SIT-2", "shown", found), share_part("SIT-2", found, installed))


def met_of(commitments: Sequence[CommitmentEntry], today: date) -> Measured:
    """Return commitments delivered, of those and of the confirmed ones."""
    part = met("ALI-1", commitments, today)
    return Measured(Part("ALI-1", "shown", part.numerator), part)


def completed_of(bootcamps: Sequence[BootcampEntry]) -> Measured:
    """Return bootcamps completed, of those that are not cancelled."""
    planned = [each for each in bootcamps if each.status != BootcampStatus.CANCELLED]
    done = sum(each.status == BootcampStatus.COMPLETED for each in planned)
    return Measured(Part("BOO-1", "shown", done), share_part("BOO-1", done, len(planned)))
