"""Hubs: phases, verified service, municipalities and use by bootcamps (SIT)."""

from datetime import date

from lib.indicators.facts import Facts
from lib.indicators.figure import Figure, Part, by_choice, count, no_data, share, share_part
from lib.programme.model import Rules
from lib.programme.setting import Setting
from lib.tables.schema.hubs import Hub
from lib.tables.schema.lists import choices_of
from lib.tables.schema.vocabulary import BootcampStatus, OperatingStatus, Phase


def hub_figures(facts: Facts, setting: Setting) -> list[Figure]:
    """Return SIT-1 to SIT-3."""
    if "sitios" not in facts.read:
        return [no_data("SIT-1", "hubs"), no_data("SIT-2", "share"), no_data("SIT-3", "count")]
    conditions = {hub.hub: condition(hub, setting.programme.rules, setting.today) for hub in facts.hubs}
    return [_by_phase(facts, setting), _verified(conditions), _municipalities(facts, conditions)]


def _by_phase(facts: Facts, setting: Setting) -> Figure:
    counts = by_choice(choices_of(Phase, setting.programme.lists), [hub.phase for hub in facts.hubs])
    parts = tuple(Part(str(phase), "shown", number) for phase, number in counts.items())
    return count("SIT-1", "hubs", len(facts.hubs), parts)


def _verified(conditions: dict[str, str]) -> Figure:
    """Return hubs verified in service of those installed; each condition is a part."""
    found = list(conditions.values())
    parts = tuple(Part(each, "shown", found.count(each)) for each in dict.fromkeys([VERIFIED, UNVERIFIED, *found]))
    return share("SIT-2", found.count(VERIFIED), sum(each in INSTALLED for each in found), parts)


def _municipalities(facts: Facts, conditions: dict[str, str]) -> Figure:
    """Return municipalities with a hub; a part tells hubs where a bootcamp ended, of those in service."""
    in_service = {hub for hub, each in conditions.items() if each in {VERIFIED, UNVERIFIED}}
    used = {row.hub for row in facts.bootcamps if row.status is BootcampStatus.COMPLETED and row.hub} & in_service
    part = share_part("hubs-with-bootcamp", len(used), len(in_service))
    if not used and ("bootcamps" not in facts.read or facts.lost.get("bootcamps")):
        part = Part("hubs-with-bootcamp", "no-data")
    return count("SIT-3", "count", len({hub.municipality for hub in facts.hubs}), (part,))


VERIFIED = "in-service-verified"
UNVERIFIED = "in-service-unverified"

CONDITIONS = (
    VERIFIED,
    UNVERIFIED,
    *(str(status) for status in OperatingStatus if status is not OperatingStatus.IN_SERVICE),
)
"""Every condition a hub can be in: the operating statuses, with «in service» split by its verification."""

INSTALLED = frozenset({VERIFIED, UNVERIFIED, str(OperatingStatus.INTERMITTENT), str(OperatingStatus.OUT_OF_SERVICE)})


def condition(hub: Hub, rules: Rules, today: date) -> str:
    """Return the hub's condition on a day."""
    if hub.status is not OperatingStatus.IN_SERVICE:
        return str(hub.status)
    return VERIFIED if is_verified(hub, rules, today) else UNVERIFIED


def is_verified(hub: Hub, rules: Rules, today: date) -> bool:
    """Tell whether somebody checked the hub within the programme's number of days."""
    return hub.verified_on is not None and 0 <= (today - hub.verified_on).days <= rules.hub_verified_days


def unverified_days(hub: Hub, today: date) -> int | None:
    """Return the days since the hub was last verified, or None where it never was."""
    return None if hub.verified_on is None else (today - hub.verified_on).days
