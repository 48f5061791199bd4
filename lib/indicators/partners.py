"""Commitments, active partners, communication and shared resources (ALI, COM)."""

from collections.abc import Iterable
from datetime import date, timedelta

from lib.indicators.due import is_due
from lib.indicators.entries import CommitmentEntry
from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, count, no_data, of_part, share, share_part
from lib.programme.setting import Setting
from lib.tables.schema.coordination import Commitment
from lib.tables.schema.vocabulary import ActionKind, ActionStatus, CommitmentStatus, ResourceLicence

_SHOW_ACTIVITY = frozenset({"compromisos", "comunicacion"})
_PROMISED = frozenset({CommitmentStatus.CONFIRMED, CommitmentStatus.DELIVERED})


def partner_figures(facts: Facts, setting: Setting) -> list[Figure]:
    """Return ALI-1, ALI-2, COM-1 and COM-2."""
    return [
        _commitments_met(facts, setting.today),
        _active(facts, setting),
        _actions_done(facts, setting.today),
        _shared_resources(facts),
    ]


def met(name: str, commitments: Iterable[Commitment | CommitmentEntry], today: date) -> Part:
    """Return the share of commitments that were delivered, of those and of the confirmed ones.

    `aside` is how many of them are not due yet.
    """
    promised = [each for each in commitments if each.status in _PROMISED]
    delivered = sum(each.status == CommitmentStatus.DELIVERED for each in promised)
    counted = sum(each.status == CommitmentStatus.DELIVERED or is_due(each.due, today) for each in promised)
    return share_part(name, delivered, len(promised), len(promised) - counted)


def _commitments_met(facts: Facts, today: date) -> Figure:
    if "compromisos" not in facts.read:
        return no_data("ALI-1", "share")
    parts = tuple(
        met(partner, [each for each in facts.commitments if each.partner == partner], today)
        for partner in sorted({each.partner for each in facts.commitments})
    )
    return of_part(met("ALI-1", facts.commitments, today), "ALI-1", parts)


def _active(facts: Facts, setting: Setting) -> Figure:
    """Return partners with a delivered commitment, or an action in the programme's number of days."""
    expected = {table for source in setting.programme.sources for table in source.tabs} & _SHOW_ACTIVITY
    if not expected or not expected <= facts.read:
        return no_data("ALI-2", "count")
    since = setting.today - timedelta(days=setting.programme.rules.active_partner_days)
    delivered = {each.partner for each in facts.commitments if each.status is CommitmentStatus.DELIVERED}
    acted = {
        each.partner
        for each in facts.actions
        if each.status is ActionStatus.DONE and since <= each.day <= setting.today
    }
    return count("ALI-2", "count", len(delivered | acted))


def _actions_done(facts: Facts, today: date) -> Figure:
    if "comunicacion" not in facts.read:
        return no_data("COM-1", "share")
    done = sum(each.status is ActionStatus.DONE for each in facts.actions)
    due = sum(each.status is ActionStatus.PLANNED and each.day <= today for each in facts.actions)
    return share("COM-1", done, done + due)


def _shared_resources(facts: Facts) -> Figure:
    """Return resources that anyone may use: with an open licence and a link."""
    if "comunicacion" not in facts.read:
        return no_data("COM-2", "count")
    shared = [
        each
        for each in facts.actions
        if each.kind is ActionKind.RESOURCE
        and each.status is not ActionStatus.CANCELLED
        and each.link
        and each.licence in {ResourceLicence.CC_BY, ResourceLicence.CC_BY_SA}
    ]
    return count("COM-2", "count", len(shared))
