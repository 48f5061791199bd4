"""Commitments, active partners, communication and shared resources (ALI, COM)."""

from datetime import date, timedelta

from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, count, no_data, share, share_part
from lib.programme.setting import Setting
from lib.tables.schema.coordination import Commitment
from lib.tables.schema.vocabulary import ActionKind, ActionStatus, CommitmentStatus, ResourceLicence

_PROMISED = frozenset({CommitmentStatus.CONFIRMED, CommitmentStatus.DELIVERED})


def partner_figures(facts: Facts, setting: Setting) -> list[Figure]:
    """Return ALI-1, ALI-2, COM-1 and COM-2."""
    return [
        _commitments_met(facts),
        _active(facts, setting),
        _actions_done(facts, setting.today),
        _shared_resources(facts),
    ]


def met(commitments: list[Commitment]) -> tuple[int, int]:
    """Return how many commitments were delivered, of those confirmed or delivered."""
    promised = [each for each in commitments if each.status in _PROMISED]
    return sum(each.status is CommitmentStatus.DELIVERED for each in promised), len(promised)


def _commitments_met(facts: Facts) -> Figure:
    if "compromisos" not in facts.read:
        return no_data("ALI-1", "share")
    parts = tuple(
        share_part(partner, *met([each for each in facts.commitments if each.partner == partner]))
        for partner in sorted({each.partner for each in facts.commitments})
    )
    return share("ALI-1", *met(list(facts.commitments)), parts)


def _active(facts: Facts, setting: Setting) -> Figure:
    """Return partners with a delivered commitment, or an action in the programme's number of days."""
    if not {"compromisos", "comunicacion"} & facts.read:
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
